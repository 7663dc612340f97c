"""Where output and labels part: gold on one side, output on the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MissKind = Literal["missed", "extra", "wrong"]


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between labels and output."""

    layer: str  # "claims", "quantities", ..., "alignment", "relation", "single"
    kind: MissKind  # labelled and not shown; shown and not labelled; shown otherwise
    gold: str | None
    output: str | None
