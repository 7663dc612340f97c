"""The report of an A/B comparison, as it stands in ab-report.json (schemas/ab-report.v1.json)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from summarize.evaluation.metrics import Metric
from summarize.evaluation.report_types import ArmReport, GoldReport

SCHEMA: Final = "ab-report/1"
Verdict = Literal["better", "worse", "inconclusive"]
Outcome = Literal["win", "loss", "tie"]
Requirement = Literal["better", "not-worse"]


@dataclass(frozen=True, slots=True)
class Difference:
    """The second arm less the first on one score, paired on the same articles, event by event."""

    first: float  # mean over the events below
    second: float
    difference: float
    low: float | None  # 95 % t interval on the events' differences
    high: float | None
    events: int
    sd: float | None  # of the events' differences
    p: float | None  # exact sign-flip test; None for a score that is not tested
    p_holm: float | None  # adjusted over the tested scores but the primary one
    smallest_effect: float | None  # that so many events show with probability .80
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class PairedEvent:
    """One event's primary score under both arms."""

    event: str
    held_out: bool
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class PairedArticle:
    """One article's primary score under both arms, and what each found."""

    event: str
    article: str
    first: float
    second: float
    outcome: Outcome  # of the second
    first_output: tuple[str, ...]  # in the layer of the primary score; none of held-out events
    second_output: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Required:
    """What --require asked for, and whether it holds."""

    requirement: Requirement
    margin: float
    passed: bool
    detail: str


@dataclass(frozen=True, slots=True)
class AbReport:
    """Two arms on the same gold."""

    schema_: Literal["ab-report/1"]
    version: str
    metrics: dict[str, Metric]  # what each score says, by name
    gold: tuple[GoldReport, ...]
    primary: str
    verdict: Verdict  # on the primary score
    words: tuple[str, ...]  # the verdict and what it rests on, in plain sentences
    more_events: int | None  # that would decide, if the difference stayed as it is; None: no number
    differences: dict[str, Difference]
    wins: int  # articles on which the second arm scores higher
    losses: int
    ties: int
    events: tuple[PairedEvent, ...]
    articles: tuple[PairedArticle, ...]
    arms: tuple[ArmReport, ...]  # first, second
    required: Required | None
