"""Salience: place, repetition and substance, from 0 to 1."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.analysis.findings import gather, topic_stems
from summarize.analysis.salience import sentence_salience
from tests.analysis.making import FLOOD, article


def salience(text: str) -> tuple[float, ...]:
    return sentence_salience(gather(article(text)))


def test_the_most_salient_sentence_has_one_and_none_has_more_or_less_than_nothing() -> None:
    found = salience(FLOOD)
    assert max(found) == 1
    assert min(found) > 0


def test_of_two_like_sentences_the_earlier_weighs_more() -> None:
    first, second = salience("The bridge was closed to lorries. The bridge was closed to lorries.")
    assert first > second


def test_what_the_article_is_about_weighs_more_than_an_aside() -> None:
    found = salience(
        "The council met at noon. A cat sat quietly upstairs nearby. The bridge over the river"
        " may close. The bridge needs new pillars. Engineers say that the bridge is old. Traffic"
        " on the bridge has doubled."
    )
    assert found[2] > found[1]


def test_figures_with_a_role_and_names_weigh() -> None:
    plain, figures = (
        salience(f"The weather was fine on the coast all day. {second}")[1]
        for second in (
            "People went to see the old harbour there.",
            "Nine people were killed at the harbour of Millhaven.",
        )
    )
    assert figures > plain


def test_an_article_without_prose_has_no_salience() -> None:
    assert salience("Read more:") == ()


def test_topics_are_stems_without_function_words_and_figures() -> None:
    (sentence,) = gather(article("The two bridges of it were 1,200 years old.")).reading.sentences
    assert topic_stems(sentence) == {"bridg", "year", "old"}


@given(st.text(alphabet="Ab1 .?“”\n,", max_size=120))
def test_each_prose_sentence_of_any_text_has_one_salience(text: str) -> None:
    findings = gather(article(text))
    found = sentence_salience(findings)
    assert len(found) == len(findings.reading.sentences)
    assert all(0 <= each <= 1 for each in found)
    assert not found or max(found) == 1
