"""Concepts: what a word stands for once inflection and synonym are folded."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon, words_of
from summarize.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.tokens import Token

_LONGEST_PHRASE = 4  # words


@cache
def _concepts() -> dict[tuple[str, ...], str]:
    """Stems of each word or phrase of the synonym table to its concept; the first line wins."""
    table: dict[tuple[str, ...], str] = {}
    for concept, phrase in _listed():
        table.setdefault(tuple(stem(word) for word in phrase.split()), concept)
    return table


@cache
def _words() -> dict[str, str]:
    """Single words as they are listed: "operator" and "operation" share a stem and no concept."""
    return {phrase: concept for concept, phrase in _listed() if " " not in phrase}


def _listed() -> Iterator[tuple[str, str]]:
    for group in lexicon("synonyms").values():
        for concept, phrases in group.entries:
            for phrase in (concept, *(phrases or "").split(",")):
                if phrase:
                    yield concept, phrase.strip()


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(key[0] for key in _concepts() if len(key) > 1)


def concept_of(word: str) -> str:
    """The concept of one lower-case word: that of the synonym table, else its stem.

    A word of `lexicons/apart.toml` stands for itself, whatever shares its stem.
    """
    if word in _words():
        return _words()[word]
    stemmed = stem(word)
    if word in words_of("apart", "apart"):
        return f"{stemmed}*"
    return _concepts().get((stemmed,), stemmed)


@cache
def is_listed(concept: str) -> bool:
    """Whether `concept` is one of the synonym table, not just a stem."""
    return any(concept == listed for listed, _ in _listed())


def concepts_of(tokens: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Each topic concept of `tokens` with the token it starts at; the longest phrase wins.

    Function words, numbers and marks have none.
    """
    stop, phrases = lexicon("grammar")["stop"].words, _concepts()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        length = _phrase_at(tokens, index) if token.text[0].isalpha() else 0
        if length:
            yield phrases[tuple(stem(t.lower) for t in tokens[index : index + length])], token
            index += length
            continue
        if token.text[0].isalpha() and token.lower not in stop and not _is_light(token.lower):
            for part in _parts(token.lower):
                yield concept_of(part), token
        index += 1


@cache
def _light() -> frozenset[str]:
    grammar = lexicon("grammar")
    words = grammar["light_verbs"].words | grammar["light_adjectives"].words
    return frozenset(stem(word) for word in words)


def _is_light(word: str) -> bool:
    return stem(word) in _light() and word not in _words()


def _phrase_at(tokens: Sequence[Token], index: int) -> int:
    """How many words the longest phrase of the table that starts at `index` has; 0 for none."""
    if stem(tokens[index].lower) not in _phrase_starts():
        return 0
    stems = tuple(stem(token.lower) for token in tokens[index : index + _LONGEST_PHRASE])
    return next((length for length in range(len(stems), 1, -1) if stems[:length] in _concepts()), 0)


def _parts(word: str) -> tuple[str, ...]:
    """A hyphenated word that is no concept of its own counts as its parts."""
    if "-" in word and concept_of(word) == stem(word):
        return tuple(part for part in word.split("-") if len(part) > 2) or (word,)
    return (word,)
