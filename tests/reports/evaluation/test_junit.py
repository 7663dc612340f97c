from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from summarize.reports import ab_junit, evaluation_junit
from tests.reports.evaluation import making

# What the schema that Jenkins checks against has: attributes, then elements within.
SHAPE: dict[str, tuple[set[str], set[str]]] = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped"},
        {"properties", "testcase", "system-out", "system-err"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": ({"name", "classname"}, {"failure", "error", "skipped", "system-out"}),
    "failure": ({"type", "message"}, set()),
    "error": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}


def read(report: dict[str, Any]) -> ElementTree.Element:
    show = ab_junit if report["schema"] == "ab-report/1" else evaluation_junit
    return ElementTree.fromstring(show(report))


def cases(root: ElementTree.Element, within: str = "") -> dict[str, ElementTree.Element]:
    found = root.findall(f".//testcase/{within}/.." if within else ".//testcase")
    return {f"{each.get('classname')} {each.get('name')}": each for each in found}


@pytest.mark.parametrize("make", [making.evaluation, making.ab])
@pytest.mark.parametrize("change", [dict, making.hostile])
def test_it_has_the_shape_that_build_servers_read(make: Any, change: Any) -> None:
    root = read(change(make()))
    for each in root.iter():
        attributes, within = SHAPE[each.tag]
        assert set(each.attrib) == attributes
        assert {child.tag for child in each} <= within


@pytest.mark.parametrize("make", [making.evaluation, making.ab, making.empty, making.unscored])
def test_suites_and_the_whole_count_their_tests(make: Any) -> None:
    root = read(make())
    for each in (root, *root):
        assert each.get("tests") == str(len(each.findall(".//testcase")))
        assert each.get("failures") == str(len(each.findall(".//failure")))
        assert each.get("errors") == str(len(each.findall(".//error")))


def test_an_arm_is_a_suite_and_each_gate_a_test() -> None:
    root = read(making.evaluation())
    assert [suite.get("name") for suite in root] == [making.PLAIN, making.ASKED]
    assert list(cases(root, "failure")) == [f"{making.ASKED}.gates conflicts_on_traps is at most 0"]
    assert [each.get("message") for each in root.iter("failure")] == ["it is 2"]


def test_the_gate_of_an_arm_that_was_not_run_is_not_lost() -> None:
    report = making.evaluation()
    report["gates"].append(
        {"gate": "claim_f1 is at least 0.5", "arm": "gone", "passed": False, "detail": "not run"}
    )
    root = read(report)
    assert root[-1].get("name") == "gone"
    assert root[-1].get("failures") == "1"


def test_an_event_is_a_test_in_error_where_an_article_has_no_analysis() -> None:
    root = read(making.evaluation())
    assert f"{making.PLAIN}.events dam-breach" in cases(root)
    (failed,) = cases(root, "error").values()
    assert failed.get("name") == "dam-breach"
    error = failed.find("error")
    assert error is not None
    assert error.get("message") == "no analysis of post"
    assert error.text == "post: the reply is no JSON"


def test_scores_are_properties_of_the_suite_to_the_last_digit() -> None:
    report = making.evaluation()
    found = {each.get("name"): each.get("value") for each in read(report)[0].iter("property")}
    assert (
        float(found["all.claim_f1"] or "")
        == report["arms"][0]["scores"]["all"]["claim_f1"]["value"]
    )
    assert found["event.ropewalk.claim_f1"] == "0.65"


def test_what_was_required_of_an_ab_is_a_test() -> None:
    root = read(making.ab(gain=-0.1, require="not-worse", margin=0.02))
    assert "required not-worse, margin 0.02" in cases(root, "failure")
    passing = read(making.ab(require="not-worse", margin=0.02))
    assert "required not-worse, margin 0.02" in cases(passing)
    assert not cases(passing, "failure")


def test_a_score_tells_its_verdict_and_fails_nothing_that_was_not_required() -> None:
    report = making.ab(gain=-0.1)
    report["differences"]["claim_f1"]["verdict"] = "worse"
    assert "scores claims, F1" in cases(read(report))
    assert not cases(read(report), "failure")


def test_characters_that_xml_forbids_are_dropped_and_all_else_is_text() -> None:
    report = making.evaluation()
    report["gates"][1]["detail"] = "a\x00b\x1bc\ufffed\udc80e <f> & ]]> \U0001f525"
    (failure,) = read(report).iter("failure")
    assert failure.text == "abcde <f> & ]]> \U0001f525"


@pytest.mark.parametrize("make", [making.evaluation, making.ab])
def test_no_test_carries_a_time(make: Any) -> None:
    assert "time" not in {name for each in read(make()).iter() for name in each.attrib}
