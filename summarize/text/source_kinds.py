"""Kinds of sources: official, expert, party ... by the nouns that name or describe them.

The nouns stand in lexicons/sources.toml, each once, so that a researcher can check and change them.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from summarize.text.lexicon import lexicon
from summarize.text.word_classes import word_classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.text.types import SourceKind

_WITHHELD = frozenset(("them", "those", "these", "whom"))
_OWNING = frozenset(("'", "’", "'s", "’s"))
_KINDS = (
    "anonymous",
    "expert",
    "document",
    "media",
    "official",
    "party",
    "witness",
)


@cache
def _kind_of_noun() -> dict[str, SourceKind]:
    sources = lexicon("sources")
    entries = (*sources["titles"].entries, *sources["offices"].entries)
    titles = {word: kind for word, kind in entries if kind}
    nouns = {word: kind for kind in _KINDS for word in sources[kind].words}
    return cast("dict[str, SourceKind]", titles | nouns)


@cache
def _speaks_for() -> frozenset[str]:
    return lexicon("sources")["spokespeople"].words


@cache
def states() -> frozenset[str]:
    """Names, in lower case, that as sources stand for a government: states and their capitals."""
    gazetteer = lexicon("gazetteer")["countries"].entries
    names = [name for pair in gazetteer for name in pair if name]
    return lexicon("sources")["states"].words.union(name.lower() for name in names)


def kind_of_noun(word: str) -> SourceKind | None:
    """The kind that a noun in lower case proves; a plural proves what its singular does."""
    kinds = _kind_of_noun()
    for form in _singulars(word):
        if form in kinds:
            return kinds[form]
    return None


def _singulars(word: str) -> Iterable[str]:
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("men"):
        yield word[:-3] + "man"


def kind_of_words(words: Sequence[str]) -> SourceKind | None:
    """The kind of a phrase, given as lower-case words; None where no noun of it is listed.

    Its head decides, the last noun before a preposition, a comma or a relative clause: a survey
    by a university is a document. One who speaks for a body is of the body's kind. Where the
    head is not listed, as with a name, the first noun that is decides.
    """
    for pair in pairwise(words):
        kind = _kind_of_noun().get(" ".join(pair))
        if kind is not None:
            return kind
    head = _head(words)
    if len(words) > 2 and words[1] == "of" and words[2] in _WITHHELD:
        return "anonymous"  # "one of them"
    if head and _leads_a_party(words, head):
        return "party"
    if head and not speaks_for(head):
        kind = kind_of_noun(head)
        if kind is not None:
            return kind
    return _kind_of_any(words, head)


def speaks_for(noun: str) -> bool:
    """Whether the noun names somebody who speaks for a body: a spokesman, its head."""
    return noun in _speaks_for() or noun.removesuffix("s") in _speaks_for()


def _kind_of_any(words: Sequence[str], head: str | None) -> SourceKind | None:
    """The kind that the first listed noun proves; one of those who speak for others comes last."""
    for word, following in pairwise((*words, "")):
        kind = None if speaks_for(word) else kind_of_noun(word)
        if kind == "witness" and following in _OWNING and head != word:
            continue  # "the Transport Workers' Forum"
        if kind is not None:
            return kind
        if word in states() and head in _speaks_for():
            return "official"
    return next((kind for kind in map(kind_of_noun, words) if kind not in (None, "witness")), None)


def _leads_a_party(words: Sequence[str], head: str) -> bool:
    """Whether an office is one of a union, a party or a company: "secretary of the union"."""
    sources = lexicon("sources")
    offices, bodies = sources["leaders"].words, sources["bodies"].words
    if offices.isdisjoint(_singulars(head)):
        return False
    at = words.index(head)
    if any(word in bodies for word in words[:at]):
        return True
    rest = words[at + 1 :]
    if not rest or rest[0] not in ("of", "for", "at", "from", "in"):
        return False
    return _head(rest[1:]) in bodies


def _head(words: Sequence[str]) -> str | None:
    head = None
    for word in words:
        kind = word_classes().get(word)
        if word == "," or kind in ("preposition", "pronoun", "subordinator", "auxiliary"):
            if head is not None:
                return head
        elif kind is None and word[:1].isalnum():
            head = word
    return head
