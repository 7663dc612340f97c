"""The Comparison: what several articles share, where they differ, what one outlet alone tells.

The JSON form is `schemas/comparison.v1.json`; a test holds its closed lists and the `Literal`
types here together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from summarize.analysis.types import (
    Analysis,
    ClaimAttribution,
    Engine,
    FrameUse,
    LoadedPhrase,
    Position,
    SourceUse,
    Tone,
)
from summarize.evidence import Evidence
from summarize.jsonform import ABSENT
from summarize.text.agency import Agency
from summarize.text.types import Quantity

SCHEMA: Final = "comparison/1"

PairRelation = Literal["shared", "conflict", "disputed", "update", "unresolved"]
Relation = Literal["shared", "conflict", "disputed", "update", "unresolved", "single"]
Figures = Literal["equal", "differ"]
Similarity = Literal["none", "weak"]
Confidence = Literal["high", "medium", "low"]
Section = Literal["agreed", "differing", "single"]


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """An article's column heading; the analyses carry the rest."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str
    url: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read or analysed; the comparison went on without it."""

    input: str
    reason: str


@dataclass(frozen=True, slots=True)
class FactClaim:
    """One article's statement of a fact."""

    article: str  # article id
    claim: str  # claim id within that article's analysis
    text: str
    evidence: tuple[Evidence, ...]
    quantities: tuple[Quantity, ...]  # only those that belong to this fact
    attribution: ClaimAttribution | None


@dataclass(frozen=True, slots=True)
class FactPair:
    """Two statements of a fact and how they stand to each other."""

    a: str  # article id
    b: str
    relation: PairRelation
    reason: str  # one sentence that names the deciding words


@dataclass(frozen=True, slots=True)
class NotFound:
    """An article in which a fact was searched for and not found."""

    article: str
    nearest: Evidence | None  # the most similar passage, kept so that a reader can judge
    similarity: Similarity


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that at least one article states, and where each stands to it."""

    id: str  # "f1" ... in the order shown
    text: str
    relation: Relation
    figures: Figures | None  # None where no figures are compared
    claims: tuple[FactClaim, ...]
    pairs: tuple[FactPair, ...]
    not_found_in: tuple[NotFound, ...]
    texts: int  # independent texts among the outlets that state it
    explanation: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Undecided:
    """A claim too like another passage to be one outlet's own, too unlike to be shared."""

    article: str
    claim: str
    text: str
    evidence: tuple[Evidence, ...]
    near: tuple[NotFound, ...]  # the nearest passage of each other article


@dataclass(frozen=True, slots=True)
class EntityLabel:
    """One label an article puts on an entity."""

    article: str
    label: str
    count: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """What each article calls one thing or actor."""

    entity: str
    labels: tuple[EntityLabel, ...]


@dataclass(frozen=True, slots=True)
class LoadedProfile:
    """One article's loaded language; `count` and `per_1000_words` are of its own voice."""

    count: int
    in_quotes: int
    per_1000_words: float
    items: tuple[LoadedPhrase, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """How and where one article tells a fact: who acts in it, and in which part it stands."""

    article: str
    claim: str
    position: Position
    agency: Agency | None  # of the clause that tells it; None where no act is seen


@dataclass(frozen=True, slots=True)
class Telling:
    """One fact that several articles tell, as each of them tells it."""

    fact: str  # fact id
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class FramingComparison:
    """How each article says it, by article id, and how each common fact is told."""

    frames: dict[str, tuple[FrameUse, ...]]
    tone: dict[str, tuple[Tone, ...]]
    loaded_language: dict[str, LoadedProfile]
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcingProfile:
    """Whom one article cites, and how."""

    sources: tuple[SourceUse, ...]
    attributed_claims: int
    unattributed_claims: int
    direct_quotes: int
    verbs: dict[str, int]


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence of the neutral account and the facts it rests on."""

    section: Section
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that carry one text: near-verbatim passages or one agency's credit."""

    articles: tuple[str, ...]
    agency: str | None
    passages: tuple[Evidence, ...]  # of the first article


@dataclass(frozen=True, slots=True)
class Encoding:
    """The model by whose vectors statements were found alike in meaning."""

    model: str
    package: str | None  # that carries it
    version: str | None  # of the package
    sha256: str | None  # of the weights


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several analyses side by side."""

    schema_: Literal["comparison/1"]
    articles: tuple[ArticleHeading, ...]  # in input order
    analyses: tuple[Analysis, ...]
    failures: tuple[Failure, ...]
    facts: tuple[Fact, ...]
    undecided: tuple[Undecided, ...]
    names: tuple[EntityRow, ...]
    framing: FramingComparison
    sourcing: dict[str, SourcingProfile]
    brief: tuple[BriefSentence, ...]
    copies: tuple[Copies, ...]
    warnings: tuple[str, ...]
    alignment: Engine | None = None  # the model that put claims together; None: their words did
    # Where meaning helped the words; absent otherwise, so that output without it stays as it was.
    semantic: Encoding | None = field(default=None, metadata={ABSENT: True})
