"""A draft: what a file format gives up about an article, before it is put in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = ("id", "outlet", "title", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article's text and its metadata as written; `FIELDS` are the keys of `fields`."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
