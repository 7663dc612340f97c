"""Reference: which day a figure holds for, and which counts go on."""

from __future__ import annotations

import pytest

from summarize import compare
from tests.comparison.making import analysis_of, comparison_of

FIRE = "The fire on the heath has destroyed 1,800 hectares of pine forest."
LATER = "The fire on the heath has destroyed 2,600 hectares of pine forest."


def relation(first: str, second: str) -> str:
    (fact,) = [f for f in comparison_of(anvil=first, beacon=second).facts if f.figures]
    return fact.relation


def test_a_count_told_in_the_perfect_goes_on_from_paper_to_paper() -> None:
    early = analysis_of("anvil", FIRE, published="2024-05-14")
    late = analysis_of("beacon", LATER, published="2024-05-15")
    (fact,) = [fact for fact in compare([early, late]).facts if fact.figures]
    assert fact.relation == "update"


def test_a_price_does_not_rise_with_the_day_of_the_paper() -> None:
    early = analysis_of("anvil", "The bridge at Sell cost 40 million euros.", "2024-05-14")
    late = analysis_of("beacon", "The bridge at Sell cost 60 million euros.", "2024-05-15")
    (fact,) = [fact for fact in compare([early, late]).facts if fact.figures]
    assert fact.relation == "conflict"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "By noon on Monday, the queue outside the branch in Sell had grown to 200 people.",
            "Some 40 people stood in the queue outside the branch in Sell.",
        ),
        (
            "The relief fund of the club has meanwhile reached 600,000 crowns.",
            "The relief fund of the club stood at 250,000 crowns.",
        ),
    ],
)
def test_what_has_grown_to_a_figure_is_told_as_new(first: str, second: str) -> None:
    assert relation(first, second) == "update"


def test_a_count_that_holds_for_a_day_may_explain_a_smaller_number() -> None:
    assert (
        relation(
            "On Saturday night 250 people were still sleeping in the sports hall of Sell.",
            "In Sell, 600 people are sleeping in the sports hall.",
        )
        == "unresolved"
    )


def test_a_place_behind_which_a_comma_stands_is_a_place() -> None:
    assert (
        relation(
            "In the town of Upper Sarn, cash machines were dead for 11 hours.",
            "Cash machines were out of service for 15 hours.",
        )
        == "unresolved"
    )


def test_one_place_in_both_explains_nothing() -> None:
    assert (
        relation(
            "In Brenne, 62 polling stations opened late.",
            "In Brenne, 46 polling stations opened late because of the snow.",
        )
        == "conflict"
    )


def test_what_was_counted_long_ago_is_another_figure() -> None:
    comparison = comparison_of(
        anvil="At the vote on the league turnout was 71 percent.",
        beacon="When the league was put to the vote in 2011, turnout was 54 percent.",
    )
    assert [fact for fact in comparison.facts if fact.figures] == []


def test_parts_that_a_sentence_lists_come_to_the_total_of_another() -> None:
    assert (
        relation(
            "The caterer delivered 900 meals to the schools of Sell.",
            "The caterer sent 380 meals to the school in Brill, 290 to Cawley and 230 to Dunmore.",
        )
        == "shared"
    )


def test_who_is_in_hospital_is_not_all_who_were_hurt() -> None:
    comparison = comparison_of(
        anvil="At least 23 people were injured when the bridge fell.",
        beacon="Fourteen people were taken to hospital after the bridge fell.",
    )
    assert all(fact.relation not in ("conflict", "disputed") for fact in comparison.facts)
