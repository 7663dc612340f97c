"""Tokens: every visible character in one of them, offsets exact, words kept whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baku’s army", "Baku|’s|army"),
        ("O'Hara's al-Rashid's", "O'Hara|'s|al-Rashid|'s"),
        ("it won’t", "it|won’t"),
        ("in the U.S. at 6 a.m.", "in|the|U.S.|at|6|a.m."),
        ("1,200.5 km", "1,200.5|km"),
        ("$5m, 5%", "$|5|m|,|5|%"),
        ("cease‑fire", "cease‑fire"),
        ("well—known", "well|—|known"),
        ("workers' pay", "workers|'|pay"),
        ("a 20-year-old", "a|20|-|year-old"),
        ("Jose\u0301 and Zu\u0308rich-Su\u0308d", "Jose\u0301|and|Zu\u0308rich-Su\u0308d"),
        ("co\u00adoperate", "co\u00adoperate"),
        ("", ""),
    ],
)
def test_words_numbers_and_marks_are_told_apart(text: str, expected: str) -> None:
    assert "|".join(token.text for token in tokenize(text)) == expected


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("CEASE‑FIRE", "cease-fire"),
        ("Don’t", "don't"),
        ("Jose\u0301", "josé"),
        ("Co\u00adoperate", "cooperate"),
        ("ZÜRICH", "zürich"),
    ],
)
def test_one_word_is_compared_in_one_form_however_it_was_typed(text: str, lower: str) -> None:
    (token,) = tokenize(text)
    assert token.lower == lower
    assert token.text == text


def test_a_mark_that_nobody_sees_still_has_a_form() -> None:
    assert [token.lower for token in tokenize("\u00ad \u200b")] == ["\u00ad", "\u200b"]


def test_a_half_is_a_word_and_a_dash_is_none() -> None:
    half, dash = tokenize("½ —")
    assert half.is_word
    assert not dash.is_word


@given(st.text(), st.integers(0, 10_000))
def test_every_visible_character_stands_in_exactly_one_token(text: str, offset: int) -> None:
    tokens = tokenize(text, offset)
    covered = [at for token in tokens for at in range(token.start - offset, token.end - offset)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert {at for at, character in enumerate(text) if not character.isspace()} == set(covered)


@given(st.text(), st.integers(0, 10_000))
def test_a_token_is_the_slice_at_its_offsets_and_never_empty(text: str, offset: int) -> None:
    for token in tokenize(text, offset):
        assert text[token.start - offset : token.end - offset] == token.text
        assert token.text
        assert token.lower
