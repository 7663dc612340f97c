"""Stance modifiers put on a name: "breakaway Nagorno-Karabakh", "the far-right leader Jane Roe"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.lexicon import lexicon, words_of
from summarize.text.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.entities import Entities, Mention
    from summarize.text.gazetteer import EntityKind
    from summarize.text.reading import Reading
    from summarize.text.tokens import Token

_REACH = 8  # tokens between a modifier and its name
_MARKS = frozenset("\"“”„«»‘’'")
_GROUPS = ("contested", "troubled", "stance")
_JOINTS = frozenset({"of", "the", "and", "or"})
NAMELESS_PLACE = "disputed territory"  # the heading where an article names no contested place


class Label(NamedTuple):
    """A label put on an entity; `start:end` takes in what it is put on."""

    entity: str
    text: str
    start: int
    end: int


class _Names(NamedTuple):
    """The mentions of a sentence by where they start and end."""

    starting: dict[int, Mention]
    ending: dict[int, Mention]


class Modifier(NamedTuple):
    """A modifier of a sentence, as token indices, and its group in stances.toml."""

    first: int
    last: int
    group: str  # "contested", "troubled", "stance", or "compound" for "pro-X", "X-backed"


def find_modifiers(tokens: Sequence[Token]) -> tuple[Modifier, ...]:
    """The stance modifiers among `tokens`, in order: listed ones, "pro-X", "X-backed"."""
    listed = {
        first: Modifier(first, last, group)
        for first, last, group in _listed().find(tokens)
        if not _is_verb(tokens, first, last)
    }
    for at, token in enumerate(tokens):
        if "-" in token.lower and at not in listed and _is_compound(token):
            listed[at] = Modifier(at, at + 1, "compound")
    return tuple(listed[first] for first in sorted(listed))


def find_stances(reading: Reading, entities: Entities) -> Iterator[Label]:
    """Yield a label for every modifier that stands with a name, before it or in apposition.

    A contested place that goes unnamed ("the breakaway territory") is the one place that the
    article calls contested by name, if there is just one.
    """
    nameless: list[tuple[str, int, int]] = []
    places: set[str] = set()
    for sentence in reading.sentences:
        tokens = sentence.tokens
        inside = entities.within(sentence.sentence.start, sentence.sentence.end)
        modifiers = {modifier.first: modifier for modifier in find_modifiers(tokens)}
        names = _Names({m.start: m for m in inside}, {m.end: m for m in inside})
        for modifier in modifiers.values():
            start, end = tokens[modifier.first].start, tokens[modifier.last - 1].end
            label = written(tokens[modifier.first : modifier.last])
            named = _named(tokens, modifier, modifiers, names)
            if named is not None:
                if modifier.group == "contested" and named.kind in ("place", "other"):
                    places.add(named.name)
                yield Label(named.name, label, min(start, named.start), max(end, named.end))
            elif modifier.group == "contested" and _is_land(tokens, modifier.last):
                nameless.append((label, start, tokens[modifier.last].end))
    entity = min(places) if len(places) == 1 else NAMELESS_PLACE
    for label, start, end in nameless:
        yield Label(entity, label, start, end)


def written(tokens: Sequence[Token]) -> str:
    """The words of a label: lower case, but for the names in it ("pro-Armenian forces")."""
    return " ".join(_written(token) for token in tokens)


def _written(token: Token) -> str:
    head, hyphen, tail = token.text.partition("-")
    if hyphen and head.lower() in words_of("stances", "prefixes"):
        return f"{head.lower()}-{tail}"
    if hyphen and token.lower not in _listed_words():
        return token.text
    adjectives = words_of("demonyms", "adjectives") | words_of("demonyms", "peoples")
    return token.text if token.lower in adjectives else token.text.lower()


def _is_compound(token: Token) -> bool:
    head, _, tail = token.lower.partition("-")
    if head in words_of("stances", "prefixes"):
        return len(tail) > 3
    tail = token.lower.rpartition("-")[2]
    return tail in words_of("stances", "suffixes") and (
        token.text[0].isupper() or head in words_of("stances", "holders")
    )


def _is_verb(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Not a modifier in "Russia annexed Crimea": a bare participle needs a small word before."""
    word = tokens[last - 1].lower
    if last - first > 1 or "-" in word or not word.endswith("ed") or first == 0:
        return False
    before = tokens[first - 1].lower
    return before not in words_of("stances", "before_participles") and not before.endswith("ly")


def _named(
    tokens: Sequence[Token], modifier: Modifier, modifiers: dict[int, Modifier], names: _Names
) -> Mention | None:
    """The name that the modifier is put on: ahead of it, else the one it is in apposition to."""
    word = tokens[modifier.last - 1].lower
    for mention in (_ahead(tokens, modifier, modifiers, names), _apposed(tokens, modifier, names)):
        if mention is not None and _fits(modifier.group, word, mention.kind):
            return mention
    return None


def _fits(group: str, word: str, kind: EntityKind) -> bool:
    """A place has no politics, and an election that is contested is no territory."""
    if group == "contested" and word.endswith(("contested", "disputed")):
        return kind in ("place", "other")
    return group != "stance" or kind != "place"


def _ahead(
    tokens: Sequence[Token], modifier: Modifier, modifiers: dict[int, Modifier], names: _Names
) -> Mention | None:
    """The name that follows over offices, other modifiers and marks.

    A politician's place is passed over as well: "the far-right Ohio senator Jane Roe".
    """
    at, past = modifier.last, 0
    while at < len(tokens) and at - modifier.last < _REACH:
        token = tokens[at]
        mention = names.starting.get(token.start)
        if mention is not None and mention.form == "name":
            if modifier.group != "stance" or mention.kind != "place":
                return mention
            past = mention.end
        if at in modifiers:
            at = modifiers[at].last
        elif mention is not None and mention.form == "people":
            return None
        elif mention is not None or token.end <= past or _is_passable(tokens, at, modifiers):
            at += 1
        else:
            break
    return None


def _is_passable(tokens: Sequence[Token], at: int, modifiers: dict[int, Modifier]) -> bool:
    """An office, a joint or a mark; a point after an abbreviated title, a comma in a list."""
    token = tokens[at]
    if token.text == ".":
        return tokens[at - 1].lower in words_of("titles", "titles")
    if token.text == ",":
        return at + 1 in modifiers
    return token.text in _MARKS or token.lower in _passable()


def _apposed(tokens: Sequence[Token], modifier: Modifier, names: _Names) -> Mention | None:
    """The name before ", a far-right politician"."""
    at = modifier.first
    if at < 3 or tokens[at - 1].lower not in ("a", "an", "the") or tokens[at - 2].text != ",":
        return None
    mention = names.ending.get(tokens[at - 3].end)
    return mention if mention is not None and mention.form == "name" else None


def _is_land(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower in words_of("stances", "lands")


@cache
def _listed() -> Phrases[str]:
    return Phrases((phrase, group) for group in _GROUPS for phrase in _entries(group))


@cache
def _listed_words() -> frozenset[str]:
    return frozenset(word for group in _GROUPS for word in _entries(group))


def _entries(group: str) -> list[str]:
    return [phrase for phrase, _ in lexicon("stances")[group].entries]


@cache
def _passable() -> frozenset[str]:
    return words_of("stances", "bridges") | _JOINTS | words_of("titles", "titles")
