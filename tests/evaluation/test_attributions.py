from __future__ import annotations

import pytest

from summarize.evaluation.attributions import is_same_source, source_counts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hanna Ruzek", "rescue chief Hanna Ruzek"),
        ("the rescue service", "The service"),
        ("the drivers’ union", "drivers' unions"),
        ("Mr Hale", "Ruth Hale"),
        ("Some", "some"),
        ("Lenna Hydro", "Lenna Hydro, the company that runs the dam"),
        (None, None),
    ],
)
def test_one_source_may_be_named_in_two_ways(one: str | None, other: str | None) -> None:
    assert is_same_source(one, other)
    assert is_same_source(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hanna Ruzek", "Jolan Vreck"),
        ("the union", "the company"),
        ("the union", None),
        ("he", ""),
        ("police", "the police union"),
        ("the government", "opposition to the government"),
    ],
)
def test_two_sources_are_two(one: str | None, other: str | None) -> None:
    assert not is_same_source(one, other)


def test_a_source_that_is_used_twice_counts_once() -> None:
    found = source_counts(["the union", "The union", None], ["union", "the mayor"])
    assert (found.right, found.shown, found.labelled) == (1, 2, 1)
