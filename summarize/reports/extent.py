"""How much a report on a terminal shows: its main findings, or everything."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.reports.quoting import LONG


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is shown: entries of each list, characters of a quote; None for all of it."""

    claims: int | None = None  # of a reading
    told: int | None = None  # sentences of the brief, a part
    sentence: int | None = None  # characters of such a sentence
    agreed: int | None = None
    differing: int | None = None
    perhaps: int | None = None
    articles: int | None = None  # whose words are shown beside each other
    single: int | None = None  # facts, an article
    undecided: int | None = None
    absences: int | None = None  # articles named one by one in which a fact was not found
    names: int | None = None
    tellings: int | None = None
    phrases: int | None = None  # an article
    sources: int | None = None  # an article
    quote: int | None = None
    undecided_quote: int | None = None
    nearest: int | None = None  # characters of a passage that is near, or was quoted above

    @property
    def whole(self) -> bool:
        """Whether nothing is held back."""
        return self.quote is None


READING = Extent(claims=8, names=8, phrases=8, sources=8, quote=LONG)
# Two articles on about three screens.
COMPARISON = Extent(
    told=5,
    sentence=600,
    agreed=4,
    differing=5,
    perhaps=2,
    articles=6,
    single=3,
    undecided=2,
    absences=2,
    names=3,
    tellings=2,
    phrases=5,
    sources=4,
    quote=160,
    undecided_quote=105,
    nearest=70,
)
WHOLE = Extent()
