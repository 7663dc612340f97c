"""Numbers of a model's text: each stands in the evidence, with its role in one sentence there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarize.text.numbers import read_numerals
from summarize.text.quantities import find_quantities
from summarize.text.role_cues import find_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.analysis.grounds import Grounds
    from summarize.text.numbers import Numeral
    from summarize.text.reading import ReadSentence
    from summarize.text.types import Role

_ORDINALS = {
    "third": 3.0,
    "fourth": 4.0,
    "fifth": 5.0,
    "sixth": 6.0,
    "seventh": 7.0,
    "eighth": 8.0,
    "ninth": 9.0,
    "tenth": 10.0,
}
_SMALL = 12  # below it a vague word ("several") says less than any figure it could stand for


class _Cited(NamedTuple):
    """A sentence of the evidence with the numbers it states and what they count."""

    numbers: frozenset[float]
    digits: frozenset[str]
    roles: dict[float, set[Role]]
    cues: frozenset[str]


def unsupported_number(
    own: ReadSentence, cited: Sequence[ReadSentence], grounds: Grounds
) -> str | None:
    """The first number of the text `own` that `cited` does not bear out, as written; or None.

    "twelve" and "12", "1,200" and "1.2 thousand" are the same number. A figure that the text
    gives a role ("200 killed") needs one cited sentence with both; where our rules see no role
    with the figure there, another cited sentence must not be the one that has it.
    """
    words = [token.lower for token in own.tokens]
    numerals = list(read_numerals(own, words, points_group=False, articles=False))
    if not numerals and not any(word in _ORDINALS or _has_digit(word) for word in words):
        return None
    sentences = [_cited_once(sentence, grounds) for sentence in cited]
    for numeral in numerals:
        if not _stated(numeral, sentences):
            return _as_written(own, numeral.first, numeral.last)
    covered = {at for numeral in numerals for at in range(numeral.first, numeral.last)}
    for at, word in enumerate(words):
        if at not in covered and not _stated_otherwise(word, sentences):
            return own.tokens[at].text
    return _without_role(own, sentences, grounds) if numerals else None


def _as_written(own: ReadSentence, first: int, last: int) -> str:
    return own.text[own.tokens[first].start : own.tokens[last - 1].end]


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(map(str.isdigit, word))


def _cited_once(sentence: ReadSentence, grounds: Grounds) -> _Cited:
    """What `sentence` states; several findings cite the same ones."""
    span = sentence.sentence.start, sentence.sentence.end
    if span not in grounds.stated:
        grounds.stated[span] = _cited(sentence, grounds)
    stated = grounds.stated[span]
    assert isinstance(stated, _Cited)
    return stated


def _cited(sentence: ReadSentence, grounds: Grounds) -> _Cited:
    words = [token.lower for token in sentence.tokens]
    numerals = list(_readings(sentence, words))
    roles: dict[float, set[Role]] = {}
    span = sentence.sentence
    for whole in grounds.sentences(span.start, span.end):
        for quantity in grounds.quantities(whole):
            inside = span.start <= quantity.evidence.start and quantity.evidence.end <= span.end
            if inside and quantity.value is not None:
                roles.setdefault(quantity.value, set()).add(quantity.role)
    return _Cited(
        numbers=frozenset(number for numeral in numerals for number in _values(numeral))
        | {_ORDINALS[word] for word in words if word in _ORDINALS}
        | roles.keys(),
        digits=frozenset(word for word in words if _has_digit(word)),
        roles=roles,
        cues=frozenset(role for cue in find_cues(words).values() for role in cue.kinds.values()),
    )


def _readings(sentence: ReadSentence, words: Sequence[str]) -> Iterator[Numeral]:
    """The numerals of a sentence, with a point read as grouping and as a decimal alike."""
    yield from read_numerals(sentence, words, points_group=False, articles=True)
    if any("." in word and word[0].isdigit() for word in words):
        yield from read_numerals(sentence, words, points_group=True, articles=True)


def _values(numeral: Numeral) -> Iterator[float]:
    for value in (numeral.value, numeral.low, numeral.high):
        if value is not None:
            yield value


def _stated(numeral: Numeral, sentences: Sequence[_Cited]) -> bool:
    if numeral.form in ("one", "article", "none"):
        return True  # "one of the", "no": a count of one is looked at with its role
    if numeral.form == "vague":
        low = numeral.low or 0
        return low < _SMALL or any(low <= n < 50 * low for s in sentences for n in s.numbers)
    return all(any(n in s.numbers for s in sentences) for n in _values(numeral)) or (
        numeral.form == "fraction" and any(numeral.value in s.numbers for s in sentences)
    )


def _stated_otherwise(word: str, sentences: Sequence[_Cited]) -> bool:
    """A figure that is no plain number ("3.5.2") has to stand there as it is."""
    if word in _ORDINALS:
        return any(_ORDINALS[word] in s.numbers for s in sentences)
    if not _has_digit(word):
        return True
    return any(word in s.digits for s in sentences)


def _without_role(own: ReadSentence, sentences: Sequence[_Cited], grounds: Grounds) -> str | None:
    """The first count whose role stands with it in no cited sentence."""
    for quantity in find_quantities(own, grounds.article):
        value = quantity.value
        if quantity.role == "other" or not value:
            continue  # "nobody" is no figure but a negation
        if quantity.evidence.quote.lower().startswith("one of "):
            continue  # "one of the twelve who got out": that is told of the twelve
        there = [s for s in sentences if value in s.numbers]
        if not any(_has_role(s, value, quantity.role, sentences) for s in there):
            return quantity.evidence.quote
    return None


def _has_role(sentence: _Cited, value: float, role: Role, sentences: Sequence[_Cited]) -> bool:
    told = sentence.roles.get(value, set()) - {"other"}
    if role in told or role in sentence.cues:
        return role in told or not told
    return not told and not any(role in other.cues for other in sentences)
