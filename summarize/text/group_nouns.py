"""Nouns that name one group or event from different sides: rebels, terrorists, freedom fighters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon, words_of
from summarize.text.phrases import Phrases
from summarize.text.stances import Label, find_modifiers, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.reading import Reading
    from summarize.text.tokens import Token

_ARMED, _GOVERNMENT, _OPERATION = "armed group", "government", "military operation"
_LONGEST_LEAD = 6  # tokens
_EVENTS = frozenset((_OPERATION, "killing of civilians", "stoppage of work", "takeover of power"))
_BEFORE_VERBS = frozenset(("to", "will", "would", "could", "can", "may", "might", "should", "must"))
_STATE_LIKE = frozenset({"forces", "fighters"})  # "pro-X forces" are told of as X's own


def find_group_nouns(reading: Reading) -> Iterator[Label]:
    """Yield a label for every noun of labels.toml, with the modifiers before it.

    A noun that is plain by itself ("forces", "government") is a label only with a nationality
    or a stance; a military noun only in an article that tells of troops.
    """
    military = any(
        token.lower in words_of("stances", "military_context")
        for sentence in reading.sentences
        for token in sentence.tokens
    )
    for sentence in reading.sentences:
        ends = {modifier.last: modifier.first for modifier in find_modifiers(sentence.tokens)}
        for first, last, heading in _nouns().find(sentence.tokens):
            if heading != _OPERATION or military:
                lead = _lead(sentence.tokens, first, ends)
                label = _label(sentence.tokens, (lead, first, last), heading)
                if label is not None:
                    yield label


def _label(tokens: Sequence[Token], span: tuple[int, int, int], heading: str) -> Label | None:
    """The label of the tokens `span`: where its modifiers, its noun and the rest begin."""
    lead, first, last = span
    noun = tokens[last - 1].lower
    after = tokens[last].lower if last < len(tokens) else ""
    if after in words_of("stances", "not_before") or _is_another_word(tokens, first, heading):
        return None
    if noun in words_of("stances", "plain") and not _takes_side(tokens[lead:first]):
        return None
    if noun in words_of("stances", "ambiguous") and not _stands_as_noun(tokens, first, after):
        return None
    start, end = tokens[lead].start, tokens[last - 1].end
    entity = _entity(heading, tokens[lead:first], noun)
    return Label(entity, written(tokens[lead:last]), start, end)


def _is_another_word(tokens: Sequence[Token], first: int, heading: str) -> bool:
    """A surname ("Louise M. Slaughter") or a verb ("to strike at dawn") of the noun's spelling."""
    if first == 0:
        return False
    token, before = tokens[first], tokens[first - 1]
    if heading in _EVENTS and before.lower in _BEFORE_VERBS:
        return True
    named = before.text[0].isupper() or (before.text == "." and tokens[first - 2].text.isupper())
    return named and token.text.istitle() and _country(before.lower) is None and first > 1


def _takes_side(before: Sequence[Token]) -> bool:
    """A nationality or stance among the words before a plain noun; "suspected" is neither."""
    leads = words_of("stances", "leads")
    return any(token.lower not in leads and not _is_party(token.lower) for token in before)


def _lead(tokens: Sequence[Token], first: int, ends: dict[int, int]) -> int:
    """Where the modifiers and nationalities right before the noun begin; `ends` gives modifiers."""
    leads, noun = words_of("stances", "leads"), first
    while first > 0 and noun - first < _LONGEST_LEAD:
        before = tokens[first - 1].lower
        if first in ends:
            first = ends[first]
        elif _country(before) is not None or _is_party(before) or before in leads:
            first -= 1
        else:
            break
    return first


def _stands_as_noun(tokens: Sequence[Token], first: int, after: str) -> bool:
    """As in "an offensive", "Baku's operation", not "offensive remarks" or "knee operation"."""
    before = tokens[first - 1].lower if first else ""
    if before not in words_of("stances", "determiners") and _country(before) is None:
        return False
    if tokens[first].lower not in words_of("stances", "adjectival") or not after[:1].isalpha():
        return True
    return after in words_of("gazetteer", "function_words")


def _entity(heading: str, before: Sequence[Token], noun: str) -> str:
    """The heading, told apart by nationality for those who fight and those who rule."""
    if heading not in (_ARMED, _GOVERNMENT):
        return heading
    kind = "forces" if heading == _ARMED else heading
    for token in reversed(before):
        prefix, hyphen, tail = token.lower.partition("-")
        if hyphen and prefix == "pro" and _country(tail) is not None:
            own = f"{_adjective(tail)} {kind}"
            return own if noun in _STATE_LIKE else f"pro-{_adjective(tail)} {heading}"
        if _country(token.lower) is not None:
            name = f"{_adjective(token.lower)} {kind}"
            ethnic = heading == _GOVERNMENT and "ethnic" in [token.lower for token in before]
            return f"ethnic {name}" if ethnic else name
    return heading


@cache
def _nouns() -> Phrases[str]:
    return Phrases(
        (noun, group.name) for group in lexicon("labels").values() for noun, _ in group.entries
    )


def _is_party(word: str) -> bool:
    """A people, faith or party: part of the label, and no state whose forces these could be."""
    return word in words_of("demonyms", "peoples")


@cache
def _countries() -> dict[str, str | None]:
    return dict(lexicon("demonyms")["adjectives"].entries)


def _country(word: str) -> str | None:
    return _countries().get(word)


@cache
def _adjectives() -> dict[str | None, str]:
    """One adjective a country, the first listed."""
    adjectives: dict[str | None, str] = {}
    for adjective, country in lexicon("demonyms")["adjectives"].entries:
        adjectives.setdefault(country, adjective)
    return adjectives


def _adjective(word: str) -> str:
    return _adjectives().get(_country(word), word).title()
