"""Who speaks in a cited passage, by which verb, in whose words: held to the passage itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from summarize.analysis.citations import Cited
from summarize.analysis.grounds import passage
from summarize.analysis.supported_names import unsupported_name
from summarize.evidence import evidence_at
from summarize.text.stems import stem
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from summarize.analysis.grounds import Grounds
    from summarize.evidence import Evidence
    from summarize.text.tokens import Token
    from summarize.text.types import QuotationForm

_BEFORE, _AFTER = 6, 2  # sentences around a citation that may name its source
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "that"})


def is_named_source(source: str, cited: Cited, grounds: Grounds) -> bool:
    """Whether the cited passages have `source` as one who speaks.

    Its words stand there, or an alias or a pronoun that our rules read so. Else the passages may
    leave the name to their surroundings ("she said", "the company"): it then has to stand in
    the sentences around, and no other may be named as the source in the passages themselves.
    """
    if not source:
        return False
    if _stands_in(source, cited, grounds):
        return True
    return not _another_is_named(source, cited, grounds) and _stands_in(
        source, surroundings(cited, grounds), grounds
    )


def surroundings(cited: Cited, grounds: Grounds) -> Cited:
    """The cited passages with some sentences before and after, where names are given."""
    sentences = grounds.reading.sentences
    ids = {each.sentence.id for each in cited.passages}
    places = [place for place, each in enumerate(sentences) if each.sentence.id in ids]
    if not places:
        return cited
    around = sentences[max(0, places[0] - _BEFORE) : places[-1] + _AFTER + 1]
    evidence = tuple(
        evidence_at(grounds.article, each.sentence.start, each.sentence.end) for each in around
    )
    return Cited(evidence, tuple(around), ())


def _stands_in(source: str, cited: Cited, grounds: Grounds) -> bool:
    """Whether its names stand in `cited`, or, where it has none, its words of substance."""
    if unsupported_name(passage(source), cited.evidence, cited.passages, grounds):
        return False
    there = {stem(t.lower) for each in cited.passages for t in each.tokens}
    wanted = [t for t in _words_of(source) if t.lower not in _ARTICLES]
    if not wanted:
        return False
    if all(stem(t.lower) in there for t in wanted):
        return True
    if any(t.text != t.lower for t in wanted):
        return True  # its names have been found; the words around them may be the model's
    own = _bare(source)
    return any(_bare(found) == own for found in grounds.sources_in(cited.evidence))


def _another_is_named(source: str, cited: Cited, grounds: Grounds) -> bool:
    """Whether the cited passages name somebody else as the one who speaks there."""
    words = {t.text for each in cited.passages for t in each.tokens if t.text != t.lower}
    own = set(_bare(source).split())
    for found in grounds.sources_in(cited.evidence):
        names = [word for word in found.split() if word[:1].isupper()]
        names = [word for word in names if word.lower() not in _ARTICLES | _PRONOUNS]
        if names and names[-1] in words and names[-1].lower() not in own:
            return True
    return False


def _bare(source: str) -> str:
    return source.lower().removeprefix("the ")


def verb_in(verb: str | None, cited: Cited, grounds: Grounds) -> Evidence | None:
    """Where the verb or phrase of saying stands in the cited passages or right beside them.

    Inflection aside. A quotation that runs over several sentences has its verb in one of them.
    """
    wanted = [stem(token.lower) for token in _words_of(verb or "")]
    if not wanted:
        return None
    for each in (*cited.passages, *surroundings(cited, grounds).passages):
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
