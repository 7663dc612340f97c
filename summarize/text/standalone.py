"""Whether a sentence can be read without the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from summarize.text.reading import Reading, ReadSentence

_MIN_WORDS = 6


def stands_alone(sentence: ReadSentence, reading: Reading) -> bool:
    """Whether `sentence` needs no neighbour to be understood.

    It does not when it opens with a pronoun, demonstrative or connective, has a pronoun before
    any name or noun phrase it could stand for, asks a question, is very short, or holds only one
    end of a quotation.
    """
    words = [token for token in sentence.tokens if token.is_word]
    if len(words) < _MIN_WORDS or sentence.text.rstrip("\"”’')").endswith(("?", ":")):
        return False
    return not (
        _opens_dangling(words[0].lower, sentence.text) or _splits_quotation(sentence, reading)
    )


def _opens_dangling(first: str, text: str) -> bool:
    openers = lexicon("grammar")["dangling_openers"].words
    lowered = text.lower().lstrip("\"“‘'([—– ")
    return first in openers or any(
        " " in opener and lowered.startswith(opener) for opener in openers
    )


def _splits_quotation(sentence: ReadSentence, reading: Reading) -> bool:
    start, end = sentence.sentence.start, sentence.sentence.end
    return any(
        (q.start < start < q.end) or (start <= q.start < end < q.end)
        for q in reading.quotations
        if q.start < end and q.end > start
    )
