"""Word lists: TOML files of our own, each group with its source or reason, loaded once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True)
class Group:
    """One named list of a lexicon file."""

    name: str
    source: str  # where the list comes from, or why its words stand in it
    entries: tuple[tuple[str, str | None], ...]  # (word or phrase, what stands after "=" or None)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words alone; made once, since finders ask token by token."""
        return frozenset(word for word, _ in self.entries)


@cache
def lexicon(name: str) -> dict[str, Group]:
    """The groups of `lexicons/NAME.toml`, in the file's order.

    Each table has `source` (or `reason`) and `words`, a text of one entry a line; an entry is
    a word or phrase in lower case, optionally followed by `= value`. Lines starting with # and
    blank lines are passed over.
    """
    content = tomllib.loads(
        files("summarize.text").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8")
    )
    return {
        group: Group(group, table.get("source") or table["reason"], _entries(table["words"]))
        for group, table in content.items()
    }


@cache
def words_of(name: str, group: str) -> frozenset[str]:
    """The words of one group of `lexicons/NAME.toml`, made once: for tests token by token."""
    return lexicon(name)[group].words


def _entries(words: str) -> tuple[tuple[str, str | None], ...]:
    lines = (line.strip() for line in words.splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return tuple((word.strip(), value.strip() or None) for word, _, value in pairs)
