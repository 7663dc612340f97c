"""What a report shows, in the order it shows it: plain records with the words already chosen.

Every string here has been through `visible`, so a renderer has only its own medium to escape
for. Renderers decide typography; order and wording are decided once, where these are made.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim quote and where it stands in its article."""

    text: str
    sentence: str | None
    start: int  # code points into the article
    end: int
    marks: tuple[tuple[int, int], ...] = ()  # spans of `text` that carry the finding: a figure

    @property
    def reference(self) -> str:
        """The sentence id, or the offsets where there is none."""
        return self.sentence or f"{self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Heading:
    """One article as it is announced."""

    name: str  # the outlet, or the id where it is unknown
    title: str | None
    details: str  # "21 September 2023, 412 words"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article says on a fact or in a claim, and on whose word."""

    article: str  # display name
    passages: tuple[Passage, ...]
    figures: tuple[str, ...]  # "at least 32 people killed"
    credit: str  # "in its own voice", "credited to Ana Ruiz (“said”)"


@dataclass(frozen=True, slots=True)
class Absence:
    """An article in which a fact was not found, and the passage that comes nearest."""

    article: str
    nearest: Passage | None


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact, where each article stands to it, and why that is so."""

    id: str
    relation: str  # the key of its relation: what a style may hang on
    sign: str
    word: str  # "conflict", "shared, figures differ"
    topic: str  # a few words on what it is about; may be empty
    statements: tuple[Statement, ...]
    absences: tuple[Absence, ...]
    explanation: str
    reasons: tuple[str, ...]  # pair by pair, where there is more than one pair
    notes: tuple[str, ...]  # "2 outlets, 1 independent text"
    doubt: str  # "low confidence in the match"; empty where there is none to speak of
    agreed: bool  # all tell the same
    doubtful: bool  # so uncertain a match that others come first


@dataclass(frozen=True, slots=True)
class SingleGroup:
    """What one article alone tells."""

    article: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class UndecidedView:
    """A claim that comes close to a passage of another article, and those passages."""

    article: str
    passages: tuple[Passage, ...]
    near: tuple[tuple[str, Passage], ...]  # (article, its nearest passage)


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A part of the neutral account: sentences, each with the ids of its facts."""

    section: str  # agreed, differing or single
    heading: str
    sentences: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A label an article uses: how often, and where."""

    label: str
    count: int
    note: str  # "in a quotation": only inside sources' quotations; may be empty
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """What each article calls one thing or actor; articles that do not name it are absent."""

    entity: str
    labels: tuple[tuple[str, tuple[Label, ...]], ...]  # (article, its labels)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A loaded phrase with a plainer wording."""

    phrase: str
    category: str
    plainer: str | None
    reference: str


@dataclass(frozen=True, slots=True)
class WordingView:
    """One article's loaded language, its own voice and its sources' apart."""

    article: str
    rate: str  # "4 phrases, 9.7 per 1,000 words"
    own: tuple[Phrase, ...]
    quoted: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class AspectView:
    """A frame or a tone of one article: what it is, on what ground, where."""

    article: str
    name: str
    ground: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source of an article: how often it is cited, with which verbs, where."""

    source: str
    kind: str
    uses: int
    verbs: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcingView:
    """Whom one article cites, and how."""

    article: str
    balance: str  # "7 claims credited to a source, 12 in its own voice, 3 direct quotations"
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class CopiesView:
    """Articles that carry one text, and passages that show it."""

    articles: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading of one article."""

    heading: Heading
    warnings: tuple[str, ...]
    summary: tuple[tuple[str, tuple[Passage, ...]], ...]
    claims: tuple[Statement, ...]  # the most salient first
    names: tuple[NameView, ...]
    wording: WordingView
    frames: tuple[AspectView, ...]
    tone: tuple[AspectView, ...]
    sourcing: SourcingView
    rejected: tuple[str, ...]
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison of several articles."""

    title: str
    headings: tuple[Heading, ...]
    warnings: tuple[str, ...]
    failures: tuple[str, ...]
    brief: tuple[BriefPart, ...]
    agreed: tuple[FactView, ...]
    perhaps: tuple[FactView, ...]  # told alike, but matched with low confidence
    differing: tuple[FactView, ...]
    single: tuple[SingleGroup, ...]
    undecided: tuple[UndecidedView, ...]  # each pair of passages once
    undecided_claims: int
    names: tuple[NameView, ...]
    contrasts: tuple[NameView, ...]  # what one calls a victory and another "victory"
    tellings: tuple[NameView, ...]  # facts of which one names the doer, or leads with them
    wording: tuple[WordingView, ...]
    frames: tuple[AspectView, ...]
    tone: tuple[AspectView, ...]
    sourcing: tuple[SourcingView, ...]
    copies: tuple[CopiesView, ...]
    footer: tuple[str, ...]
