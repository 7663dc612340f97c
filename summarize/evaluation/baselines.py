"""Baselines: scores of an earlier run, renewed on purpose, below which a later one may not fall."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from summarize.errors import UsageError
from summarize.evaluation.metrics import metric
from summarize.evaluation.report_types import GateResult
from summarize.evaluation.scoring import full_scores
from summarize.evaluation.statistics import t_interval
from summarize.jsonform import from_json
from summarize.schemas import check_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from summarize.evaluation.report_types import ArmReport, EvalReport, GoldReport

SCHEMA: Final = "eval-baseline/1"
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class BaselineEvent:
    """An event's scores, and the hash of the labels they were scored against."""

    labels_sha256: str
    articles: tuple[str, ...]
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Scores by arm and event."""

    schema_: Literal["eval-baseline/1"]
    version: str  # of the package that made the run
    arms: dict[str, dict[str, BaselineEvent]]


def baseline_of(report: EvalReport) -> Baseline:
    """What is kept of `report`."""
    labels = {gold.event: gold.sha256 for gold in report.gold}
    return Baseline(
        SCHEMA,
        report.version,
        {
            arm.name: {
                event.event: BaselineEvent(
                    labels[event.event],
                    tuple(article.article for article in event.articles),
                    full_scores(event),
                )
                for event in arm.events
            }
            for arm in report.arms
        },
    )


def load_baseline(path: Path) -> Baseline:
    """The baseline in `path`. Raises UsageError for a file that is none."""
    made = f"summarize eval bless REPORT --baseline {shlex.quote(str(path))}"
    return from_json(Baseline, checked_json(path, "eval-baseline.v1", is_no="baseline", made=made))


def checked_json(path: Path, schema: str, *, is_no: str, made: str) -> dict[str, Any]:
    """The JSON document in `path`, valid under `schema`.

    Raises UsageError that says what it `is_no` of, or with which command a missing one is `made`.
    """
    try:
        form: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        told = f"{path}: cannot be read: {error.strerror}; make one with: {made}"
        raise UsageError(told) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not JSON: {error}") from error
    if problems := check_document(form, schema):
        raise UsageError(f"{path}: no {is_no}: {problems[0].path}: {problems[0].message}")
    return form


def label_results(
    baseline: Baseline, gold: Sequence[GoldReport], arms: Sequence[ArmReport]
) -> Iterator[GateResult]:
    """Whether each arm that both have was scored against the labels that the baseline was.

    Scores against other labels are no fall and no rise, so they are not to be compared in silence.
    """
    now = {each.event: each.sha256 for each in gold}
    run = {arm.name for arm in arms}
    for name, events in baseline.arms.items():
        if name not in run:
            continue
        changed = [
            event
            for event, before in events.items()
            if event in now and now[event] != before.labels_sha256
        ]
        told = "; ".join(f"{event}: its labels changed since" for event in changed)
        detail = f"{told}; bless anew" if changed else f"those of {len(events)} events are the same"
        yield GateResult("the labels are the baseline's", name, not changed, detail)


def baseline_results(
    baseline: Baseline, no_drop: Sequence[str], arms: Sequence[ArmReport]
) -> Iterator[GateResult]:
    """Whether each score that may not drop holds, for each arm that both have.

    The difference is paired by event; it is a drop if the whole 95 % interval lies on the wrong
    side of 0. An event or article that the baseline has and the run has not fails the gate.
    """
    reports = {arm.name: arm for arm in arms}
    for name, events in baseline.arms.items():
        report = reports.get(name)
        if report is None:
            yield GateResult("every arm of the baseline is run", name, False, "it was not run")
            continue
        missing = _missing(events, report)
        detail = f"missing: {', '.join(missing)}" if missing else f"{len(events)} events are there"
        yield GateResult("every case of the baseline is there", name, not missing, detail)
        for score in no_drop:
            yield _drop(score, events, report)


def _missing(events: dict[str, BaselineEvent], report: ArmReport) -> list[str]:
    there = {(event.event, a.article) for event in report.events for a in event.articles}
    return [
        f"{event}/{article}"
        for event, before in events.items()
        for article in before.articles
        if (event, article) not in there
    ]


def _drop(score: str, events: dict[str, BaselineEvent], report: ArmReport) -> GateResult:
    gate = f"{score} is not below the baseline beyond the interval"
    now = {event.event: full_scores(event) for event in report.events}
    lost = [
        event
        for event, before in events.items()
        if score in before.scores and score not in now.get(event, {})
    ]
    if lost:
        detail = f"no {score} any more for: {', '.join(lost)}"
        return GateResult(gate, report.name, False, detail)
    gains = [
        metric(score).gain(now[event][score] - before.scores[score])
        for event, before in events.items()
        if score in before.scores
    ]
    if not gains:
        return GateResult(gate, report.name, True, "the baseline has no such score")
    interval = t_interval(gains)
    worst = interval.mean if interval.high is None else interval.high
    detail = f"the difference is {interval.mean:+.4f} over {len(gains)} events"
    if interval.low is not None and interval.high is not None:
        detail += f", interval {interval.low:+.4f} to {interval.high:+.4f}"
    return GateResult(gate, report.name, worst >= -_ROUNDING, detail)
