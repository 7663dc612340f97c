"""Which figures are of one thing: the same number is not enough, nor another word for a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.comparison.making import comparison_of

if TYPE_CHECKING:
    from summarize.comparison.types import Fact


def figures(first: str, second: str) -> list[Fact]:
    comparison = comparison_of(anvil=first, beacon=second)
    return [fact for fact in comparison.facts if fact.figures is not None]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("Five patients have died in the hospital.", "At least four are dead.", "shared"),
        (
            "The guards captured eleven infiltrators.",
            "Velmora detained 11 soldiers.",
            "shared",
        ),
        (
            "Two villagers, a mother and her son, were killed in Dravna.",
            "Two civilians were killed in Dravna.",
            "shared",
        ),
        (
            "The mine closed and 410 people lost their jobs.",
            "The closure put 350 people out of work.",
            "conflict",
        ),
        (
            "They wrecked nine homes in Dravna and five in Sell.",
            "Altogether 14 homes were wrecked in Dravna and Sell.",
            "shared",
        ),
        (
            "In a holding yard at Penlow 60 people were hurt.",
            "So far 140 people were hurt.",
            "unresolved",
        ),
        (
            "In all, 1,200 people had to leave their homes.",
            "Some 3,000 people in the whole district have left home.",
            "unresolved",
        ),
        (
            "By noon police had taken seven people into custody.",
            "Eleven people had been detained by the evening.",
            "update",
        ),
        (
            "Foreman Owen Brack was given a suspended sentence of 18 months.",
            "Owen Brack, a foreman, was given a sentence of two years, suspended.",
            "conflict",
        ),
    ],
)
def test_figures_for_one_thing_meet(first: str, second: str, relation: str) -> None:
    (fact,) = figures(first, second)
    assert fact.relation == relation


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The flood destroyed 180 homes.", "A further 412 homes took in water, the council said."),
        ("Insurers put the damage at $1.2 million.", "Dana Moor, its head, was paid $1.2 million."),
        ("Nine weeks of pay talks had gone before.", "Their pay has not gone up for nine years."),
        ("The union wants a rise of 9 percent.", "Fares at the zoo cost 9 percent more."),
        ("Nine peacekeepers were killed.", "Twelve people were killed."),
    ],
)
def test_figures_for_two_things_stay_apart(first: str, second: str) -> None:
    assert figures(first, second) == []


def test_wording_that_is_alike_but_for_its_figure_is_not_shown_as_agreement() -> None:
    comparison = comparison_of(
        anvil="Three storage tanks at the terminal were wrecked in the fire at the port.",
        beacon="Five storage tanks at the terminal were wrecked in the fire at the port.",
    )
    told_by_both = [fact for fact in comparison.facts if len(fact.claims) > 1]
    assert {fact.relation for fact in told_by_both} == {"conflict"}
