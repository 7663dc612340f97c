from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarize.errors import UsageError
from summarize.evaluation.arms import Arm, ArmRun, Running, run_arm
from summarize.evaluation.baselines import (
    baseline_of,
    baseline_results,
    label_results,
    load_baseline,
)
from summarize.evaluation.cases import case_results
from summarize.evaluation.evaluate import evaluate
from summarize.evaluation.gates import load_gates, threshold_results
from summarize.evaluation.gold import load_gold
from summarize.jsonform import to_json
from summarize.schemas import check_document
from tests.evaluation.making import write_event

if TYPE_CHECKING:
    from pathlib import Path

    from summarize.evaluation.report_types import EvalReport, GateResult
    from summarize.evaluation.types import GoldEvent

EXTRACTIVE = Arm("extractive")


@pytest.fixture
def gold(tmp_path: Path) -> tuple[GoldEvent, ...]:
    for number in range(6):
        write_event(tmp_path / "gold", name=f"quarry-{number}")
    return load_gold(tmp_path / "gold")


@pytest.fixture
def run(gold: tuple[GoldEvent, ...]) -> ArmRun:
    return run_arm(EXTRACTIVE, gold, Running())


@pytest.fixture
def report(gold: tuple[GoldEvent, ...]) -> EvalReport:
    return evaluate([EXTRACTIVE], gold, Running())


def cases(tmp_path: Path, text: str, run: ArmRun) -> list[GateResult]:
    file = tmp_path / "gates.toml"
    file.write_text(text, encoding="utf-8")
    return list(case_results(load_gates(file).cases, [run]))


def thresholds(tmp_path: Path, text: str, report: EvalReport) -> list[bool]:
    file = tmp_path / "gates.toml"
    file.write_text(text, encoding="utf-8")
    found = threshold_results(load_gates(file).thresholds, report.arms)
    return [result.passed for result in found]


def test_a_score_has_to_reach_its_minimum_and_keep_to_its_maximum(
    tmp_path: Path, report: EvalReport
) -> None:
    text = """
    [[gate]]
    arm = "extractive"
    minimum = {claim_recall = 0.9, claim_precision = 0.99}
    maximum = {boilerplate_findings = 0, claim_f1 = 0.1}
    """
    assert thresholds(tmp_path, text, report) == [True, False, True, False]


def test_an_arm_or_score_that_is_missing_fails(tmp_path: Path, report: EvalReport) -> None:
    text = """
    [[gate]]
    arm = "analysis@2"
    minimum = {claim_f1 = 0.0}
    [[gate]]
    arm = "extractive"
    maximum = {cost_usd = 1.0}
    [[gate]]
    arm = "extractive"
    events = "held_out"
    minimum = {claim_f1 = 0.0}
    """
    assert thresholds(tmp_path, text, report) == [False, False, False]


WRONG_GATES = [
    ("[[gate]]\nminimum = {claim_f1 = 1}", "[[gate]] 1: lacks 'arm'"),
    ("[[gate]]", "[[gate]] 1: lacks 'arm'"),
    ('[[gate]]\narm = "x"', "[[gate]] 1: holds nothing; write minimum ="),
    ('[[gate]]\narm = "x"\nminimum = {}', "holds nothing"),
    ('[[gate]]\narm = "x"\nminimum = {accuracy = 1}', "no score is called 'accuracy'"),
    ('[[gate]]\narm = "x"\nat_least = {claim_f1 = 1}', "'at_least' is not known here"),
    ("[[gate]]\narm = 3", "arm has to be a text in quotation marks, not 3"),
    ('[[gate]]\narm = "x"\nminimum = 0.5', "minimum has to be a table, as in {claim_f1 = 0.5}"),
    (
        '[[gate]]\narm = "x"\nminimum = {claim_f1 = "high"}',
        "[[gate]] 1: minimum: claim_f1 has to be a number, not 'high'",
    ),
    ('[[gate]]\narm = "x"\nmaximum = {claim_f1 = nan}', "has to be a number, not nan"),
    ('[[gate]]\narm = "x"\nmaximum = {claim_f1 = true}', "has to be a number, not true"),
    ('[[gate]]\narm = "x"\nevents = ["all"]', "write one of all, development, held_out"),
    ('[gate]\narm = "x"', "write [[gate]], in double brackets"),
    ("must_find = 3", "write [[must_find]], in double brackets"),
    ("[[gates]]", "[gates] is no gate"),
    ('[[must_not]]\nevent = "e"\nlayer = "tone"', "layer = 'tone'"),
    ("[[gate", "not TOML"),
    ('[baseline]\nno_drop = ["accuracy"]', "[baseline]: no score is called 'accuracy'"),
    ('[baseline]\nno_drop = "claim_f1"', "no_drop has to be a list of texts"),
    ('[baseline]\nfile = "b.json"', "[baseline]: lacks 'no_drop'"),
    ('[baseline]\nfile = 3\nno_drop = ["claim_f1"]', "file has to be a text"),
    ('[baseline]\nfiles = "b.json"', "[baseline]: 'files' is not known here"),
    ("[[baseline]]", "write [baseline], in single brackets"),
]


