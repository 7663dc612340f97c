"""What capitalised words are known to name: places, bodies, peoples, titles, found by phrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from summarize.text.lexicon import lexicon, words_of
from summarize.text.tokens import Token, tokenize

EntityKind = Literal["person", "place", "group", "organisation", "other"]
Form = Literal["name", "demonym", "people", "title", "none"]

_SMALL = frozenset({"and", "of", "the", "de", "do", "da", "del", "es"})


class Known(NamedTuple):
    """What a phrase stands for; `form` tells a name from "Azeri" and from "President"."""

    name: str
    kind: EntityKind
    form: Form
    country: str | None  # the state that "Baku" or "Azeri" may stand for
    acronym: bool  # only when written in capitals: "US", "WHO"


_KINDS: tuple[tuple[str, EntityKind], ...] = (
    ("cities", "place"),
    ("regions", "place"),
    ("organisations", "organisation"),
)
Table = Mapping[str, tuple[tuple[tuple[str, ...], Known], ...]]


@cache
def known_phrases() -> Table:
    """All phrases by their first token, the longest first."""
    entries: dict[tuple[str, ...], Known] = {}
    for phrase, known in (*_titles(), *_dates(), *_peoples(), *_demonyms(), *_places()):
        entries[tuple(token.lower for token in tokenize(phrase))] = known
    by_first: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for words, known in entries.items():
        by_first.setdefault(words[0], []).append((words, known))
    return {
        first: tuple(sorted(phrases, key=lambda entry: -len(entry[0])))
        for first, phrases in by_first.items()
    }


def match_at(tokens: Sequence[Token], at: int) -> tuple[int, Known] | None:
    """The longest known phrase that starts at token `at`: how many tokens it takes, and what it is.

    Its words must be capitalised, small words ("of") aside.
    """
    for words, known in known_phrases().get(tokens[at].lower, ()):
        size = len(words)
        if at + size > len(tokens):
            continue
        found = tokens[at : at + size]
        if tuple(token.lower for token in found) == words and _written_as_name(found, known):
            return size, known
    return None


def display_name(phrase: str) -> str:
    """A lower-case key of the gazetteer as it is written: "Trinidad and Tobago"."""
    return " ".join(
        word if index and word in _SMALL else _capitals(word)
        for index, word in enumerate(phrase.split())
    )


def _capitals(word: str) -> str:
    """A capital for each part of a hyphenated word."""
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _written_as_name(found: Sequence[Token], known: Known) -> bool:
    if known.acronym:
        return found[0].text.isupper()
    return all(
        token.text[:1].isupper() or not token.is_word or token.lower in _SMALL for token in found
    ) or any(c.isupper() for c in found[-1].text)


def _places() -> list[tuple[str, Known]]:
    gazetteer = lexicon("gazetteer")
    found: list[tuple[str, Known]] = []
    for group, kind in _KINDS:
        for name, country in gazetteer[group].entries:
            found.append((name, Known(display_name(name), kind, "name", country, False)))
    for name, capital in gazetteer["countries"].entries:
        state = display_name(name)
        found.append((name, Known(state, "place", "name", state, False)))
        if capital is not None:
            found.append((capital.lower(), Known(capital, "place", "name", state, False)))
    by_name = {known.name: known for _, known in found}
    for group in ("aliases", "acronyms", "contested_names"):
        for alias, meant in gazetteer[group].entries:
            target = meant or alias
            base = by_name.get(target, Known(target, "organisation", "name", None, False))
            found.append((alias, base._replace(acronym=group == "acronyms")))
    return found


def _demonyms() -> list[tuple[str, Known]]:
    demonyms = lexicon("demonyms")
    found: list[tuple[str, Known]] = []
    for adjective, country in demonyms["adjectives"].entries:
        known = Known(country or adjective, "place", "demonym", country, False)
        found.append((adjective, known))
        if not adjective.endswith(("s", "sh", "ch", "ese", "tch")):
            found.append((f"{adjective}s", known._replace(kind="group", form="people")))
    for noun, country in demonyms["nouns"].entries:
        found.append((noun, Known(country or noun, "group", "people", country, False)))
    return found


def _peoples() -> list[tuple[str, Known]]:
    return [
        (word, Known(name or word, "group", "people", None, False))
        for word, name in lexicon("demonyms")["peoples"].entries
    ]


def _titles() -> list[tuple[str, Known]]:
    return [
        (title, Known(title, "person", "title", None, False))
        for title in sorted(words_of("titles", "titles"))
    ]


def _dates() -> list[tuple[str, Known]]:
    return [
        (word, Known(word, "other", "none", None, False))
        for word in sorted(words_of("gazetteer", "not_names"))
    ]
