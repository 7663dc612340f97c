"""Numbers that count nothing: ages, hours, years, ordinals, scores, names such as Boeing 737."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarize.text.counted import Counted, is_person
from summarize.text.lexicon import lexicon
from summarize.text.role_cues import closed_class

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.text.numbers import Numeral
    from summarize.text.tokens import Token


class _Site(NamedTuple):
    """A numeral, what it counts, and the sentence around it."""

    tokens: Sequence[Token]
    words: Sequence[str]
    numeral: Numeral
    counted: Counted

    def word(self, index: int) -> str:
        """The lower-case word at `index`, or nothing beyond the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def adjoin(self, index: int) -> bool:
        """Whether the tokens at `index` and `index + 1` touch."""
        inside = 0 <= index < len(self.tokens) - 1
        return inside and self.tokens[index].end == self.tokens[index + 1].start


_LABELS = lexicon("numbers")["labelled"].words
_ALWAYS_LABELS = frozenset(("no", "nos", "top", "number", "#", "№", "magnitude"))
_OFFSETS, _CLOCK = closed_class("offsets"), closed_class("clock")
_SUFFIXES = frozenset(("st", "nd", "rd", "th", "s", "'s"))
_JOINTS = frozenset("-–—/:.#+")
_AGES = frozenset(("aged", "age", "ages"))
_OPENERS = closed_class("prepositions", "determiners", "conjunctions")
_YEAR_OPENERS = frozenset(["the", "in", "since", "of", "his", "her", "their", "its", "a", "until"])
_STATES = closed_class("states")
_OLDEST = 115


def counts_nothing(
    tokens: Sequence[Token], words: Sequence[str], numeral: Numeral, counted: Counted
) -> bool:
    """Whether the words right around a numeral show that it is no count."""
    site = _Site(tokens, words, numeral, counted)
    if counted.kind == "compound" or _point_of_time(site):
        return True
    if numeral.form == "one":
        return counted.kind in ("duration", "things", "distance")
    return numeral.form == "figure" and any(rule(site) for rule in _RULES)


def _point_of_time(site: _Site) -> bool:
    """24 hours after, three weeks ago, 20 km before; 34 years old."""
    following = site.word(site.counted.last)
    if site.counted.kind == "duration" and following == "old":
        return True
    return site.counted.kind in ("duration", "distance") and following in _OFFSETS


def _glued_before(site: _Site) -> bool:
    """G7, 9/11, 14:30, #5: the figure adjoins a letter, a digit or a joint."""
    before = site.numeral.first - 1
    if site.counted.kind == "money" or not site.adjoin(before):
        return False
    if site.tokens[before].is_word or site.word(before) in ("#", "№", "+"):
        return True
    joint = site.word(before) in _JOINTS and site.adjoin(before - 1)
    return joint and site.tokens[before - 1].is_word


def _glued_after(site: _Site) -> bool:
    """21st, 1990s, 5G, 24/7: the figure runs on into letters that are no unit."""
    last = site.numeral.last
    if not site.adjoin(last - 1):
        return False
    if site.word(last) in _SUFFIXES:
        return True
    if site.tokens[last].is_word:
        return site.counted.last <= last
    return site.word(last) in _JOINTS and site.adjoin(last) and site.counted.last <= last + 1


def _clock(site: _Site) -> bool:
    """9 a.m., 10 GMT, "at 9"."""
    if site.word(site.numeral.last) in _CLOCK:
        return True
    bare = site.word(site.numeral.first - 1) == "at" and site.counted.kind == "nothing"
    return bare and (site.numeral.value or 0) <= 24


def _label(site: _Site) -> bool:
    """Article 5, Flight 370, No. 10, top 20."""
    before = site.numeral.first - 1
    before -= site.word(before) == "."
    label = site.word(before)
    if label in _ALWAYS_LABELS:
        return True
    name = before > 0 and site.tokens[before].text[0].isupper()
    return label in _LABELS and (name or site.counted.kind == "nothing")


def _name(site: _Site) -> bool:
    """Apollo 11, Windows 10: a capitalised word before a figure that has no noun."""
    first, last = site.numeral.first, site.numeral.last
    if site.counted.kind != "nothing" or first < 2 or last - first > 1:
        return False
    name = site.tokens[first - 1].text[0].isupper() and site.word(first - 1) not in _OPENERS
    return name and site.word(first)[0].isdecimal() and site.word(last) not in _STATES


def _year(site: _Site) -> bool:
    """A bare four-digit figure from 1500 to 2100 is a year unless people are counted."""
    first, last, kind = site.numeral.first, site.numeral.last, site.counted.kind
    text = site.word(first)
    if len(text) != 4 or not text.isdecimal() or last - first > 1:
        return False
    if not 1500 <= (site.numeral.value or 0) <= 2100:
        return False
    if kind != "people":
        return kind in ("nothing", "things")
    return site.word(first - 1) in _YEAR_OPENERS or site.counted.last > last + 1


def _age(site: _Site) -> bool:
    """Aged 34; ages 5 to 12; Jane Doe, 34, said."""
    first = site.numeral.first
    if (site.numeral.value or 0) > _OLDEST:
        return False
    if site.word(first - 1) in _AGES:
        return True
    if site.word(first - 1) in ("and", "to", "-") and site.word(first - 3) in _AGES:
        return True
    return site.counted.kind == "nothing" and _in_apposition(site)


def _in_apposition(site: _Site) -> bool:
    first = site.numeral.first
    if first < 2 or site.word(first - 1) != "," or site.word(site.numeral.last) not in _STOPS:
        return False
    named = site.tokens[first - 2]
    return named.text[0].isupper() or is_person(named.lower)


_STOPS = frozenset((",", ".", ";", ")", ""))
_RULES: tuple[Callable[[_Site], bool], ...] = (
    _glued_before, _glued_after, _clock, _label, _name, _year, _age,
)  # fmt: skip
