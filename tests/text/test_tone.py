from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.entities import find_entities
from summarize.text.lexicon import lexicon
from summarize.text.loaded import find_loaded
from summarize.text.reading import read
from summarize.text.tone import find_tone
from tests.text.making import article_of

if TYPE_CHECKING:
    from summarize.text.types import Tone


def tone(text: str) -> tuple[Tone, ...]:
    reading = read(article_of(text))
    return find_tone(reading, find_entities(reading), find_loaded(reading))


@pytest.mark.parametrize(
    ("text", "target", "polarity"),
    [
        ("The disgraced senator Mark Dunne returned.", "Mark Dunne", "negative"),
        ("The beloved singer left. The heroic Jana Toth stayed.", "Jana Toth", "positive"),
        ("Mark Dunne, a ruthless operator, returned.", "Mark Dunne", "negative"),
        ("Mark Dunne is incompetent.", "Mark Dunne", "negative"),
        ("Jana Toth was a visionary.", "Jana Toth", "positive"),
        ("Mark Dunne badly bungled the rescue.", "Mark Dunne", "negative"),
        ("Jana Toth triumphed in the final.", "Jana Toth", "positive"),
        ("It was a resounding triumph for Spain.", "Spain", "positive"),
        ("It was a crushing defeat for Spain.", "Spain", "negative"),
    ],
)
def test_praise_and_blame_are_tied_to_a_name(text: str, target: str, polarity: str) -> None:
    (found,) = tone(text)
    assert (found.target, found.polarity) == (target, polarity)


@pytest.mark.parametrize(
    "text",
    [
        "Spain won the match and Italy lost.",
        "The war killed thousands in Sudan.",
        "Mark Dunne is not incompetent.",
        "Critics said Mark Dunne is incompetent.",
        "“The disgraced Mark Dunne must go now,” she said.",
        "If Mark Dunne is incompetent, voters will know.",
        "The weak economy worried people. Mark Dunne left.",
        "It was a defeat for Spain.",
        "It ran its infamous Mark Dunne cover.",
    ],
)
def test_topics_sources_and_denials_are_no_tone(text: str) -> None:
    assert tone(text) == ()


def test_a_target_is_named_once_with_all_its_clauses() -> None:
    text = "The disgraced Mark Dunne left; nobody cared.\nAgain, Mark Dunne bungled the vote."
    (found,) = tone(text)
    assert [evidence.quote for evidence in found.evidence] == [
        "The disgraced Mark Dunne left",
        "Again, Mark Dunne bungled the vote",
    ]


def test_no_word_both_praises_and_blames() -> None:
    groups = lexicon("tone")
    praise = groups["positive"].words | groups["positive_verbs"].words
    blame = groups["negative"].words | groups["negative_verbs"].words
    assert not praise & blame
    for group in groups.values():
        words = [word for word, _ in group.entries]
        assert len(words) == len(set(words)), group.name


_PIECES = st.sampled_from(
    ["disgraced ", "Mark Dunne ", "is ", "a ", "“", "”", ", ", "hero ", "for ", "Spain", ". ", "\n"]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_evidence_is_exact_and_lies_in_one_sentence(text: str) -> None:
    article = article_of(text)
    for found in tone(text):
        for evidence in found.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
            (sentence,) = [s for s in article.sentences if s.id == evidence.sentence]
            assert sentence.start <= evidence.start < evidence.end <= sentence.end
