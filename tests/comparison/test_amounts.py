"""Amounts: lengths of time and distances are compared in one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarize.comparison.amounts import meet, same, size, unit_of
from tests.comparison.making import analysis_of

if TYPE_CHECKING:
    from summarize.text.types import Quantity


def quantity(text: str) -> Quantity:
    (claim,) = analysis_of("anvil", f"The trial in the town took {text} in the end.").claims
    (found,) = claim.quantities
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [("48 hours", "two days"), ("90 minutes", "1.5 hours"), ("two weeks", "14 days")],
)
def test_one_length_of_time_in_two_units_is_the_same(one: str, other: str) -> None:
    assert size(quantity(one)) == pytest.approx(size(quantity(other)), rel=1e-3)


def test_a_figure_in_a_coarse_unit_has_some_play_against_a_finer_one() -> None:
    assert meet(quantity("two years"), quantity("25 months"))
    assert not meet(quantity("two years"), quantity("18 months"))


def test_in_one_unit_there_is_no_play() -> None:
    assert not meet(quantity("24 months"), quantity("25 months"))
    assert same(quantity("24 months"), quantity("24 months"))


def test_units_of_one_kind_are_one_and_so_are_words_for_one_thing() -> None:
    assert unit_of(quantity("40 minutes")) == unit_of(quantity("two hours"))
    assert unit_of(quantity("40 houses")) == unit_of(quantity("40 homes"))
    assert unit_of(quantity("40 minutes")) != unit_of(quantity("40 homes"))
