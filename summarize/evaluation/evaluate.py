"""The whole of an evaluation: arms are run, scored, and held to their gates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.evaluation.arms import after_paying, run_arm
from summarize.evaluation.baselines import baseline_results, label_results
from summarize.evaluation.cases import case_results
from summarize.evaluation.costs import costs_of
from summarize.evaluation.gates import threshold_results
from summarize.evaluation.metrics import metrics
from summarize.evaluation.report_types import SCHEMA, EvalReport, GoldReport
from summarize.evaluation.scoring import score_arm
from summarize.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.evaluation.arms import Arm, ArmRun, Running
    from summarize.evaluation.baselines import Baseline
    from summarize.evaluation.gates import Gates
    from summarize.evaluation.report_types import ArmReport, GateResult
    from summarize.evaluation.types import GoldEvent


def evaluate(
    arms: Sequence[Arm],
    gold: Sequence[GoldEvent],
    running: Running,
    *,
    gates: Gates | None = None,
    baseline: Baseline | None = None,
    show_held_out: bool = False,
    begun: Callable[[Arm], None] = lambda _: None,
) -> EvalReport:
    """Score each of `arms` on `gold`; with `gates`, say which hold.

    `begun` hears of each arm before it is run. Raises what `run_arm` raises.
    """
    runs: list[ArmRun] = []
    reports: list[ArmReport] = []
    for arm in arms:
        begun(arm)
        paid = sum(run.paid_usd for run in runs)
        runs.append(run_arm(arm, gold, after_paying(running, paid)))
        costs = costs_of(runs[-1])
        reports.append(score_arm(runs[-1], gold, costs, show_held_out=show_held_out))
    return EvalReport(
        schema_=SCHEMA,
        version=__version__,
        metrics=metrics(),
        gold=gold_reports(gold),
        arms=tuple(reports),
        gates=tuple(_gate_results(runs, reports, gates, baseline, gold_reports(gold))),
    )


def gold_reports(gold: Sequence[GoldEvent]) -> tuple[GoldReport, ...]:
    """What was scored against."""
    return tuple(
        GoldReport(event.id, event.kind, event.held_out, len(event.articles), event.sha256)
        for event in gold
    )


def _gate_results(
    runs: Sequence[ArmRun],
    reports: Sequence[ArmReport],
    gates: Gates | None,
    baseline: Baseline | None,
    gold: Sequence[GoldReport],
) -> list[GateResult]:
    if gates is None:
        return []
    results = [*threshold_results(gates.thresholds, reports), *case_results(gates.cases, runs)]
    if baseline is not None:
        results += label_results(baseline, gold, reports)
        results += baseline_results(baseline, gates.no_drop, reports)
    return results
