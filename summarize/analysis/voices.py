"""Who speaks in a cited passage, by which verb, in whose words: held to the passage itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from summarize.analysis.grounds import passage
from summarize.analysis.supported_names import unsupported_name
from summarize.evidence import evidence_at
from summarize.text.stems import stem
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from summarize.analysis.citations import Cited
    from summarize.analysis.grounds import Grounds
    from summarize.evidence import Evidence
    from summarize.text.tokens import Token
    from summarize.text.types import QuotationForm

_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "that"})


def is_named_source(source: str, cited: Cited, grounds: Grounds) -> bool:
    """Whether the cited passages name `source`, in its words or through an alias or pronoun.

    A source of plain words ("the coast guard") needs each of its words of substance there.
    """
    if not source or unsupported_name(passage(source), cited.evidence, cited.passages, grounds):
        return False
    there = {stem(t.lower) for each in cited.passages for t in each.tokens}
    wanted = [t for t in _words_of(source) if t.lower not in _ARTICLES]
    if all(stem(t.lower) in there for t in wanted):
        return True
    if any(t.text != t.lower for t in wanted):
        return True  # its names have been found; the words around them may be the model's
    own = {source.lower(), source.lower().removeprefix("the ")}
    return any(
        found.lower().removeprefix("the ") in own for found in grounds.sources_in(cited.evidence)
    )


def verb_in(verb: str | None, cited: Cited, grounds: Grounds) -> Evidence | None:
    """Where the verb or phrase of saying stands in the cited passages, inflection aside."""
    wanted = [stem(token.lower) for token in _words_of(verb or "")]
    if not wanted:
        return None
    for each in cited.passages:
        words = [stem(token.lower) for token in each.tokens]
        for at in range(len(words) - len(wanted) + 1):
            if words[at : at + len(wanted)] == wanted:
                last = each.tokens[at + len(wanted) - 1]
                return evidence_at(grounds.article, each.tokens[at].start, last.end)
    return None


def source_and_verb(source: str | None, verb: Evidence, cited: Cited, grounds: Grounds) -> Evidence:
    """The span from the source's words to the verb, where both stand in one sentence."""
    if source is None:
        return verb
    words = [token.lower for token in _words_of(source)]
    for each in cited.passages:
        tokens = each.tokens
        if not tokens or not tokens[0].start <= verb.start <= tokens[-1].end:
            continue
        for at in range(len(tokens) - len(words) + 1):
            if [t.lower for t in tokens[at : at + len(words)]] == words:
                start = min(verb.start, tokens[at].start)
                end = max(verb.end, tokens[at + len(words) - 1].end)
                return evidence_at(grounds.article, start, end)
    return verb


def form_of(stated: str, proof: Evidence, grounds: Grounds) -> QuotationForm:
    """How the source is quoted: no marks in the passage, no direct quotation."""
    if stated != "indirect" and not grounds.reading.quotations_in(proof.start, proof.end):
        return "indirect"
    return cast("QuotationForm", stated)


def _words_of(text: str) -> list[Token]:
    return [token for token in tokenize(text) if token.is_word]
