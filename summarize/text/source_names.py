"""Source names: who a phrase, a surname or a pronoun stands for, within one article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from summarize.text.antecedents import Antecedents
from summarize.text.counted import is_person
from summarize.text.descriptions import described_kind
from summarize.text.lexicon import lexicon
from summarize.text.noun_phrases import sentence_opener
from summarize.text.source_kinds import kind_of_words, states
from summarize.text.speakers import speaker
from summarize.text.subjects import subject_before
from summarize.text.word_classes import QUOTE, word_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.entities import Entities, Mention
    from summarize.text.rows import Row
    from summarize.text.tokens import Token
    from summarize.text.types import SourceKind

_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}
_OWNING = frozenset(("'s", "’s"))
_OPENING = 60  # code points in which a sentence may name the person it begins with


@dataclass(frozen=True, slots=True)
class Source:
    """Who a source phrase stands for."""

    name: str
    kind: SourceKind


class SourceNames:
    """Names the sources of one article; ask in the order of the text."""

    def __init__(self, text: str, entities: Entities) -> None:
        self._text = text
        self._entities = entities
        self._mentions: dict[str, list[Mention]] = {}
        for mention in entities.mentions:
            self._mentions.setdefault(mention.name, []).append(mention)
        self._antecedents = Antecedents()
        self._kinds: dict[str, SourceKind] = {}
        self._full = _surnames(entities.mentions)
        self._offices = _offices(text, entities.mentions)

    def notice(self, row: Row, number: int, index: int) -> None:
        """Remember the person or body that opens a sentence: a pronoun may mean them later."""
        if row.elements[index].lower == QUOTE:
            return
        self._notice_body(row, number, index)
        start = row.elements[index].start
        for mention in self._entities.within(start, start + _OPENING)[:1]:
            name = self._person(mention)
            before = self._text[start : mention.start].lower().replace(".", "").split()
            owner = self._text[mention.end : mention.end + 2] in _OWNING  # "Ruiz's plan"
            if name is not None and not owner and _titles().issuperset(before):
                self._antecedents.remember_person(name, number, before)

    def _notice_body(self, row: Row, number: int, index: int) -> None:
        """Remember "the ministry" or "residents" where the sentence opens with them."""
        phrase = sentence_opener(row, index, row.bounds(index)[1])
        phrase = speaker(row, phrase) if phrase is not None else None
        if phrase is None or word_classes().get(row.elements[phrase[0]].lower) == "pronoun":
            return
        head = row.elements[slice(*phrase)]
        words = [element.lower for element in head]
        kind = kind_of_words(words)
        if kind is None or "and" in words or self._person_ending(head):
            return
        plural = is_person(words[-1]) and words[-1].endswith("s")
        name = self._canonical(head, head)[0]
        self._kinds.setdefault(name, kind)
        self._antecedents.remember_body(name, number, plural=plural, at=phrase[0])

    def name(self, row: Row, number: int, phrase: tuple[int, int]) -> Source:
        """Who the elements `phrase` of the row stand for; the words themselves where unsure."""
        elements = row.elements[slice(*phrase)]
        first = elements[0].lower.partition("'")[0]  # "he's"
        if len(elements) == 1 and (word_classes().get(first) == "pronoun" or first in _POSSESSIVES):
            return self._pronoun(row, number, phrase[0])
        words = [element.lower for element in elements]
        head = elements[: _core_end(elements, whole=True)]
        name, persons = self._canonical(elements, head)
        aside = elements[len(head) + 1].lower if len(head) + 1 < len(elements) else ""
        if persons == 1 and word_classes().get(aside) == "preposition":
            words = words[: len(head)]  # "X, in a letter, said": X is no document
        named = set(name.lower().split()) if persons == 1 else set()
        kind = self._kind(name, [word for word in words if word not in named])
        self._remember(name, persons, (number, phrase[0]), words)
        return Source(name, kind)

    def _canonical(self, elements: list[Token], head: list[Token]) -> tuple[str, int]:
        """The name of a phrase and how many persons it names."""
        parts = _split_at_and(head)
        if len(parts) > 1:
            names = [self._person_ending(part) for part in parts]
            if all(names):
                return " and ".join(str(name) for name in names), len(names)
            return self._words(head), 0
        name = self._person_ending(head)
        if name is not None:
            return name, 1
        if len(head) < len(elements) and elements[len(head)].lower == ",":
            name = self._person_opening(elements[len(head) + 1 :])
            if name is not None:
                return name, 1
        office = self._offices.get(head[-1].lower) if len(head) == 2 else None
        if office and head[0].lower == "the":
            return office, 1
        mentions = self._entities.within(head[0].start, head[-1].end)
        if len(mentions) == 1 and _covers(mentions[0], head) and mentions[0].form == "name":
            return mentions[0].name, 0
        return self._words(head), 0

    def _words(self, head: list[Token]) -> str:
        return " ".join(self._text[head[0].start : head[-1].end].split())

    def _person_ending(self, head: list[Token]) -> str | None:
        """The person whose name the core of the phrase ends in: "Azerbaijan's President X"."""
        core = head[: _core_end(head, whole=False)]
        if not core:
            return None
        for mention in reversed(self._entities.within(core[0].start, core[-1].end)):
            if mention.end == core[-1].end:
                return self._person(mention)
        return None

    def _person_opening(self, elements: list[Token]) -> str | None:
        """The person that an apposition names: "his running mate, X,"."""
        if not elements or not elements[0].text[0].isupper():
            return None
        end = _core_end(elements, whole=True)
        return self._person_ending(elements[:end]) if end else None

    def _person(self, mention: Mention) -> str | None:
        """The full name, where the mention is a person's."""
        if mention.form != "name" or mention.kind in ("place", "organisation", "group"):
            return None
        if " " in mention.name:
            return mention.name if mention.kind == "person" or _looks_personal(mention) else None
        full = self._full.get(mention.name)
        return full or (mention.name if mention.kind == "person" else None)

    def _kind(self, name: str, words: Sequence[str]) -> SourceKind:
        kind = kind_of_words(words)
        if kind is None and (name.lower() in states() or (words and words[-1] in states())):
            kind = "official"
        kind = kind or self._described(name)
        if kind is not None:
            self._kinds.setdefault(name, kind)
        return kind or "other"

    def _described(self, name: str) -> SourceKind | None:
        return self._kinds.get(name) or described_kind(self._text, self._mentions.get(name, ()))

    def _remember(
        self, name: str, persons: int, place: tuple[int, int], words: Sequence[str]
    ) -> None:
        if persons == 1:
            self._antecedents.remember_person(name, place[0], words)
            return
        plural = persons > 1 or (words[-1].endswith("s") and not words[-1].endswith("'s"))
        self._antecedents.remember_body(name, place[0], plural=plural, at=place[1])

    def _pronoun(self, row: Row, number: int, index: int) -> Source:
        lower = row.elements[index].lower.partition("'")[0]
        pronoun = _POSSESSIVES.get(lower, lower)
        if pronoun in ("who", "which") and index > 0:
            end = index - 1 if row.elements[index - 1].lower == "," else index
            phrase = subject_before(row, end, row.bounds(index)[0])
            phrase = speaker(row, phrase) if phrase is not None else None
            if phrase is not None and phrase[0] < index:
                return self.name(row, number, phrase)
        name = self._antecedents.of(pronoun, number)
        if name is None and pronoun == "they":
            low = row.bounds(index)[0]
            previous = row.bounds(low - 1)[0] if low else 0
            name = self._antecedents.body_since(number, previous)
        if name is None:
            return Source(row.elements[index].text[: len(lower)], "other")
        return Source(name, self._described(name) or "other")


