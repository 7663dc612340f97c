from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from summarize.reports import print_ab, print_evaluation
from tests.reports.evaluation import making


def printed(report: dict[str, Any], width: int = 80, **options: Any) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, highlight=False, markup=False, emoji=False, **options
    )
    show = print_ab if report["schema"] == "ab-report/1" else print_evaluation
    show(report, console)
    return stream.getvalue()


@pytest.mark.parametrize("width", [20, 40, 80, 140])
@pytest.mark.parametrize("make", [making.evaluation, making.ab, making.empty, making.unscored])
def test_no_line_is_wider_than_the_terminal_or_ends_in_spaces(make: Any, width: int) -> None:
    lines = printed(make(), width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_gates_that_fail_come_first_and_those_that_hold_are_counted() -> None:
    text = printed(making.evaluation())
    assert "1 of 3 gates fails." in text
    places = [text.index(each) for each in ("FAILS", "it is 2", "Scores:")]
    assert places == sorted(places)
    assert "it is 0.65" not in text


def test_a_row_holds_a_score_and_its_interval_for_each_arm() -> None:
    lines = printed(making.evaluation()).splitlines()
    row = next(line for line in lines if line.startswith("  claims, F1"))
    assert row.split() == ["claims,", "F1", ".65", "[.51,", ".79]", ".75", "[.51,", ".79]"]


def test_what_an_arm_has_no_score_of_is_a_dash() -> None:
    lines = printed(making.evaluation()).splitlines()
    row = next(line for line in lines if "conflict, F1" in line)
    assert row.split() == ["conflict,", "F1", "(1/3)", "–", ".50"]


def test_a_score_of_some_of_the_events_says_of_how_many() -> None:
    text = " ".join(printed(making.evaluation()).split())
    assert "(1/3): only one of the three events has the score." in text
    assert "claims, F1 .65" in text, "nothing behind what all events have"


def test_held_out_events_stand_apart_where_there_are_others() -> None:
    text = printed(making.evaluation())
    assert text.index("Scores: all 3 events") < text.index("Scores: held-out events")
    assert "held-out" not in printed(making.evaluation(held_out=False))


def test_tokens_that_were_counted_and_prices_that_were_not_recorded_say_so() -> None:
    text = printed(making.evaluation())
    assert "≈12,345" in text
    assert "not recorded" in text
    assert "3: the quote is not in the text; 1: made_up" in " ".join(text.split())


def test_more_arms_than_fit_are_shown_in_turn() -> None:
    report = making.evaluation()
    report["arms"] = [arm | {"name": f"arm-{n}"} for n, arm in enumerate(report["arms"] * 3)]
    report["gates"] = []
    lines = printed(report).splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.split() for line in lines if line.strip().startswith("arm-")][:2] == [
        ["arm-0", "arm-1", "arm-2"],
        ["arm-3", "arm-4", "arm-5"],
    ]


def test_an_ab_begins_with_the_plain_words() -> None:
    report = making.ab()
    text = " ".join(printed(report).split())
    assert text.startswith(" ".join(" ".join(report["words"]).split()))


def test_a_requirement_that_fails_is_told_before_the_tables() -> None:
    text = printed(making.ab(gain=-0.1, require="not-worse", margin=0.02))
    told = f"Requirement not met: {making.ASKED} must be shown not to be worse by .020 or more."
    assert told in " ".join(text.split())
    assert text.index("not met") < text.index("Score by score")


def test_what_is_required_is_told_once_with_what_was_found() -> None:
    for gain, sign in ((-0.1, "✗ Requirement not met"), (0.1, "✓ Requirement met")):
        text = " ".join(printed(making.ab(gain=gain, require="not-worse")).split())
        assert text.count("must be shown not to be worse") == 1
        assert f"{sign}: {making.ASKED} must be shown not to be worse. The interval" in text
        assert "and has to be above 0." in text
        assert "Required:" not in text


def test_the_verdicts_that_occur_are_explained() -> None:
    text = " ".join(printed(making.ab()).split())
    assert "inconclusive: These events do not show which arm is better." in text
    assert "worse: The second arm" not in text


@pytest.mark.parametrize("make", [making.evaluation, making.ab])
def test_nothing_hostile_reaches_the_terminal(make: Any) -> None:
    text = printed(making.hostile(make()), 120)
    assert not [each for each in text if each != "\n" and ord(each) < 32]
    assert "\u202e" not in text
    assert "␛[31m" in text


@pytest.mark.parametrize("make", [making.evaluation, making.ab])
def test_there_is_no_colour_where_there_is_no_terminal(make: Any) -> None:
    assert "\x1b" not in printed(make())
    assert "\x1b[" in printed(make(), force_terminal=True)
