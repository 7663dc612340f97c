"""Concepts: two newsrooms' words for one thing meet; words for two things stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.concepts import concept_of, concepts_of
from summarize.text.lexicon import lexicon
from summarize.text.tokens import tokenize


def concepts(text: str) -> list[str]:
    return [concept for concept, _ in concepts_of(tokenize(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("truce", "ceasefire"),
        ("cease-fire", "ceasefire"),
        ("Truces", "ceasefire"),
        ("soldiers", "army"),
        ("blaze", "fire"),
        ("injured", "wounded"),
        ("probe", "investigation"),
        ("stepped down", "resigned"),
        ("pulled out", "withdrew"),
        ("alerted", "warned"),
        ("were thrown out of work", "were laid off"),
        ("sealed off", "closed"),
        ("prosecutors", "the public prosecutor"),
        ("deliberately", "on purpose"),
        ("nodded through", "approved"),
    ],
)
def test_synonyms_and_their_inflections_are_one_concept(one: str, other: str) -> None:
    assert concepts(one) == concepts(other)
    assert len(concepts(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("operator", "operation"),
        ("killed", "wounded"),
        ("victory", "defeat"),
        ("rise", "fall"),
        ("arrested", "released"),
        ("approved", "rejected"),
        ("public", "published"),
        ("defend", "defendant"),
        ("aides", "aid"),
        ("officers", "offices"),
        ("failed to agree", "gave way"),
    ],
)
def test_other_things_and_opposites_are_other_concepts(one: str, other: str) -> None:
    assert set(concepts(one)).isdisjoint(concepts(other))


def test_function_words_numbers_and_marks_have_no_concept() -> None:
    assert concepts("the 12 of them, on — and 5 %!") == []


def test_a_hyphenated_word_counts_as_its_parts_unless_it_is_one_thing() -> None:
    assert concepts("army-backed") == [concept_of("army"), concept_of("backed")]
    assert concepts("cease-fire") == [concept_of("ceasefire")]


def test_no_word_or_phrase_stands_for_two_concepts() -> None:
    homes: dict[str, set[str]] = {}
    for group in lexicon("synonyms").values():
        for concept, phrases in group.entries:
            for phrase in (phrases or "").split(","):
                homes.setdefault(phrase.strip(), set()).add(concept)
    assert {phrase: names for phrase, names in homes.items() if len(names) > 1} == {}


@given(st.text(max_size=80))
def test_each_concept_starts_at_a_token_of_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    found = [token.start for _, token in concepts_of(tokens)]
    assert found == sorted(found)
    assert set(found) <= {token.start for token in tokens}
