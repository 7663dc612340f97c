"""Runs of capitalised words: which capitals belong to names, and which of them go together."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.gazetteer import Known, match_at
from summarize.text.lexicon import words_of
from summarize.text.speech import verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.reading import ReadSentence
    from summarize.text.tokens import Token

_HYPHEN = re.compile("[-‐‑]")
_OPENING = frozenset("\"“„«‘'([—–:-•*?!") | {"--"}


class Piece(NamedTuple):
    """One capitalised word, or several that are a known phrase."""

    first: int  # token indices
    last: int  # exclusive
    known: Known | None


class _Vocabulary(NamedTuple):
    """How the article writes its words: what it also has in lower case, and capitalised inside."""

    lower: frozenset[str]
    inner: frozenset[str]


def find_runs(sentences: Sequence[ReadSentence]) -> Iterator[tuple[ReadSentence, list[Piece]]]:
    """Yield the runs of each sentence: pieces that touch, joined over "of", particles, initials."""
    vocabulary = _vocabulary(sentences)
    for sentence in sentences:
        for run in _runs(sentence.tokens, vocabulary):
            yield sentence, run


def _vocabulary(sentences: Sequence[ReadSentence]) -> _Vocabulary:
    lower: set[str] = set()
    inner: set[str] = set()
    for sentence in sentences:
        tokens = sentence.tokens
        headed = _in_title_case(tokens)
        for index, token in enumerate(tokens):
            if token.text == token.lower:
                lower.add(token.lower)
            elif not headed and not _opens_a_sentence(tokens, index):
                inner.add(token.text)
    return _Vocabulary(frozenset(lower), frozenset(inner))


def _opens_a_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital here may be owed to the place alone: first, or after a mark."""
    return at == 0 or tokens[at - 1].text in _OPENING


def _in_title_case(tokens: Sequence[Token]) -> bool:
    """A line in title case or capitals says nothing about which of its words are names."""
    small = words_of("gazetteer", "function_words")
    words = [token for token in tokens if token.lower not in small and token.text[0].isalpha()]
    shouted = len(words) > 2 and all(token.text.isupper() for token in words)
    return shouted or (len(words) > 3 and sum(map(_capitalised, words)) > 0.9 * len(words))


def _capitalised(token: Token) -> bool:
    """A capital first, or after a small part: "d'Ivoire", "al-Haddad"."""
    text = token.text
    if text == token.lower:
        return False
    if text[0].isupper():
        return True
    if hyphen := _HYPHEN.search(text):  # `lower` may be longer or shorter than `text`
        head = token.lower.partition("-")[0]
        after = text[hyphen.end() : hyphen.end() + 1]
        return after.isupper() and head in words_of("titles", "particles")
    return len(text) > 2 and text[1] in "'’" and text[2].isupper()


def _runs(tokens: Sequence[Token], vocabulary: _Vocabulary) -> Iterator[list[Piece]]:
    """Runs of capitalised pieces that touch, joined over "of", particles, initials."""
    run: list[Piece] = []
    headed = _in_title_case(tokens)
    at = 0
    while at < len(tokens):
        piece = _piece(tokens, at, vocabulary, headed)
        if piece is None:
            if run:
                yield run
                run = []
            at += 1
            continue
        if run and piece.known is not None and piece.known.form == "none":
            yield run
            run = []
        elif piece.known is None or piece.known.form != "none":
            run.append(piece)
        at = _after_join(tokens, piece)
        if run and at != piece.last and not _joins(tokens, piece, at):
            yield run
            run = []
    if run:
        yield run


def _piece(tokens: Sequence[Token], at: int, vocabulary: _Vocabulary, headed: bool) -> Piece | None:
    token = tokens[at]
    if not _capitalised(token) or not token.is_word:
        return None
    if _is_initial(tokens, at):
        return Piece(at, at + 1, None)
    match = match_at(tokens, at)
    if match is not None:
        surname = match[1].form == "none" and _follows_given_name(tokens, at)
        return Piece(at, at + match[0], None if surname else match[1])
    if headed or token.lower in words_of("gazetteer", "function_words") or _is_adjective(token):
        return None
    if _opens_a_sentence(tokens, at) and not _names_though_first(tokens, at, vocabulary):
        return None
    return Piece(at, at + 1, None)


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """The "A." of "John A. Carver", which is no article."""
    if not 0 < at < len(tokens) - 2 or tokens[at].text != "A" or tokens[at + 1].text != ".":
        return False
    return _capitalised(tokens[at - 1]) and _capitalised(tokens[at + 2])


