"""What is wrong with a part of a model's reply: told to the model first, then to the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.analysis.types import Rejection

if TYPE_CHECKING:
    from summarize.analysis.types import RejectionReason

_LONGEST = 300  # characters of a quotation in a rejection


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a reply that cannot be kept as it is."""

    path: str  # where in the reply: "claims[3]"
    what: str  # "claim", "summary" ...
    quote: str  # the words of the reply that it is about
    reason: RejectionReason
    told: str  # what is wrong, in a sentence that the model can act on

    @property
    def line(self) -> str:
        """The fault as a repair request tells it."""
        return f"{self.path}: {self.told}"

    @property
    def rejection(self) -> Rejection:
        """The fault as an analysis shows it."""
        quote = self.quote if len(self.quote) <= _LONGEST else self.quote[: _LONGEST - 1] + "…"
        return Rejection(self.what, quote, self.reason)
