"""Stance modifiers put on a name: "breakaway Nagorno-Karabakh", "the far-right leader Jane Roe"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.lexicon import words_of
from summarize.text.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.entities import Entities, Mention
    from summarize.text.reading import Reading
    from summarize.text.tokens import Token

_REACH = 8  # tokens between a modifier and its name
_MARKS = frozenset("\"“”„«»‘’',")
_JOINTS = frozenset({"of", "the", "and", "or"})
_NAMELESS = "disputed territory"  # the heading where an article names no contested place


class Label(NamedTuple):
    """A label put on an entity; `start:end` takes in what it is put on."""

    entity: str
    text: str
    start: int
    end: int


class Modifier(NamedTuple):
    """A modifier of a sentence, as token indices; whether it says that a thing is contested."""

    first: int
    last: int
    contested: bool


def find_modifiers(tokens: Sequence[Token]) -> tuple[Modifier, ...]:
    """The stance modifiers among `tokens`, in order: listed ones, "pro-X", "X-backed"."""
    listed = {
        first: Modifier(first, last, contested)
        for first, last, contested in _listed().find(tokens)
        if not _is_verb(tokens, first, last)
    }
    for at, token in enumerate(tokens):
        if "-" in token.lower and at not in listed and _is_compound(token):
            listed[at] = Modifier(at, at + 1, False)
    return tuple(listed[first] for first in sorted(listed))


def find_stances(reading: Reading, entities: Entities) -> Iterator[Label]:
    """Yield a label for every modifier that stands with a name, before it or in apposition.

    A contested place that goes unnamed ("the breakaway territory") is the one place that the
    article calls contested by name, if there is just one.
    """
    nameless: list[tuple[str, int, int]] = []
    places: set[str] = set()
    text = reading.article.text
    for sentence in reading.sentences:
        tokens = sentence.tokens
        modifiers = {modifier.first: modifier for modifier in find_modifiers(tokens)}
        inside = entities.within(sentence.sentence.start, sentence.sentence.end)
        starting = {mention.start: mention for mention in inside}
        ending = {mention.end: mention for mention in inside}
        for modifier in modifiers.values():
            start, end = tokens[modifier.first].start, tokens[modifier.last - 1].end
            label = lowered(text[start:end], first=modifier.first == 0)
            named = _ahead(tokens, modifier, modifiers, starting) or _apposed(
                tokens, modifier, ending
            )
            if named is not None:
                if modifier.contested and named.kind in ("place", "other"):
                    places.add(named.name)
                yield Label(named.name, label, min(start, named.start), max(end, named.end))
            elif modifier.contested and _is_land(tokens, modifier.last):
                nameless.append((label, start, tokens[modifier.last].end))
    entity = min(places) if len(places) == 1 else _NAMELESS
    for label, start, end in nameless:
        yield Label(entity, label, start, end)


def lowered(label: str, *, first: bool) -> str:
    """`label` without the capital that it owes to opening a sentence."""
    return label[:1].lower() + label[1:] if first else label


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


def _ahead(
    tokens: Sequence[Token],
    modifier: Modifier,
    modifiers: dict[int, Modifier],
    mentions: dict[int, Mention],
) -> Mention | None:
    """The name that follows over offices, other modifiers and marks."""
    at = modifier.last
    while at < len(tokens) and at - modifier.last < _REACH:
        token = tokens[at]
        mention = mentions.get(token.start)
        if mention is not None and mention.form == "name":
            return mention
        if at in modifiers:
            at = modifiers[at].last
        elif mention is not None and mention.form == "demonym":
            at += 1
        elif token.text == "," and at + 1 not in modifiers:
            break
        elif (
            token.lower in _passable()
            or (token.text in _MARKS and token.text != ".")
            or (token.text == "." and tokens[at - 1].lower in words_of("titles", "titles"))
        ):
            at += 1
        else:
            break
    return None


def _is_passable(tokens: Sequence[Token], at: int) -> bool:
    """An office, a joint or a mark; a point only after an abbreviated title."""
    token = tokens[at]
    if token.text == ".":
        return tokens[at - 1].lower in words_of("titles", "titles")
    return token.text in _MARKS or token.lower in _passable()


def _apposed(
    tokens: Sequence[Token], modifier: Modifier, mentions: dict[int, Mention]
) -> Mention | None:
    """The name before ", a far-right politician"."""
    at = modifier.first
    if at < 3 or tokens[at - 1].lower not in ("a", "an", "the") or tokens[at - 2].text != ",":
        return None
    mention = mentions.get(tokens[at - 3].end)
    return mention if mention is not None and mention.form == "name" else None


def _is_land(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower in words_of("stances", "lands")


@cache
def _listed() -> Phrases[bool]:
    return Phrases(
        (phrase, group == "contested")
        for group in ("contested", "troubled", "stance")
        for phrase in sorted(words_of("stances", group))
    )


@cache
def _passable() -> frozenset[str]:
    return words_of("stances", "bridges") | _JOINTS | words_of("titles", "titles")
