"""Groups of an aligner: what becomes of them, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import compare
from summarize.analysis.claim_groups import (
    Alignment,
    AlignmentError,
    ClaimGroup,
    JudgedPair,
    number_claims,
)
from summarize.jsonform import to_json
from summarize.schemas import check_document
from tests.comparison.making import analysis_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize import Comparison
    from summarize.analysis.claim_groups import NumberedClaim
    from summarize.analysis.types import Analysis
    from summarize.comparison.types import Fact

ANVIL = """The old mill by the weir was gone by dawn.

At least 12 people were hurt in the blaze, the fire service said.

The keeper left the gate open, said Ida Rooke, the mayor."""

BEACON = """Nothing is left of Yarrow's last watermill.

Twenty people were hurt in the blaze, police said.

The gate had been locked since noon, said Tom Ferris, the keeper."""

COURIER = """A ruin is all that remains of the landmark.

The keeper shut the gate himself."""


class Fixed:
    """An aligner that answers what it was given, and remembers what it was asked."""

    def __init__(self, *groups: ClaimGroup) -> None:
        self.groups = groups
        self.asked: Sequence[NumberedClaim] = ()

    def align(self, claims: Sequence[NumberedClaim]) -> Alignment:
        self.asked = claims
        return Alignment(self.groups)


class Silent:
    """An aligner that has no answer."""

    def align(self, claims: Sequence[NumberedClaim]) -> Alignment:
        raise AlignmentError("the server did not answer")


def event() -> list[Analysis]:
    return [
        analysis_of("anvil", ANVIL),
        analysis_of("beacon", BEACON),
        analysis_of("courier", COURIER),
    ]


def group(
    *claims: str, agree: str = "", contradict: str = "", what: str = "the mill"
) -> ClaimGroup:
    pairs = [JudgedPair(*_two(pair), "agree") for pair in agree.split()]
    pairs += [JudgedPair(*_two(pair), "contradict") for pair in contradict.split()]
    return ClaimGroup(what, claims, tuple(pairs))


def _two(pair: str) -> tuple[str, str]:
    first, _, second = pair.partition("-")
    return first, second


def aligned(*groups: ClaimGroup) -> Comparison:
    return compare(event(), aligner=Fixed(*groups))


def fact_of(comparison: Comparison, words: str) -> Fact:
    return next(f for f in comparison.facts if any(words in c.text for c in f.claims))


def told_by(fact: Fact) -> set[str]:
    return {claim.article for claim in fact.claims}


def test_the_claims_are_numbered_by_article_whatever_their_order() -> None:
    claims = number_claims(event())
    assert [each.id for each in claims][:4] == ["A1", "A2", "A3", "B1"]
    assert number_claims(reversed(event())) == claims
    assert next(c for c in claims if c.id == "B2").claim.text.startswith("Twenty people")


def test_claims_with_no_word_in_common_become_one_fact() -> None:
    comparison = aligned(group("A1", "B1", "C1", agree="A1-B1 B1-C1"))
    fact = fact_of(comparison, "gone by dawn")
    assert told_by(fact) == {"anvil", "beacon", "courier"}
    assert (fact.relation, fact.confidence, fact.not_found_in) == ("shared", "medium", ())
    assert len(fact.pairs) == 3  # A1-C1 follows from the two that were judged
    assert check_document(to_json(comparison), "comparison.v1") == ()


def test_without_an_aligner_the_same_claims_stay_apart() -> None:
    assert told_by(fact_of(compare(event()), "gone by dawn")) == {"anvil"}


def test_its_groups_replace_the_alignment_by_words() -> None:
    twice = [analysis_of("anvil", ANVIL), analysis_of("beacon", ANVIL)]
    assert "shared" in {fact.relation for fact in compare(twice).facts}
    apart = compare(twice, aligner=Fixed())
    assert {fact.relation for fact in apart.facts if fact.figures is None} <= {"single"}
    assert "gate open" in " ".join(claim.text for claim in apart.undecided)


def test_a_contradiction_between_two_sources_is_disputed() -> None:
    fact = fact_of(aligned(group("A3", "B3", contradict="A3-B3")), "gate open")
    assert fact.relation == "disputed"
    assert "Ida Rooke" in fact.explanation
    assert "Tom Ferris" in fact.explanation


def test_a_source_against_an_outlets_own_voice_is_disputed() -> None:
    assert (
        fact_of(aligned(group("A3", "C2", contradict="A3-C2")), "gate open").relation == "disputed"
    )


def test_a_contradiction_in_the_outlets_own_voices_is_a_conflict() -> None:
    own = [
        analysis_of("anvil", "The mill burnt down before midnight."),
        analysis_of("beacon", "Nothing was on fire until dawn."),
    ]
    comparison = compare(own, aligner=Fixed(group("A1", "B1", contradict="A1-B1")))
    assert comparison.facts[0].relation == "conflict"


def test_what_one_contradicts_all_who_agree_with_it_contradict() -> None:
    fact = fact_of(aligned(group("A3", "B3", "C2", agree="B3-C2", contradict="A3-B3")), "gate open")
    assert {(p.a, p.b): p.relation for p in fact.pairs} == {
        ("anvil", "beacon"): "disputed",
        ("anvil", "courier"): "disputed",
        ("beacon", "courier"): "shared",
    }


def test_figures_stay_with_the_code_whatever_is_judged_of_them() -> None:
    plain = next(fact for fact in compare(event()).facts if fact.figures)
    for judged in (
        group("A2", "B2", contradict="A2-B2"),
        group("A2", "B2", agree="A2-B2"),
    ):
        (fact,) = [f for f in aligned(judged).facts if any("12 people" in c.text for c in f.claims)]
        assert (fact.pairs, fact.figures) == (plain.pairs, plain.figures)


def test_figures_of_claims_that_are_not_put_together_are_not_compared() -> None:
    assert any(fact.figures for fact in compare(event()).facts)
    assert not any(fact.figures for fact in aligned(group("A1", "B1")).facts)
    assert any(fact.figures for fact in aligned(group("A2", "B2")).facts)


def test_figures_that_are_the_same_make_an_agreement_certain() -> None:
    first = "Flames took the hall, and 40 people were hurt."
    second = "The hall burnt, 40 people were hurt, and its roof fell in."
    comparison = compare(
        [analysis_of("anvil", first), analysis_of("beacon", second)],
        aligner=Fixed(group("A1", "B1", agree="A1-B1")),
    )
    together = next(f for f in comparison.facts if f.figures is None and len(told_by(f)) == 2)
    assert (together.relation, together.confidence) == ("shared", "high")


def test_what_cannot_be_used_is_refused_one_by_one_with_a_warning() -> None:
    comparison = aligned(
        group("A1", "Z9", what="an invented id"),
        group("A1", "A3", what="one article"),
        group("A1", "B1", agree="A1-B1 A1-C1"),
    )
    assert told_by(fact_of(comparison, "gone by dawn")) == {"anvil", "beacon"}
    refused = [warning for warning in comparison.warnings if "alignment's group" in warning]
    assert [why.split(": ", 1)[1] for why in refused] == [
        "there is no claim Z9: left out",
        "its claims are all of one article: left out",
        "A1 and C1 are no pair of it: left out",
    ]


def test_a_group_that_joins_what_is_joined_already_is_passed_over() -> None:
    once = aligned(group("A1", "B1", agree="A1-B1"))
    again = aligned(group("A1", "B1", agree="A1-B1"), group("B1", "A1", agree="A1-B1"))
    assert again.facts == once.facts
    assert again.warnings == once.warnings


def test_two_claims_may_agree_on_one_question_and_contradict_on_another() -> None:
    both = aligned(
        group("A1", "B1", what="when", agree="A1-B1"),
        group("A1", "B1", what="who", contradict="A1-B1"),
    )
    relations = [fact.relation for fact in both.facts if told_by(fact) == {"anvil", "beacon"}]
    assert "shared" in relations
    assert {"conflict", "disputed"} & set(relations)


def test_a_pair_judged_both_ways_is_left_to_its_words() -> None:
    comparison = aligned(group("A1", "B1", agree="A1-B1", contradict="B1-A1"))
    assert fact_of(comparison, "gone by dawn").relation == "shared"
    assert any("to agree and to contradict" in warning for warning in comparison.warnings)


def test_an_aligner_without_an_answer_leaves_the_work_to_words_and_says_so() -> None:
    comparison = compare(event(), aligner=Silent())
    assert comparison.facts == compare(event()).facts
    assert any("the server did not answer" in warning for warning in comparison.warnings)


def test_the_order_of_articles_changes_nothing_that_is_asked_or_told() -> None:
    forth, back = Fixed(group("A1", "B1")), Fixed(group("A1", "B1"))
    first = compare(event(), aligner=forth)
    second = compare(event()[::-1], aligner=back)
    assert forth.asked == back.asked
    assert first.facts == second.facts


ids = st.sampled_from(["A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "D1", "", "a1"])
pairs = st.builds(JudgedPair, ids, ids, st.sampled_from(["agree", "contradict"]))
anything = st.builds(
    ClaimGroup,
    st.text(max_size=5),
    st.lists(ids, max_size=6).map(tuple),
    st.lists(pairs, max_size=6).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(anything, max_size=4))
def test_whatever_is_answered_the_comparison_is_valid(groups: list[ClaimGroup]) -> None:
    comparison = aligned(*groups)
    assert check_document(to_json(comparison), "comparison.v1") == ()
    for fact in comparison.facts:
        assert (fact.relation == "single") == (len(told_by(fact)) == 1)
