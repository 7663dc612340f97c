from __future__ import annotations

import pytest

from summarize.reports.evaluation import figures


@pytest.mark.parametrize(
    ("value", "text"), [(0.731, ".73"), (1.0, "1.00"), (0.0, ".00"), (0.996, "1.00")]
)
def test_a_share_has_two_decimals_and_no_zero_before_them(value: float, text: str) -> None:
    assert figures.score(value) == text


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (0.5, "0.5"), (1200.0, "1,200")])
def test_a_count_has_the_decimals_it_needs(value: float, text: str) -> None:
    assert figures.score(value, share=False) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0311, "+.031"), (-0.0311, "−.031"), (0.0, "0"), (-0.00001, "0"), (-1.0, "−1.000")],
)
def test_a_difference_has_a_sign_unless_it_is_nothing(value: float, text: str) -> None:
    assert figures.difference(value) == text


def test_a_difference_of_counts_is_a_count() -> None:
    assert figures.difference(-1200.0, share=False) == "−1,200"


def test_an_interval_has_brackets_and_none_is_nothing() -> None:
    assert figures.interval(0.61, 0.853) == "[.61, .85]"
    assert figures.interval(None, None) == ""
    assert figures.difference_interval(-0.01, 0.02) == "[−.010, +.020]"


def test_chance_is_told_in_per_cent() -> None:
    assert [figures.chance(p) for p in (1.0, 0.25, 0.0078, None)] == [
        "100 %",
        "25 %",
        "under 1 %",
        "–",
    ]


def test_what_was_not_recorded_says_so() -> None:
    assert figures.dollars(None) == figures.seconds(None) == "not recorded"
    assert figures.tokens(None, counted=False) == "not recorded"
    assert figures.dollars(0.01234) == "US$ 0.0123"
    assert figures.seconds(12.34) == "12.3 s"


def test_tokens_counted_afterwards_are_about_so_many() -> None:
    assert figures.tokens(12345, counted=True) == "≈12,345"
    assert figures.tokens(12345, counted=False) == "12,345"
