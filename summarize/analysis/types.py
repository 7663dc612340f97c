"""The Analysis: what one article says and how, every finding with its evidence.

The JSON form is `schemas/article-analysis.v1.json`; the closed lists stand there and in the
`Literal` types here and in `summarize.text`, and a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from summarize.articles.types import SentenceKind
from summarize.evidence import Evidence
from summarize.text.types import (
    Frame,
    FrameUse,
    LoadedPhrase,
    NameUse,
    Quantity,
    QuotationForm,
    SourceKind,
    Stance,
    TimeMention,
    Tone,
)

__all__ = [  # with the findings of `text/`, which are part of an analysis as they stand
    "SCHEMA",
    "Agency",
    "AnalysedArticle",
    "Analysis",
    "Claim",
    "ClaimAttribution",
    "Engine",
    "Frame",
    "FrameUse",
    "Framing",
    "LoadedPhrase",
    "NameUse",
    "Position",
    "Rejection",
    "RejectionReason",
    "SentenceSpan",
    "SourceUse",
    "SummarySentence",
    "Tone",
    "Usage",
]

SCHEMA: Final = "article-analysis/1"

Position = Literal["lead", "middle", "end"]
Agency = Literal["active", "passive", "agentless"]
RejectionReason = Literal[
    "quote_not_found",
    "ambiguous_quote",
    "unknown_sentence",
    "unsupported_number",
    "unsupported_name",
    "unsupported_negation",
    "schema",
    "boilerplate",
]


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence by its offsets alone, so that an analysis without text keeps them."""

    id: str
    start: int
    end: int
    paragraph: int
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class AnalysedArticle:
    """The article as its analysis names it."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str
    url: str | None
    sha256: str  # of the text's UTF-8 bytes
    characters: int  # code points
    words: int  # of prose
    text: str | None  # None with --no-text
    sentences: tuple[SentenceSpan, ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """What the model calls of one analysis came to."""

    requests: int
    input_tokens: int
    cached_input_tokens: int
    output_tokens: int
    cost_usd: float | None


@dataclass(frozen=True, slots=True)
class Engine:
    """What made the analysis; all but name and version are None without a model."""

    name: Literal["extractive", "llm"]
    model: str | None
    prompt: str | None  # "analysis@2"
    prompt_sha256: str | None
    reply_schema: str | None
    parameters: dict[str, Any] | None
    version: str  # of this package
    usage: Usage | None


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of the summary; the extractive engine's text is the slice itself."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ClaimAttribution:
    """Who says so. `source` is None where the article names nobody ("it is presumed")."""

    source: str | None
    verb: str  # as in the text, lower case: "said", "according to"
    stance: Stance
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing the article says happened, holds or is planned."""

    id: str  # "c1" ... in the order of the text
    text: str
    evidence: tuple[Evidence, ...]
    attribution: ClaimAttribution | None  # None: the outlet's own voice
    quantities: tuple[Quantity, ...]
    time: TimeMention | None
    salience: float  # 0 to 1, within the article
    position: Position
    agency: Agency | None


@dataclass(frozen=True, slots=True)
class Framing:
    """How the article says it."""

    frames: tuple[FrameUse, ...]
    loaded_language: tuple[LoadedPhrase, ...]
    tone: tuple[Tone, ...]


@dataclass(frozen=True, slots=True)
class SourceUse:
    """One use of a source."""

    source: str
    kind: SourceKind
    quotation: QuotationForm
    verb: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something a model said that the text does not bear out."""

    what: str  # "claim", "summary", ...
    quote: str
    reason: RejectionReason


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article says and how it says it."""

    schema_: Literal["article-analysis/1"]
    article: AnalysedArticle
    engine: Engine
    summary: tuple[SummarySentence, ...]
    claims: tuple[Claim, ...]
    names: tuple[NameUse, ...]
    framing: Framing
    sourcing: tuple[SourceUse, ...]
    rejected: tuple[Rejection, ...]
    warnings: tuple[str, ...]
