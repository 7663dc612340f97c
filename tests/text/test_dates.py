from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.dates import find_dates, time_of
from summarize.text.reading import read
from tests.text.making import article_of

if TYPE_CHECKING:
    from datetime import date

    from summarize.text.types import DatedSpan

THURSDAY = "2023-09-21"


def dates(text: str, published: str | None = THURSDAY) -> tuple[DatedSpan, ...]:
    (sentence,) = read(article_of(text, published)).sentences
    return find_dates(sentence, published)


def days(text: str, published: str | None = THURSDAY) -> list[tuple[str | None, str | None]]:
    return [(span.time.earliest, span.time.latest) for span in dates(text, published)]


def one(day: str) -> list[tuple[str, str]]:
    return [(day, day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It began on September 20.", "2023-09-20"),
        ("It began on 20 September 2022.", "2022-09-20"),
        ("It began on Sept. 20, 2022.", "2022-09-20"),
        ("It began on 2023-09-20.", "2023-09-20"),
        ("It began on the 3rd of May.", "2023-05-03"),
        ("He spoke on Wednesday, September 20, in Orvale.", "2023-09-20"),
        ("He was held on December 25.", "2022-12-25"),
        ("Talks begin on 2 October.", "2023-10-02"),
        ("It began on 2 October, he said.", "2022-10-02"),
        ("Fifteen of the 19 May 3 hikers were found.", "2023-05-03"),
        ("The attack on September 11 attacks survivors remember.", "2001-09-11"),
    ],
)
def test_a_calendar_date_is_that_day(text: str, day: str) -> None:
    assert days(text) == one(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He said Wednesday that it was over.", "2023-09-20"),
        ("He was arrested on Thursday.", "2023-09-21"),
        ("He was arrested on Friday.", "2023-09-15"),
        ("The police arrived Sunday night.", "2023-09-17"),
        ("The court met last Thursday.", "2023-09-14"),
        ("The court meets next Thursday.", "2023-09-28"),
        ("The council will meet on Friday.", "2023-09-22"),
        ("Talks are slated for Saturday.", "2023-09-23"),
        ("They said talks would be held on Thursday.", "2023-09-21"),
        ("On Friday, the court will hear the case.", "2023-09-22"),
        ("He will resign, he said Monday.", "2023-09-18"),
        ("The vote is expected on Tuesday.", "2023-09-26"),
    ],
)
def test_a_weekday_looks_back_unless_the_words_look_forward(text: str, day: str) -> None:
    assert days(text) == one(day)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It happened yesterday.", "2023-09-20", "2023-09-20"),
        ("It happened this morning.", "2023-09-21", "2023-09-21"),
        ("It begins tomorrow.", "2023-09-22", "2023-09-22"),
        ("It happened two days ago.", "2023-09-19", "2023-09-19"),
        ("It happened last week.", "2023-09-11", "2023-09-17"),
        ("It happened earlier this month.", "2023-09-01", "2023-09-21"),
        ("It ended last year.", "2022-01-01", "2022-12-31"),
        ("It began in 2019.", "2019-01-01", "2019-12-31"),
        ("It began in March 2022.", "2022-03-01", "2022-03-31"),
        ("It began in May.", "2023-05-01", "2023-05-31"),
        ("It lasted through the 1990s.", "1990-01-01", "1999-12-31"),
        ("It ran from Monday to Wednesday.", "2023-09-18", "2023-09-20"),
        ("It ran between 3 and 5 May.", "2023-05-03", "2023-05-05"),
    ],
)
def test_a_span_has_its_first_and_last_day(text: str, earliest: str, latest: str) -> None:
    assert days(text) == [(earliest, latest)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march for a second time.",
        "She writes for the Sunday Times.",
        "Shops were full on Black Friday.",
        "They remember Bloody Sunday.",
        "Mondays are quiet.",
        "Some 2,019 people came.",
        "March on, he said.",
        "He arrived 24 hours after the others.",
        "The second man may speak.",
        "The march drew crowds from the town.",
        "They came to the March for Water.",
        "The blast came at 10:30 a.m. in the yard.",
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    "text", ["He spoke on Wednesday.", "He spoke on May 3.", "He left last week."]
)
@pytest.mark.parametrize("published", [None, "not a date"])
def test_without_a_day_of_publication_the_text_is_kept_and_no_day_claimed(
    text: str, published: str | None
) -> None:
    (span,) = dates(text, published)
    assert span.time.earliest is None
    assert span.time.latest is None
    assert span.time.text in text


def test_a_full_date_needs_no_day_of_publication() -> None:
    assert days("It began on 20 September 2022.", None) == one("2022-09-20")


def test_an_impossible_day_is_kept_without_a_date() -> None:
    assert days("It began on February 30.") == [(None, None)]


def test_a_weekday_decides_the_year_of_a_date() -> None:
    assert days("It began on Tuesday, September 20.") == one("2022-09-20")


def test_the_time_of_a_claim_is_its_narrowest_date() -> None:
    time = time_of(dates("In 2023 he spoke on Wednesday."))
    assert time is not None
    assert time.text == "Wednesday"
    assert time_of(()) is None


@given(st.text(max_size=200), st.dates())
def test_spans_are_verbatim_ordered_and_apart(text: str, published: date) -> None:
    article = article_of(text, published.isoformat())
    for sentence in read(article).sentences:
        spans = find_dates(sentence, article.published)
        assert all(article.text[s.start : s.end] == s.time.text for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


_TELLING = """
from between to and on in last next this early Monday Friday May March 3 5 31 2019 2023-02-31 2024
September Sept. 11 attacks yesterday two a days weeks months years ago will said , ; the 1
"""
_WORDS = st.sampled_from(_TELLING.split())


@given(st.lists(_WORDS, max_size=30), st.dates())
def test_the_first_day_is_never_after_the_last(words: list[str], published: date) -> None:
    article = article_of(" ".join(words), published.isoformat())
    for sentence in read(article).sentences:
        for span in find_dates(sentence, article.published):
            assert (span.time.earliest is None) == (span.time.latest is None)
            if span.time.earliest and span.time.latest:
                assert span.time.earliest <= span.time.latest
