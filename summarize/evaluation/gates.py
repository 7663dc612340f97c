"""Gates: what an evaluation has to reach, from a file that its owners keep (evals/gates.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args

from summarize.errors import UsageError
from summarize.evaluation.expectations import expected_of
from summarize.evaluation.metrics import metric
from summarize.evaluation.report_types import GateResult, Group
from summarize.evaluation.tables import read_toml, table_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from summarize.evaluation.report_types import ArmReport, Score
    from summarize.evaluation.tables import Table

# What a reply came to, beside the scores: limits only.
_OF_COSTS: Final = (
    "cost_usd",
    "requests",
    "repairs",
    "schema_failures",
    "failures",
    "input_tokens",
    "output_tokens",
    "seconds",
)
CaseLayer = Literal["claims", "quantities", "attributions", "loaded", "names", "relation"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A score or cost of an arm that has to be at least, or at most, so much."""

    arm: str
    what: str
    minimum: float | None
    maximum: float | None
    group: Group


@dataclass(frozen=True, slots=True)
class Case:
    """One passage that has to be found, or must not be; or a relation of two articles."""

    must: Literal["find", "not"]
    event: str
    layer: CaseLayer
    articles: tuple[str, ...]  # one, or two of a relation
    quotes: tuple[str, ...]  # verbatim, one an article
    expected: dict[str, Any]  # what else the finding has to be: role, low, source, relation ...
    arms: tuple[str, ...]  # () for all
    why: str

    @property
    def name(self) -> str:
        """How the case is told: "must find quantities in harbour-post: killing 31 people"."""
        quotes = " / ".join(self.quotes)
        more = ", ".join(f"{key} {value}" for key, value in self.expected.items())
        told = f" ({more})" if more else ""
        verb = "must find" if self.must == "find" else "must not find"
        return f"{verb} {self.layer} in {' and '.join(self.articles)}{told}: {quotes}"


@dataclass(frozen=True, slots=True)
class Gates:
    """All that has to hold."""

    path: Path
    thresholds: tuple[Threshold, ...]
    cases: tuple[Case, ...]
    baseline: Path | None
    no_drop: tuple[str, ...]  # scores that may not fall below the baseline beyond the interval


def load_gates(path: Path) -> Gates:
    """The gates in the TOML file `path`. Raises UsageError, naming the place, for what is wrong."""
    whole = read_toml(path)
    known = {"gate", "must_find", "must_not", "baseline"}
    for unknown in sorted(set(whole.fields) - known):
        raise whole.error(f"[{unknown}] is no gate; there are: {', '.join(sorted(known))}")
    thresholds = tuple(each for table in tables_of(whole, "gate") for each in _thresholds(table))
    cases = (
        *(_case("find", table) for table in tables_of(whole, "must_find")),
        *(_case("not", table) for table in tables_of(whole, "must_not")),
    )
    baseline = table_of(whole, "baseline")
    file = None
    no_drop: tuple[str, ...] = ()
    if baseline is not None:
        baseline.only({"file", "no_drop"})
        no_drop = tuple(_score(name, baseline) for name in baseline.texts("no_drop"))
        file = path.parent / baseline.text("file") if "file" in baseline.fields else None
    return Gates(path, thresholds, cases, file, no_drop)


def threshold_results(
    thresholds: Sequence[Threshold], arms: Sequence[ArmReport]
) -> Iterator[GateResult]:
    """Whether each threshold holds. An arm or score that is missing fails it."""
    reports = {arm.name: arm for arm in arms}
    for each in thresholds:
        report = reports.get(each.arm)
        if report is None:
            yield _result(each, passed=False, detail="the arm was not run")
            continue
        value = _value(report, each)
        if value is None:
            yield _result(each, passed=False, detail="there is no such score in this run")
            continue
        low = each.minimum is None or value >= each.minimum
        high = each.maximum is None or value <= each.maximum
        yield _result(each, passed=low and high, detail=f"it is {value:.4g}")


def _value(report: ArmReport, threshold: Threshold) -> float | None:
    if threshold.what in _OF_COSTS:
        found: float | None = getattr(report.costs, threshold.what, None)
        return found
    score = _scores(report, threshold.group).get(threshold.what)
    return None if score is None else score.value


def _scores(report: ArmReport, group: Group) -> Mapping[str, Score]:
    """The group's scores. It has none of its own where all events are of it: they are all's."""
    if group != "all" and all(e.held_out == (group == "held_out") for e in report.events):
        group = "all"
    return report.scores.get(group, {})


def _result(threshold: Threshold, *, passed: bool, detail: str) -> GateResult:
    bounds = [
        f"{word} {bound:g}"
        for word, bound in (("at least", threshold.minimum), ("at most", threshold.maximum))
        if bound is not None
    ]
    where = "" if threshold.group == "all" else f" on {threshold.group.replace('_', '-')} events"
    gate = f"{threshold.what}{where} is {' and '.join(bounds)}"
    return GateResult(gate, threshold.arm, passed, detail)


def _thresholds(table: Table) -> Iterator[Threshold]:
    table.only({"arm", "minimum", "maximum", "events"})
    arm = table.text("arm")
    group = table.choice("events", get_args(Group)) if "events" in table.fields else "all"
    minimum = table.table("minimum", "{claim_f1 = 0.5}")
    maximum = table.table("maximum", "{conflicts_on_traps = 0}")
    names = dict.fromkeys([*minimum.fields, *maximum.fields])
    if not names:
        raise table.error("holds nothing; write minimum = {claim_f1 = 0.5}, or maximum")
    for what in names:
        if what not in _OF_COSTS:
            _score(what, table)
        low, high = (
            limits.number(what) if what in limits.fields else None for limits in (minimum, maximum)
        )
        yield Threshold(arm, what, low, high, cast("Group", group))


def _case(must: Literal["find", "not"], table: Table) -> Case:
    layer = table.choice("layer", get_args(CaseLayer))
    of_two = layer == "relation"
    place = {"articles", "quotes"} if of_two else {"article", "quote"}
    table.only({"event", "layer", "expect", "arms", "why"} | place)
    articles = table.texts("articles") if of_two else (table.text("article"),)
    quotes = table.texts("quotes") if of_two else (table.text("quote"),)
    if of_two and (len(set(articles)), len(quotes)) != (2, 2):
        raise table.error("a relation has two articles and two quotes")
    return Case(
        must,
        table.text("event"),
        cast("CaseLayer", layer),
        articles,
        quotes,
        expected_of(layer, table.table("expect", '{role = "killed"}')),
        table.texts("arms") if "arms" in table.fields else (),
        table.text("why"),
    )


def _score(name: str, table: Table) -> str:
    try:
        return metric(name).name
    except UsageError as error:
        raise table.error(str(error)) from error
