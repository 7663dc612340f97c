"""Agency: who is said to act, over invented sentences of several kinds of news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.agency import agency_of
from summarize.text.tokens import tokenize

CASES = {
    "active": [
        "Shelling killed 32 people in the border town",
        "The shelling killed at least 32 people",
        "The court sentenced the banker to six years",
        "Troops had captured the town by noon",
        "The council suspended two of its members",
        "The landslide destroyed about forty homes",
    ],
    "passive": [
        "32 people were killed by the shelling",
        "The station was stormed by 200 protesters",
        "The roof has been torn off by a storm",
        "The cyclist was hit by a car near the bridge",
        "The bill was later rejected by the upper house",
        "The van stolen last week was found by a farmer",
        "The boys were winched from the roof by helicopter crews",
        "The people killed by the storm came from two villages",
        "The town was retaken by more than 50 gunmen",
    ],
    "agentless": [
        "32 people were killed in clashes",
        "The bridge was closed by the time crews arrived",
        "Rates were reduced by half",
        "Pensions were cut by more than a third",
        "Fares were raised by 30 percent",
        "The camp was cleared by Friday",
        "The camp was cleared by 6 a.m.",
        "The tax will be abolished by 2030.",
        "The mine was shut by the end of May",
        "The climbers were reached by helicopter",
        "The fund was reduced by $40 million",
        "The man was not hurt",
        "Two guards were badly beaten, officials said",
        "The families of those 19 men killed in the raid met on Sunday",
    ],
    None: [
        "The mayor resigned on Friday",
        "He was said to be ill",
        "She was by the lake",
        "The talks are expected to last a week",
        "The captured town lay quiet",
        "The union planned to cut no jobs",
        "",
    ],
}


@pytest.mark.parametrize(
    ("text", "agency"), [(text, agency) for agency, texts in CASES.items() for text in texts]
)
def test_the_first_act_is_told_as_the_sentence_tells_it(text: str, agency: str | None) -> None:
    assert agency_of(tokenize(text)) == agency


WORDS = (
    "by",
    "was",
    "killed",
    "at",
    "least",
    "the",
    "30",
    "percent",
    "car",
    "$",
    ",",
    "in",
    "been",
    "destroyed",
    "had",
    "half",
    "2030",
)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_order_of_words_has_an_answer(words: list[str]) -> None:
    assert agency_of(tokenize(" ".join(words))) in CASES