def _follows_given_name(tokens: Sequence[Token], at: int) -> bool:
    """A month that is a surname: "Theresa May", but not "told Jane May 3"."""
    given = at > 0 and tokens[at - 1].lower in words_of("gazetteer", "given_names")
    dated = at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
    return given and tokens[at].lower in ("may", "march", "august", "june") and not dated


def _is_adjective(token: Token) -> bool:
    """A name with a tail, "Russian-backed", or a party and state, "R-Va": no name itself."""
    head, hyphen, tail = token.text.rpartition("-")
    return bool(hyphen) and (tail.islower() or head in ("D", "R", "I"))


def _names_though_first(tokens: Sequence[Token], at: int, vocabulary: _Vocabulary) -> bool:
    """Whether a word that opens a sentence is a name: seen capitalised inside, or before a name."""
    token = tokens[at]
    if _shouts_a_verb(tokens, at):
        return False
    if token.text in vocabulary.inner and token.lower not in _ordinary():
        return token.lower not in vocabulary.lower
    if token.text.isupper() and 2 <= len(token.text) <= 6:
        return token.lower not in vocabulary.lower
    of_head = token.lower in words_of("gazetteer", "of_heads")
    if token.lower in _ordinary():
        return False
    if token.lower in vocabulary.lower and not of_head:
        return False
    if token.lower in words_of("gazetteer", "given_names"):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if of_head:
        return following is not None and following.lower == "of"
    return (
        following is not None
        and following.is_word
        and _capitalised(following)
        and not token.lower.endswith(("ing", "ly"))
        and match_at(tokens, at + 1) is None
    )


def _shouts_a_verb(tokens: Sequence[Token], at: int) -> bool:
    """As in "FIRED Ana Ruiz": a participle or verb in capitals before a name that is not."""
    word = tokens[at]
    if not word.text.isupper() or len(word.text) < 4 or at + 1 >= len(tokens):
        return False
    verb = word.lower.endswith(("ed", "ing")) or word.lower in _ordinary()
    return verb and not tokens[at + 1].text.isupper()


@cache
def _ordinary() -> frozenset[str]:
    """Words that open a sentence without naming anything."""
    return words_of("gazetteer", "openers") | (
        verb_forms().keys() - words_of("gazetteer", "given_names")
    )


def _after_join(tokens: Sequence[Token], piece: Piece) -> int:
    """Where the run may go on after `piece`: past a point, "of the", particles."""
    at = piece.last
    last = tokens[at - 1]
    if at >= len(tokens):
        return at
    following = tokens[at].lower
    if following == "." and _abbreviates(last, piece):
        at += 1
    elif following == "of" and last.lower in words_of("gazetteer", "of_heads"):
        at += 1
        if at < len(tokens) and tokens[at].lower == "the":
            at += 1
    elif following in words_of("titles", "particles") and piece.known is None:
        while at < len(tokens) and tokens[at].lower in words_of("titles", "particles"):
            at += 1
    elif following == "&":
        at += 1
    if at == piece.last or (at < len(tokens) and tokens[at].is_word and _capitalised(tokens[at])):
        return at
    return piece.last


def _joins(tokens: Sequence[Token], piece: Piece, at: int) -> bool:
    """Whether tokens from `piece.last` to `at` really link: the next capital follows at once."""
    return at < len(tokens) and _capitalised(tokens[at]) and at > piece.last


def _abbreviates(token: Token, piece: Piece) -> bool:
    """A point after "Gov", "J" or "Jr" ends no sentence."""
    if piece.known is not None and piece.known.form == "title":
        return True
    return len(token.text) == 1 or token.lower in words_of("titles", "honorific_suffixes") | {"st"}
