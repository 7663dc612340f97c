"""What `summarize eval agreement` prints: two annotators side by side."""

from __future__ import annotations

import sys
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError

if TYPE_CHECKING:
    from summarize.evaluation.agreement import Agreement


def print_agreement(folder: str, *, as_json: bool) -> None:
    """Print the agreement of each event that has second labels, and of all together."""
    from summarize.cli.documents import json_document
    from summarize.evaluation.agreement import agreement
    from summarize.evaluation.gold import LABELS, SECOND, gold_folders, load_event

    found = [
        agreement(load_event(path, LABELS), load_event(path, SECOND))
        for path in gold_folders(folder, advice="name the folder: summarize eval agreement DIR")
        if (path / SECOND).is_file()
    ]
    if not found:
        raise UsageError(f"{folder}: no event has second labels (EVENT/{SECOND})")
    together = reduce(add, found)
    if as_json:
        rows = [_row(each) for each in ([*found, together] if found[1:] else found)]
        sys.stdout.write(json_document(rows))
        return
    for each in found:
        _print(each.events[0], each)
    if found[1:]:
        _print(f"all {len(found)} events", together)


def _row(found: Agreement) -> dict[str, Any]:
    return {
        "events": list(found.events),
        "f1": {layer: counts.f1 for layer, counts in found.spans.items()},
        "f1_fact_pairs": found.fact_pairs.f1 if found.fact_pairs else None,
        "alpha": found.alphas,
    }


def _print(name: str, found: Agreement) -> None:
    print(name)
    for layer, counts in found.spans.items():
        print(f"  {layer:<17} F1    {counts.f1:.2f}  ({counts.labelled} and {counts.shown})")
    if (pairs := found.fact_pairs) is not None:
        counted = f"({pairs.labelled} and {pairs.shown})"
        print(f"  {'pairs of one fact':<17} F1    {pairs.f1:.2f}  {counted}")
    for what, alpha in found.alphas.items():
        if what in found.unlabelled:
            print(f"  {what:<17} not labelled")
            continue
        told = "not defined: nothing to tell apart" if alpha is None else f"{alpha:.2f}"
        print(f"  {what:<17} alpha {told}")
