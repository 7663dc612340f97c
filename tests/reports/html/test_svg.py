from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from summarize.reports.html.svg import bars, strip


def test_the_longest_bar_takes_the_whole_width() -> None:
    assert bars([2, 8, 0]) == (25.0, 100.0, 0.0)


def test_nothing_counted_gives_bars_of_no_length() -> None:
    assert bars([0, 0]) == (0.0, 0.0)
    assert bars([]) == ()


def test_an_opening_stands_left_of_an_end() -> None:
    first, second = strip([(1, 0.9), (2, 0.1)]).dots
    assert (first.number, second.number) == (2, 1)
    assert first.x < second.x
    assert first.y == second.y


@given(st.lists(st.floats(0, 1), max_size=12))
def test_no_dot_hides_another_or_leaves_its_strip(shares: list[float]) -> None:
    shown = strip(enumerate(shares, 1))
    assert sorted(dot.number for dot in shown.dots) == list(range(1, len(shares) + 1))
    assert all(0 < dot.x < 100 and 9 <= dot.y <= shown.height - 9 for dot in shown.dots)
    for one, other in combinations(shown.dots, 2):
        assert one.y != other.y or abs(one.x - other.x) >= 6.99
