"""Invented evaluations in public JSON: two arms on three events, one of them held out."""

from __future__ import annotations

from typing import Any

from summarize.evaluation.ab import compare_arms
from summarize.evaluation.metrics import metrics
from summarize.evaluation.report_types import (
    SCHEMA,
    ArmReport,
    ArticleReport,
    Costs,
    EvalReport,
    EventReport,
    GateResult,
    GoldReport,
    ReportedMiss,
    Score,
    Tally,
)
from summarize.jsonform import to_json
from summarize.schemas import check_document

Document = dict[str, Any]

PLAIN, ASKED = "extractive", "gpt-5-mini:analysis@2"
EVENTS = ("dam-breach", "depot-protest", "ropewalk")
HELD_OUT = EVENTS[2]
# Each would leave a trace in window.__hacked if a page took it for more than text.
HOSTILE = (
    "<script>window.__hacked = 1</script>",
    "</script></style><img src=x onerror='window.__hacked = 2'>",
    '" autofocus onfocus="window.__hacked = 3',
    "]]> & &amp; &#x1b; <!-- | `code` *bold* [link](https://evil.example) @team #1",
    "\x1b[31mred\x1b[0m\x07 bell \x00 null \ufffe \udc80",
    "turned \u202eround\u2066\u200f",
    "two\nlines | and\r\na cell",
)


def evaluation(*, failing: bool = True, held_out: bool = True) -> Document:
    """An evaluation of an engine and of a model whose reply on one article failed."""
    gates = [
        GateResult("claim_f1 is at least 0.6", PLAIN, True, "it is 0.65"),
        GateResult("conflicts_on_traps is at most 0", ASKED, not failing, "it is 2"),
        GateResult("must find claims in ledger: the dam broke", ASKED, True, "found"),
    ]
    report = EvalReport(
        SCHEMA,
        "0.9.0",
        metrics(),
        _gold(held_out=held_out),
        (plain_arm(held_out=held_out), asked_arm(held_out=held_out)),
        tuple(gates),
    )
    return checked(report, "eval-report.v1")


def empty() -> Document:
    """An evaluation of nothing."""
    return evaluation() | {"arms": [], "gates": [], "gold": []}


def unscored() -> Document:
    """An evaluation whose events carry no label that a score could be counted against."""
    report = evaluation() | {"gates": []}
    for arm in report["arms"]:
        arm["scores"] = {"all": {}}
        for event in arm["events"]:
            event |= {"scores": {}, "articles": [], "misses": [], "missed": 0}
    return report


def ab(
    *, gain: float = 0.1, require: Any = None, margin: float = 0.0, primary: str = "claim_f1"
) -> Document:
    """An A/B of the same two arms; the second scores `gain` more, give or take a little."""
    first, second = plain_arm(), asked_arm(gain)
    outputs = {
        ("dam-breach", "ledger"): (("The dam broke.", "It rained."), ("The dam broke.",)),
        ("dam-breach", "post"): (("Forty died.",), ("Forty died.", "An inquiry opened.")),
        ("depot-protest", "ledger"): (("A march began.",), ("A march began.",)),
    }
    report = compare_arms(
        first,
        second,
        _gold(),
        primary=primary,
        require=require,
        margin=margin,
        outputs=outputs,
    )
    return checked(report, "ab-report.v1")


def checked(report: Any, schema: str) -> Document:
    """The public JSON of `report`, which follows its schema."""
    form = to_json(report)
    assert check_document(form, schema) == ()
    assert isinstance(form, dict)
    return form


def hostile(document: Any) -> Any:
    """`document` with every free text hostile; what the schemas fix stays."""
    return _hostile(document, [0])


_FIXED = {
    *("schema", "kind", "better", "of", "alignment", "outcome", "verdict", "requirement"),
    *("primary", "held_out", "passed"),
}


def _hostile(document: Any, turn: list[int], key: str = "") -> Any:
    if isinstance(document, dict):
        return {name: _hostile(value, turn, name) for name, value in document.items()}
    if isinstance(document, list):
        return [_hostile(each, turn, key) for each in document]
    if not isinstance(document, str) or key in _FIXED:
        return document
    turn[0] += 1
    return f"{document} {HOSTILE[turn[0] % len(HOSTILE)]}"


def plain_arm(*, held_out: bool = True) -> ArmReport:
    """The engine without a model."""
    return _arm(PLAIN, (0.6, 0.7, 0.65), None, {"name": "extractive"}, held_out)


def asked_arm(gain: float = 0.1, *, held_out: bool = True) -> ArmReport:
    """A model with a prompt: tokens counted afterwards, no price, one article failed."""
    costs = Costs(12, 2, 1, {"quote_not_found": 3, "made_up": 1}, 1, 12345, 678, True, None, None)
    engine = {"name": "llm", "model": "gpt-5-mini", "prompt": "analysis@2", "version": "0.9.0"}
    values = (0.6 + gain, 0.7 + gain + 0.01, 0.65 + gain - 0.01)
    return _arm(ASKED, values, costs, engine, held_out)


def _gold(*, held_out: bool = True) -> tuple[GoldReport, ...]:
    return tuple(
        GoldReport(name, "disaster", held_out and name == HELD_OUT, 2, "ab" * 32) for name in EVENTS
    )


def _arm(
    name: str,
    values: tuple[float, ...],
    costs: Costs | None,
    engine: dict[str, Any],
    held_out: bool,
) -> ArmReport:
    score = Score(sum(values) / 3, 0.51, 0.79, 3, 0.05)
    scores: dict[str, Score] = {
        "claim_precision": score,
        "claim_f1": score,
        "boilerplate_findings": Score(3, None, None, 3, None),
        "conflict_f1": score,
    }
    del scores["conflict_f1"]
    if costs:
        scores["relation_f1_conflict"] = Score(0.5, None, None, 1, None)
    groups: dict[Any, dict[str, Score]] = {"all": scores}
    if held_out:
        lone = {"claim_f1": Score(values[2], None, None, 1, None)}
        groups |= {"development": scores, "held_out": lone}
    return ArmReport(
        name=name,
        engine=engine,
        alignment="model" if costs else "words",
        align_prompt="align@1" if costs else None,
        align_prompt_sha256="cd" * 32 if costs else None,
        repeats=1,
        scores=groups,
        confidence={"all": {"alignment": {"high": Tally(9.0, 10)}, "single": {}}},
        events=tuple(
            _event(event, value, held_out and event == HELD_OUT, failed=bool(costs))
            for event, value in zip(EVENTS, values, strict=True)
        ),
        costs=costs,
    )


def _event(event: str, value: float, held_out: bool, *, failed: bool) -> EventReport:
    misses = (
        ReportedMiss("ledger", "claims", "missed", "The dam broke.", None),
        ReportedMiss("ledger", "claims", "extra", None, "It rained."),
        ReportedMiss("post", "quantities", "wrong", "killed 40 people", "hurt 40 people"),
        ReportedMiss(None, "a layer to come", "wrong", "shared", "conflict"),
    )
    scores = {"claim_precision": value, "claim_f1": value, "boilerplate_findings": 1.0}
    broken = ("the reply is no JSON",) if failed and event == EVENTS[0] else ()
    return EventReport(
        event=event,
        kind="disaster",
        held_out=held_out,
        scores=scores,
        counts={"alignment": {"right": 1.0, "shown": 2, "labelled": 3, "found": 1.0}},
        articles=(
            ArticleReport("ledger", scores, (scores,), ()),
            ArticleReport("post", scores, (scores,), broken),
        ),
        misses=() if held_out else misses,
        missed=len(misses),
        failed=None,
    )
