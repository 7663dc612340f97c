"""Gold: what people, or those who stand in for them, found in the articles of one event.

A layer that nobody labelled is None, and is not scored; an empty one says that there is nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from summarize.articles.types import Article
    from summarize.comparison.types import Figures, PairRelation, Relation
    from summarize.text.types import Frame, LoadedCategory, Role, Stance

Pair: TypeAlias = tuple[str, str]  # two article ids, in order


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A labelled passage: `article.text[start:end] == quote`."""

    quote: str
    start: int  # code points
    end: int  # exclusive


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """A labelled figure as an interval, with what it counts."""

    span: GoldSpan
    role: Role
    low: float | None  # None: no bound
    high: float | None
    low_open: bool
    high_open: bool
    unit: str | None
    group: str | None


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """What somebody is said to have said, and who."""

    span: GoldSpan  # what is said
    source: str | None  # None: nobody is named
    cue: str | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class GoldLoaded:
    """A loaded phrase."""

    span: GoldSpan
    category: LoadedCategory
    in_quote: bool


@dataclass(frozen=True, slots=True)
class GoldName:
    """What the article calls a contested thing or actor."""

    span: GoldSpan
    entity: str
    label: str


@dataclass(frozen=True, slots=True)
class GoldFrames:
    """The frames of one article."""

    primary: Frame | None
    secondary: tuple[Frame, ...]

    @property
    def all(self) -> frozenset[Frame]:
        """Primary and secondary together."""
        return frozenset((*self.secondary, *([self.primary] if self.primary else ())))


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and its labels, layer by layer."""

    article: Article
    claims: tuple[GoldSpan, ...] | None
    quantities: tuple[GoldQuantity, ...] | None
    attributions: tuple[GoldAttribution, ...] | None
    loaded: tuple[GoldLoaded, ...] | None
    names: tuple[GoldName, ...] | None
    frames: GoldFrames | None
    boilerplate: tuple[GoldSpan, ...] | None


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact of the event, who states it where, and how each pair of articles stands."""

    id: str
    text: str
    relation: Relation
    figures: Figures | None
    statements: dict[str, tuple[GoldSpan, ...]]  # by article id
    pairs: dict[Pair, PairRelation]  # every pair of `statements`
    trap: str | None  # what invites a false finding: "compatible_bounds", ...


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event: its articles with their labels, and its facts."""

    id: str
    kind: str | None
    held_out: bool
    sha256: str  # of the file of labels
    articles: tuple[GoldArticle, ...]
    facts: tuple[GoldFact, ...] | None
    copies: tuple[frozenset[str], ...] | None  # ids of articles that carry one text
