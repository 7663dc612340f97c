"""Figures as intervals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.comparison.intervals import bound_kind, equal, overlap
from summarize.evidence import Evidence
from summarize.text.types import Quantity


def quantity(
    value: float | None,
    low: float | None,
    high: float | None,
    *,
    low_open: bool = False,
    high_open: bool = False,
) -> Quantity:
    return Quantity(
        value=value,
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        approximator=None,
        unit="people",
        role="killed",
        group=None,
        scope=None,
        as_of=None,
        certainty="high",
        evidence=Evidence("x", 0, 1, "s1"),
    )


EXACTLY_9, EXACTLY_12 = quantity(9, 9, 9), quantity(12, 12, 12)
ABOUT_200 = quantity(200, 180, 220)
AT_LEAST_32 = quantity(32, 32, None)
MORE_THAN_9 = quantity(9, 9, None, low_open=True)
UP_TO_9 = quantity(9, 0, 9)
DOZENS = quantity(None, 24, None)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (EXACTLY_9, EXACTLY_9, True),
        (EXACTLY_9, EXACTLY_12, False),
        (ABOUT_200, AT_LEAST_32, True),
        (EXACTLY_9, MORE_THAN_9, False),
        (EXACTLY_12, MORE_THAN_9, True),
        (UP_TO_9, EXACTLY_9, True),
        (UP_TO_9, EXACTLY_12, False),
        (DOZENS, ABOUT_200, True),
        (DOZENS, EXACTLY_12, False),
    ],
)
def test_two_figures_can_both_be_true_when_their_intervals_meet(
    a: Quantity, b: Quantity, expected: bool
) -> None:
    assert overlap(a, b) is expected
    assert overlap(b, a) is expected


def test_the_same_number_with_about_is_the_same_figure() -> None:
    assert equal(quantity(200, 200, 200), ABOUT_200)


def test_a_bound_is_another_figure_than_the_number_itself() -> None:
    assert not equal(quantity(32, 32, 32), AT_LEAST_32)
    assert not equal(quantity(9, 9, None), MORE_THAN_9)


def test_vague_words_are_the_same_figure_only_as_each_other() -> None:
    assert equal(DOZENS, quantity(None, 24, None))
    assert not equal(DOZENS, quantity(None, 200, None))
    assert not equal(DOZENS, quantity(24, 24, None))


def test_a_one_sided_figure_is_named_a_bound() -> None:
    assert bound_kind(AT_LEAST_32) == "a lower bound"
    assert bound_kind(UP_TO_9) == "an upper bound"
    assert bound_kind(ABOUT_200) == bound_kind(quantity(0, 0, 0)) == ""


figures = st.builds(
    lambda low, width, low_open, high_open: quantity(
        low,
        low,
        None if width is None else low + width,
        low_open=low_open and width != 0,
        high_open=high_open and bool(width),
    ),
    st.integers(0, 50),
    st.none() | st.integers(0, 20),
    st.booleans(),
    st.booleans(),
)


@given(figures, figures)
def test_overlap_is_symmetric_and_equal_figures_overlap(a: Quantity, b: Quantity) -> None:
    assert overlap(a, b) == overlap(b, a)
    assert overlap(a, a)
    if equal(a, b) and a.high == b.high:
        assert overlap(a, b)
