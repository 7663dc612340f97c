from __future__ import annotations

import re
from typing import Any

import pytest

from summarize.reports import ab_markdown, evaluation_markdown
from tests.reports.evaluation import making

_BETWEEN = re.compile(r"(?<!\\)\|")


def written(report: dict[str, Any]) -> str:
    show = ab_markdown if report["schema"] == "ab-report/1" else evaluation_markdown
    return show(report)


@pytest.mark.parametrize("make", [making.evaluation, making.ab])
@pytest.mark.parametrize("change", [dict, making.hostile])
def test_every_row_of_a_table_has_as_many_cells_as_its_head(make: Any, change: Any) -> None:
    tables, before = 0, ""
    for line in written(change(make())).splitlines():
        if line.startswith("|"):
            tables += not before.startswith("|")
            if before.startswith("|"):
                assert len(_BETWEEN.findall(line)) == len(_BETWEEN.findall(before)), line
        before = line
    assert tables > 5


def test_the_verdict_on_the_gates_comes_first_and_what_fails_before_what_holds() -> None:
    text = written(making.evaluation())
    parts = ["# extractive and", "**1 of 3 gates fails.**", "## Gates", "it is 2", "it is 0.65"]
    parts += ["## Scores", "## Event by event", "## Costs", "## What each score says"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_without_gates_there_is_no_table_of_them() -> None:
    report = making.evaluation() | {"gates": []}
    assert "No gates were set." in written(report)
    assert "## Gates" not in written(report)


def test_scores_of_held_out_events_stand_apart() -> None:
    text = written(making.evaluation())
    held_out = text[text.index("### Held-out events") : text.index("## Event by event")]
    assert "| **claims, F1** | .65 | .74 |" in held_out
    assert "claims, precision" not in held_out


def test_each_event_has_a_row_with_its_scores_and_how_far_it_is_from_the_labels() -> None:
    text = written(making.evaluation())
    assert "| ropewalk (held out) | disaster | .65 | – | 4 |" in text
    assert "- No analysis of dam-breach/post: the reply is no JSON" in text


def test_how_far_a_level_of_confidence_can_be_relied_on() -> None:
    text = written(making.evaluation())
    assert "| two articles tell one fact | high | 9 of 10 (.90) | 9 of 10 (.90) |" in text


def test_an_ab_begins_with_the_plain_words_and_the_requirement() -> None:
    text = written(making.ab(gain=-0.1, require="better"))
    assert (
        text.index("**Inconclusive: ")
        < text.index("❌ Requirement not met")
        < text.index("## Score by")
    )
    assert "The verdict is inconclusive." in text
    assert "Scores of the comparison" not in text, "there are none"


def test_scores_that_an_evaluation_pools_are_said_to_be_taken_event_by_event() -> None:
    report = making.ab()
    report["metrics"][report["primary"]]["of"] = "event"
    assert "here and pooled over events in an evaluation" in written(report)


def test_a_difference_has_its_interval_its_chance_and_a_verdict() -> None:
    row = next(line for line in written(making.ab()).splitlines() if "**claims, F1**" in line)
    assert row.startswith("| **claims, F1** | .65 | .75 | +.100 | [+.075, +.125] | 25 % |")
    assert row.endswith("| 3 | inconclusive |")


@pytest.mark.parametrize("make", [making.empty, making.unscored])
def test_an_evaluation_with_nothing_to_show_says_so(make: Any) -> None:
    assert "No gates were set." in written(make())


@pytest.mark.parametrize("make", [making.evaluation, making.ab])
def test_hostile_text_is_no_markup(make: Any) -> None:
    text = written(making.hostile(make()))
    assert "<script" not in text.replace("\\<", "")
    assert not re.search(r"(?<!\\)<(?!/?(details|summary|br)\b)", text)
    assert not re.search(r"(?<!\\)\]\(|https:", text)
    assert "\x1b" not in text


def test_a_gate_names_its_score_as_the_tables_do() -> None:
    assert "| claims, F1 (claim\\_f1) is at least 0.6 |" in written(making.evaluation())


def test_a_score_of_some_of_the_events_or_of_repeats_says_so() -> None:
    report = making.evaluation()
    assert "| **conflict, F1** | – | .50 (1 of 3 events) |" in written(report)
    assert "Repeats ±" not in written(report)
    for arm in report["arms"]:
        arm["repeats"] = 2
        arm["scores"]["all"]["claim_f1"]["repeat_sd"] = 0.031
    text = written(report)
    assert "| **claims, F1** | .65 [.51, .79] (repeats ±.03) |" in text
    assert "“Repeats ±” is how far the repeats of one article lie apart" in text


def test_events_that_are_all_held_out_say_so() -> None:
    report = making.evaluation(held_out=False)
    for each in report["gold"]:
        each["held_out"] = True
    assert "### All 3 events, held out" in written(report)
