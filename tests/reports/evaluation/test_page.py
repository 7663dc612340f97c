from __future__ import annotations

import copy
import re
from itertools import pairwise
from typing import Any

import pytest

from summarize.reports import ab_page, evaluation_page
from tests.reports.evaluation import making
from tests.reports.html.parsing import Element, Page, loaded_by


def written(report: dict[str, Any]) -> str:
    return (ab_page if report["schema"] == "ab-report/1" else evaluation_page)(report)


@pytest.fixture(scope="module")
def evaluation() -> Page:
    return Page(written(making.evaluation()))


@pytest.fixture(scope="module")
def ab() -> Page:
    return Page(written(making.ab(require="not-worse", margin=0.02)))


@pytest.fixture(scope="module", params=["evaluation", "ab"])
def page(request: pytest.FixtureRequest) -> Page:
    found: Page = request.getfixturevalue(request.param)
    return found


def within(page: Page, identity: str, tag: str, kind: str = "") -> list[Element]:
    return [
        each
        for each in page.all(tag, kind)
        if any(around.attributes.get("id") == identity for around in each.inside)
    ]


def told(element: Element) -> str:
    return " ".join(element.text.split())


def test_a_page_is_one_file_that_loads_nothing(page: Page) -> None:
    assert loaded_by(page) == []


def test_links_lead_to_places_in_the_page_and_no_place_has_two(page: Page) -> None:
    places = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(places) == len(set(places))
    assert {each.attributes["href"].removeprefix("#") for each in page.all("a")} <= set(places)
    labels = [each.attributes["aria-labelledby"] for each in page.all("section")]
    assert set(labels) <= set(places)


def test_every_table_has_a_caption_and_rows_as_wide_as_its_head(page: Page) -> None:
    tables = page.all("table")
    assert len(tables) > 5
    for table in tables:
        rows = [each for each in page.all("tr") if each.inside[-2:-1] == (table,)]
        assert [each for each in page.all("caption") if each.inside[-1] is table]
        left, widths = 0, []
        for row in rows:
            cells = [e for e in page.elements if e.tag in ("th", "td") and e.inside[-1] is row]
            spans = sum(int(each.attributes.get("colspan", "1")) for each in cells)
            widths.append(spans + (left > 0))
            left -= left > 0
            left += max([int(e.attributes.get("rowspan", "1")) for e in cells] + [1]) - 1
        assert len(set(widths)) == 1, told(table)[:100]


