"""What reports on evaluations show, in their order: figures as text, free text made visible."""

from __future__ import annotations

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]  # a heading, and a value for each arm


@dataclass(frozen=True, slots=True)
class Measured:
    """An arm's score over a group of events."""

    value: float
    low: float | None
    high: float | None
    text: str  # ".73"
    interval: str  # "[.61, .85]", or ""
    note: str = ""  # "2 of 8 events, repeats ±.03"
    carried: tuple[int, int] = (0, 0)  # events that have the score, of so many

    @property
    def whole(self) -> str:
        """Score and interval: ".73 [.61, .85]"."""
        return f"{self.text} {self.interval}".rstrip()


@dataclass(frozen=True, slots=True)
class ScoreName:
    """A score, and how to read it."""

    name: str
    title: str
    meaning: str
    lower: bool  # whether lower is better
    share: bool  # from 0 to 1; else a count
    tested: bool  # one of those to look at first


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score, arm by arm; None where an arm has none."""

    of: ScoreName
    cells: tuple[Measured | None, ...]


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The scores over some of the events."""

    key: str
    title: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition and what was found."""

    gate: str
    arm: str
    passed: bool
    detail: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event's scores of one arm; "–" where it has none."""

    event: str
    kind: str
    held_out: bool
    cells: tuple[str, ...]
    shares: tuple[float | None, ...]  # the same, to draw; None for a count
    missed: int  # differences from the labels


@dataclass(frozen=True, slots=True)
class FailedArticle:
    """An article of which no analysis came, and why."""

    event: str
    article: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """What was shown at a level of confidence, and how much of it was right, arm by arm."""

    what: str
    level: str
    cells: tuple[str, ...]
    shares: tuple[float | None, ...]  # the same, to draw


@dataclass(frozen=True, slots=True)
class Miss:
    """A difference between labels and output."""

    kind: str  # missed, extra, wrong
    layer: str  # as in the report, "other" for one that has no words here
    title: str  # the layer in words
    gold: str | None
    output: str | None


@dataclass(frozen=True, slots=True)
class MissedArticle:
    """An article's differences; the comparison's are those of no article."""

    article: str
    score: str  # "claims, F1: .72", or ""
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class MissedEvent:
    """An event's differences; of a held-out one only how many there are."""

    event: str
    held_out: bool
    total: int
    shown: int
    articles: tuple[MissedArticle, ...]


@dataclass(frozen=True, slots=True)
class ArmView:
    """What one arm did, event by event."""

    name: str
    about: str  # engine, model and prompt
    events: tuple[EventRow, ...]
    failed: tuple[FailedArticle, ...]
    missed: tuple[MissedEvent, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What an evaluation and an A/B have in common."""

    title: str
    names: tuple[str, ...]  # of the arms
    gold: tuple[tuple[str, ...], ...]  # event, kind, articles, held out, hash
    held_out: int  # how many of the events are
    repeated: bool  # whether an arm read articles more than once
    scores: tuple[ScoreName, ...]
    groups: tuple[ScoreGroup, ...]
    columns: tuple[ScoreName, ...]  # of the tables of events
    arms: tuple[ArmView, ...]
    costs: Rows
    levels: tuple[Level, ...]
    made: Rows
    version: str


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """A report on an evaluation."""

    outline: Outline
    gates: tuple[Gate, ...]  # those that fail first
    verdict: str  # on the gates, in one sentence
    failing: bool


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """The second arm less the first on one score."""

    of: ScoreName
    primary: bool
    first: str
    second: str
    difference: str
    interval: str
    events: int
    chance: str
    noticeable: str
    verdict: str
    value: float  # the difference
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class EventPair:
    """An event's primary score under both arms."""

    event: str
    held_out: bool
    first: str
    second: str
    difference: str
    value: float  # the difference


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """An article's primary score under both arms, and what each showed."""

    event: str
    article: str
    first: str
    second: str
    difference: str
    outcome: str  # win, loss or tie, of the second
    held_out: bool
    outputs: tuple[tuple[tuple[str, bool], ...], ...]  # by arm: (claim, whether both have it)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What had to hold, and whether it does."""

    text: str
    passed: bool
    detail: str  # what was found, a sentence
    margin: float


@dataclass(frozen=True, slots=True)
class AbView:
    """A report on an A/B."""

    outline: Outline
    primary: ScoreName
    verdict: str
    words: tuple[str, ...]
    required: Requirement | None
    differences: tuple[DifferenceRow, ...]  # the primary score first
    by_event: bool  # whether some are of scores that an evaluation pools over events
    tally: str  # wins, losses and ties in words
    events: tuple[EventPair, ...]
    articles: tuple[ArticlePair, ...]
