"""A reading: prose alone, offsets of the article, quotations by paragraph."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from summarize.articles import Article, segment
from summarize.text.reading import read
from tests.text.making import article_of


def article(text: str) -> Article:
    return Article("a", None, None, None, "en", None, text, segment(text, None, "en"))


def test_only_prose_is_read() -> None:
    whole = article_of('The mill burned down.\n\n"A photo," it says.\n\nNobody was hurt.')
    first, caption, last = whole.sentences
    reading = read(replace(whole, sentences=(first, replace(caption, kind="caption"), last)))
    assert [s.text for s in reading.sentences] == ["The mill burned down.", "Nobody was hurt."]
    assert reading.quotations == ()


def test_a_quotation_may_span_the_sentences_of_one_paragraph() -> None:
    reading = read(article_of('He said: "We ran.\nWe fell." Then he left.'))
    (quotation,) = reading.quotations
    assert reading.article.text[quotation.start : quotation.end] == '"We ran.\nWe fell."'


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    reading = read(article_of('"We ran.\n\nThe mayor said nothing.'))
    assert [q.closed for q in reading.quotations] == [False]
    start = reading.sentences[1].sentence.start
    assert reading.quotation_around(start, start + 3) is None


def test_a_span_is_inside_a_quotation_only_if_all_of_it_is() -> None:
    text = 'A "b c" d "e" f'
    reading = read(article_of(text))
    first, second = reading.quotations
    assert reading.quotation_around(3, 6) == first
    assert reading.quotation_around(3, 8) is None
    assert reading.quotation_around(0, 1) is None
    assert reading.quotation_around(text.index("e"), text.index("e") + 1) == second
    assert reading.quotation_around(len(text) - 1, len(text)) is None


def test_quotations_in_a_span_are_those_that_overlap_it() -> None:
    reading = read(article_of('A "b c" d "e" f'))
    first, second = reading.quotations
    assert reading.quotations_in(0, 15) == (first, second)
    assert reading.quotations_in(first.end, second.start) == ()
    assert reading.quotations_in(4, 5) == (first,)
    assert reading.quotations_in(first.end - 1, second.start + 1) == (first, second)


@given(st.text(alphabet="ab.!?“”‘’\"' \n", max_size=80))
def test_tokens_and_quotations_of_any_text_stand_where_they_say(text: str) -> None:
    reading = read(article(text))
    for sentence in reading.sentences:
        span = sentence.sentence
        assert text[span.start : span.end] == sentence.text
        for token in sentence.tokens:
            assert span.start <= token.start < token.end <= span.end
            assert text[token.start : token.end] == token.text
    for quotation in reading.quotations:
        overlapping = reading.quotations_in(quotation.start, quotation.end)
        assert overlapping == (quotation,)
        if quotation.inner_start < quotation.inner_end:
            around = reading.quotation_around(quotation.inner_start, quotation.inner_end)
            assert around == quotation