def test_headings_do_not_skip_a_level(page: Page) -> None:
    levels = [int(each.tag[1]) for each in page.elements if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("make", [making.evaluation, making.ab])
def test_the_same_report_gives_the_same_bytes(make: Any) -> None:
    report = make()
    before = copy.deepcopy(report)
    assert written(report) == written(copy.deepcopy(report))
    assert report == before, "a report is read, never changed"


@pytest.mark.parametrize("make", [making.evaluation, making.ab])
def test_hostile_text_stays_text(make: Any) -> None:
    page = Page(written(making.hostile(make())))
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not [n for each in page.elements for n in each.attributes if n.startswith("on")]
    assert "\u202e" not in page.all("body")[0].text
    assert "<script>window.__hacked = 1</script>" in page.all("body")[0].text


def test_the_verdict_on_the_gates_stands_at_the_top_and_failures_before_the_rest() -> None:
    page = Page(written(making.evaluation()))
    (verdict,) = page.all("", "verdict")
    assert told(verdict) == "1 of 3 gates fails."
    results = [told(each) for each in within(page, "gates", "td", "result")]
    assert results == ["fails", "holds", "holds"]


def test_gates_that_hold_fold_away_where_they_are_many() -> None:
    report = making.evaluation()
    report["gates"] += [report["gates"][0]] * 9
    page = Page(written(report))
    (summary,) = within(page, "gates", "summary")
    assert told(summary) == "11 gates hold"


def test_every_mark_of_a_chart_stands_beside_its_figures(evaluation: Page) -> None:
    rows = within(evaluation, "scores", "td", "values")
    first = next(each for each in rows if each.inside[-1].text.split()[:2] == ["claims,", "F1"])
    assert told(first) == "1 .65 [.51, .79] 2 .75 [.51, .79]"
    circles = [e for e in evaluation.all("circle") if first.inside[-1] in e.inside]
    assert [each.attributes["cx"] for each in circles] == ["65.0%", "75.0%"]


def test_held_out_events_stand_beside_the_others_with_hollow_marks(evaluation: Page) -> None:
    assert len(within(evaluation, "scores", "g", "hollow")) == 2
    assert "held out" in told(evaluation.one("scores"))
    alone = Page(written(making.evaluation(held_out=False)))
    assert not alone.all("g", "hollow")


def test_labels_and_output_stand_side_by_side(evaluation: Page) -> None:
    rows = [told(each) for each in evaluation.all("tr", "miss")]
    assert rows[:4] == [
        "missed claims The dam broke. not shown",
        "extra claims not labelled It rained.",
        "wrong figures killed 40 people hurt 40 people",
        "wrong a layer to come shared conflict",
    ]
    groups = [told(each) for each in evaluation.all("tr", "group")]
    assert groups[:3] == ["ledger claims, F1: .60", "post claims, F1: .60", "the comparison"]


def test_the_misses_of_held_out_events_are_counted_and_not_shown(evaluation: Page) -> None:
    told_of = evaluation.all("p", "missed")[0]
    assert told(told_of) == "ropewalk 4 differences, not shown: held out"


def test_every_choice_of_a_filter_has_a_rule_that_hides_its_rows() -> None:
    style = Page(written(making.evaluation())).all("style")[0].text
    from summarize.reports.evaluation import words

    for layer in (*words.LAYERS, words.OTHER):
        assert f".miss[data-layer={layer}]" in style
    for kind in words.MISS_KINDS_MEAN:
        assert f".miss[data-kind={kind}]" in style
    for outcome in words.OUTCOMES:
        assert f".pair[data-outcome={outcome}]" in style


def test_an_ab_begins_with_the_plain_words(ab: Page) -> None:
    report = making.ab(require="not-worse", margin=0.02)
    (words,) = ab.all("div", "plainly")
    assert told(words).startswith(" ".join(report["words"]))
    assert "Requirement met: " in told(words)


def test_the_chart_of_pairs_has_a_dot_an_event_zero_the_margin_and_the_mean(ab: Page) -> None:
    circles = within(ab, "pairs", "circle")
    assert len(circles) == len(making.EVENTS) + 1
    assert len(within(ab, "pairs", "line", "zero")) == len(circles)
    assert len(within(ab, "pairs", "line", "margin")) == len(circles)
    assert len(within(ab, "pairs", "line", "span")) == 3  # the mean alone has an interval
    assert "first better" in told(ab.one("pairs"))


def test_no_margin_is_drawn_where_none_was_asked_for() -> None:
    page = Page(written(making.ab()))
    assert not page.all("line", "margin")


def test_where_lower_is_better_the_sides_of_the_chart_change_places() -> None:
    page = Page(written(making.ab(primary="boilerplate_findings")))
    assert "← second better first better →" in told(page.one("pairs"))


def test_outputs_stand_side_by_side_and_what_only_one_has_stands_out(ab: Page) -> None:
    (first, *_) = ab.all("div", "sides")
    claims = [e for e in ab.all("li") if first in e.inside]
    assert [(told(each), each.classes) for each in claims] == [
        ("The dam broke.", ["both"]),
        ("only here: It rained.", []),
        ("The dam broke.", ["both"]),
    ]


def test_the_claims_of_held_out_events_are_not_shown(ab: Page) -> None:
    pairs = [told(each) for each in ab.all("details", "pair") if "ropewalk" in each.text]
    assert len(pairs) == 2
    assert all("Claims not shown: held out" in each for each in pairs)


def test_two_arms_of_one_name_are_told_apart() -> None:
    report = making.ab()
    report["arms"][0] = copy.deepcopy(report["arms"][1])
    page = Page(written(report))
    (heading,) = page.all("h1")
    assert told(heading) == (
        f"{making.ASKED} (other repeats) against {making.ASKED} (first repeats)"
    )
    assert within(page, "events", "td", "arm-2")


@pytest.mark.parametrize("make", [making.empty, making.unscored])
def test_an_evaluation_with_nothing_to_show_is_a_page_too(make: Any) -> None:
    page = Page(written(make()))
    assert told(page.one("misses")).startswith("Where labels and output part")
    assert not within(page, "scores", "circle")


def test_an_evaluation_without_gates_models_or_confidence_is_a_page_too() -> None:
    report = making.evaluation() | {"gates": []}
    report["arms"] = [report["arms"][0] | {"confidence": {}}]
    page = Page(written(report))
    assert "No gates were set." in page.all("body")[0].text
    assert "No model was asked" in told(page.one("costs"))
    assert not [each for each in page.elements if each.attributes.get("id") == "confidence"]
