"""Moments: one time of day is read in the ways that newsrooms write it."""

from __future__ import annotations

import pytest

from summarize.comparison.moments import hour_in, part_of_day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("The dam burst at 5:10 a.m. on Tuesday", 5 + 10 / 60),
        ("It failed at 4.40 am", 4 + 40 / 60),
        ("The train left at 17:30", 17.5),
        ("Around 7 p.m. a lorry came", 19.0),
        ("The blast came shortly before midnight", 24.0),
        ("The strike began at five in the morning", 5.0),
        ("The vote was over by noon", 12.0),
    ],
)
def test_a_time_of_day_is_read(text: str, hour: float) -> None:
    moment = hour_in(text)
    assert moment is not None
    assert moment.hour == pytest.approx(hour)
    assert moment.text in text


@pytest.mark.parametrize("text", ["The fund rose 3.15 per cent", "From 9 a.m. to 5 p.m.", "Soon"])
def test_a_share_a_span_and_no_time_are_none(text: str) -> None:
    assert hour_in(text) is None


def test_exact_times_exclude_each_other_sooner_than_rough_ones() -> None:
    exact, other, rough = hour_in("at 5:10 a.m."), hour_in("at 4:40 a.m."), hour_in("about 5 a.m.")
    assert exact is not None
    assert other is not None
    assert rough is not None
    assert exact.excludes(other)
    assert not exact.excludes(rough)


def test_the_clock_goes_round_at_midnight() -> None:
    late, early = hour_in("at 11:58 p.m."), hour_in("at 12:01 a.m.")
    assert late is not None
    assert early is not None
    assert not late.excludes(early)


def test_a_count_up_to_a_part_of_the_day_has_an_hour() -> None:
    assert part_of_day("By noon police had taken seven people away") == 12.0
    assert part_of_day("Eleven people were detained by Tuesday evening") == 19.0
    assert part_of_day("Eleven people were detained") is None
