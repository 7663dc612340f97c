"""Clauses: cut where one statement ends and another begins, and nowhere else."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.clauses import clause_spans, statement_spans
from summarize.text.reading import read
from tests.text.making import article_of


def statements(text: str) -> list[str]:
    reading = read(article_of(text))
    return [text[s:e] for s, e in statement_spans(reading.sentences[0].tokens, reading)]


def clauses(text: str) -> list[str]:
    reading = read(article_of(text))
    return [text[s:e] for s, e in clause_spans(reading.sentences[0].tokens, reading)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The company offered 3 percent, but the union asked for nine.",
            ["The company offered 3 percent", "the union asked for nine."],
        ),
        (
            "Police counted 7,000 marchers, while the union put them at 18,000.",
            ["Police counted 7,000 marchers", "the union put them at 18,000."],
        ),
        (
            "The mayor denied the charge; the court had fined him before.",
            ["The mayor denied the charge", "the court had fined him before."],
        ),
    ],
)
def test_a_sentence_is_cut_at_a_contrast_of_two_statements(text: str, parts: list[str]) -> None:
    assert statements(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The talks went slowly, but surely, to an end on Friday.",
        "Nobody but the mayor was told of the plan.",
        "She said that “the fire was small, but the smoke was everywhere in the town”.",
        "The storm hit the coast and the islands on Monday.",
        "Bread; milk; butter and cheese were sold out by noon.",
    ],
)
def test_a_contrast_of_less_than_statements_is_not_cut(text: str) -> None:
    assert statements(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The dam gave way on Sunday, killing 31 people in the valley.",
            ["The dam gave way on Sunday", "killing 31 people in the valley."],
        ),
        (
            "The bus left the road near Ansby, and rescuers pulled out nine people.",
            ["The bus left the road near Ansby", "rescuers pulled out nine people."],
        ),
        (
            "Schools were closed for a week after the river had flooded the lower town.",
            ["Schools were closed for a week", "the river had flooded the lower town."],
        ),
    ],
)
def test_clauses_are_cut_further_than_statements(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts
    assert statements(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "In May, the mayor and the governor signed the treaty.",
        "The council met in the old building, according to two of its members.",
    ],
)
def test_joined_nouns_and_prepositions_in_ing_are_not_clauses(text: str) -> None:
    assert clauses(text) == [text]


WORDS = (
    "the",
    "mayor",
    "said",
    "was",
    "killed",
    ",",
    ";",
    "—",
    "but",
    "and",
    "while",
    "after",
    "which",
    "killing",
    "people",
    "“",
    "”",
    ".",
    "12",
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_spans_are_in_order_disjoint_and_keep_both_ends_of_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(article_of(text))
    tokens = reading.sentences[0].tokens
    for spans in (statement_spans(tokens, reading), clause_spans(tokens, reading)):
        assert spans[0][0] == 0
        assert spans[-1][1] == len(text)
        assert all(start < end for start, end in spans)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(spans))


def test_no_words_are_no_clause() -> None:
    reading = read(article_of("x"))
    assert statement_spans((), reading) == ()
