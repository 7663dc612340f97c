"""Word lists: each states where it is from, and its words can be found by the finders."""

from __future__ import annotations

from importlib.resources import files

import pytest

from summarize.text.lexicon import lexicon, words_of

NAMES = sorted(
    path.name.removesuffix(".toml")
    for path in files("summarize.text").joinpath("lexicons").iterdir()
    if path.name.endswith(".toml")
)


@pytest.mark.parametrize("name", NAMES)
def test_every_list_says_where_it_comes_from_or_why_it_is_empty(name: str) -> None:
    for group in lexicon(name).values():
        assert group.source.strip(), group.name
        assert group.entries or "empty" in group.source, group.name


@pytest.mark.parametrize("name", NAMES)
def test_no_list_holds_an_entry_twice(name: str) -> None:
    for group in lexicon(name).values():
        twice = sorted({e for e in group.entries if group.entries.count(e) > 1})
        assert twice == [], group.name


def test_an_entry_is_a_word_or_phrase_and_what_stands_behind_the_sign() -> None:
    entries = dict(lexicon("synonyms")["conflict"].entries)
    assert (entries["ceasefire"] or "").startswith("cease-fire, truce, armistice,")
    assert dict(lexicon("grammar")["stop"].entries)["the"] is None


def test_the_words_of_a_group_are_made_once() -> None:
    assert lexicon("grammar")["stop"].words is lexicon("grammar")["stop"].words
    assert words_of("grammar", "stop") == lexicon("grammar")["stop"].words
