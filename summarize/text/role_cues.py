"""The words of a sentence that say what a number counts: killed, fled, arrests, death toll."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast, get_args

from summarize.text.lexicon import lexicon
from summarize.text.phrasebook import Phrasebook
from summarize.text.types import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CueKind = Literal[
    "participle", "active", "subject", "adjective", "noun", "people", "before", "total", "near"
]


class Cue(NamedTuple):
    """A word or phrase of a role at `tokens[first:last]`, with the role of each kind it can be."""

    first: int
    last: int  # exclusive
    kinds: Mapping[CueKind, Role]


Cues: TypeAlias = "Mapping[int, Cue]"  # by first token


@cache
def _book() -> Phrasebook[dict[CueKind, Role]]:
    kinds: dict[str, dict[CueKind, Role]] = {}
    for table, group in lexicon("roles").items():
        role, _, kind = table.rpartition("_")
        assert role in get_args(Role), role
        assert kind in get_args(CueKind), kind
        for word, _ in group.entries:
            kinds.setdefault(word, {})[cast("CueKind", kind)] = cast("Role", role)
    return Phrasebook(kinds.items())


def find_cues(words: Sequence[str]) -> dict[int, Cue]:
    """The cues among `words`, longest first, none inside another."""
    book, cues, index = _book(), {}, 0
    while index < len(words):
        found = book.at(words, index)
        if found is None:
            index += 1
        else:
            cues[index] = Cue(index, found[0], found[1])
            index = found[0]
    return cues


@cache
def closed_class(*names: str) -> frozenset[str]:
    """The words of closed classes of `count_words.toml`."""
    return frozenset().union(*(lexicon("count_words")[name].words for name in names))
