"""The scores there are: what each says, of what, and which way is better (metrics.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from summarize.errors import UsageError

PRIMARY: Final = "claim_f1"


@dataclass(frozen=True, slots=True)
class Metric:
    """One score."""

    name: str
    of: Literal["article", "event"]
    title: str  # as a heading
    meaning: str  # one sentence for a reader who does not program
    better: Literal["higher", "lower"] = "higher"
    kind: Literal["share", "count"] = "share"  # from 0 to 1, or how many
    tested: bool = False  # in an A/B, beside the primary one

    def gain(self, difference: float) -> float:
        """`difference` with its sign such that more is better."""
        return difference if self.better == "higher" else -difference


@cache
def metrics() -> dict[str, Metric]:
    """All scores by name, in the order they are shown in."""
    table = tomllib.loads(
        (files("summarize.evaluation") / "metrics.toml").read_text(encoding="utf-8")
    )
    return {name: Metric(name, **fields) for name, fields in table.items()}


def metric(name: str) -> Metric:
    """The score called `name`. Raises UsageError, naming what there is, if there is none."""
    found = metrics().get(name)
    if found is None:
        raise UsageError(f"no score is called {name!r}; there are: {', '.join(metrics())}")
    return found
