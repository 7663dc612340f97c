"""Likeness of meaning: it joins what words leave apart, and leaves to figures what is theirs."""

from __future__ import annotations

from itertools import permutations

import pytest

from summarize import Comparison, compare
from summarize.comparison.facts import ALIKE_IN_MEANING
from summarize.comparison.types import Encoding
from summarize.jsonform import from_json, to_json
from summarize.schemas import check_document
from tests.comparison.encoding import LetterRuns, Told
from tests.comparison.making import analysis_of

ANVIL = """The watermill by the weir at Yarrow burnt to the ground before dawn.

Ida Rooke, the mayor, promised that it would stand again within a year.

The fire brigade of Yarrow needed four hours to put the flames out.

Farmers of the valley had ground their barley there since 1874."""

BEACON = """Nothing is left of the landmark of Yarrow.

Ida Rooke spoke of a swift return of what was lost.

Crews from three towns fought the blaze until the morning.

The wheel was restored by volunteers in 1998."""

COURIER = """Yarrow has lost its oldest building overnight.

Ida Rooke will have the wheel turning soon.

Fire crews from three towns were called out.

An insurance company in Penlow has sent an expert."""

REBUILT = ("stand again", "swift return", "turning soon")


def compared(encoder: Told | LetterRuns | None, **texts: str) -> Comparison:
    analyses = [analysis_of(name, text) for name, text in texts.items()]
    return compare(analyses, encoder=encoder)


def together(comparison: Comparison, *words: str) -> bool:
    """Whether one fact of several outlets shows a claim with each of `words`."""
    return any(
        all(any(word in claim.text for claim in fact.claims) for word in words)
        for fact in comparison.facts
        if fact.relation != "single"
    )


def test_statements_alike_in_meaning_are_joined_that_share_but_a_name() -> None:
    words = compared(None, anvil=ANVIL, beacon=BEACON)
    meaning = compared(Told(REBUILT), anvil=ANVIL, beacon=BEACON)
    assert not together(words, *REBUILT[:2])
    assert together(meaning, *REBUILT[:2])


def test_the_reason_says_that_it_took_their_meaning_and_confidence_is_that_of_the_words() -> None:
    meaning = compared(Told(REBUILT), anvil=ANVIL, beacon=BEACON)
    fact = next(fact for fact in meaning.facts if fact.relation == "shared")
    assert all(pair.reason.endswith(ALIKE_IN_MEANING) for pair in fact.pairs)
    assert fact.confidence == "low"


def test_what_words_join_is_explained_by_words() -> None:
    first = "A ceasefire brokered by Norway took hold on Tuesday."
    second = "On Tuesday a truce took effect that Norwegian envoys had mediated."
    both = {"anvil": first, "beacon": second}
    words, meaning = compared(None, **both), compared(Told(("cease", "truce")), **both)
    assert to_json(meaning.facts) == to_json(words.facts)


def test_statements_without_one_word_in_common_stay_apart_whatever_they_mean() -> None:
    alike = Told(("barley", "expert"))
    meaning = compared(alike, anvil=ANVIL, courier=COURIER)
    assert not together(meaning, "barley", "expert")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Some 200 people waited at the gate of the Orvale mill.",
            "At the Orvale palace, 600 people sang the old hymn.",
        ),
        (
            "Detectives spoke with the driver for two hours in Orvale.",
            "Nobody in Orvale asked him a single question.",
        ),
    ],
    ids=["figures that exclude each other", "a negation in one alone"],
)
def test_numbers_and_negations_lead(first: str, second: str) -> None:
    filler = " It rained. The bridge at Sell is closed to lorries until the spring."
    told = Told((first[:15], second[:15]))
    meaning = compared(told, anvil=first + filler, beacon=second)
    assert not together(meaning, first[:15], second[:15])


def test_a_comparison_says_which_model_found_the_meanings() -> None:
    document = to_json(compared(Told(REBUILT), anvil=ANVIL, beacon=BEACON))
    assert document["semantic"] == {
        "model": "told",
        "package": "a-package",
        "version": "2",
        "sha256": "ab",
    }
    assert check_document(document, "comparison.v1") == ()
    assert from_json(Comparison, document).semantic == Encoding("told", "a-package", "2", "ab")


def test_without_an_encoder_nothing_is_said_of_one() -> None:
    document = to_json(compared(None, anvil=ANVIL, beacon=BEACON))
    assert "semantic" not in document
    assert list(document)[-1] == "alignment"


def test_the_order_of_the_articles_does_not_matter() -> None:
    texts = {"anvil": ANVIL, "beacon": BEACON, "courier": COURIER}
    found = set()
    for names in permutations(texts):
        comparison = compared(LetterRuns(), **{name: texts[name] for name in names})
        found.add(repr((comparison.facts, comparison.undecided)))
    assert len(found) == 1


def test_the_encoder_is_asked_once_for_each_text_in_one_order() -> None:
    first, second = LetterRuns(), LetterRuns()
    compared(first, anvil=ANVIL, beacon=BEACON)
    compared(second, beacon=BEACON, anvil=ANVIL)
    assert first.asked == second.asked
    (texts,) = first.asked
    assert list(texts) == sorted(set(texts))


def test_articles_without_a_statement_are_compared_too() -> None:
    assert compared(LetterRuns(), anvil="", beacon="").facts == ()
