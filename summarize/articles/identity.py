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
    """`wanted`, or `wanted-2`, `wanted-3` ..., whichever is not in `taken`; it is added there.

    Takes logarithmic time, so that a million lines without an id do not take a million steps
    each: doubling finds a free number, halving the one after the last that is taken.
    """
    if wanted not in taken:
        taken.add(wanted)
        return wanted
    used, free = 1, 2
    while f"{wanted}-{free}" in taken:
        used, free = free, 2 * free
    while free - used > 1:
        middle = (used + free) // 2
        used, free = (middle, free) if f"{wanted}-{middle}" in taken else (used, middle)
    identity = f"{wanted}-{free}"
    taken.add(identity)
    return identity
