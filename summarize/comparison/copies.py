"""Copies: passages that stand nearly word for word in several articles, and agency credits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from summarize.comparison.links import compared_pairs, connected
from summarize.comparison.types import Copies
from summarize.evidence import evidence_at
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarize.comparison.columns import Column
    from summarize.text.reading import ReadSentence

_SHINGLE = 4  # words in a row; chance seldom repeats four ten times over
_SAME = 0.5  # share of the shorter sentence's runs: a copy, lightly edited
_MIN_WORDS = 10
_MIN_PASSAGES = 2  # one sentence in common may be a slogan or a communiqué
_CREDIT = re.compile(
    r"(?:\bwith|\bfrom|\bby|\bvia|additional reporting:|reporting by|source:|[(©/])\s*"
    r"(?:material from |reporting from |files from |agencies and )?(?:the )?"
    r"([A-Z][\w&.]*(?: [A-Z][\w&.]*){0,3})"
)


Place: TypeAlias = tuple[str, int]  # article id, start of a sentence


@dataclass(frozen=True)
class CopyMap:
    """Which sentences of which columns are one text."""

    groups: tuple[Copies, ...]
    texts: Mapping[Place, int]  # of each copied sentence, the text it is a copy of

    def same_text(self, a: Place, b: Place) -> bool:
        """Whether the sentences at these places of two articles are copies of one text."""
        return a in self.texts and self.texts[a] == self.texts.get(b)


def find_copies(columns: Sequence[Column]) -> CopyMap:
    """Sentences of ten words and more that share half of their four-word runs.

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
    copied = [((a, i), (b, j)) for (a, b), pairs in links.items() for i, j in pairs]
    texts = connected(sorted({place for pair in copied for place in pair}), copied)
    by_id = {column.id: column for column in columns}
    groups = tuple(
        _group(ids, by_id, links, agencies) for ids in connected([c.id for c in columns], links)
    )
    return CopyMap(groups, {place: n for n, places in enumerate(texts) for place in places})


def agency_of(column: Column) -> str | None:
    """The news agency that the article credits in a byline, dateline or caption, if any."""
    for sentence in column.article.sentences:
        if sentence.kind not in {"byline", "dateline"}:
            continue
        text = column.article.text[sentence.start : sentence.end]
        if name := _known_name(text):
            return name
        if sentence.kind == "byline" and (credit := _CREDIT.search(text)):
            return credit.group(1).rstrip(".")
    return None


def _known_name(text: str) -> str | None:
    """The first agency of the table that `text` names, as it is written there."""
    found = _agencies().search(text)
    return found.group() if found else None


@cache
def _agencies() -> re.Pattern[str]:
    """The table's names, the longest first, with any marks or spaces between their words."""
    names = sorted(lexicon("agencies")["agencies"].words, key=lambda name: (-len(name), name))
    return re.compile(
        r"\b(?:" + "|".join(r"[\W_]+".join(name.split()) for name in names) + r")\b",
        re.IGNORECASE,
    )


def _copied_pairs(columns: Sequence[Column]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    owners: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    sizes: dict[Place, int] = {}
    for column in columns:
        for sentence in column.reading.sentences:
            shingles = _shingles(column, sentence)
            place = (column.id, sentence.sentence.start)
            sizes[place] = len(shingles)
            for shingle in shingles:
                owners[shingle].append(place)
    common: Counter[tuple[Place, Place]] = Counter()
    for places in owners.values():
        for a, b in compared_pairs(sorted(places), lambda _: True):
            if a[0] != b[0]:
                common[a, b] += 1
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


def _group(
    ids: Sequence[str],
    columns: Mapping[str, Column],
    links: Mapping[tuple[str, str], list[tuple[int, int]]],
    agencies: Mapping[str, str | None],
) -> Copies:
    first = min(min(pair) for pair in links if set(pair) <= set(ids))
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
