"""Numerals: which tokens of a sentence state a number, and what number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarize.text.lexicon import lexicon
from summarize.text.phrasebook import Phrasebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.reading import ReadSentence

Form = Literal["figure", "vague", "fraction", "none", "one", "article", "vote"]


class Numeral(NamedTuple):
    """A number at `tokens[first:last]`.

    A figure has a value; a vague word ("dozens") only a lower bound; a range two bounds and no
    value; a fraction is in percent. "one" and the articles "a", "an" count only where the
    words around them say that somebody is counted. A vote is one side of "52-48".
    """

    first: int
    last: int  # exclusive
    value: float | None
    low: float | None
    high: float | None
    form: Form


_WORDS = lexicon("numbers")


def _table(name: str) -> dict[str, float]:
    return {word: float(number or 0) for word, number in _WORDS[name].entries}


_ONES, _TENS, _MULTIPLIERS = _table("ones"), _table("tens"), _table("multipliers")
_SHORT = _table("short_multipliers")
_CARDINALS = _ONES | _TENS
_PHRASES: Phrasebook[tuple[Form, float]] = Phrasebook(
    [(word, ("vague", number)) for word, number in _table("vague").items()]
    + [(word, ("figure", number)) for word, number in _table("phrases").items()]
    + [(word, ("fraction", number)) for word, number in _table("fractions").items()]
    + [(word, ("none", 0)) for word in sorted(_WORDS["none"].words)]
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_THIN_SPACES = "\u00a0\u2009\u202f"
_THIN = re.compile(r"(?<!\d)\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,4}(?!\d)")
_ARTICLES = ("a", "an")
_LEEWAY = 2  # percentage points either way: a fraction in words is a rounded share
_MAXIMAL_DIGITS = 15  # beyond it a figure is a serial number, and a float would lie


def fraction(first: int, last: int, percent: float) -> Numeral:
    """The numeral of a share said in words, which is a rounded one."""
    percent = round(percent, 2)
    low, high = tidy(max(0, percent - _LEEWAY)), tidy(min(100, percent + _LEEWAY))
    return Numeral(first, last, tidy(percent), low, high, "fraction")


def tidy(number: float) -> float:
    """`number` without the noise of binary fractions, as an int where it is whole."""
    number = float(f"{number:.12g}")
    return int(number) if number == int(number) else number


def read_numerals(
    sentence: ReadSentence, words: Sequence[str], *, points_group: bool, articles: bool
) -> Iterator[Numeral]:
    """The numerals of `sentence`, in order; `words` are its tokens in lower case.

    `points_group`: a single group after a point is thousands ("1.200" is 1200), as the
    article's own usage shows; several groups ("1.200.000") always are. `articles`: read "a"
    and "an" too. Ordinals, years and names of things are not told apart here.
    """
    index = 0
    while index < len(words):
        numeral = _numeral(sentence, words, index, points_group)
        if numeral is None and articles and words[index] in _ARTICLES:
            numeral = Numeral(index, index + 1, 1, 1, 1, "article")
        if numeral is None:
            index += 1
        else:
            yield numeral
            index = numeral.last


def _numeral(
    sentence: ReadSentence, words: Sequence[str], index: int, points_group: bool
) -> Numeral | None:
    word = words[index]
    if word[0].isdecimal():
        return _figure(sentence, words, index, points_group)
    if found := _PHRASES.at(words, index):
        last, (form, number) = found
        return _phrase(words, index, last, form, number)
    if word in _CARDINALS:
        return _cardinal(words, index)
    if "-" in word:
        return _cardinal(words, index) or _compound(word, index)
    return None


def _compound(word: str, index: int) -> Numeral | None:
    """The number that opens a compound: "three-hour", "ten-member"."""
    number = _CARDINALS.get(word.partition("-")[0])
    if number is None:
        return None
    number = tidy(number)
    return Numeral(index, index + 1, number, number, number, "figure")


def _phrase(words: Sequence[str], index: int, last: int, form: Form, number: float) -> Numeral:
    if form == "vague":
        return Numeral(index, last, None, tidy(number), None, form)
    if form == "fraction":  # "half the": the determiner is the noun's
        return fraction(index, last - (words[last - 1] in _OWNED), number)
    if form == "figure":
        last, number = _multiplied(words, last, number)
        number = tidy(number)
    return Numeral(index, last, number, number, number, form)


_OWNED = ("the", "its", "their", "his", "her", "all", "those", "that")


def _figure(
    sentence: ReadSentence, words: Sequence[str], index: int, points_group: bool
) -> Numeral | None:
    text, last = _with_thin_spaces(sentence, index)
    number, tokens = parse_figure(text, points_group), sentence.tokens
    if number is None:
        return None
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end and words[last] in _SHORT:
        number, last = number * _SHORT[words[last]], last + 1
    else:
        last, number = _multiplied(words, last, number)
    number = tidy(number)
    return Numeral(index, last, number, number, number, "figure")


def _with_thin_spaces(sentence: ReadSentence, index: int) -> tuple[str, int]:
    """Digits that a no-break or thin space divides into groups of three are one figure: "1 200"."""
    token, offset = sentence.tokens[index], sentence.sentence.start
    following = sentence.text[token.end - offset : token.end - offset + 1]
    if following not in _THIN_SPACES or not following:
        return token.text, index + 1
    grouped = _THIN.match(sentence.text, token.start - offset)
    if grouped is None:
        return token.text, index + 1
    return "".join(filter(str.isdecimal, grouped.group())), index + 1 + len(grouped.group()) // 4


def parse_figure(text: str, points_group: bool = False) -> float | None:
    """The number that digits with commas and points state, or None: "1,2,3", "3.5.2"."""
    if len(text) > _MAXIMAL_DIGITS + 5 or sum(map(str.isdecimal, text)) > _MAXIMAL_DIGITS:
        return None
    if _COMMAS.fullmatch(text):
        return float(text.replace(",", ""))
    if _POINTS.fullmatch(text) and (points_group or text.count(".") > 1):
        return float(text.replace(".", ""))
    if _PLAIN.fullmatch(text):
        return float(text)
    return None


def _multiplied(words: Sequence[str], last: int, number: float) -> tuple[int, float]:
    """Take in the multipliers after a figure: "1.5 million", "3 hundred thousand"."""
    while last < len(words):
        step = 1
        if words[last] == "-" and last + 1 < len(words) and words[last + 1] in _MULTIPLIERS:
            step = 2  # "$5-million"
        factor = _MULTIPLIERS.get(words[last + step - 1])
        if factor is None or number * factor > 1e18:
            break
        last, number = last + step, number * factor
    return last, number


def cardinal_value(word: str) -> float | None:
    """The number one word states: "seven", "twenty-three"; None for any other word."""
    if word in _CARDINALS:
        return _CARDINALS[word]
    ten, hyphen, one = word.partition("-")
    if hyphen and ten in _TENS and 0 < _ONES.get(one, 0) < 10:
        return _TENS[ten] + _ONES[one]
    return None


def _cardinal(words: Sequence[str], index: int) -> Numeral | None:
    """A number in words: "two hundred and fifty thousand", "two and a half million"."""
    total, current, last = 0.0, 0.0, index
    open_to_ones = open_to_tens = True
    while last < len(words):
        word, step = words[last], 1
        if last > index and _links(words, last):
            word, step = words[last + 1], 2
        value = cardinal_value(word)
        if value is not None and (open_to_tens if value >= 10 else open_to_ones):
            current += value
            open_to_ones, open_to_tens = word in _TENS, False
        elif word in _MULTIPLIERS and last > index and current * _MULTIPLIERS[word] < 1e18:
            current *= _MULTIPLIERS[word]
            if word not in ("hundred", "dozen"):
                total, current = total + current, 0.0
            open_to_ones = open_to_tens = True
        else:
            break
        last += step
    if last == index:
        return None
    return _with_half(words, index, last, total + current)


def _links(words: Sequence[str], at: int) -> bool:
    """Whether an "and" goes on with the number: "two hundred and fifty"."""
    if words[at] != "and" or words[at - 1] not in ("hundred", "thousand"):
        return False
    return at + 1 < len(words) and cardinal_value(words[at + 1]) is not None


def _with_half(words: Sequence[str], index: int, last: int, number: float) -> Numeral:
    if tuple(words[last : last + 3]) == ("and", "a", "half"):
        last, number = _multiplied(words, last + 3, number + 0.5)
    number = tidy(number)
    form: Form = "one" if last == index + 1 and words[index] == "one" else "figure"
    return Numeral(index, last, number, number, number, form)


def multiplier(word: str) -> float:
    """The factor a word or abbreviation multiplies by, 0 for any other word."""
    return _MULTIPLIERS.get(word) or _SHORT.get(word, 0)
