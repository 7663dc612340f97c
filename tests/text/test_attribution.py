from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.attribution import find_attributions
from summarize.text.entities import find_entities
from summarize.text.reading import read
from tests.text.attribution_cases import CASES
from tests.text.making import article_of

if TYPE_CHECKING:
    from summarize.text.types import Attribution


def found_in(text: str) -> tuple[Attribution, ...]:
    return find_attributions(read(article_of(text)))


def words_of(text: str, attribution: Attribution) -> list[str]:
    return [text[start:end] for start, end in attribution.content]


def fits(pieces: list[str], pattern: str) -> bool:
    """Whether the pieces begin, go on and end with the parts of "first … last"."""
    whole = " ".join(pieces)
    parts = pattern.split(" … ")
    at = 0
    for part in parts:
        place = whole.find(part, at)
        if place < 0:
            return False
        at = place + len(part)
    return whole.startswith(parts[0]) and whole.endswith(parts[-1])


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_a_passage_has_its_attributions(
    text: str, expected: list[tuple[str | None, str, str, str, str, str]]
) -> None:
    found = found_in(text)
    assert [(a.source, a.cue, a.stance, a.quotation, a.kind) for a in found] == [
        case[:5] for case in expected
    ]
    for attribution, case in zip(found, expected, strict=True):
        pieces = words_of(text, attribution)
        assert fits(pieces, case[5]), pieces


def test_a_quotation_goes_on_in_the_next_sentence_without_a_cue() -> None:
    text = "“We were late,” said Bo Lind, a fireman.\n“The smoke was too thick.”"
    (attribution,) = found_in(text)
    assert words_of(text, attribution) == ["“We were late,”", "“The smoke was too thick.”"]


def test_a_paragraph_that_is_only_a_quotation_belongs_to_the_last_speaker() -> None:
    text = "“We were late,” said Bo Lind, a fireman.\n\n“The smoke was too thick.”"
    (attribution,) = found_in(text)
    assert words_of(text, attribution) == ["“We were late,”", "“The smoke was too thick.”"]


def test_a_lone_quotation_far_from_any_speaker_belongs_to_nobody() -> None:
    text = "Bo Lind said the fire was out.\n\nIt rained.\n\n“The smoke was too thick.”"
    (attribution,) = found_in(text)
    assert words_of(text, attribution) == ["the fire was out"]


def test_what_somebody_says_that_another_said_stays_with_the_first() -> None:
    (attribution,) = found_in("The mayor said the governor promised to help.")
    assert attribution.source == "The mayor"


def test_a_pronoun_goes_back_to_the_last_person_of_its_gender() -> None:
    text = "Mr. Karl Voss spoke first.\nMs. Greta Holm spoke next.\nHe said the vote was close."
    (attribution,) = found_in(text)
    assert attribution.source == "Karl Voss"


def test_a_pronoun_with_nobody_before_it_stays_as_it_is() -> None:
    (attribution,) = found_in("She said the vote was close.")
    assert attribution.source == "She"


def test_two_people_with_one_surname_are_not_taken_for_each_other() -> None:
    text = "Anna Kern and Peter Kern spoke.\nKern said the vote was close."
    (attribution,) = found_in(text)
    assert attribution.source == "Kern"


def test_an_office_held_by_one_person_stands_for_that_person() -> None:
    text = "President Ilda Moreno arrived at noon.\nIt rained.\nThe president said it was late."
    (attribution,) = found_in(text)
    assert attribution.source == "Ilda Moreno"


def test_the_kind_comes_from_how_a_source_was_introduced() -> None:
    text = "The trial was run by Nora Blum, a professor of medicine.\n\nBlum said it had failed."
    (attribution,) = found_in(text)
    assert (attribution.source, attribution.kind) == ("Nora Blum", "expert")


def test_the_cue_is_the_verb_and_its_span_the_whole_verb_group() -> None:
    text = "The bank has repeatedly said that it is solvent."
    (attribution,) = found_in(text)
    assert attribution.cue == "said"
    assert text[slice(*attribution.cue_span)] == "has repeatedly said"


def test_an_attribution_names_the_sentence_of_its_cue() -> None:
    (attribution,) = found_in("It rained.\nThe bank said it was solvent.")
    assert attribution.sentence == "s2"


def test_entities_found_beforehand_change_nothing() -> None:
    reading = read(article_of("President Ilda Moreno said no.\nMoreno said it was late."))
    assert find_attributions(reading, find_entities(reading)) == find_attributions(reading)


_WORDS = st.sampled_from(
    [
        "said",
        "says",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        ",",
        ".",
        ":",
        ";",
        "?",
        "!",
        "(",
        ")",
        "--",
        "he",
        "she",
        "they",
        "who",
        "Ana",
        "Ruiz",
        "the",
        "minister",
        "that",
        "and",
        "but",
        "reports",
        "according",
        "to",
        "allegedly",
        "told",
        "NBC",
        "it",
        "is",
        "presumed",
        "by",
        "in",
        "on",
        "Tuesday",
        "statement",
        "saying",
        "adding",
        "warned",
        "to",
        "quoted",
        "as",
        "claims",
        "denied",
        "'s",
        "Mr",
        "of",
        "é",
        "漢字",
        "claim",
        "\n",
        "\n\n",
    ]
)
_TEXTS = st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


@given(_TEXTS)
def test_spans_are_within_the_text_and_disjoint_for_any_text(text: str) -> None:
    article = article_of(text)
    for a in find_attributions(read(article)):
        spans = sorted([a.cue_span, *a.content, *([a.source_span] if a.source_span else [])])
        assert a.content
        assert all(0 <= start < end <= len(article.text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
        assert (a.source is None) == (a.source_span is None)
        assert a.cue in article.text[slice(*a.cue_span)].lower()


@given(_TEXTS)
def test_attributions_come_in_the_order_of_their_cues_and_always_the_same(text: str) -> None:
    reading = read(article_of(text))
    found = find_attributions(reading)
    assert [a.cue_span for a in found] == sorted(a.cue_span for a in found)
    assert find_attributions(reading) == found


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Police counted about 800 people on the march.",
            "Police",
            "about 800 people on the march",
        ),
        (
            "The ministry expects the reform to save 8 billion crowns.",
            "The ministry",
            "the reform to save 8 billion crowns",
        ),
        ("The ministry reckons that the law will pass.", "The ministry", "that the law will pass"),
    ],
)
def test_who_counts_or_expects_answers_for_the_figure(text: str, source: str, content: str) -> None:
    (attribution,) = found_in(text)
    assert (attribution.source, words_of(text, attribution)) == (source, [content])


@pytest.mark.parametrize(
    "text", ["The nurse counted her money.", "Every vote counts.", "She was expecting a letter."]
)
def test_counting_and_expecting_things_is_no_saying(text: str) -> None:
    assert found_in(text) == ()
