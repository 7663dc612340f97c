"""Numbers that count nothing: ages, hours, years, ordinals, scores, names such as Boeing 737."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.counted import is_person
from summarize.text.lexicon import lexicon
from summarize.text.role_cues import closed_class

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.text.counted import Counted
    from summarize.text.numbers import Numeral
    from summarize.text.tokens import Token

_LABELS = lexicon("numbers")["labelled"].words
_ALWAYS_LABELS = frozenset(("no", "nos", "top", "number", "#", "№", "magnitude"))
_OFFSETS, _CLOCK = closed_class("offsets"), closed_class("clock")
_SUFFIXES = frozenset(("st", "nd", "rd", "th", "s", "'s"))
_JOINTS = frozenset("-–—/:.#+")
_AGES = frozenset(("aged", "age", "ages"))
_AGED = frozenset(
    ("year-old", "years-old", "year-olds", "years", "year", "month-old", "months-old")
)
_OPENERS = frozenset(("the", "in", "at", "on", "and", "but", "a", "as", "by", "of", "with", "for"))
_OLDEST = 115


def counts_nothing(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted
) -> bool:
    """Whether the words right around a numeral show that it is no count."""
    if counted.kind == "compound":
        return True
    if counted.kind in ("duration", "distance") and _follows(words, counted.last, _OFFSETS):
        return True
    if counted.kind == "duration" and _follows(words, counted.last, frozenset(("old",))):
        return True
    if numeral.form != "figure":
        return numeral.form == "one" and counted.kind in ("duration", "things", "distance")
    return any(rule(tokens, words, numeral, counted) for rule in _RULES)


def _follows(words: Sequence[str], at: int, closed: frozenset[str]) -> bool:
    return at < len(words) and words[at] in closed


def _glued_before(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted
) -> bool:
    """G7, 9/11, 14:30, #5: the figure adjoins a letter, a digit or a joint."""
    first = numeral.first
    if counted.kind == "money" or not first or tokens[first - 1].end != tokens[first].start:
        return False
    if tokens[first - 1].is_word or words[first - 1] in "#№+":
        return True
    before = first - 2
    joint = words[first - 1] in _JOINTS and before >= 0
    return joint and tokens[before].is_word and tokens[before].end == tokens[first - 1].start


def _glued_after(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted
) -> bool:
    """21st, 1990s, 5G, 24/7: the figure runs on into letters that are no unit."""
    last = numeral.last
    if last >= len(tokens) or tokens[last].start != tokens[last - 1].end:
        return False
    if words[last] in _SUFFIXES:
        return True
    if tokens[last].is_word:
        return counted.last <= last
    joint = words[last] in _JOINTS and last + 1 < len(tokens)
    return joint and tokens[last + 1].start == tokens[last].end and counted.last <= last + 1


def _clock(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted
) -> bool:
    if _follows(words, numeral.last, _CLOCK):
        return True
    at = numeral.first and words[numeral.first - 1] == "at"
    return bool(at) and counted.kind == "nothing" and (numeral.value or 0) <= 24


def _label(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted
) -> bool:
    """Article 5, Flight 370, No. 10, top 20."""
    before = numeral.first - 1
    if before > 0 and words[before] == ".":
        before -= 1
    if before < 0 or (words[before] not in _LABELS and words[before] not in _ALWAYS_LABELS):
        return False
    name = tokens[before].text[0].isupper() and before > 0
    return words[before] in _ALWAYS_LABELS or name or counted.kind == "nothing"


def _name(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted
) -> bool:
    """Apollo 11, Windows 10: a capitalised word before a figure that has no noun."""
    before = numeral.first - 1
    if counted.kind != "nothing" or before < 1 or numeral.last - numeral.first > 1:
        return False
    name = tokens[before].text[0].isupper() and words[before] not in _OPENERS
    return (
        name and words[numeral.first][0].isdecimal() and not _follows(words, numeral.last, _STATES)
    )


_STATES = frozenset(("dead", "killed", "injured", "wounded", "were", "people", "died", "missing"))


def _year(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted
) -> bool:
    """A bare four-digit figure from 1500 to 2100 is a year unless people are counted."""
    text = words[numeral.first]
    if len(text) != 4 or not text.isdecimal() or numeral.last - numeral.first > 1:
        return False
    if not 1500 <= (numeral.value or 0) <= 2100 or counted.kind not in (
        "nothing",
        "things",
        "people",
    ):
        return False
    opened = numeral.first and words[numeral.first - 1] in _YEAR_OPENERS
    return bool(opened) or counted.kind != "people" or counted.last > numeral.last + 1


_YEAR_OPENERS = frozenset(("the", "in", "since", "of", "his", "her", "their", "its", "a", "until"))


def _age(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted) -> bool:
    """Aged 34; a 34-year-old; Jane Doe, 34, said."""
    first, last = numeral.first, numeral.last
    if (numeral.value or 0) > _OLDEST:
        return False
    if first and words[first - 1] in _AGES:
        return True
    if (
        first > 1
        and words[first - 1] in ("and", "to", "-")
        and words[first - 3 : first - 2]
        and (words[first - 3] in _AGES)
    ):
        return True
    aside = first > 1 and words[first - 1] == "," and (last == len(words) or words[last] in ",.;)")
    if not aside or counted.kind != "nothing":
        return False
    named = tokens[first - 2]
    return named.text[0].isupper() or is_person(named.lower)


_RULES: tuple[Callable[..., bool], ...] = (
    _glued_before, _glued_after, _clock, _label, _name, _year, _age,
)  # fmt: skip
