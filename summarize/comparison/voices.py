"""Voices: whose word a statement is, in comparing and in wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from summarize.comparison.columns import Column
    from summarize.comparison.statements import Statement

_OF_SOMEBODY = re.compile(r"[A-Z]\w+[’']s\s")  # "Pellin's observer mission" is a name
_BEFORE = 2  # claims before "it said" that may name the source


def named_source(statement: Statement) -> str | None:
    """The named source of a statement; None for the outlet's own voice.

    An anonymous source counts as own voice: a reader cannot ask it.
    """
    attribution = statement.claim.attribution
    source = attribution.source if attribution else None
    if source is None or not source.strip():
        return None
    if source.lower() in lexicon("grammar")["taken_up_sources"].words:
        source = _named_before(statement) or source
    kind = statement.column.source_kinds.get(source)
    unnamed = source.lower() in lexicon("grammar")["nameless_sources"].words
    withheld = kind == "anonymous" and not _OF_SOMEBODY.match(source)
    if withheld or unnamed or _asks_not_to_be_named(statement.claim.text):
        return None
    return source


def _named_before(statement: Statement) -> str | None:
    """Whom "it said" takes up: the source of one of the claims just before."""
    claims = statement.column.analysis.claims
    at = next((n for n, claim in enumerate(claims) if claim.id == statement.claim.id), 0)
    for claim in reversed(claims[max(0, at - _BEFORE) : at]):
        source = claim.attribution.source if claim.attribution else None
        if source and source.lower() not in lexicon("grammar")["nameless_sources"].words:
            return source
    return None


def _asks_not_to_be_named(text: str) -> bool:
    return any(phrase in text.lower() for phrase in lexicon("grammar")["anonymity"].words)


def voice(statement: Statement) -> str:
    """In words: "Armenia said", "in the outlet's own voice", "naming no source"."""
    attribution = statement.claim.attribution
    if attribution is None:
        return "in its own voice"
    if attribution.source is None:
        return f"naming no source (“{attribution.verb}”)"
    return f"citing {attribution.source} (“{attribution.verb}”)"


def same_source(first: str, second: str) -> bool:
    """Whether two names are of one source: "Donald Trump" and "Mr. Trump" are."""
    return first.lower().split()[-1] == second.lower().split()[-1]


def reference_day(column: Column) -> str | None:
    """The day the article was published, ISO 8601, if known."""
    published = column.analysis.article.published
    return published[:10] if published else None
