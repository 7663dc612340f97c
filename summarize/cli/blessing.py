"""What `summarize eval bless` does: a run becomes the baseline, and what changes is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from summarize.evaluation.baselines import Baseline


def bless_report(report: Path, baseline: Path) -> None:
    """Write `baseline` from the report, and print what changes against what it was."""
    from summarize.cli.documents import json_document
    from summarize.cli.files import write_whole
    from summarize.evaluation.baselines import baseline_of, load_baseline
    from summarize.evaluation.report_types import EvalReport
    from summarize.jsonform import from_json, to_json

    new = baseline_of(from_json(EvalReport, _document(report)))
    old = load_baseline(baseline) if baseline.exists() else None
    for line in _changes(old, new):
        print(line)
    baseline.parent.mkdir(parents=True, exist_ok=True)
    write_whole(baseline, json_document(to_json(new)))
    print(f"{baseline}: written")


def _document(path: Path) -> Mapping[str, Any]:
    from summarize.schemas import check_document

    try:
        document: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read: {error.strerror}; make it with: summarize eval -o DIR"
        ) from error
    except ValueError as error:
        raise UsageError(f"{path}: not JSON: {error}") from error
    if problems := check_document(document, "eval-report.v1"):
        raise UsageError(
            f"{path}: no report of an evaluation: {problems[0].path}: {problems[0].message}"
        )
    return document


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
