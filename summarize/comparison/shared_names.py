"""One name for one thing across articles: "Aliyev" in one column is "Ilham Aliyev" in the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from summarize.comparison.columns import Column

_WORD = re.compile(r"[^\W\d_]+")


def share_names(columns: Sequence[Column]) -> dict[str, str]:
    """Each name used in any column to the one it is shown under.

    A shorter name folds to a longer one that holds all its words when exactly one longer name
    does ("Karabakh" to "Nagorno-Karabakh"); two Johnsons stay two. Aliases learned in one
    article hold in all, unless another article uses both names apart.
    """
    counts = Counter(mention.name for column in columns for mention in column.entities.mentions)
    aliases = _learned(columns)
    names = {name: aliases.get(name, name) for name in counts}
    known = set(names.values())
    kinds = {(m.name, m.kind) for column in columns for m in column.entities.mentions}
    alone = {name for name, kind in kinds if kind in ("place", "person")}
    longer = _peoples(known, alone) | _longer_names(known)
    return {name: _follow(target, longer) for name, target in names.items()}


def _peoples(names: Collection[str], alone: Collection[str]) -> dict[str, str]:
    """Adjectives and peoples of a place that is named, too: "Velmoran", "Velmorans", Velmora.

    `alone` are the names of places and persons, which are nobody's adjective: Milan, Mila.
    """
    return {
        name: place
        for name in names
        if name not in alone
        for ending in ("n", "ns")
        if (place := name.removesuffix(ending)) != name and place.endswith("a") and place in names
    }


def _learned(columns: Iterable[Column]) -> dict[str, str]:
    return {
        alias: name
        for column in columns
        for alias, name in sorted(column.entities.aliases.items())
        if alias != name
    }


def _longer_names(names: Iterable[str]) -> dict[str, str]:
    """The one longer name that each name is a part of, where there is just one."""
    words = {name: frozenset(_WORD.findall(name.lower())) for name in names}
    holders: dict[str, set[str]] = defaultdict(set)
    for name, own in words.items():
        for other in words:
            if own and own < words[other]:
                holders[name].add(other)
    longest = {
        name: max(others, key=lambda other: (len(words[other]), other))
        for name, others in holders.items()
        if _one_line(others, words)
    }
    return {name: target for name, target in longest.items() if _may_fold(name, target)}


def _one_line(names: Iterable[str], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether the names are each part of the next: one person, ever more fully named."""
    ordered = sorted((words[name] for name in names), key=len)
    return all(a <= b for a, b in pairwise(ordered))


def _may_fold(name: str, target: str) -> bool:
    """A surname or the second half of a compound folds; "York" is not "New York"'s first name.

    The shorter name must be the longer one's last word or words, or its first where the last
    says that it is a firm: "Parvane" and "Parvane Logistics".
    """
    shorter, longer = name.lower(), target.lower()
    firms = lexicon("gazetteer")["firm_heads"].words
    is_firm = longer.split()[-1] in firms and longer.startswith(f"{shorter} ")
    return longer.endswith(shorter) or is_firm


def _follow(name: str, longer: Mapping[str, str]) -> str:
    seen = {name}
    while (target := longer.get(name)) is not None and target not in seen:
        seen.add(target)
        name = target
    return name
