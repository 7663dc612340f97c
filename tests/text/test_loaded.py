from __future__ import annotations

import itertools
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.lexicon import lexicon
from summarize.text.loaded import find_loaded
from summarize.text.reading import read
from summarize.text.types import LoadedCategory, LoadedPhrase, Span
from tests.text.making import article_of


def loaded(text: str, spans: tuple[Span, ...] = ()) -> tuple[LoadedPhrase, ...]:
    return find_loaded(read(article_of(text)), spans)


@pytest.mark.parametrize(
    ("text", "phrase", "category", "neutral"),
    [
        ("It was a resounding triumph.", "resounding triumph", "victory_defeat", "victory"),
        ("It was a humiliating defeat.", "humiliating defeat", "victory_defeat", "defeat"),
        ("The minister slammed the plan.", "slammed", "loaded_verb", "criticised"),
        ("She lashed out at him.", "lashed out", "loaded_verb", "criticised"),
        ("A so-called expert came.", "so-called", "editorial", None),
        ("Unfortunately, it rained.", "Unfortunately", "editorial", None),
        ("It remains to be seen who won.", "It remains to be seen", "speculation", None),
        ("The regime fell.", "regime", "label", "government"),
        ("A horrific crash closed the road.", "horrific", "intensifier", "severe"),
        ("It was a hard‑line reply.", "hard‑line", "label", None),
    ],
)
def test_a_loaded_phrase_has_its_category_and_a_plainer_wording(
    text: str, phrase: str, category: str, neutral: str | None
) -> None:
    (found,) = loaded(text)
    assert (found.phrase, found.category, found.neutral) == (phrase, category, neutral)
    assert found.evidence.quote == phrase
    assert not found.in_quote


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked and 40 people were killed in the war.",
        "The minister said the agreement was signed on Monday.",
        "Voters won a seat and the party lost two.",
        "The victory came after a defeat in May.",
        "A poll of likely voters was held near the toxic waste.",
        "Three people were crushed and a landslide closed the road.",
    ],
)
def test_words_that_name_an_event_are_not_loaded(text: str) -> None:
    assert loaded(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Toxic fumes drifted over the port.",
        "Fumes from the fire closed two schools.",
        "Gas blasts killed four people and bomb blasts shook the town.",
        "They read their vows while trumpets played and touts sold tickets.",
        "The lorry slammed into a wall and the wind slammed the door.",
        "The minister hailed from Leeds and was admitted to hospital.",
        "Drugs were seized on Tuesday and the tax regime was changed.",
        "The home side conceded two goals after lunch.",
    ],
)
def test_a_loaded_word_in_its_plain_sense_is_none(text: str) -> None:
    assert loaded(text) == ()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The minister privately fumes at the delay.", "fumes"),
        ("Ana Ruiz blasts the council over the bridge.", "blasts"),
        ("Ruiz blasts Council over the bridge", "blasts"),
        ("She vows to fight on.", "vows"),
        ("It seized on the report.", "seized on"),
    ],
)
def test_the_same_word_with_one_who_speaks_before_it_is_loaded(text: str, phrase: str) -> None:
    assert [found.phrase for found in loaded(text)] == [phrase]


def test_the_longest_phrase_wins() -> None:
    assert [p.phrase for p in loaded("It was a stunning defeat.")] == ["stunning defeat"]


def test_a_loaded_word_in_a_quotation_is_the_sources() -> None:
    (found,) = loaded("“This horrific plan must be stopped at once by all of us,” he said.")
    assert found.in_quote


@pytest.mark.parametrize(
    ("text", "phrase", "quote"),
    [
        ("The day brought a major “victory” for the mayor.", "victory", "“victory”"),
        ('The council began a process of "renewal."', "renewal", '"renewal."'),
        ("Shops sold ‘natural’ soap to tourists.", "natural", "‘natural’"),
    ],
)
def test_marks_around_a_word_in_the_outlets_voice_are_scare_quotes(
    text: str, phrase: str, quote: str
) -> None:
    (found,) = loaded(text)
    assert (found.phrase, found.category, found.in_quote) == (phrase, "scare_quotes", False)
    assert found.evidence.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the plan was “sad.”",
        "He turned the town into “a garden,” she told reporters.",
        "She described the vote as “unfair” on Monday.",
        "The band played “Blue Harbour” twice.",
        "Critics watched the “Today” show.",
        "The fund, known as “the pot,” is empty.",
        "Locals call it the so-called “ghost mile” now.",
        "“We won,” the sign over the door read.",
        "There was “nothing at all that anybody could do” for them.",
        "It is the dogs’ home.",
    ],
)
def test_quotations_titles_and_terms_are_no_scare_quotes(text: str) -> None:
    assert [p for p in loaded(text) if p.category == "scare_quotes"] == []


def test_marks_within_attributed_words_are_no_scare_quotes() -> None:
    text = "In her view the “victory” was hollow."
    assert [p.phrase for p in loaded(text)] == ["victory"]
    assert loaded(text, ((12, len(text)),)) == ()


def test_every_group_is_a_category_and_no_entry_stands_twice() -> None:
    groups = lexicon("loaded")
    parts = {"outcome_adjectives", "outcome_nouns", "plain", "nouns_too"}
    assert set(groups) - parts <= set(get_args(LoadedCategory))
    entries = [word for name in groups if name not in parts for word in _words(name)]
    assert sorted(entries) == sorted(set(entries))


def _words(group: str) -> list[str]:
    return [word for word, _ in lexicon("loaded")[group].entries]


_PIECES = st.sampled_from(
    ["slammed ", "resounding ", "triumph ", "“", "”", "'", ", ", "said ", "victory", ". ", "\n"]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_phrases_are_exact_sorted_and_disjoint(text: str) -> None:
    found = loaded(text)
    assert all(text[p.evidence.start : p.evidence.end] == p.evidence.quote for p in found)
    assert all(a.evidence.end <= b.evidence.start for a, b in itertools.pairwise(found))
    assert found == loaded(text)
