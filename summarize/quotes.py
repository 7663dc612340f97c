"""A quotation or a sentence id, as a model gives it, to a span of the article or a refusal."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from summarize.evidence import evidence_at
from summarize.typography import QUOTATION_MARKS, Folded, fold, fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.articles.types import Article, Sentence
    from summarize.evidence import Evidence

Hint: TypeAlias = "str | tuple[int, int] | None"
RefusalReason = Literal["quote_not_found", "ambiguous_quote", "unknown_sentence", "boilerplate"]

# Marks that a model puts around a quotation of its own accord, or at the end of a cut sentence.
_AROUND = QUOTATION_MARKS + " \t\n"
_AT_END = QUOTATION_MARKS + " \t\n.,;:…"
_SENTENCE_ID = re.compile(r"\[?\s*[sS]([1-9]\d{0,8})\s*\]?")
# With a hyphen behind them these turn the word that follows: "non-violent" is not "violent".
_TURNING = re.compile(
    r"\b(?:non|anti|pro|un|ex|counter|de|dis|pseudo|quasi|half|semi|near)[-‐‑]\Z", re.I
)
# Scripts that put no spaces between words, and Hangul, whose particles follow without one.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a quotation or a sentence id is no evidence."""

    reason: RefusalReason
    quote: str  # as it was given


def locate(article: Article, quote: str, hint: Hint = None) -> Evidence | Refusal:
    """Where `quote` stands in the prose of `article`, as the article's own slice.

    An exact find comes first (`match: exact`). Else the quotation marks, dashes, spaces,
    ligatures and compatibility characters of both are folded (`match: normalised`); letters,
    their case and figures have to agree. Nothing else is accepted, however similar: a quote
    with one word changed is refused. A match begins and ends where words do.

    `hint` says which of several is meant: the id of a sentence, or a span (code points) to
    look in. Within it the first place counts; with no hint, or none inside it, a quote that
    stands twice is refused as ambiguous. What stands in captions, links or bylines is refused
    as boilerplate.
    """
    inside: tuple[int, int] | None = None
    if isinstance(hint, str):
        sentence = _sentence(article, hint)
        if sentence is None:
            return Refusal("unknown_sentence", quote)
        inside = (sentence.start, sentence.end)
    elif hint is not None:
        inside = hint
    boilerplate = False
    for wanted in _readings(quote):
        for match in ("exact", "normalised"):
            places = _exact(article.text, wanted) if match == "exact" else _folded(article, wanted)
            prose = [place for place in places if _is_prose(article, *place)]
            boilerplate = boilerplate or len(prose) < len(places)
            if not prose:
                continue
            chosen = _chosen(prose, inside)
            if chosen is None:
                return Refusal("ambiguous_quote", quote)
            evidence = evidence_at(article, *chosen)
            return evidence if evidence.quote == quote else replace(evidence, match="normalised")
    return Refusal("boilerplate" if boilerplate else "quote_not_found", quote)


def evidence_of_sentence(article: Article, sentence_id: str) -> Evidence | Refusal:
    """The whole sentence that `sentence_id` ("s3", also "[s3]" or "S3") names, if it is prose."""
    sentence = _sentence(article, sentence_id)
    if sentence is None:
        return Refusal("unknown_sentence", sentence_id)
    if sentence.kind != "prose":
        return Refusal("boilerplate", sentence_id)
    return evidence_at(article, sentence.start, sentence.end)


def _sentence(article: Article, sentence_id: str) -> Sentence | None:
    """Ids count all sentences in the order of the text, so that the number is the place."""
    found = _SENTENCE_ID.fullmatch(sentence_id.strip())
    if found is None:
        return None
    place = int(found[1]) - 1
    return article.sentences[place] if place < len(article.sentences) else None


def _readings(quote: str) -> Iterator[str]:
    """`quote` as given, without marks around it, without the full stop that a model adds."""
    seen = {""}
    for wanted in (quote.strip(), quote.strip(_AROUND), quote.strip(_AROUND).rstrip(_AT_END)):
        if wanted not in seen and any(map(str.isalnum, wanted)):
            seen.add(wanted)
            yield wanted


def _exact(text: str, wanted: str) -> list[tuple[int, int]]:
    return [
        (start, start + len(wanted))
        for start in _occurrences(text, wanted)
        if is_whole(text, start, start + len(wanted))
    ]


def _folded(article: Article, wanted: str) -> list[tuple[int, int]]:
    folded: Folded = fold_text(article.text)
    plain = fold(wanted).strip()
    if not plain:
        return []
    found = []
    for place in _occurrences(folded.text, plain):
        span = folded.span(place, place + len(plain))
        if span is not None and is_whole(article.text, *span):
            found.append(span)
    return found


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether `start:end` cuts no word and no figure: "200" is no part of "1,200"."""
    return not _cuts_before(text, start) and not _cuts_after(text, end)


def _cuts_before(text: str, start: int) -> bool:
    if start == 0:
        return False
    before, first = text[start - 1], text[start]
    if before.isalnum() and first.isalnum():
        return not (_UNSPACED.match(before) or _UNSPACED.match(first))
    if first.isdigit() and before in ".,":
        return text[start - 2 : start - 1].isdigit()
    if before in "-‐‑":
        return _TURNING.search(text, max(0, start - 12), start) is not None
    return _joins(first)


def _cuts_after(text: str, end: int) -> bool:
    if end >= len(text):
        return False
    last, after, beyond = text[end - 1], text[end], text[end + 1 : end + 2]
    if last.isalnum() and after.isalnum():
        return not (_UNSPACED.match(last) or _UNSPACED.match(after))
    if last.isdigit() and after in ".,":
        return beyond.isdigit()
    if last.isalpha() and after in "'’" and beyond.isalpha():
        # The possessive is a word's end; "can't" does not say "can".
        return not (beyond in "sS" and not text[end + 2 : end + 3].isalpha())
    return _joins(after)


def _joins(character: str) -> bool:
    """Whether `character` belongs to the one before it: a combining mark, a joiner."""
    return character == "\u200d" or unicodedata.combining(character) > 0


def _is_prose(article: Article, start: int, end: int) -> bool:
    """Whether every sentence that `start:end` touches is reporting."""
    sentences = article.sentences
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, end, key=lambda sentence: sentence.start)
    touched = sentences[first:last]
    return bool(touched) and all(sentence.kind == "prose" for sentence in touched)


def _chosen(
    places: list[tuple[int, int]], inside: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The place meant: the first that lies in `inside`, else the only one."""
    if inside is not None:
        within = [place for place in places if inside[0] <= place[0] and place[1] <= inside[1]]
        within = within or [p for p in places if inside[0] <= p[0] < inside[1]]
        if within:
            return within[0]
    return places[0] if len(places) == 1 else None
