"""What `summarize eval bless` does: a run becomes the baseline, and what changes is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from summarize.evaluation.baselines import Baseline
    from summarize.evaluation.report_types import EvalReport


def bless_report(path: Path, baseline: Path) -> None:
    """Write `baseline` from the report in `path`, and print what changes against what it was.

    What failed in that run is told on standard error, since later runs are held to it, and so is
    what they are no longer held to.
    """
    from summarize.cli.documents import json_document
    from summarize.cli.files import write_whole
    from summarize.cli.notices import say
    from summarize.evaluation.baselines import baseline_of, checked_json, load_baseline
    from summarize.evaluation.report_types import EvalReport
    from summarize.jsonform import from_json, to_json

    made = "summarize eval -o DIR"
    form = checked_json(path, "eval-report.v1", is_no="report of an evaluation", made=made)
    report = from_json(EvalReport, form)
    new = baseline_of(report)
    old = load_baseline(baseline) if baseline.exists() else None
    for warning in (*_failures(report), *(_lost(old, new) if old else ())):
        say(f"warning: {warning}")
    for line in _changes(old, new):
        print(line)
    baseline.parent.mkdir(parents=True, exist_ok=True)
    write_whole(baseline, json_document(to_json(new)))
    print(f"{baseline}: written")


def _failures(report: EvalReport) -> Iterator[str]:
    """A line for each arm with articles that failed, and one for the gates that did."""
    for arm in report.arms:
        failed = sum(len(article.failed) for event in arm.events for article in event.articles)
        if failed:
            told = "1 article" if failed == 1 else f"{failed} articles"
            yield f"{arm.name}: {told} failed in this run, and count in the baseline as empty"
    gates = sum(not gate.passed for gate in report.gates)
    if gates:
        yield f"{gates} of {len(report.gates)} gates failed in this run"


def _lost(old: Baseline, new: Baseline) -> Iterator[str]:
    """A line for the arms that nothing is held to any more, and one an arm for its events."""
    if arms := [name for name in old.arms if name not in new.arms]:
        yield f"no longer in the baseline: {', '.join(arms)}"
    for name, events in new.arms.items():
        if lost := [event for event in old.arms.get(name, {}) if event not in events]:
            yield f"{name}: no longer in the baseline: {', '.join(lost)}"


def _changes(old: Baseline | None, new: Baseline) -> Iterator[str]:
    """A line an arm: new, gone, or which scores change by how much on average."""
    before = old.arms if old else {}
    for name in dict.fromkeys([*before, *new.arms]):
        if name not in new.arms:
            yield f"{name}: no longer in the baseline"
        elif name not in before:
            yield f"{name}: new, {len(new.arms[name])} events"
        else:
            changed = ", ".join(_moved(before[name], new.arms[name]))
            yield f"{name}: {changed or 'unchanged'}"


def _moved(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    both = [event for event in now if event in before]
    if len(both) < max(len(before), len(now)):
        yield f"{len(now)} events in place of {len(before)}"
    scores = dict.fromkeys(score for event in both for score in now[event].scores)
    for score in scores:
        changes = [
            now[event].scores[score] - before[event].scores[score]
            for event in both
            if score in now[event].scores and score in before[event].scores
        ]
        if changes and any(changes):
            yield f"{score} {sum(changes) / len(changes):+.4f}"
