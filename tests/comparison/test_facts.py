"""Facts: what is joined, what stays one outlet's own, what is found nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import compare
from summarize.jsonform import to_json
from summarize.schemas import check_document
from tests.comparison.making import analysis_of, comparison_of

if TYPE_CHECKING:
    from summarize.comparison.types import Comparison, Fact

ANVIL = """Police arrested 23 people after the march over Foundry Bridge on Tuesday.

The union said talks on the pay deal would resume on Thursday in the town of Yarrow.

A bakery near the bridge gave away bread all afternoon, and its queue reached the river.

Marta Selk, the mayor, called the march "a disgrace"."""

BEACON = """Twenty-three demonstrators were detained by officers after the march on Tuesday.

Both sides will meet on Thursday for talks about the pay deal.

The river was unusually high after a week of rain in the hills."""

COURIER = """Thursday's pay deal talks will go ahead, the ministry said.

Nobody was hurt when police detained 23 marchers on Tuesday."""


def event() -> Comparison:
    return comparison_of(anvil=ANVIL, beacon=BEACON, courier=COURIER)


def fact_with(comparison: Comparison, words: str) -> Fact:
    return next(f for f in comparison.facts if any(words in c.text for c in f.claims))


def tellers(fact: Fact) -> set[str]:
    return {claim.article for claim in fact.claims}


def test_one_act_in_other_words_is_one_fact_of_three_outlets() -> None:
    fact = fact_with(event(), "arrested 23 people")
    assert tellers(fact) == {"anvil", "beacon", "courier"}
    assert (fact.relation, fact.figures, fact.texts) == ("shared", "equal", 3)


def test_a_plan_is_joined_by_its_day_and_its_acts() -> None:
    assert tellers(fact_with(event(), "talks")) == {"anvil", "beacon", "courier"}


@pytest.mark.parametrize(
    ("counted", "joined"), [("Two officers", True), ("Two people", True), ("Two rowers", False)]
)
def test_what_befell_others_is_another_fact(counted: str, joined: bool) -> None:
    comparison = comparison_of(
        anvil=f"{ANVIL}\n\nTwo officers suffered bruises.",
        beacon=f"{BEACON}\n\n{counted} suffered bruises.",
    )
    facts = [f for f in comparison.facts if any("bruises" in c.text for c in f.claims)]
    assert any(tellers(fact) == {"anvil", "beacon"} for fact in facts) is joined


def test_what_no_other_outlet_tells_is_single_and_was_searched_for() -> None:
    fact = fact_with(event(), "bakery")
    assert fact.relation == "single"
    assert [missing.article for missing in fact.not_found_in] == ["beacon", "courier"]


def test_the_nearest_passage_is_kept_beside_not_found() -> None:
    comparison = comparison_of(
        anvil="The flood reached the bakery near the bridge, and 30 sacks of flour were lost.",
        beacon="A bakery in Yarrow won a prize for its bread.\n\nParliament adopted a budget.",
    )
    (missing,) = fact_with(comparison, "flour").not_found_in
    assert missing.nearest is not None
    assert missing.nearest.quote == "A bakery in Yarrow won a prize for its bread."


def test_where_nothing_is_similar_no_passage_is_pretended() -> None:
    comparison = comparison_of(
        anvil="The river reached the bakery near the bridge.",
        beacon="Parliament adopted a budget without debate.",
    )
    (missing,) = fact_with(comparison, "river").not_found_in
    assert (missing.nearest, missing.similarity) == (None, "none")


def test_a_name_that_one_outlet_brings_to_a_shared_fact_is_a_fact_of_its_own() -> None:
    fact = next(f for f in event().facts if f.text == "in the town of Yarrow")
    assert (fact.relation, tellers(fact)) == ("single", {"anvil"})


def test_two_articles_of_one_outlet_do_not_confirm_each_other() -> None:
    first = analysis_of("a1", BEACON, outlet="Beacon")
    second = analysis_of("a2", BEACON.replace("unusually", "very"), outlet="Beacon")
    assert {fact.relation for fact in compare([first, second]).facts} == {"single"}


def test_a_claim_near_to_another_is_left_undecided_and_not_called_single() -> None:
    comparison = comparison_of(
        anvil="The river reached the bakery near the bridge in Yarrow.",
        beacon="A bakery in Yarrow won a prize for its bread.",
    )
    assert comparison.facts == ()
    assert [u.article for u in comparison.undecided] == ["anvil", "beacon"]
    assert [near.article for u in comparison.undecided for near in u.near] == ["beacon", "anvil"]


def test_every_claim_shown_is_a_slice_of_its_article() -> None:
    comparison = event()
    texts = {a.article.id: a.article.text or "" for a in comparison.analyses}
    for fact in comparison.facts:
        for claim in fact.claims:
            for evidence in claim.evidence:
                assert texts[claim.article][evidence.start : evidence.end] == evidence.quote
        for missing in fact.not_found_in:
            if missing.nearest is not None:
                near = missing.nearest
                assert texts[missing.article][near.start : near.end] == near.quote


def test_the_comparison_is_valid_against_its_schema() -> None:
    assert check_document(to_json(event()), "comparison.v1") == ()


@settings(max_examples=6, deadline=None)
@given(st.permutations(["anvil", "beacon", "courier"]))
def test_the_order_of_articles_changes_only_the_order_of_columns(order: list[str]) -> None:
    texts = {"anvil": ANVIL, "beacon": BEACON, "courier": COURIER}
    expected = event()
    found = comparison_of(**{name: texts[name] for name in order})
    assert found.facts == expected.facts
    assert found.brief == expected.brief
    assert found.undecided == expected.undecided
    assert {c.articles for c in found.copies} == {c.articles for c in expected.copies}
    assert [heading.id for heading in found.articles] == order


def test_adding_an_article_changes_nothing_that_the_others_state() -> None:
    two = comparison_of(anvil=ANVIL, beacon=BEACON)
    assert list(event().analyses[:2]) == list(two.analyses)


def test_without_its_text_an_article_is_compared_by_its_quotes() -> None:
    from summarize.analysis import without_text

    analyses = [analysis_of("anvil", ANVIL), analysis_of("beacon", BEACON)]
    full = compare(analyses)
    bare = compare([without_text(analysis) for analysis in analyses])
    assert {tuple(sorted(tellers(f))) for f in bare.facts} == {
        tuple(sorted(tellers(f))) for f in full.facts
    }
    assert sum("carries no text" in warning for warning in bare.warnings) == 2


many = st.lists(
    st.lists(st.sampled_from(ANVIL.split("\n\n") + BEACON.split("\n\n")), min_size=1, max_size=4),
    min_size=2,
    max_size=12,
)


@settings(max_examples=15, deadline=None)
@given(many)
def test_any_number_of_articles_is_compared_and_each_fact_cites_claims_that_exist(
    articles: list[list[str]],
) -> None:
    comparison = comparison_of(**{f"a{n}": "\n\n".join(t) for n, t in enumerate(articles)})
    claims = {(a.article.id, c.id) for a in comparison.analyses for c in a.claims}
    for fact in comparison.facts:
        assert {(c.article, c.claim) for c in fact.claims} <= claims
        assert (fact.relation == "single") == (len(tellers(fact)) == 1)
        told = tellers(fact)
        assert {m.article for m in fact.not_found_in} == {a.id for a in comparison.articles} - told
