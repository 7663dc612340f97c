"""Gates: what an evaluation has to reach, from a file that its owners keep (evals/gates.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from summarize.errors import UsageError
from summarize.evaluation.metrics import metric
from summarize.evaluation.report_types import GateResult, Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from summarize.evaluation.report_types import ArmReport, Score

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
    try:
        form = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from error
    known = {"gate", "must_find", "must_not", "baseline"}
    if unknown := sorted(set(form) - known):
        raise UsageError(
            f"{path}: [{unknown[0]}] is no gate; there are: {', '.join(sorted(known))}"
        )
    try:
        thresholds = tuple(each for row in form.get("gate", ()) for each in _thresholds(row))
        cases = (
            *(_case("find", row) for row in form.get("must_find", ())),
            *(_case("not", row) for row in form.get("must_not", ())),
        )
        baseline = form.get("baseline", {})
        no_drop = tuple(metric(name).name for name in baseline.get("no_drop", ()))
        file = baseline.get("file")
    except KeyError as error:
        raise UsageError(f"{path}: a gate lacks {error.args[0]!r}") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise UsageError(f"{path}: {error}") from error
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error
    return Gates(path, thresholds, cases, path.parent / file if file else None, no_drop)


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
    scores: Mapping[str, Score] = report.scores.get(threshold.group, {})
    score = scores.get(threshold.what)
    return None if score is None else score.value


def _result(threshold: Threshold, *, passed: bool, detail: str) -> GateResult:
    bounds = [
        f"{word} {bound:g}"
        for word, bound in (("at least", threshold.minimum), ("at most", threshold.maximum))
        if bound is not None
    ]
    where = "" if threshold.group == "all" else f" on {threshold.group.replace('_', '-')} events"
    gate = f"{threshold.what}{where} is {' and '.join(bounds)}"
    return GateResult(gate, threshold.arm, passed, detail)


def _thresholds(row: Mapping[str, Any]) -> Iterator[Threshold]:
    _known(row, {"arm", "minimum", "maximum", "events"})
    group = row.get("events", "all")
    if group not in get_args(Group):
        raise ValueError(f"events = {group!r}; write one of {', '.join(get_args(Group))}")
    minimum, maximum = row.get("minimum", {}), row.get("maximum", {})
    for what in dict.fromkeys([*minimum, *maximum]):
        if what not in _OF_COSTS:
            metric(what)
        yield Threshold(row["arm"], what, minimum.get(what), maximum.get(what), group)


def _case(must: Literal["find", "not"], row: Mapping[str, Any]) -> Case:
    known = {"event", "article", "articles", "layer", "quote", "quotes", "expect", "arms", "why"}
    _known(row, known)
    layer = row["layer"]
    if layer not in get_args(CaseLayer):
        raise ValueError(f"layer = {layer!r}; write one of {', '.join(get_args(CaseLayer))}")
    of_two = layer == "relation"
    articles = tuple(row["articles"]) if of_two else (row["article"],)
    quotes = tuple(row["quotes"]) if of_two else (row["quote"],)
    if len(articles) != len(quotes) or (of_two and len(articles) != 2):
        raise ValueError("a relation has two articles and two quotes")
    return Case(
        must,
        row["event"],
        layer,
        articles,
        quotes,
        dict(row.get("expect", {})),
        tuple(row.get("arms", ())),
        row["why"],
    )


def _known(row: Mapping[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(row) - known):
        raise ValueError(f"{unknown[0]!r} is not known here; there are: {', '.join(sorted(known))}")