@cache
def _titles() -> frozenset[str]:
    return lexicon("sources")["titles"].words


def _title_run(words: list[str]) -> list[str]:
    """The nouns right before a name: "analyst" of "told by the analyst"."""
    run: list[str] = []
    for word in reversed(words):
        if word in word_classes() or (word.endswith((".", ",")) and len(word) > 5) or word == "-":
            break
        run.append(word.rstrip("."))
    return run[::-1]


def _surnames(mentions: Sequence[Mention]) -> dict[str, str]:
    """Bare surname -> the one full name in the article that ends in it."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.form == "name" and " " in mention.name and mention.kind in ("person", "other"):
            found.setdefault(mention.name.rsplit(" ", 1)[-1], set()).add(mention.name)
    return {surname: min(names) for surname, names in found.items() if len(names) == 1}


def _offices(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Office -> the one person the article calls so: "president" where only Ilham Aliyev is."""
    titles = _titles()
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind == "person":
            words = text[max(0, mention.start - 30) : mention.start].lower().split()
            if words and words[-1] in titles:
                found.setdefault(words[-1], set()).add(mention.name)
    return {office: min(names) for office, names in found.items() if len(names) == 1}


def _looks_personal(mention: Mention) -> bool:
    """Two or three capitalised words with no noun of an organisation among them."""
    words = mention.name.split()
    return 2 <= len(words) <= 3 and kind_of_words([word.lower() for word in words]) is None


def _core_end(elements: Sequence[Token], *, whole: bool) -> int:
    """Where the phrase's first comma or relative clause stands, or also its first preposition."""
    for index, element in enumerate(elements):
        lower = element.lower
        if index and (lower in (",", "(", "who", "which", "that")):
            return index
        if not whole and index and word_classes().get(lower) == "preposition":
            return index
    return len(elements)


def _split_at_and(head: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for element in head:
        if element.lower == "and":
            parts.append([])
        else:
            parts[-1].append(element)
    return [part for part in parts if part]


def _covers(mention: Mention, head: Sequence[Token]) -> bool:
    """Whether the phrase is the mention and nothing else."""
    return mention.start == head[0].start and mention.end == head[-1].end