@pytest.mark.parametrize(("text", "told"), WRONG_GATES)
def test_a_file_of_gates_that_cannot_be_used_is_told_with_its_place(
    tmp_path: Path, text: str, told: str
) -> None:
    file = tmp_path / "gates.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(told)) as caught:
        load_gates(file)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("held_out", "passed"), [(False, [True, False]), (True, [False, True])])
def test_a_group_is_all_events_where_there_are_no_others(
    tmp_path: Path, report: EvalReport, passed: list[bool], *, held_out: bool
) -> None:
    (arm,) = report.arms
    arm = replace(arm, events=tuple(replace(each, held_out=held_out) for each in arm.events))
    text = "\n".join(
        f'[[gate]]\narm = "extractive"\nminimum = {{claim_f1 = 0.0}}\nevents = "{group}"'
        for group in ("development", "held_out")
    )
    assert thresholds(tmp_path, text, replace(report, arms=(arm,))) == passed


CASE = """
[[must_{must}]]
event = "quarry-0"
article = "ledger"
layer = "{layer}"
quote = "{quote}"
expect = {expect}
why = "It is what the event is about."
"""


@pytest.mark.parametrize(
    ("layer", "quote", "expect", "there"),
    [
        ("claims", "Three people drowned on Monday", "{}", True),
        ("quantities", "Three people drowned", '{role = "killed", low = 3}', True),
        ("quantities", "Three people drowned", '{role = "wounded"}', False),
        ("attributions", "The company knew", '{source = "the union"}', True),
        ("attributions", "The company knew", '{source = "the mayor"}', False),
        ("loaded", "disgraceful", "{}", True),
        ("claims", "By Jane Doe", "{}", False),
    ],
)
def test_a_passage_must_be_found_or_must_not_be(
    tmp_path: Path, run: ArmRun, layer: str, quote: str, expect: str, *, there: bool
) -> None:
    for must, passed in (("find", there), ("not", not there)):
        text = CASE.format(must=must, layer=layer, quote=quote, expect=expect)
        (result,) = cases(tmp_path, text, run)
        assert result.passed == passed
        assert "It is what the event is about." in result.detail


@pytest.mark.parametrize(
    ("layer", "expect", "told"),
    [
        ("claims", '{role = "killed"}', "'role' is not known here; nothing can stand here"),
        ("quantities", '{roel = "killed"}', "'roel' is not known here; there are: approximator"),
        ("quantities", '{role = "dead"}', "expect: role = 'dead'; write one of killed, wounded"),
        ("quantities", '{low = "3"}', "low has to be a number, not '3'"),
        ("attributions", '{stance = "sure"}', "stance = 'sure'; write one of asserted"),
        ("attributions", "{source = 3}", "source has to be a text in quotation marks, not 3"),
        ("loaded", '{category = "rude"}', "category = 'rude'; write one of intensifier"),
        ("loaded", '{in_quote = "no"}', "in_quote has to be true or false, not 'no'"),
        ("names", "{in_qoute = true}", "'in_qoute' is not known here; there are: entity, in_quote"),
        ("loaded", '"x"', "expect has to be a table, as in {role"),
        ("loaded", '{}\narms = "extractive"', "arms has to be a list of texts"),
        ("loaded", "{}\narms = []", "arms has to be a list of texts"),
        ("loaded", '{}\nquotes = ["x"]', "'quotes' is not known here"),
    ],
)
def test_a_case_that_nothing_found_could_be_is_refused(
    tmp_path: Path, run: ArmRun, layer: str, expect: str, told: str
) -> None:
    text = CASE.format(must="not", layer=layer, quote="disgraceful", expect=expect)
    with pytest.raises(UsageError, match=re.escape(told)) as caught:
        cases(tmp_path, text, run)
    assert "gates.toml: [[must_not]] 1" in str(caught.value)


@pytest.mark.parametrize(
    ("layer", "quote", "expect", "told"),
    [
        (
            "quantities",
            "Three people drowned",
            '{role = "wounded"}',
            "killed 3 people: Three people",
        ),
        (
            "attributions",
            "The company knew",
            '{source = "the mayor"}',
            "the union (asserted, “said”)",
        ),
        ("loaded", "disgraceful", "{in_quote = true}", "disgraceful (label)"),
    ],
)
def test_what_is_found_there_otherwise_is_told(
    tmp_path: Path, run: ArmRun, layer: str, quote: str, expect: str, told: str
) -> None:
    text = CASE.format(must="find", layer=layer, quote=quote, expect=expect)
    (result,) = cases(tmp_path, text, run)
    assert not result.passed
    assert f"found there otherwise: {told}" in result.detail.replace("The union", "the union")
    (result,) = cases(tmp_path, text.replace(quote, "Jane Doe").replace(expect, "{}"), run)
    assert "nothing of it is found" in result.detail


def test_a_relation_that_there_is_not_is_refused(tmp_path: Path, run: ArmRun) -> None:
    text = """
    [[must_not]]
    event = "quarry-0"
    layer = "relation"
    articles = ["ledger", "post"]
    quotes = ["Three people drowned", "At least two people died"]
    expect = {relation = "conflicts"}
    why = "The bounds are compatible."
    """
    with pytest.raises(UsageError, match="relation = 'conflicts'; write one of shared, conflict"):
        cases(tmp_path, text, run)


