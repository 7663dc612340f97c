"""One act of another doer, at another place or time is a contradiction; a wider account is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.comparison.making import comparison_of

if TYPE_CHECKING:
    from summarize.comparison.types import Fact

SETTING = "The talks between Velmora and Ostrany were held in Lomar."


def common(first: str, second: str) -> list[Fact]:
    comparison = comparison_of(anvil=f"{first}\n\n{SETTING}", beacon=f"{second}\n\n{SETTING}")
    return [f for f in comparison.facts if len(f.claims) > 1 and "Lomar" not in f.text]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (
            "It was Velmoran engineers who destroyed the footbridge at Sell.",
            "At dawn Ostranyan saboteurs destroyed the footbridge at Sell.",
            "cannot both have done it",
        ),
        (
            "The footbridge at Sell was destroyed by Velmoran engineers.",
            "At dawn Ostranyan saboteurs destroyed the footbridge at Sell.",
            "cannot both have done it",
        ),
        (
            "The union broke off the pay talks on Sunday.",
            "The company broke off the pay talks on Sunday.",
            "cannot both have done it",
        ),
        (
            "The march of the dockers set off from the railway station.",
            "The march of the dockers set off from the market square.",
            "different places",
        ),
        (
            "The explosion tore through the mine at 3.15 a.m.",
            "The explosion tore through the mine shortly before midnight.",
            "different times",
        ),
        (
            "The earthen dam at Ostrel opened in 1968.",
            "The earthen dam at Ostrel opened in 1971.",
            "different times",
        ),
        (
            "The first infection in the hospital was detected on 19 January.",
            "The first infection in the hospital was detected on 8 January.",
            "different times",
        ),
        (
            "The power on the island of Halvet was back by Wednesday evening.",
            "The power on the island of Halvet did not come back until Friday.",
            "different times",
        ),
        (
            "The Speaker suspended the sitting of the chamber twice.",
            "The Speaker suspended the sitting of the chamber three times.",
            "different numbers of times",
        ),
        (
            "The fire on the heath was caused by sparks from a power line.",
            "A careless barbecue caused the fire on the heath.",
            "different causes",
        ),
        (
            "The board sacked Anton Brask, the head of the bank, on Friday.",
            "Anton Brask, the head of the bank, resigned on Friday.",
            "exclude each other",
        ),
    ],
)
def test_another_doer_place_or_time_of_one_act_contradicts(
    first: str, second: str, words: str
) -> None:
    (fact,) = common(first, second)
    assert fact.relation == "conflict"
    assert words in fact.explanation


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "It was Velmoran engineers who destroyed the footbridge at Sell.",
            "The footbridge at Sell was destroyed.",
        ),
        (
            "Mr. Schiff told reporters at a breakfast hosted by the club.",
            "Adam Schiff told reporters during a breakfast hosted by the club.",
        ),
        (
            "The march of the dockers set off from the railway station.",
            "The march of the dockers set off from Tresk.",
        ),
        (
            "The explosion tore through the mine at 3.15 a.m.",
            "The explosion tore through the mine at about 3 a.m.",
        ),
        ("Sales of the firm in Tresk fell in 2019.", "Sales of the firm in Tresk fell in 2020."),
    ],
)
def test_an_account_that_says_less_or_rounds_contradicts_nothing(first: str, second: str) -> None:
    assert {fact.relation for fact in common(first, second)} <= {"shared"}


def test_two_doers_on_the_word_of_two_sources_are_disputed() -> None:
    (fact,) = common(
        "The union broke off the pay talks on Sunday, Helena Strand said.",
        "The company broke off the pay talks on Sunday, Ilse Torvik said.",
    )
    assert fact.relation == "disputed"


def test_denying_a_request_calls_nothing_untrue() -> None:
    facts = common(
        "The minister denied a request for the documents of the Russia inquiry.",
        "The minister will get a request for the documents of the Russia inquiry.",
    )
    assert all(fact.relation == "shared" for fact in facts)


def test_what_somebody_asks_for_contradicts_no_one() -> None:
    for wish in ("is holding out for", "called for"):
        facts = common(
            f"The tram drivers' union {wish} a rise in Sunday wages.",
            "The tram drivers' wages on a Sunday have not risen.",
        )
        assert all(fact.relation == "shared" for fact in facts)


def test_a_rise_and_its_negation_contradict() -> None:
    (fact,) = common(
        "The tram drivers' wages on a Sunday have risen.",
        "The tram drivers' wages on a Sunday have not risen.",
    )
    assert fact.relation == "conflict"


def test_rejecting_a_charge_denies_it() -> None:
    (fact,) = common(
        "Strand rejected the charge that the driver had aimed at the pickets on purpose.",
        "The driver aimed at the pickets deliberately.",
    )
    assert fact.relation == "disputed"


def test_a_victory_of_one_is_the_defeat_of_the_other() -> None:
    facts = common(
        "Eric Cantor was defeated in the primary election on Tuesday by Dave Brat.",
        "Dave Brat celebrated his victory in the primary election on Tuesday over Eric Cantor.",
    )
    assert all(fact.relation == "shared" for fact in facts)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Police said the probable cause of the crash was ice on the bridge.",
            "Ice on the bridge caused the crash, police said.",
        ),
        (
            "The storm caused flooding in the harbour on Monday.",
            "A burst pipe caused outages in the harbour on Monday.",
        ),
        (
            "The company announced layoffs at the plant in Tresk.",
            "The manager of the company's plant in Tresk resigned.",
        ),
        (
            "The bank sacked forty clerks in Tresk on Friday.",
            "The chief executive of the bank in Tresk resigned on Friday.",
        ),
        (
            "The ferry to Lomar might not sail again until Friday.",
            "The ferry to Lomar should sail again by Wednesday.",
        ),
        (
            "The union demands that the ferry does not sail until Friday.",
            "The ferry of the union will sail on Wednesday.",
        ),
        (
            "The mayor visited the camp at Tresk twice before the vote.",
            "The mayor, elected three times, visited the camp at Tresk before the vote.",
        ),
        (
            "The patrol boats passed the strait twice a week.",
            "The patrol boats passed the strait three times faster.",
        ),
    ],
)
def test_other_things_that_share_a_word_contradict_nothing(first: str, second: str) -> None:
    assert {fact.relation for fact in common(first, second)} <= {"shared"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "On 12 May, 28 homes in Sell were destroyed.",
            "On 12 May, 40 homes in Sell were destroyed.",
        ),
        ("The storm damaged 28 homes in Sell.", "The storm damaged 40 homes in Sell."),
        (
            "The council bought 40 beds for the hospital.",
            "The council bought 60 beds for the hospital.",
        ),
        (
            "The bridge costs 40 million euros a year to keep.",
            "The bridge costs 60 million euros per year to keep.",
        ),
        (
            "The bridge, which has been closed, cost 40 million euros.",
            "The bridge, which has been closed, cost 60 million euros.",
        ),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_two_numbers_of_one_thing_are_a_conflict_in_any_order(
    first: str, second: str, turned: bool
) -> None:
    facts = common(second, first) if turned else common(first, second)
    assert "conflict" in {fact.relation for fact in facts}


def test_a_part_of_the_injured_is_not_added_to_them() -> None:
    facts = common(
        "About 40 people were injured in the crash, 12 seriously.",
        "52 people were injured in the crash.",
    )
    assert not any("add up" in fact.explanation for fact in facts)


def test_long_lists_are_added_once() -> None:
    listed = ", ".join(f"{n} homes in Sell{n}" for n in range(100, 400))
    facts = common(f"The storm damaged {listed}.", "The storm damaged 900 homes in all.")
    assert len(facts) < 3


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (  # a deadline is no day that a count holds for
            "The firm is to deliver 40 lorries by Friday.",
            "The firm is to deliver 60 lorries by Saturday.",
            "conflict",
        ),
        (  # its own day, not that of the paper
            "On Saturday night 250 people were still sleeping in the hall.",
            "On Friday night 200 people were still sleeping in the hall.",
            "update",
        ),
        (  # what is rounded is not added up
            "Nearly 40 people were wounded and 35 were wounded at the gate.",
            "75 people were wounded at the gate.",
            "conflict",
        ),
        (
            "Turnout in Sell was 54 percent a year ago.",
            "Turnout in Sell was 58 percent last year.",
            "conflict",
        ),
    ],
)
def test_days_and_numbers_are_read_as_they_are_meant(
    first: str, second: str, relation: str
) -> None:
    assert [fact.relation for fact in common(first, second)] == [relation]
