"""The relation of two statements: design.md's rules, each on two invented articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarize import compare
from tests.comparison.making import analysis_of, comparison_of

if TYPE_CHECKING:
    from summarize import Comparison
    from summarize.comparison.types import Fact


def figure_fact(comparison: Comparison, role: str, group: str | None = None) -> Fact:
    facts = [
        fact
        for fact in comparison.facts
        if len(fact.claims) > 1
        and any(q.role == role and q.group == group for c in fact.claims for q in c.quantities)
    ]
    assert len(facts) == 1, [fact.text for fact in comparison.facts]
    return facts[0]


@pytest.mark.parametrize(
    ("a", "b", "relation", "figures"),
    [
        ("Nine people were killed.", "Nine people died.", "shared", "equal"),
        ("About 200 people were killed.", "At least 32 people were killed.", "shared", "differ"),
        ("Up to 40 people died.", "Some 30 people died.", "shared", "differ"),
        ("Dozens of people were killed.", "Some 60 people were killed.", "shared", "differ"),
        ("Nine people were killed.", "Twelve people were killed.", "conflict", "differ"),
        ("More than 20 people died.", "Twelve people died.", "conflict", "differ"),
        (
            "Nine people were killed, police said.",
            "Twelve people were killed, the dockers' union said.",
            "disputed",
            "differ",
        ),
        (
            "Nine people were killed, police said.",
            "Twelve people were killed.",
            "disputed",
            "differ",
        ),
        (
            "Nine people were killed, according to a person who asked not to be named.",
            "Twelve people were killed.",
            "conflict",
            "differ",
        ),
        (
            "Nine people were killed in Maravec.",
            "Twelve people were killed.",
            "unresolved",
            "differ",
        ),
        (
            "Eight dockers and four firefighters were killed.",
            "Twelve people were killed.",
            "shared",
            "equal",
        ),
    ],
)
def test_two_death_tolls_stand_to_each_other_by_the_first_rule_that_fits(
    a: str, b: str, relation: str, figures: str
) -> None:
    comparison = comparison_of(
        anvil=f"{a} The fire broke out at the port of Tresk.",
        beacon=f"{b} A fire broke out in the port of Tresk.",
    )
    facts = [f for f in comparison.facts if f.figures is not None]
    assert [(f.relation, f.figures) for f in facts] == [(relation, figures)]


def test_a_later_and_higher_toll_is_an_update() -> None:
    fact = figure_fact(
        compare(
            [
                analysis_of("anvil", "Nine people were killed in the fire.", "2024-05-15"),
                analysis_of("beacon", "Twelve people were killed in the fire.", "2024-05-16"),
            ]
        ),
        "killed",
    )
    assert fact.relation == "update"
    assert "2024-05-16 after 2024-05-15" in fact.explanation


def test_a_falling_number_of_missing_people_is_an_update_too() -> None:
    fact = figure_fact(
        compare(
            [
                analysis_of("anvil", "Nine people were missing after the flood.", "2024-05-15"),
                analysis_of(
                    "beacon", "One person was still missing after the flood.", "2024-05-16"
                ),
            ]
        ),
        "missing",
    )
    assert fact.relation == "update"


def test_one_group_counted_is_no_contradiction_of_another() -> None:
    comparison = comparison_of(
        anvil="Nine peacekeepers were killed.", beacon="Twelve people were killed."
    )
    assert {fact.relation for fact in comparison.facts} == {"single"}


def test_killed_and_wounded_are_two_facts_that_cite_one_claim() -> None:
    comparison = comparison_of(
        anvil="About 200 people were killed and 400 injured.",
        beacon="At least 30 people died and over 150 were hurt.",
    )
    killed, wounded = figure_fact(comparison, "killed"), figure_fact(comparison, "wounded")
    assert {c.claim for c in killed.claims} == {c.claim for c in wounded.claims} == {"c1"}


def test_the_explanation_names_the_source_the_bound_and_the_scope() -> None:
    fact = figure_fact(
        comparison_of(
            anvil="About 200 people were killed.",
            beacon="At least 32 people were killed by the shelling in Tresk, Norland said.",
        ),
        "killed",
    )
    assert "Norland" in fact.explanation
    assert "a lower bound and rules out nothing above it" in fact.explanation
    assert "the scope may differ" in fact.explanation


def test_the_same_sum_of_money_for_two_things_is_not_one_fact() -> None:
    comparison = comparison_of(
        anvil="Insurers put the damage at $40 million.",
        beacon="The company made a profit of $40 million last year.",
    )
    assert {fact.relation for fact in comparison.facts} <= {"single"}


def test_the_same_number_of_the_same_things_is_one_fact() -> None:
    comparison = comparison_of(
        anvil="The plan would create 1,200 jobs in the valley.",
        beacon="Its owner promises up to 1,200 jobs.",
    )
    assert [f.figures for f in comparison.facts if f.relation == "shared"] == ["differ"]


def test_a_denial_disputes_what_it_denies() -> None:
    comparison = comparison_of(
        anvil="A police spokeswoman denied that tear gas had been used on the bridge.",
        beacon="Officers fired tear gas on the bridge.",
    )
    (fact,) = [f for f in comparison.facts if len(f.claims) > 1]
    assert fact.relation == "disputed"
    assert "denied" in fact.explanation


def test_a_negated_act_contradicts_the_act() -> None:
    comparison = comparison_of(
        anvil="No tear gas was fired on the bridge, police said.",
        beacon="Tear gas was fired on the bridge, marchers said.",
    )
    (fact,) = [f for f in comparison.facts if len(f.claims) > 1]
    assert fact.relation == "disputed"
    assert "“No … tear”" in fact.explanation


def test_opposite_words_under_a_negation_agree() -> None:
    comparison = comparison_of(
        anvil="Not one metro line opened on Tuesday.",
        beacon="Every metro line was shut on Tuesday.",
    )
    assert "conflict" not in {fact.relation for fact in comparison.facts}


def test_a_quotation_cut_differently_contradicts_nobody() -> None:
    said = "we have no plan to close the school in Tresk this year or next year"
    comparison = comparison_of(
        anvil=f'"If you ask me, {said}," she said.', beacon=f'"{said.capitalize()}," she said.'
    )
    assert not {"conflict", "disputed"} & {fact.relation for fact in comparison.facts}


def test_a_condition_contradicts_nobody() -> None:
    comparison = comparison_of(
        anvil="The union would not call off the strike if talks failed.",
        beacon="The union called off the strike after the talks.",
    )
    assert not {"conflict", "disputed"} & {fact.relation for fact in comparison.facts}


def test_two_days_for_one_plan_exclude_each_other() -> None:
    comparison = comparison_of(
        anvil="Talks on the pay deal will resume in Tresk on Thursday.",
        beacon="Talks on the pay deal will resume in Tresk on Friday.",
    )
    (fact,) = [f for f in comparison.facts if len(f.claims) > 1]
    assert fact.relation == "conflict"
    assert "different days" in fact.explanation


def test_the_dead_of_two_unrelated_events_are_two_facts() -> None:
    comparison = comparison_of(
        anvil="Nine people were killed when a ferry sank off the harbour of Tresk. The crew of a"
        " trawler pulled survivors from cold water, and divers searched the wreck for hours.",
        beacon="Twelve people were killed by gunfire at a concert hall in Ambry. Police cordoned"
        " off the theatre district, and a suspect surrendered after a chase along the motorway.",
    )
    assert {fact.relation for fact in comparison.facts} == {"single"}
    assert comparison.warnings == ("anvil and beacon seem to tell two different events",)


def test_the_same_number_killed_and_injured_are_two_facts() -> None:
    comparison = comparison_of(
        anvil="Twelve people were killed in the crash near Tresk.",
        beacon="Twelve people were injured in the crash near Tresk.",
    )
    assert not [fact for fact in comparison.facts if fact.figures == "equal"]


def test_approved_and_rejected_contradict_each_other() -> None:
    comparison = comparison_of(
        anvil="Parliament approved the budget on Monday.",
        beacon="Parliament rejected the budget on Monday.",
    )
    (fact,) = [f for f in comparison.facts if len(f.claims) > 1]
    assert fact.relation in {"conflict", "disputed"}
    assert "“approved” and “rejected” exclude each other" in fact.explanation


def test_a_source_that_asked_not_to_be_named_is_the_outlets_own_voice() -> None:
    comparison = comparison_of(
        anvil="Nine people were killed, officials said on condition of anonymity.",
        beacon="Twelve people were killed.",
    )
    assert [fact.relation for fact in comparison.facts] == ["conflict"]


def test_two_hours_for_one_act_exclude_each_other() -> None:
    comparison = comparison_of(
        anvil="The dam near Tresk burst at 5:10 a.m. on Tuesday.",
        beacon="The dam above Tresk failed at 4.40 am on Tuesday.",
    )
    (fact,) = [f for f in comparison.facts if len(f.claims) > 1]
    assert fact.relation == "conflict"
    assert "different times" in fact.explanation


def test_a_later_price_is_no_update() -> None:
    fact = next(
        f
        for f in compare(
            [
                analysis_of("anvil", "The government pledged $60 million in aid.", "2024-05-15"),
                analysis_of("beacon", "The government pledged $80 million in aid.", "2024-05-16"),
            ]
        ).facts
        if len(f.claims) > 1
    )
    assert fact.relation == "conflict"


def test_an_empty_source_in_a_saved_analysis_is_nobody() -> None:
    first = analysis_of("anvil", "Nine people were killed in the fire, police said.")
    second = analysis_of("beacon", "Twelve people were killed in the fire.")
    claim = first.claims[0]
    assert claim.attribution is not None
    blank = replace(claim, attribution=replace(claim.attribution, source=" "))
    facts = compare([replace(first, claims=(blank,)), second]).facts
    assert [fact.relation for fact in facts if fact.figures] == ["conflict"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The harbour authority has 1,200 homes in Sell that have no gas.",
            "The flood left 1,200 homes in Sell without gas.",
        ),
        (
            "Halvane denied that the patrol boat had towed the fishing boat of the migrants.",
            "The patrol boat towed no fishing boat of migrants, Halvane said.",
        ),
        ("The mayor of Sell will not resign.", "The mayor of Sell has ruled out resigning."),
        (
            "The province has not seen a fire like that in Sell since 2016.",
            "After the fire in Sell the province ordered new firebreaks.",
        ),
        (
            "The clinic in Sell moved the patients who were not infected.",
            "The germ has infected patients of the clinic in Sell.",
        ),
    ],
    ids=["without", "denied and negated", "ruled out", "not since", "which ones"],
)
def test_what_two_deny_in_their_own_words_is_no_quarrel(first: str, second: str) -> None:
    comparison = comparison_of(anvil=first, beacon=second)
    assert all(fact.relation not in ("conflict", "disputed") for fact in comparison.facts)


def test_a_court_that_dismisses_a_claim_denies_nothing() -> None:
    comparison = comparison_of(
        anvil="A court in Sell dismissed the claims of the families against the mine.",
        beacon="The families of Sell had brought claims against the mine.",
    )
    assert all(fact.relation != "disputed" for fact in comparison.facts)
