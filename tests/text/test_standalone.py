"""Sentences that can be read without their neighbours, and those that lean on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.reading import read
from summarize.text.standalone import stands_alone
from tests.text.making import article_of


def alone(text: str, sentence: int = 0) -> bool:
    reading = read(article_of(text))
    return stands_alone(reading.sentences[sentence], reading)


@pytest.mark.parametrize(
    "text",
    [
        "The council voted on Monday to close the old bridge.",
        "Nine miners were brought to the surface on Tuesday night.",
        "In his speech on Friday, the bishop asked for calm.",
        "“The union will not sign,” its leader said on Monday.",
        "On Monday the mayor said he would not stand again.",
    ],
)
def test_a_sentence_that_names_its_subject_stands_alone(text: str) -> None:
    assert alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "He told the council that the bridge would close.",
        "This came after the union had left the talks.",
        "However, the union did not agree to the plan.",
        "As a result, the bridge will be closed for a month.",
        "“They left us with nothing at all,” the farmer said.",
        "On Monday they marched through the centre of Hallmarch.",
        "Late on Tuesday, he resigned from the board of the bank.",
        "Who will pay for the new bridge over the river?",
        "“Who will pay for the new bridge over it?”",
        "These are the main points of the new plan:",
        "The bridge will close.",
    ],
)
def test_a_sentence_that_leans_on_another_does_not_stand_alone(text: str) -> None:
    assert not alone(text)


def test_either_half_of_a_split_quotation_does_not_stand_alone() -> None:
    text = 'The mayor said: "The bridge is safe and sound.\nNobody has to fear for the old tower."'
    assert not alone(text, 0)
    assert not alone(text, 1)


def test_a_whole_quotation_inside_a_sentence_does_not_hinder_it() -> None:
    text = 'The mayor called the bridge "safe" on Monday.\nThe "old tower" stands as firm as ever.'
    assert alone(text, 0)
    assert alone(text, 1)


@given(st.text(max_size=60).filter(lambda text: "\n" not in text and text.strip()))
def test_any_sentence_has_an_answer(text: str) -> None:
    assert alone(text) in {True, False}
