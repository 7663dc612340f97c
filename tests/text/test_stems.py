"""Stems: inflections of one word meet, different words do not."""

from __future__ import annotations

import pytest

from summarize.text.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("protesters", "protester"), ("injured", "injures"), ("negotiations", "negotiation")],
)
def test_inflections_of_a_word_share_its_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("police", "policy"), ("army", "arm")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["", "’s", "é", "日本", "a" * 1_000])
def test_any_word_has_a_stem(word: str) -> None:
    assert isinstance(stem(word), str)
