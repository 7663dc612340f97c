"""Antecedents: whom a pronoun means, by who has been named before it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 3  # paragraphs back that "he" and "she" may look; "they" and "it" look back one
_RECENT = 12  # persons that a pronoun may choose among


@cache
def _pronoun_of_title() -> dict[str, str]:
    sources = lexicon("sources")
    return {word: group for group in ("he", "she") for word in sources[group].words}


@cache
def _pronoun_of_given_name() -> dict[str, str]:
    sources = lexicon("sources")
    return {word: group for group in ("he", "she") for word in sources[f"given_{group}"].words}


class Antecedents:
    """Who has been named so far in an article. Paragraphs are counted by the caller."""

    def __init__(self) -> None:
        self._persons: list[tuple[int, str]] = []  # (paragraph, name), latest last
        self._pronouns: dict[str, str] = {}  # name -> "he" or "she", once known
        self._body_at = 0  # the element at which the last body was named
        self._last: dict[str, tuple[int, str]] = {}  # "they", "it" -> (paragraph, name)

    def remember_person(self, name: str, paragraph: int, words: Sequence[str]) -> None:
        """A person was named; `words`, in lower case, are what the article calls them here."""
        for word in words:
            pronoun = _pronoun_of_title().get(word.strip(".,"))
            if pronoun:
                self._pronouns.setdefault(name, pronoun)
        given = _pronoun_of_given_name().get(name.split(" ", 1)[0].lower())
        if given and name not in self._pronouns:
            self._pronouns[name] = given
        self._persons.append((paragraph, name))

    def remember_body(self, name: str, paragraph: int, *, plural: bool, at: int) -> None:
        """A body ("it") or several people ("they") were named at element `at` of a paragraph."""
        self._last["they" if plural else "it"] = (paragraph, name)
        if not plural:
            self._body_at = at

    def body_since(self, paragraph: int, at: int) -> str | None:
        """The body last named, if in this paragraph and not before `at`: "the union ... they"."""
        where, name = self._last.get("it", (-1, ""))
        return name if where == paragraph and self._body_at >= at else None

    def of(self, pronoun: str, paragraph: int) -> str | None:
        """The name that "he", "she", "they" or "it" stands for here; None where it is not safe.

        "He" is the person last named who is not known to be "she", and then known to be "he".
        """
        if pronoun not in ("he", "she"):
            last = self._last.get(pronoun)
            return last[1] if last and paragraph - last[0] <= 1 else None
        for where, name in reversed(self._persons[-_RECENT:]):
            if paragraph - where > _REACH:
                return None
            if self._pronouns.setdefault(name, pronoun) == pronoun:
                self._persons.append((paragraph, name))  # the pronoun keeps the person in mind
                return name
        return None
