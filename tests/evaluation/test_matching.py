from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from summarize.evaluation.matching import (
    Counts,
    best_pairs,
    counts,
    covers,
    dice,
    lies_in,
    merged_spans,
    overlap,
    words_alike,
)

likenesses = st.lists(
    st.lists(st.one_of(st.none(), st.floats(0, 2)), min_size=3, max_size=3), min_size=1, max_size=4
)


def best_by_hand(table: list[list[float | None]]) -> tuple[int, float]:
    """The most pairs, and the highest sum with so many, over all orders of the rows."""
    best = (0, 0.0)
    for order in permutations([*range(len(table)), None, None, None], 3):
        taken = [table[row][column] for column, row in enumerate(order) if row is not None]
        chosen = [each for each in taken if each is not None]
        best = max(best, (len(chosen), sum(chosen)))
    return best


@given(likenesses)
def test_no_other_matching_has_more_pairs_or_as_many_and_more_alike(
    table: list[list[float | None]],
) -> None:
    pairs = best_pairs(list(range(len(table))), list(range(3)), lambda a, b: table[a][b])
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    most, highest = best_by_hand(table)
    assert len(pairs) == most
    assert abs(sum(table[a][b] or 0.0 for a, b in pairs) - highest) < 1e-9


def test_a_finding_that_is_repeated_matches_once() -> None:
    assert len(best_pairs(["a"], ["a"] * 10, lambda a, b: 1.0 if a == b else None)) == 1


def test_nothing_matches_nothing() -> None:
    assert best_pairs([], ["a"], lambda _a, _b: 1.0) == []
    assert best_pairs(["a"], [], lambda _a, _b: 1.0) == []


def test_half_of_the_shorter_passage_is_enough() -> None:
    assert covers([(0, 10)], [(5, 100)])
    assert not covers([(0, 10)], [(6, 100)])
    assert overlap([(0, 10)], [(0, 100)]) == 1.0
    assert dice([(0, 10)], [(0, 30)]) == 0.5


def test_a_passage_lies_in_another_by_its_own_half() -> None:
    assert lies_in([(0, 10)], [(5, 100)])
    assert not lies_in([(0, 100)], [(0, 10)])


def test_touching_passages_are_one() -> None:
    assert merged_spans([(5, 9), (0, 5), (20, 30), (22, 25)]) == ((0, 9), (20, 30))


def test_words_in_common_are_counted_without_case() -> None:
    assert words_alike("The old bridge", "the bridge") == 2 / 3
    assert words_alike("", "") == 0.0


def test_nothing_to_find_and_nothing_shown_is_perfect() -> None:
    assert Counts().precision == Counts().recall == Counts().f1 == 1.0


def test_nothing_shown_where_there_is_something_scores_zero() -> None:
    assert counts(0, 0, 5).f1 == 0.0
    assert counts(0, 5, 0).f1 == 0.0


def test_repeating_one_right_finding_scores_worse() -> None:
    assert counts(1, 10, 5).f1 < counts(1, 1, 5).f1
