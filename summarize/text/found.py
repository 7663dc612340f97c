"""An attribution as first found: by places in a row, its source not yet named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.text.types import Span, Stance

Phrase = tuple[int, int]  # elements of a row, end exclusive


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution before its source is resolved."""

    cue: Phrase  # the whole cue: "has repeatedly said"
    head: Phrase  # the verb with its particle: "said", "called for"
    source: Phrase | None
    contents: tuple[Span, ...]  # code points of the article
    stance: Stance
    quoted: bool = False  # whether a content begins or ends in a quotation
