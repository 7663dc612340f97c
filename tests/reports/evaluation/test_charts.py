from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.reports.evaluation.charts import SHARES, chart, differences_scale
from summarize.reports.evaluation.views import Measured


def test_a_share_stands_at_its_per_cent() -> None:
    (mark,) = chart([(2, Measured(0.5, 0.25, 1.0, ".50", "[.25, 1.00]"), True)]).marks
    assert (mark.number, mark.x, mark.low, mark.high, mark.hollow) == (2, 50.0, 25.0, 100.0, True)


def test_an_arm_without_the_score_leaves_its_row_empty() -> None:
    score = Measured(0.5, None, None, ".50", "")
    drawn = chart([(1, None, False), (2, score, False)])
    assert drawn.height == 48
    assert [mark.y for mark in drawn.marks] == [36]


def test_the_scale_of_shares_is_marked_at_quarters() -> None:
    assert [text for _, text in SHARES.ticks] == [".00", ".25", ".50", ".75", "1.00"]


def test_a_scale_of_differences_ends_on_round_numbers() -> None:
    scale = differences_scale([-0.07, 0.112])
    assert [text for _, text in scale.ticks] == ["−.100", "−.050", "0", "+.050", "+.100", "+.150"]
    assert scale.at(0) == 40.0


def test_no_difference_at_all_has_a_scale_too() -> None:
    scale = differences_scale([0.0, 0.0])
    assert scale.at(0) == 50.0
    assert scale.ticks[0][1] == "−.100"


@given(st.lists(st.floats(-1, 1), max_size=8))
def test_zero_and_every_difference_lie_on_the_scale_in_order(values: list[float]) -> None:
    scale = differences_scale(values)
    assert scale.start <= min([0.0, *values]) + 1e-9
    assert scale.end >= max([0.0, *values]) - 1e-9
    assert 2 <= len(scale.ticks) <= 8
    places = [scale.at(each) for each in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= each <= 100 for each in places)
