"""Cases with no tolerance: a passage that must be found, or must not be, whatever the averages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from summarize.evaluation.article_scores import figures_of, spans_of
from summarize.evaluation.attributions import is_same_source
from summarize.evaluation.event_scores import spans_of_claim
from summarize.evaluation.figures import reading_of
from summarize.evaluation.matching import covers
from summarize.evaluation.report_types import GateResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.analysis.types import Analysis, Claim, ClaimAttribution
    from summarize.evaluation.arms import ArmRun, EventRun
    from summarize.evaluation.gates import Case
    from summarize.evaluation.matching import Spans
    from summarize.text.types import LoadedPhrase


_MOST_TOLD: Final = 3  # findings at a case's place that are otherwise


def case_results(cases: Sequence[Case], runs: Sequence[ArmRun]) -> Iterator[GateResult]:
    """Whether each case holds in each arm it is for; a case that cannot be looked up fails."""
    by_arm = {run.arm.name: run for run in runs}
    for case in cases:
        for arm in case.arms or by_arm:
            if arm in by_arm:
                yield _result(case, by_arm[arm])
            else:
                yield GateResult(case.name, arm, passed=False, detail="the arm was not run")


def _result(case: Case, run: ArmRun) -> GateResult:
    event = next((each for each in run.events if each.event == case.event), None)
    if event is None:
        detail = f"there is no event {case.event!r} in this run"
        return GateResult(case.name, run.arm.name, passed=False, detail=detail)
    results = [_in_repeat(case, event, number) for number in range(len(event.analyses))]
    if case.layer == "relation":
        results = results[:1]  # the comparison is of the first repeat
    passed, detail = next((each for each in results if not each[0]), results[0])
    return GateResult(case.name, run.arm.name, passed, detail)


def _in_repeat(case: Case, event: EventRun, number: int) -> tuple[bool, str]:
    """Whether the case holds in one repeat, and what was found."""
    places: list[Spans] = []
    for article, quote in zip(case.articles, case.quotes, strict=True):
        analysis = event.analyses[number].get(article)
        if analysis is None:
            return False, f"there is no analysis of {article} in this run"
        start = (analysis.article.text or "").find(quote)
        if start < 0:
            return False, f"the quote does not stand in {article}"
        places.append(((start, start + len(quote)),))
    found = next(_findings(case, event, number, places), None)
    told = _otherwise(case, event, number, places) if found is None else f"found: {found}"
    passed = (found is not None) == (case.must == "find")
    where = f" (repeat {number})" if number else ""
    return passed, f"{told.rstrip('.')}{where}. {case.why}"


def _otherwise(case: Case, event: EventRun, number: int, places: Sequence[Spans]) -> str:
    """What was found at the case's place and is not as it expects, the first few of it."""
    others = list(dict.fromkeys(_findings(replace(case, expected={}), event, number, places)))
    if not others:
        return "nothing of it is found"
    more = f" and {len(others) - _MOST_TOLD} more" if len(others) > _MOST_TOLD else ""
    return f"found there otherwise: {'; '.join(others[:_MOST_TOLD])}{more}"


def _findings(case: Case, event: EventRun, number: int, places: Sequence[Spans]) -> Iterator[str]:
    """What was found at the case's place and is as it expects, in words."""
    if case.layer == "relation":
        yield from _relations(case, event, places)
        return
    analysis = event.analyses[number][case.articles[0]]
    for span, fields, told in _of_layer(case.layer, analysis):
        if covers(places[0], span) and _fits(fields, case.expected):
            yield told


def _of_layer(layer: str, analysis: Analysis) -> Iterator[tuple[Spans, Any, str]]:
    """(spans, the finding's fields, the finding in words) of each finding of a layer."""
    claims, framing = analysis.claims, analysis.framing
    if layer == "claims":
        yield from ((spans_of(each.evidence), each, each.text) for each in claims)
    elif layer == "attributions":
        for claim in claims:
            if (credited := claim.attribution) is not None:
                yield spans_of(claim.evidence), credited, _credit(credited, claim)
    else:
        single: dict[str, list[tuple[Any, str]]] = {
            "quantities": [
                (q, f"{reading_of(q)}: {q.evidence.quote}") for q in figures_of(analysis)
            ],
            "loaded": [(each, _phrase(each)) for each in framing.loaded_language],
            "names": [(each, f"{each.entity}: {each.label}") for each in analysis.names],
        }
        for finding, told in single[layer]:
            yield spans_of((finding.evidence,)), finding, told


def _credit(credited: ClaimAttribution, claim: Claim) -> str:
    return f"{credited.source} ({credited.stance}, “{credited.verb}”): {claim.text}"


def _phrase(loaded: LoadedPhrase) -> str:
    where = ", in a quotation" if loaded.in_quote else ""
    return f"{loaded.phrase} ({loaded.category}{where})"


def _relations(case: Case, event: EventRun, places: Sequence[Spans]) -> Iterator[str]:
    for fact in event.comparison.facts if event.comparison else ():
        on_both = all(
            any(c.article == article and covers(place, spans_of_claim(c)) for c in fact.claims)
            for article, place in zip(case.articles, places, strict=True)
        )
        relations = {p.relation for p in fact.pairs if {p.a, p.b} == set(case.articles)}
        wanted = case.expected.get("relation")
        if on_both and relations and (wanted is None or wanted in relations):
            yield f"{', '.join(sorted(relations))}: {fact.text}"


def _fits(finding: Any, expected: dict[str, Any]) -> bool:
    for name, value in expected.items():
        found = getattr(finding, name, None)
        same = is_same_source(found, value) if name == "source" else found == value
        if not same:
            return False
    return True
