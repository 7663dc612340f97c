"""Evidence is the slice, whatever stands before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.articles.sentences import segment
from summarize.articles.types import Article
from summarize.evidence import evidence_at, sentence_at


def article(text: str) -> Article:
    return Article("a", None, None, None, "en", None, text, segment(text))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_the_quote_is_the_slice_on_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = evidence_at(article(text), start, end)
    assert text[found.start : found.end] == found.quote


def test_offsets_count_code_points_behind_emoji_and_combining_marks() -> None:
    text = "👩‍👩‍👧 cafe\u0301 opened. Nobody came."
    start = text.index("Nobody")
    found = evidence_at(article(text), start, start + 6)
    assert (found.quote, found.sentence) == ("Nobody", "s2")


def test_a_place_before_the_first_sentence_belongs_to_none() -> None:
    assert sentence_at(article("\n\nLate start."), 0) is None
