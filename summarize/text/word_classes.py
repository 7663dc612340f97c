"""Word classes: which closed class of English a word belongs to, and what an element can be."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from summarize.text.tokens import Token

QUOTE = "“”"  # `lower` of the element that stands for a whole quotation
_CLASSES = (
    "pronoun",
    "determiner",
    "auxiliary",
    "conjunction",
    "preposition",
    "subordinator",
    "adverb",
    "finite",
)


@cache
def words_in(group: str) -> frozenset[str]:
    """The words of one group of word_classes.toml, in lower case."""
    return lexicon("word_classes")[group].words


@cache
def word_classes() -> dict[str, str]:
    """Function word, lower case -> its class in word_classes.toml; other words are not in it."""
    grammar = lexicon("word_classes")
    return {word: name for name in reversed(_CLASSES) for word in grammar[name].words}


def is_nominal(element: Token) -> bool:
    """Whether a noun phrase can end in this element: an open-class word, a number, a quotation."""
    if element.lower == QUOTE:
        return True
    return element.text[0].isalnum() and element.lower not in word_classes()


def is_adverb(lower: str) -> bool:
    """Whether the word can stand between a subject and its verb."""
    return word_classes().get(lower) == "adverb" or (len(lower) > 4 and lower.endswith("ly"))


def is_capitalised(element: Token) -> bool:
    """Whether the word is written like a name."""
    return element.text[0].isupper()
