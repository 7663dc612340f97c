"""Whether a sentence can be read without the one before it."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from summarize.text.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.reading import Reading, ReadSentence
    from summarize.text.tokens import Token

_MIN_WORDS = 6
_LONGEST_OPENER = 40  # characters, with the marks before it
_HOURS = frozenset({"late", "early"})  # late on Tuesday
_OPENING = 8  # words in which a pronoun before any noun leans on the sentence before


def stands_alone(sentence: ReadSentence, reading: Reading) -> bool:
    """Whether `sentence` needs no neighbour to be understood.

    It does not when it opens with a pronoun, demonstrative or connective, has "he", "she" or
    "they" before any word that they could stand for ("On Monday he"), asks a question, is very
    short, or holds only one end of a quotation.
    """
    if sentence.words < _MIN_WORDS or sentence.text.rstrip("\"”’')").endswith(("?", ":")):
        return False
    words = tuple(islice((token for token in sentence.tokens if token.is_word), _OPENING))
    return not (
        _opens_dangling(words[0].lower, sentence.text)
        or _pronoun_comes_first(words)
        or _splits_quotation(sentence, reading)
    )


def _opens_dangling(first: str, text: str) -> bool:
    if first in words_of("grammar", "dangling_openers"):
        return True
    return text[:_LONGEST_OPENER].lower().lstrip("\"“‘'([—– ").startswith(_phrases())


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(sorted(each for each in words_of("grammar", "dangling_openers") if " " in each))


def _pronoun_comes_first(words: Sequence[Token]) -> bool:
    """Whether a personal pronoun comes before every word of substance, days and months aside."""
    persons = words_of("grammar", "personal_pronouns")
    empty = words_of("grammar", "stop") | words_of("grammar", "calendar") | _HOURS
    for word in words:
        if word.lower in persons:
            return True
        if word.lower not in empty and not word.lower[0].isdigit():
            return False
    return False


def _splits_quotation(sentence: ReadSentence, reading: Reading) -> bool:
    """Whether a quotation that begins before `sentence` or goes on after it has an end here."""
    start, end = sentence.sentence.start, sentence.sentence.end
    around = reading.quotations_in(start, end)
    return any((q.start < start < q.end) or (q.start < end < q.end) for q in around)
