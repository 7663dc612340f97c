from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.frames import find_frames
from summarize.text.inflections import inflections
from summarize.text.lexicon import lexicon
from summarize.text.reading import read
from summarize.text.types import Frame, FrameUse
from tests.text.making import article_of


def frames(text: str) -> tuple[FrameUse, ...]:
    return find_frames(read(article_of(text)))


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("Economic", "Inflation rose, wages fell and investors sold their shares and bonds."),
        (
            "Crime and punishment",
            "Police arrested two suspects, and prosecutors charged with fraud a jailed man.",
        ),
        (
            "Security and defense",
            "Troops fired missiles and artillery before the ceasefire, and rebels surrendered.",
        ),
        (
            "Health and safety",
            "Doctors at the hospital treated patients as the outbreak of the virus spread.",
        ),
        (
            "Legality, constitutionality and jurisprudence",
            "The judge ruled the statute unconstitutional and the court heard the lawsuit.",
        ),
        (
            "Political",
            "The candidate won the primary, and voters cast ballots in the senate election.",
        ),
    ],
)
def test_cue_words_show_the_frame(frame: str, text: str) -> None:
    found = frames(text)
    assert (found[0].frame, found[0].weight, found[0].basis) == (frame, "primary", "cue_words")
    assert found[0].evidence[0].quote == text


def test_a_text_without_cues_has_no_frame() -> None:
    assert frames("The boy walked along the beach and looked at a stone.") == ()


def test_two_frames_as_strong_are_both_secondary_in_the_codebooks_order() -> None:
    text = "The judge, the court and the lawsuit met inflation, wages and taxes."
    found = frames(text)
    assert [(use.frame, use.weight) for use in found] == [
        ("Economic", "secondary"),
        ("Legality, constitutionality and jurisprudence", "secondary"),
    ]


def test_a_word_said_over_and_over_is_one_aspect() -> None:
    text = (
        "The school burned. " * 3
        + "Tax tax tax tax tax tax tax tax tax. "
        + ("The judge and the court and a lawsuit and a ruling and a verdict came.")
    )
    assert frames(text)[0].frame == "Legality, constitutionality and jurisprudence"


def test_a_long_text_needs_more_cues() -> None:
    cues = "Inflation, wages and taxes rose.\n"
    assert frames(cues)
    assert frames(cues + "The boy walked along the beach and looked at a stone.\n" * 100) == ()


def test_every_frame_of_the_codebook_has_a_table_and_only_other_is_empty() -> None:
    groups = lexicon("frames")
    assert list(groups) == list(get_args(Frame))
    assert [name for name, group in groups.items() if not group.entries] == ["Other"]


def test_no_cue_stands_in_two_frames() -> None:
    cues = [word for group in lexicon("frames").values() for word, _ in group.entries]
    assert sorted(cues) == sorted(set(cues))


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("policy", "policies"),
        ("tax", "taxes"),
        ("rule", "ruling"),
        ("plan", "planned"),
        ("central bank", "central banks"),
    ],
)
def test_regular_inflections_are_made(word: str, form: str) -> None:
    assert form in inflections(word)
    assert inflections(word)[0] == word


@pytest.mark.parametrize(
    "name", ["demonyms", "frames", "gazetteer", "labels", "loaded", "scare_quotes", "stances"]
)
def test_every_word_list_says_where_it_comes_from_and_repeats_nothing(name: str) -> None:
    for group in lexicon(name).values():
        assert len(group.source) > 20, group.name
        words = [word for word, _ in group.entries]
        assert len(words) == len(set(words)), group.name
        assert all(word == word.lower() for word in words), group.name


@given(st.lists(st.sampled_from(["court ", "tax ", "troops ", ". ", "\n", "school "]), max_size=40))
def test_frames_come_once_with_at_most_three_sentences_each(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = frames(text)
    assert len({use.frame for use in found}) == len(found)
    assert sum(use.weight == "primary" for use in found) <= 1
    for use in found:
        assert 1 <= len(use.evidence) <= 3
        assert all(text[e.start : e.end] == e.quote for e in use.evidence)
