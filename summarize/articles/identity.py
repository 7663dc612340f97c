"""Ids: what an article is called in every output, unique among those read together."""

from __future__ import annotations

import re
import unicodedata

_LONGEST_SLUG = 80
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(name: str, fallback: str = "article") -> str:
    """`name` in lower-case ASCII letters, digits and single hyphens, at most 80 characters.

    Accents are taken off. Where nothing is left (another script), `fallback` as it stands.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return _NOT_SLUG.sub("-", plain.lower()).strip("-")[:_LONGEST_SLUG].rstrip("-") or fallback


def unique_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` ... not in `taken`, and adds it there."""
    identity, number = wanted, 1
    while identity in taken:
        number += 1
        identity = f"{wanted}-{number}"
    taken.add(identity)
    return identity
