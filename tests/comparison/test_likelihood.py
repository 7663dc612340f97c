"""Likelihood: the probability that two statements tell one fact, from signals one can check."""

from __future__ import annotations

from itertools import combinations

import pytest

from summarize.comparison.alignment import align, comparable_pairs, numbered
from summarize.comparison.columns import column_of
from summarize.comparison.likelihood import (
    BY_WORDS,
    WITH_MEANING,
    Signals,
    all_signals,
)
from summarize.comparison.logistic import Logistic
from summarize.comparison.shared_names import share_names
from summarize.comparison.similarity import weigh
from summarize.comparison.statements import Statement, statements_of
from tests.comparison.making import analysis_of

FILLER = " ".join(
    f"{who} in {where} closed for the day."
    for who, where in zip(
        ("Bakers", "Smiths", "Tailors", "Cobblers", "Grocers", "Potters", "Weavers", "Tanners"),
        ("Ashdown", "Brill", "Cawley", "Dunmore", "Ebley", "Fenwick", "Garth", "Holme"),
        strict=True,
    )
)
TOLD = "A truce brokered by Norway took hold on Tuesday in the valley."
AGAIN = "Norwegian envoys had mediated the ceasefire that began on Tuesday."
OTHER = "Farmers of the valley sold their barley on Tuesday."


def told(*texts: str) -> list[Statement]:
    columns = [column_of(analysis_of(f"article-{n}", text)) for n, text in enumerate(texts)]
    names = share_names(columns)
    return [statement for column in columns for statement in statements_of(column, names)]


def probability(first: str, second: str, *texts: str) -> float:
    """How likely the statements that begin like `first` and `second` tell one fact."""
    statements = told(*texts)
    at = [
        next(n for n, s in enumerate(statements) if s.evidence.quote.startswith(words[:20]))
        for words in (first, second)
    ]
    a, b = (statements[n] for n in sorted(at))
    return align(statements, weigh(statements)).probability(a, b) or 0.0


def test_what_two_reports_tell_in_other_words_is_likelier_than_what_shares_a_place() -> None:
    same = probability(TOLD, AGAIN, TOLD + FILLER, AGAIN)
    apart = probability(TOLD, OTHER, TOLD + FILLER, OTHER)
    assert same > 0.5 > apart


def test_a_better_partner_beside_it_makes_a_pair_less_likely() -> None:
    alone = probability(TOLD, AGAIN, TOLD + FILLER, AGAIN)
    rivalled = probability(TOLD, AGAIN, TOLD + FILLER, f"{AGAIN} {TOLD}")
    assert rivalled < alone


def test_where_articles_have_no_lead_the_place_of_a_statement_says_nothing() -> None:
    statements = told("It rained in Brill. " + TOLD, AGAIN)
    found = all_signals(statements, comparable_pairs(statements), weigh(statements))
    assert {(s.both_lead, round(s.distance, 3)) for s in found.values()} == {(0, 0.333)}


def test_every_pair_has_a_probability_and_none_of_one_article() -> None:
    statements = told(TOLD + FILLER, AGAIN + FILLER, OTHER + FILLER)
    pairs = comparable_pairs(statements)
    found = align(statements, weigh(statements)).probabilities
    assert found.keys() == {(statements[i], statements[j]) for i, j in pairs}
    assert all(0 < p < 1 for p in found.values())
    assert all(statements[i].column is not statements[j].column for i, j in pairs)
    assert len(pairs) < len(list(combinations(statements, 2)))


def test_a_probability_is_the_logistic_of_the_weighted_signals() -> None:
    model = Logistic(-1.0, (2.0, 0.5))
    assert model.probability((0.0, 0.0)) == pytest.approx(0.2689, abs=1e-4)
    assert model.probability((0.5, 0.0)) == pytest.approx(0.5)


@pytest.mark.parametrize("model", [BY_WORDS, WITH_MEANING])
def test_what_two_statements_share_speaks_for_them_and_distance_against(model: Logistic) -> None:
    weights = Signals(*model.weights)
    assert weights.distance < 0
    assert min(weights.told, weights.named, weights.meeting, weights.most_lead, weights.denied) > 0


def test_a_statement_may_be_in_several_groups() -> None:
    first, second, third = told(TOLD, AGAIN, OTHER)
    found = numbered([(first, second), (second, third)])
    assert found == {first: {0}, second: {0, 1}, third: {1}}
