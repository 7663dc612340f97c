"""Copies: passages that stand nearly word for word in several articles, and agency credits."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.comparison.types import Copies
from summarize.evidence import evidence_at
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarize.comparison.columns import Column
    from summarize.text.reading import ReadSentence

_SHINGLE = 5  # words in a row; chance seldom repeats five
_SAME = 0.6  # share of the shorter sentence's shingles: a copy, lightly edited
_MIN_WORDS = 10
_MIN_PASSAGES = 2  # one sentence in common may be a slogan or a communiqué
_CREDIT = re.compile(
    r"(?:\bwith|\bfrom|\bby|\bvia|additional reporting:|reporting by|source:|[(©/])\s*"
    r"(?:material from |reporting from |files from |agencies and )?(?:the )?"
    r"([A-Z][\w&.]*(?: [A-Z][\w&.]*){0,3})"
)


@dataclass(frozen=True)
class CopyMap:
    """Which sentences of which columns are one text."""

    groups: tuple[Copies, ...]
    pairs: frozenset[tuple[str, str, int, int]]  # article, article, sentence start, sentence start

    def same_text(self, a: tuple[str, int], b: tuple[str, int]) -> bool:
        """Whether the sentences starting at these places of two articles are copies."""
        (first, one), (second, two) = sorted((a, b))
        return (first, second, one, two) in self.pairs


def find_copies(columns: Sequence[Column]) -> CopyMap:
    """Sentences of ten words and more that share most of their five-word runs.

    Sentences that are mostly quotation are passed over: two reporters at one press conference
    write down the same words. Articles are a group of copies with two such passages, or with
    one and the same agency's credit in both.
    """
    shared = _copied_pairs(columns)
    agencies = {column.id: agency_of(column) for column in columns}
    links = {
        (a, b): pairs
        for (a, b), pairs in shared.items()
        if len(pairs) >= _MIN_PASSAGES or (agencies[a] and agencies[a] == agencies[b])
    }
    kept = frozenset((a, b, i, j) for (a, b), pairs in links.items() for i, j in pairs)
    by_id = {column.id: column for column in columns}
    groups = tuple(
        _group(ids, by_id, links, agencies) for ids in _connected([c.id for c in columns], links)
    )
    return CopyMap(groups, kept)


def agency_of(column: Column) -> str | None:
    """The news agency that the article credits in a byline, dateline or caption, if any."""
    known = lexicon("agencies")["agencies"].words
    for sentence in column.article.sentences:
        if sentence.kind not in {"byline", "dateline"}:
            continue
        text = column.article.text[sentence.start : sentence.end]
        for name in known_names(text, known):
            return name
        if sentence.kind == "byline" and (credit := _CREDIT.search(text)):
            return credit.group(1).rstrip(".")
    return None


def known_names(text: str, known: frozenset[str]) -> Iterator[str]:
    """The agencies of the table that `text` names, in the table's order."""
    folded = f" {re.sub(r'[^a-z0-9]+', ' ', text.lower())} "
    return (name for name in sorted(known) if f" {name} " in folded)


def _copied_pairs(columns: Sequence[Column]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    owners: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    sizes: dict[tuple[str, int], int] = {}
    for column in columns:
        for sentence in column.reading.sentences:
            shingles = _shingles(column, sentence)
            place = (column.id, sentence.sentence.start)
            sizes[place] = len(shingles)
            for shingle in shingles:
                owners[shingle].append(place)
    common: dict[tuple[tuple[str, int], tuple[str, int]], int] = defaultdict(int)
    for places in owners.values():
        for index, a in enumerate(places):
            for b in places[index + 1 :]:
                if a[0] != b[0]:
                    common[min(a, b), max(a, b)] += 1
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for (a, b), count in sorted(common.items()):
        if count >= _SAME * min(sizes[a], sizes[b]):
            pairs[a[0], b[0]].append((a[1], b[1]))
    return pairs


def _shingles(column: Column, sentence: ReadSentence) -> frozenset[tuple[str, ...]]:
    start, end = sentence.sentence.start, sentence.sentence.end
    quoted = sum(max(0, min(end, q.end) - max(start, q.start)) for q in column.reading.quotations)
    words = [token.lower for token in sentence.tokens if token.is_word]
    if len(words) < _MIN_WORDS or quoted * 2 > end - start:
        return frozenset()
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _connected(ids: Sequence[str], links: Mapping[tuple[str, str], object]) -> list[list[str]]:
    """The articles that hang together through copied passages, two and more, in column order."""
    group = {each: each for each in ids}
    for a, b in links:
        old, new = group[b], group[a]
        group = {each: new if root == old else root for each, root in group.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for each in ids:
        members[group[each]].append(each)
    return [together for together in members.values() if len(together) > 1]


def _group(
    ids: Sequence[str],
    columns: Mapping[str, Column],
    links: Mapping[tuple[str, str], list[tuple[int, int]]],
    agencies: Mapping[str, str | None],
) -> Copies:
    first = min(ids)
    starts = sorted(
        {
            (i if a == first else j)
            for (a, b), pairs in links.items()
            if first in (a, b)
            for i, j in pairs
        }
    )
    article = columns[first].article
    ends = {sentence.start: sentence.end for sentence in article.sentences}
    credited = sorted({name for each in ids if (name := agencies[each])})
    return Copies(
        articles=tuple(ids),
        agency=credited[0] if credited else None,
        passages=tuple(evidence_at(article, start, ends[start]) for start in starts),
    )
