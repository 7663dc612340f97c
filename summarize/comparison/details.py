"""Details: names that one outlet alone brings to a fact that several tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.evidence import evidence_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarize.comparison.columns import Column
    from summarize.comparison.statements import Statement
    from summarize.evidence import Evidence
    from summarize.text.entities import Mention

_KINDS = frozenset({"person", "place", "organisation"})
# The words that tie a name to what is told: "in the city of Yevlakh", "led by Major General X".
_WORDS = r"\b(?:across|along|at|by|from|in|into|near|off|on|outside|over|through|to|under|with)\s"
_PREPOSITION = re.compile(rf"{_WORDS}(?:(?!{_WORDS})[^,;:.()“”\"]){{0,40}}$")
_PLACED = re.compile(r"\b(?:at|in|near|outside)\s[^,;:.()“”\"]{0,20}$")


def lone_names(
    statements: Iterable[Statement], users: Mapping[str, frozenset[str]], names: Mapping[str, str]
) -> Iterator[tuple[Statement, str, Evidence]]:
    """(statement, name, evidence) for each name in `statements` that no other outlet ever uses.

    `users` is from `name_users`. The evidence is the slice that brings the name in, from its
    preposition: "in the city of Yevlakh".
    """
    for statement in statements:
        for mention in statement.column.entities.within(statement.start, statement.end):
            name = names.get(mention.name, mention.name)
            if users[name] == {statement.column.teller} and _is_named(statement, mention):
                yield statement, name, _phrase(statement.column, mention.start, mention.end)


def _is_named(statement: Statement, mention: Mention) -> bool:
    """Whether the mention is surely a name: of a known kind, or where something happens."""
    text = statement.column.article.text
    return mention.kind in _KINDS or bool(_PLACED.search(text, statement.start, mention.start))


def brings_its_own(
    statements: Iterable[Statement], users: Mapping[str, frozenset[str]], names: Mapping[str, str]
) -> bool:
    """Whether a place or organisation in `statements` is named by no other outlet.

    A person is no sign of it: each outlet has its own witnesses to one thing.
    """
    return any(
        mention.kind in {"place", "organisation"}
        and users[names.get(mention.name, mention.name)] == {statement.column.teller}
        for statement in statements
        for mention in statement.column.entities.within(statement.start, statement.end)
    )


def name_users(columns: Sequence[Column], names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Which outlets use each name anywhere in their articles, captions and titles included."""
    used: dict[str, set[str]] = {}
    for column in columns:
        for mention in column.entities.mentions:
            used.setdefault(names.get(mention.name, mention.name), set()).add(column.teller)
    for name, outlets in used.items():
        if len(outlets) == 1:  # a surname or a caption that was not folded is a use all the same
            last = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
            outlets |= {c.teller for c in columns if last.search(c.article.text)}
    return {name: frozenset(outlets) for name, outlets in used.items()}


def _phrase(column: Column, start: int, end: int) -> Evidence:
    """The name with the preposition that leads up to it in its sentence."""
    line_start = max((s.start for s in column.article.sentences if s.start <= start), default=start)
    lead = _PREPOSITION.search(column.article.text, line_start, start)
    return evidence_at(column.article, lead.start() if lead else start, end)
