"""Named entities without a model: capitalised sequences, a small gazetteer, and one name for each.

Precision first: a capital that only begins a sentence is no name, and two people who share a
surname stay two.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.text.candidates import Candidate, find_candidates
from summarize.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.text.gazetteer import EntityKind, Form
    from summarize.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named. Offsets are code points into the article's text."""

    name: str  # canonical within the article: "Ilham Aliyev" also where the text says "Aliyev"
    kind: EntityKind
    start: int  # titles are left out
    end: int
    form: Form  # "demonym": "Azeri" for Azerbaijan; "people": "Azeris"; else "name"
    country: str | None  # the state that it belongs to or may stand for: Baku, Azerbaijan


@dataclass(frozen=True)
class Entities:
    """The entity mentions of an article, in order and disjoint."""

    mentions: tuple[Mention, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)  # learned: "Karabakh" to its full name

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly inside `start:end`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)


def find_entities(reading: Reading) -> Entities:
    """The named entities of the prose of `reading`, folded to one canonical name each."""
    candidates = find_candidates(reading)
    names, aliases = fold(candidates, reading.article.text)
    mentions = tuple(_mention(c, name) for c, name in zip(candidates, names, strict=True))
    return Entities(mentions, aliases)


def entities_in(entities: Entities, start: int, end: int) -> tuple[str, ...]:
    """The canonical names mentioned in `start:end`, each once, in order of first mention.

    A demonym counts as its country ("Azeri" as "Azerbaijan"); a capital stays itself.
    """
    return tuple(dict.fromkeys(m.name for m in entities.within(start, end)))


def _mention(candidate: Candidate, name: tuple[str, EntityKind]) -> Mention:
    return Mention(
        name[0], name[1], candidate.start, candidate.end, candidate.form, candidate.country
    )
