"""The extractive summary: few sentences, each readable alone, none told twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.analysis import analyse
from tests.analysis.making import FLOOD, article

SENTENCES = (
    "The parliament of Edrin passed the budget on Monday after a night of debate.",
    "The budget gives hospitals $3 million more than in the year before.",
    "It also raises the tax on fuel by two cents a litre from July.",
    "However, the opposition said that it would go to the highest court.",
    "Farmers from the Lenna valley blocked the road to the capital with tractors.",
    "The finance minister, Ida Rooke, called the vote a good day for patients.",
    "He said that the farmers had been heard in three long meetings.",
    "A professor of economics at Ansby warned that the debt would grow by a tenth.",
    "What will become of the old railway, nobody in the ministry would say.",
    "Teachers will be paid for extra hours under a rule that both parties wanted.",
)


def summary(text: str) -> list[str]:
    return [sentence.text for sentence in analyse(article(text)).summary]


def test_a_summary_has_two_to_four_sentences_of_the_article_in_its_order() -> None:
    found = summary(" ".join(SENTENCES))
    assert 2 <= len(found) <= 4
    assert [SENTENCES.index(sentence) for sentence in found] == sorted(
        SENTENCES.index(sentence) for sentence in found
    )


def test_the_summary_grows_with_the_article_but_not_beyond_four() -> None:
    def news(count: int) -> str:
        words = [f"{a}{b}l{c}{d}" for a in "bdfgk" for b in "aeiou" for c in "mnrst" for d in "aou"]
        lines = (words[start : start + 5] for start in range(0, 5 * count, 5))
        return " ".join("The " + " and the ".join(line) + " closed down." for line in lines)

    lengths = [len(summary(news(count))) for count in (4, 20, 60)]
    assert lengths == [2, 3, 4]


@pytest.mark.parametrize("opener", ["It also", "However", "He said"])
def test_no_sentence_of_a_summary_leans_on_the_one_before(opener: str) -> None:
    assert not any(sentence.startswith(opener) for sentence in summary(" ".join(SENTENCES)))


def test_what_has_been_told_is_not_told_again() -> None:
    first = "Nine miners died when the shaft of the old Lenna mine collapsed on Monday."
    again = "When the shaft of the old Lenna mine collapsed on Monday, nine miners died."
    other = "The owners of the pit promised money to the families of all who worked there."
    found = summary(f"{first} {again} {other}")
    assert len(found) == 2
    assert other in found


def test_an_article_of_one_sentence_is_its_own_summary() -> None:
    (only,) = summary("The old bridge over the Lenna was closed on Friday.")
    assert only == "The old bridge over the Lenna was closed on Friday."


def test_where_nothing_stands_alone_the_first_sentence_is_the_summary() -> None:
    assert summary("He left at noon. She stayed on for a while.") == ["He left at noon."]


def test_an_article_without_prose_has_no_summary() -> None:
    assert summary("Read more:") == []


def test_the_summary_is_the_same_each_time() -> None:
    assert summary(FLOOD) == summary(FLOOD)


@given(st.permutations(SENTENCES), st.integers(1, len(SENTENCES)))
def test_any_order_of_sentences_has_a_short_summary_in_text_order(
    sentences: list[str], count: int
) -> None:
    chosen = sentences[:count]
    found = summary(" ".join(chosen))
    assert 1 <= len(found) <= 4
    assert [s for s in chosen if s in found] == found
