"""The search before "not found": every sentence of an article against what a fact says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.comparison.statements import names_within, topic_concepts
from summarize.comparison.types import NotFound
from summarize.evidence import evidence_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from summarize.comparison.columns import Column
    from summarize.comparison.similarity import Weights
    from summarize.text.reading import ReadSentence

WEAK = 0.12  # similarity from which a passage is worth showing as the nearest
CLOSE = 0.25  # from which it may be the same told otherwise
NEXT_TO = 0.35  # from which it may be so although it brings a name of its own


@dataclass(frozen=True)
class Passages:
    """Every prose sentence of every column, findable by its terms."""

    columns: tuple[Column, ...]
    sentences: tuple[tuple[int, ReadSentence], ...]  # column index, sentence
    postings: Mapping[str, tuple[int, ...]]  # term -> indices into sentences
    norms: tuple[float, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Search:
    """What a search of the other articles came to."""

    missing: tuple[NotFound, ...]  # one an article, in column order
    nearest: float  # the highest similarity of any passage of another outlet, 0 to 1


def index_passages(
    columns: Sequence[Column], names: Mapping[str, str], weights: Weights
) -> Passages:
    """Index the prose of all columns by concept and name."""
    sentences: list[tuple[int, ReadSentence]] = []
    norms: list[float] = []
    postings: dict[str, list[int]] = defaultdict(list)
    for number, column in enumerate(columns):
        for sentence in column.reading.sentences:
            terms = _passage_terms(column, sentence, names)
            for term in terms:
                postings[term].append(len(sentences))
            sentences.append((number, sentence))
            norms.append(weights.norm(terms))
    return Passages(
        tuple(columns),
        tuple(sentences),
        {term: tuple(rows) for term, rows in postings.items()},
        tuple(norms),
        weights,
    )


def _passage_terms(
    column: Column, sentence: ReadSentence, names: Mapping[str, str]
) -> frozenset[str]:
    concepts = topic_concepts(column, sentence.tokens)
    named = names_within(column, (sentence.sentence.start, sentence.sentence.end), names)
    return frozenset(concepts) | {f"@{name}" for name in named}


def search(passages: Passages, terms: Iterable[str], found_in: Collection[str]) -> Search:
    """The nearest passage to `terms` in each article but those of `found_in`, in column order.

    `similarity` is "weak" where the cosine is 0.12 or more, else "none"; `nearest` is None where
    not one telling word is shared.
    """
    wanted = frozenset(terms)
    weights = passages.weights
    norm = weights.norm(wanted)
    overlap: dict[int, float] = defaultdict(float)
    for term in sorted(wanted):
        for row in passages.postings.get(term, ()):
            overlap[row] += weights.of(term) ** 2
    nearest: dict[int, tuple[float, int]] = {}
    for row, common in overlap.items():
        score = common / (norm * passages.norms[row])
        number = passages.sentences[row][0]
        nearest[number] = max(nearest.get(number, (0.0, 0)), (score, -row))
    others = [n for n, column in enumerate(passages.columns) if column.id not in found_in]
    tellers = {column.teller for column in passages.columns if column.id in found_in}
    elsewhere = [n for n in others if passages.columns[n].teller not in tellers]
    return Search(
        tuple(_not_found(passages, number, nearest.get(number)) for number in others),
        max((nearest[number][0] for number in elsewhere if number in nearest), default=0.0),
    )


def _not_found(passages: Passages, number: int, best: tuple[float, int] | None) -> NotFound:
    column = passages.columns[number]
    if best is None:
        return NotFound(column.id, None, "none")
    score, row = best
    sentence = passages.sentences[-row][1].sentence
    return NotFound(
        column.id,
        evidence_at(column.article, sentence.start, sentence.end),
        "weak" if score >= WEAK else "none",
    )
