"""What `summarize eval` holds a run to: the gates, and the baseline with its labels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from summarize.evaluation.baselines import Baseline
    from summarize.evaluation.gates import Gates

GATES = "gates.toml"


def chosen_gates(named: Path | None, gold: str, *, partly: bool) -> Gates | None:
    """The gates named, else those in or beside the gold, which are for all of its events."""
    from summarize.evaluation.gates import load_gates

    if named is not None:
        return load_gates(named)
    folder = Path(gold).expanduser().resolve()
    found = [file for file in (folder / GATES, folder.parent / GATES) if file.is_file()]
    return load_gates(found[0]) if found and not partly else None


def chosen_baseline(named: Path | None, gates: Gates | None) -> Baseline | None:
    """The baseline named, else the gates' own; None where nothing is held to one.

    Raises UsageError where gates and baseline do not say together what may not drop below what.
    """
    from summarize.evaluation.baselines import load_baseline

    if gates is None:
        if named is not None:
            told = "needs gates that say what may not drop; name them: --gates"
            raise UsageError(f"--baseline {told}")
        return None
    path = named or gates.baseline
    if path is not None and not gates.no_drop:
        told = 'add to it: [baseline] no_drop = ["claim_f1"]'
        raise UsageError(f"{gates.path} does not say what may not drop below {path}; {told}")
    if path is None and gates.no_drop:
        told = 'add file = "baselines/main.json" to it, or name one with --baseline'
        raise UsageError(f"{gates.path}: [baseline] names no file; {told}")
    return None if path is None else load_baseline(path)


def only_for(
    arms: AbstractSet[str], gates: Gates | None, baseline: Baseline | None
) -> tuple[Gates | None, Baseline | None]:
    """Of gates and baseline what is for `arms`.

    For gates that nobody named: who scores one prompt is not told that others are missing.
    """
    if gates is not None:
        gates = replace(
            gates,
            thresholds=tuple(each for each in gates.thresholds if each.arm in arms),
            cases=tuple(
                replace(each, arms=tuple(arm for arm in each.arms if arm in arms))
                for each in gates.cases
                if not each.arms or not arms.isdisjoint(each.arms)
            ),
        )
    if baseline is not None:
        kept = {name: events for name, events in baseline.arms.items() if name in arms}
        baseline = replace(baseline, arms=kept)
    return gates, baseline
