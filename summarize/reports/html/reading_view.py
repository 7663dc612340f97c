"""The text of an article cut for reading: paragraphs, sentences, and marked spans that nest.

All cutting is done here, by code points, so that no browser has to count in UTF-16.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from summarize.reports.html.highlights import Highlight, highlights
from summarize.reports.html.words import SENTENCE_KINDS
from summarize.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.reports.parts import Document

_UNKNOWN = "\uffff"  # stands for a character that --no-text left out; in no text by itself
_LEFT_OUT = re.compile(f"{_UNKNOWN}+")
_ONLY_LEFT_OUT = re.compile(rf"[\s{_UNKNOWN}]*{_UNKNOWN}[\s{_UNKNOWN}]*")
GAP = "[…]"
_LONGEST = 10_000_000  # characters that a text without text is rebuilt for
_DEEPEST = 6  # marks within marks
_BETWEEN = 4  # characters of white space between two sentences


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span: its text, in which further marks may lie."""

    kind: str
    tip: str
    parts: tuple[Any, ...]  # str or Mark


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its marks, or text between sentences (no `label`)."""

    label: str  # s4
    anchor: str  # a1-s4, unique in the page
    aside: str  # what it is where it is no prose: "caption"
    parts: tuple[Any, ...]  # str or Mark


@dataclass(frozen=True, slots=True)
class Text:
    """An article's text in paragraphs, and where each offset of it stands in the page."""

    key: str  # a1
    language: str  # BCP 47; empty where unknown
    whole: bool  # whether the analysis holds all of the text
    paragraphs: tuple[tuple[Sentence, ...], ...]
    _starts: tuple[int, ...] = field(repr=False)
    _anchors: tuple[str, ...] = field(repr=False)

    def anchor(self, offset: int) -> str:
        """The anchor of the sentence at `offset`, of the one before it, else of the article."""
        place = bisect_right(self._starts, offset) - 1
        return self._anchors[place] if place >= 0 else self.key

    def __contains__(self, anchor: str) -> bool:
        return anchor in self._anchors

    def anchors(self, start: int, end: int) -> tuple[str, ...]:
        """The anchors of all sentences from `start` to `end`."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return self._anchors[first : bisect_right(self._starts, end - 1)]


def article_text(analysis: Document, key: str, quoted: Iterable[Document] = ()) -> Text:
    """The text of the article of `analysis`, its findings marked; anchors begin with `key`.

    Where the analysis holds no text (--no-text), it is put together from the quotes of the
    findings and of `quoted`, further evidence from this article, with […] between them.
    """
    article = analysis["article"]
    known = article["text"] is not None
    text = article["text"] if known else _rebuilt(analysis, quoted)
    marks = highlights(analysis)
    paragraphs, starts, anchors = [], [], []
    for _, group in groupby(_stretches(article["sentences"], text), key=lambda each: each[0]):
        paragraph = []
        for _, sentence, start, end in group:
            shown = _sentence(sentence, key, _nested(text, start, end, _within(marks, start, end)))
            if sentence:
                starts.append(start)
                anchors.append(shown.anchor)
            paragraph.append(shown)
        paragraphs.append(tuple(paragraph))
    language = "" if article["language"] == "und" else article["language"]
    return Text(key, language, known, tuple(paragraphs), tuple(starts), tuple(anchors))


def _sentence(sentence: Document | None, key: str, parts: tuple[Any, ...]) -> Sentence:
    if sentence is None:
        return Sentence("", "", "", parts)
    aside = SENTENCE_KINDS.get(sentence["kind"], "")
    return Sentence(sentence["id"], f"{key}-{sentence['id']}", aside, parts)


def _stretches(
    sentences: Sequence[Document], text: str
) -> Iterator[tuple[int, Document | None, int, int]]:
    """(paragraph, sentence or None for what lies between, start, end) over the whole text."""
    done, paragraph = 0, 0
    for each in sorted(sentences, key=lambda sentence: int(sentence["start"])):
        start, end = max(each["start"], done), min(each["end"], len(text))
        if start >= end or (_ONLY_LEFT_OUT.fullmatch(text, start, end)):
            continue
        if text[done:start].strip() or (done and paragraph == each["paragraph"]):
            yield paragraph, None, done, start
        paragraph = each["paragraph"]
        yield paragraph, each, start, end
        done = end
    if text[done:].strip():
        yield paragraph, None, done, len(text)


def _within(marks: Sequence[Highlight], start: int, end: int) -> list[Highlight]:
    """`marks` as far as they lie from `start` to `end`."""
    return [
        Highlight(max(each.start, start), min(each.end, end), each.kind, each.tip)
        for each in marks
        if each.start < end and each.end > start
    ]


def _nested(text: str, start: int, end: int, marks: list[Highlight]) -> tuple[Any, ...]:
    """`text` from `start` to `end`, with `marks` as a tree; what crosses is cut in two."""
    waiting = [(each.start, -each.end, each.kind, each.tip) for each in marks]
    heapq.heapify(waiting)
    return _filled(text, start, end, waiting, 0)


def _filled(
    text: str, start: int, end: int, waiting: list[tuple[int, int, str, str]], depth: int
) -> tuple[Any, ...]:
    parts: list[Any] = []
    done = start
    while waiting and waiting[0][0] < end:
        first, last, kind, tip = heapq.heappop(waiting)
        last = -last
        if last > end:  # it crosses the mark around it: the rest comes after that
            heapq.heappush(waiting, (end, -last, kind, tip))
            last = end
        if depth == _DEEPEST:
            continue
        if done < first:
            parts.append(shown(text[done:first]))
        parts.append(Mark(kind, tip, _filled(text, first, last, waiting, depth + 1)))
        done = last
    if done < end:
        parts.append(shown(text[done:end]))
    return tuple(parts)


def shown(text: str) -> str:
    """`text` made visible, […] where it is not known."""
    return visible(_LEFT_OUT.sub(GAP, text))


def _rebuilt(analysis: Document, quoted: Iterable[Document]) -> str:
    """As much of the text as the quotes tell, each in its place."""
    known = [
        each
        for each in (*_evidence(analysis), *quoted)
        if each["start"] >= 0 and each["start"] + len(each["quote"]) <= _LONGEST
    ]
    text = [_UNKNOWN] * max((each["start"] + len(each["quote"]) for each in known), default=0)
    for each in known:
        text[each["start"] : each["start"] + len(each["quote"])] = each["quote"]
    sentences = sorted(analysis["article"]["sentences"], key=lambda each: int(each["start"]))
    for before, after in pairwise(sentences):
        between = range(max(before["end"], 0), min(after["start"], len(text)))
        if len(between) <= _BETWEEN:  # nothing but white space fits between two sentences
            text[between.start : between.stop] = " " * len(between)
    return "".join(text)


def _evidence(value: Any) -> Iterator[Document]:
    """Every evidence below `value`."""
    if isinstance(value, dict):
        if "quote" in value and "start" in value:
            yield value
        for each in value.values():
            yield from _evidence(each)
    elif isinstance(value, list):
        for each in value:
            yield from _evidence(each)