def test_a_relation_must_be_found_or_must_not_be(tmp_path: Path, run: ArmRun) -> None:
    text = """
    [[must_{must}]]
    event = "quarry-0"
    layer = "relation"
    articles = ["ledger", "post"]
    quotes = ["Three people drowned", "At least two people died"]
    expect = {{relation = "{relation}"}}
    why = "The bounds are compatible."
    """
    for must, relation in (("find", "shared"), ("not", "conflict")):
        (result,) = cases(tmp_path, text.format(must=must, relation=relation), run)
        assert result.passed
    (result,) = cases(tmp_path, text.format(must="find", relation="conflict"), run)
    assert not result.passed


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("quarry-0", "elsewhere", "there is no event"),
        ('"ledger"', '"nobody"', "there is no analysis of nobody"),
        ("disgraceful", "honourable", "the quote does not stand in ledger"),
    ],
)
def test_a_case_that_cannot_be_looked_up_fails_whichever_it_is(
    tmp_path: Path, run: ArmRun, old: str, new: str, told: str
) -> None:
    for must in ("find", "not"):
        text = CASE.format(must=must, layer="loaded", quote="disgraceful", expect="{}")
        (result,) = cases(tmp_path, text.replace(old, new), run)
        assert not result.passed
        assert told in result.detail


def test_a_case_may_be_for_some_arms_alone_and_fails_where_one_was_not_run(
    tmp_path: Path, run: ArmRun
) -> None:
    text = CASE.format(must="not", layer="claims", quote="By Jane Doe", expect="{}")
    other = replace(run, arm=Arm("other"))
    file = tmp_path / "gates.toml"
    file.write_text(text + 'arms = ["extractive"]\n', encoding="utf-8")
    assert [r.arm for r in case_results(load_gates(file).cases, [run, other])] == ["extractive"]
    (result,) = cases(tmp_path, text + 'arms = ["analysis@2"]\n', run)
    assert (result.arm, result.passed) == ("analysis@2", False)
    assert result.detail == "the arm was not run"


def test_the_run_that_made_the_baseline_holds_against_it(report: EvalReport) -> None:
    results = list(baseline_results(baseline_of(report), ["claim_f1"], report.arms))
    assert len(results) == 2
    assert all(result.passed for result in results)


def test_a_drop_beyond_the_interval_fails_and_one_within_it_does_not(report: EvalReport) -> None:
    baseline = baseline_of(report)

    def passes(gains: list[float]) -> bool:
        events = {
            name: replace(
                before, scores={**before.scores, "claim_f1": before.scores["claim_f1"] + gain}
            )
            for (name, before), gain in zip(baseline.arms["extractive"].items(), gains, strict=True)
        }
        raised = replace(baseline, arms={"extractive": events})
        return all(each.passed for each in baseline_results(raised, ["claim_f1"], report.arms))

    assert not passes([0.10, 0.11, 0.09, 0.10, 0.12, 0.08])
    assert passes([0.10, -0.11, 0.09, -0.10, 0.12, 0.0])
    assert passes([-0.10] * 6)


def test_scores_against_other_labels_are_not_held_to_the_baseline_in_silence(
    report: EvalReport,
) -> None:
    baseline = baseline_of(report)
    (same,) = label_results(baseline, report.gold, report.arms)
    assert same.passed
    first, *others = report.gold
    (changed,) = label_results(baseline, [replace(first, sha256="0" * 64), *others], report.arms)
    assert not changed.passed
    assert changed.detail == "quarry-0: its labels changed since; bless anew"
    assert list(label_results(baseline, report.gold, ())) == []


def test_an_event_article_or_arm_that_the_baseline_has_and_the_run_has_not_fails(
    report: EvalReport,
) -> None:
    baseline = baseline_of(report)
    (arm,) = report.arms
    fewer = replace(arm, events=arm.events[1:])
    first = arm.events[0]
    short = replace(arm, events=(replace(first, articles=first.articles[:1]), *arm.events[1:]))
    for arms in ((fewer,), (short,), ()):
        assert not all(each.passed for each in baseline_results(baseline, [], arms))


def test_a_baseline_survives_its_file_and_keeps_to_its_schema(
    tmp_path: Path, report: EvalReport
) -> None:
    import json

    baseline = baseline_of(report)
    form = to_json(baseline)
    assert check_document(form, "eval-baseline.v1") == ()
    file = tmp_path / "main.json"
    file.write_text(json.dumps(form), encoding="utf-8")
    assert load_baseline(file) == baseline


def test_a_file_that_is_no_baseline_is_told(tmp_path: Path) -> None:
    file = tmp_path / "main.json"
    with pytest.raises(UsageError, match="summarize eval bless"):
        load_baseline(file)
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="no baseline"):
        load_baseline(file)


def test_the_report_is_valid_against_its_schema(report: EvalReport) -> None:
    assert check_document(to_json(report), "eval-report.v1") == ()
