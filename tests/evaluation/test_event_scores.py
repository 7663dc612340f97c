from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarize.analysis import Analysis, analyse
from summarize.comparison import Comparison, compare
from summarize.evaluation.event_scores import score_event
from summarize.evaluation.gold import load_event
from tests.evaluation.making import labels, write_event

if TYPE_CHECKING:
    from pathlib import Path

    from summarize.evaluation.types import GoldEvent


@pytest.fixture
def gold(tmp_path: Path) -> GoldEvent:
    return load_event(write_event(tmp_path))


@pytest.fixture
def comparison(gold: GoldEvent) -> Comparison:
    analyses: list[Analysis] = [analyse(each.article) for each in gold.articles]
    return compare(analyses)


def test_a_pair_that_tells_one_labelled_fact_is_right_with_its_relation(
    gold: GoldEvent, comparison: Comparison
) -> None:
    counts = score_event(gold, comparison).counts
    assert counts["alignment"].right == counts["alignment"].shown
    assert counts["alignment"].found >= 1
    assert counts["shared"].right >= 1


def test_no_comparison_scores_zero_and_every_labelled_pair_is_missed(gold: GoldEvent) -> None:
    found = score_event(gold, None)
    assert (found.counts["alignment"].labelled, found.counts["alignment"].found) == (3, 0)
    assert found.counts["alignment"].f1 == 0.0
    assert len([miss for miss in found.misses if miss.kind == "missed"]) == 3


def test_the_same_passages_shown_twice_count_once(gold: GoldEvent, comparison: Comparison) -> None:
    twice = replace(comparison, facts=(*comparison.facts, *comparison.facts))
    once = score_event(gold, comparison).counts
    again = score_event(gold, twice).counts
    for name in ("alignment", "shared", "disputed"):
        assert (again[name].shown, again[name].found) == (once[name].shown, once[name].found)


def test_a_pair_of_which_the_labels_know_nothing_is_wrong(
    gold: GoldEvent, comparison: Comparison
) -> None:
    found = score_event(replace(gold, facts=()), comparison).counts["alignment"]
    assert (found.right, found.labelled) == (0, 0)
    assert found.precision == 0.0


def test_a_conflict_on_a_trap_is_counted(gold: GoldEvent, comparison: Comparison) -> None:
    assert score_event(gold, comparison).counts["conflicts on traps"].shown == 0
    facts = tuple(
        replace(fact, pairs=tuple(replace(pair, relation="conflict") for pair in fact.pairs))
        for fact in comparison.facts
    )
    wrong = score_event(gold, replace(comparison, facts=facts))
    assert wrong.counts["conflicts on traps"].shown == 1


def test_a_conflict_with_a_trap_that_one_article_alone_states_is_counted_too(
    gold: GoldEvent, comparison: Comparison
) -> None:
    alone = next(fact for fact in gold.facts or () if fact.id == "work")
    trapped = replace(gold, facts=(replace(alone, trap="other_role"),))
    told = next(f for f in comparison.facts if "40 people" in f.claims[0].text)
    dead = next(f for f in comparison.facts if f.relation == "shared" and f.figures)
    (a,) = (claim for claim in dead.claims if claim.article == "ledger")
    false = replace(
        dead,
        claims=(a, told.claims[0]),
        pairs=(replace(dead.pairs[0], relation="conflict"),),
    )
    wrong = score_event(trapped, replace(comparison, facts=(false,)))
    assert wrong.counts["conflicts on traps"].shown == 1


def test_the_order_of_labelled_facts_changes_nothing(
    gold: GoldEvent, comparison: Comparison
) -> None:
    turned = replace(gold, facts=tuple(reversed(gold.facts or ())))
    assert score_event(turned, comparison).counts == score_event(gold, comparison).counts


def test_telling_one_fact_again_in_other_words_gains_nothing(
    gold: GoldEvent, comparison: Comparison
) -> None:
    def shortened(by: int) -> Comparison:
        facts = [
            replace(
                fact,
                claims=tuple(
                    replace(
                        claim,
                        quantities=(),
                        evidence=tuple(replace(e, end=e.end - by) for e in claim.evidence),
                    )
                    for claim in fact.claims
                ),
            )
            for fact in comparison.facts
        ]
        return replace(comparison, facts=tuple(facts))

    once = score_event(gold, shortened(0)).counts["alignment"]
    facts = tuple(fact for by in range(6) for fact in shortened(by).facts)
    again = score_event(gold, replace(comparison, facts=facts)).counts["alignment"]
    assert (again.right, again.shown) == (once.right, once.shown)


def test_a_single_that_another_article_tells_is_wrong(
    gold: GoldEvent, comparison: Comparison
) -> None:
    alone = tuple(
        replace(fact, relation="single", pairs=(), claims=(claim,))
        for fact in comparison.facts
        for claim in fact.claims
    )
    found = score_event(gold, replace(comparison, facts=alone))
    assert found.counts["single"].right < found.counts["single"].shown
    assert {miss.layer for miss in found.misses if miss.kind == "wrong"} == {"single"}


def test_copies_are_found_or_not(tmp_path: Path, comparison: Comparison) -> None:
    form = labels()
    form["copies"] = [{"articles": ["ledger", "post"]}]
    gold = load_event(write_event(tmp_path / "copies", form))
    assert score_event(gold, comparison).counts["copies"].recall == 0.0


def test_facts_that_nobody_labelled_are_not_scored(tmp_path: Path, comparison: Comparison) -> None:
    form = labels()
    del form["facts"], form["copies"]
    assert not score_event(load_event(write_event(tmp_path / "bare", form)), comparison).counts
