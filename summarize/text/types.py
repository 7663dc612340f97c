"""What the finders of `text/` hand out; plain data, all offsets code points into the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from summarize.evidence import Evidence

Span: TypeAlias = tuple[int, int]  # start, end (exclusive)

Role = Literal[
    "killed",
    "wounded",
    "missing",
    "displaced",
    "detained",
    "affected",
    "rescued",
    "dismissed",
    "voted",
    "attended",
    "infected",
    "deployed",
    "damaged",
    "paid",
    "owed",
    "distance",
    "duration",
    "share",
    "other",
]
Stance = Literal["asserted", "reported", "hedged", "denied"]
QuotationForm = Literal["direct", "indirect", "mixed"]
SourceKind = Literal[
    "official", "expert", "party", "witness", "document", "media", "anonymous", "other"
]
LoadedCategory = Literal[
    "intensifier",
    "victory_defeat",
    "scare_quotes",
    "loaded_verb",
    "label",
    "speculation",
    "editorial",
]
Polarity = Literal["positive", "neutral", "negative"]
Frame = Literal[
    "Economic",
    "Capacity and resources",
    "Morality",
    "Fairness and equality",
    "Legality, constitutionality and jurisprudence",
    "Policy prescription and evaluation",
    "Crime and punishment",
    "Security and defense",
    "Health and safety",
    "Quality of life",
    "Cultural identity",
    "Public opinion",
    "Political",
    "External regulation and reputation",
    "Other",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an interval, with what it counts.

    "approximately 200 people were killed": value 200, low 180, high 220, role "killed",
    unit "people". "at least 32": value 32, low 32, high None. "dozens": value None, low 24,
    high None, certainty "low".
    """

    value: float | None  # the figure stated; None for "dozens", "several"
    low: float | None  # None: no bound
    high: float | None
    low_open: bool  # "more than 200": low 200, open
    high_open: bool  # "fewer than 50": high 50, open
    approximator: str | None  # as in the text, lower case: "at least", "approximately"
    unit: str | None  # "people"; ISO 4217 "USD"; "percent"; "km", "hours"; else the noun counted
    role: Role
    group: str | None  # the group stated, if narrower than people: "peacekeepers", "children"
    scope: str | None  # the place or cause stated with it, as in the text: "in Karabakh"
    as_of: str | None  # ISO date that the figure is said to hold for
    certainty: Literal["high", "low"]
    evidence: Evidence  # the slice from approximator to counted noun or role word


@dataclass(frozen=True, slots=True)
class TimeMention:
    """When, as ISO 8601 dates; both None where the words cannot be resolved ("on Thursday")."""

    earliest: str | None
    latest: str | None
    text: str  # as in the article


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A time expression and where it stands."""

    start: int
    end: int
    time: TimeMention


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words credited to a source: source, cue and content, as the PolNeAR corpus divides them."""

    source: str | None  # resolved: "Ilham Aliyev" also where the text here says "he"; None: nobody
    source_span: Span | None  # the words here: "he"
    cue: str  # as in the text, lower case: "said", "according to"
    cue_span: Span
    content: tuple[Span, ...]  # what is credited, one or more pieces
    stance: Stance
    quotation: QuotationForm
    kind: SourceKind
    sentence: str  # id of the sentence the cue stands in


@dataclass(frozen=True, slots=True)
class NameUse:
    """One label the article puts on an entity: "breakaway", "pro-Armenian forces"."""

    entity: str
    label: str
    in_quote: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LoadedPhrase:
    """A phrase that takes a side or raises the temperature, and a plainer wording for it."""

    phrase: str
    category: LoadedCategory
    neutral: str | None
    in_quote: bool  # inside a source's quotation: not the outlet's own voice
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Tone:
    """How the outlet's own voice speaks of a named target."""

    target: str
    polarity: Polarity
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FrameUse:
    """A frame of the Media Frames Corpus codebook and the passages that carry it."""

    frame: Frame
    weight: Literal["primary", "secondary"]
    basis: Literal["cue_words", "model"]
    evidence: tuple[Evidence, ...]
