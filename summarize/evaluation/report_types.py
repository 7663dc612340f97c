"""The report of an evaluation, as it stands in eval-report.json (schemas/eval-report.v1.json)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from summarize.evaluation.metrics import Metric
from summarize.evaluation.misses import MissKind

SCHEMA: Final = "eval-report/1"
Group = Literal["all", "development", "held_out"]


@dataclass(frozen=True, slots=True)
class Score:
    """One score over a group of events; 95 % interval, None where too few events carry it."""

    value: float
    low: float | None
    high: float | None
    events: int
    sd: float | None  # between events
    repeat_sd: float | None = None  # between repeats of one article, on average


@dataclass(frozen=True, slots=True)
class Tally:
    """Of how many shown how many were right."""

    right: float
    shown: int


@dataclass(frozen=True, slots=True)
class ReportedMiss:
    """One difference between labels and output."""

    article: str | None  # None: of the comparison
    layer: str
    kind: MissKind
    gold: str | None
    output: str | None


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article's scores: the mean over repeats, and each repeat's own."""

    article: str
    scores: dict[str, float]
    repeats: tuple[dict[str, float], ...]
    failed: tuple[str, ...]  # why no analysis came, a repeat each; these score as an empty one


@dataclass(frozen=True, slots=True)
class EventReport:
    """One event's scores, its articles, and what was missed (nothing for held-out events)."""

    event: str
    kind: str | None
    held_out: bool
    scores: dict[str, float]
    counts: dict[str, dict[str, float]]  # of the comparison: right, shown, labelled, found
    articles: tuple[ArticleReport, ...]
    misses: tuple[ReportedMiss, ...]
    missed: int  # how many there are, shown or not
    failed: str | None  # why the model did not put the claims together; scored as no comparison


@dataclass(frozen=True, slots=True)
class Costs:
    """What the replies came to; as recorded, else as counted here."""

    requests: int
    repairs: int
    schema_failures: int  # parts of replies that broke the reply schema and were left out
    rejections: dict[str, int]  # by reason
    failures: int  # articles without an analysis, events whose claims no model put together
    input_tokens: int | None
    output_tokens: int | None
    tokens_counted: bool  # here (≈), since the recordings name none
    cost_usd: float | None
    seconds: float | None  # None in a replay


@dataclass(frozen=True, slots=True)
class ArmReport:
    """One arm: an engine, or a model with a prompt."""

    name: str
    engine: dict[str, Any]  # name, model, prompt, prompt_sha256, reply_schema, parameters, version
    alignment: Literal["words", "model", "semantic"]  # what put claims together
    align_prompt: str | None
    align_prompt_sha256: str | None
    repeats: int
    scores: dict[str, dict[str, Score]]  # by group of events, by score
    confidence: dict[str, dict[str, dict[str, Tally]]]  # by group of events, kind, level
    events: tuple[EventReport, ...]
    costs: Costs | None  # None without a model


@dataclass(frozen=True, slots=True)
class GoldReport:
    """An event that was scored against, and the hash of its labels."""

    event: str
    kind: str | None
    held_out: bool
    articles: int
    sha256: str


@dataclass(frozen=True, slots=True)
class GateResult:
    """One condition, and whether it holds."""

    gate: str
    arm: str
    passed: bool
    detail: str  # one sentence with the figures


@dataclass(frozen=True, slots=True)
class EvalReport:
    """Arms scored on the same gold, and the gates they had to pass."""

    schema_: Literal["eval-report/1"]
    version: str  # of this package
    metrics: dict[str, Metric]  # what each score says, by name, in the order to show them in
    gold: tuple[GoldReport, ...]
    arms: tuple[ArmReport, ...]
    gates: tuple[GateResult, ...]
