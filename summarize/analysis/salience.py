"""Salience: how much of an article a sentence carries, from 0 to 1."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarize.text.entities import entities_in

if TYPE_CHECKING:
    from summarize.analysis.findings import Findings
    from summarize.text.reading import ReadSentence

# News puts the most important first (the inverted pyramid), repeats what it is about, and gives
# figures and names for what matters: three signals, weighted in that order.
_PLACE, _CENTRALITY, _SUBSTANCE = 0.4, 0.35, 0.25
_DECAY = 0.25  # of place: the fifth sentence weighs half of the first


def sentence_salience(findings: Findings) -> tuple[float, ...]:
    """The salience of each prose sentence, rounded to three places; the highest is 1.

    `0.4 place + 0.35 centrality + 0.25 substance`: place falls with the sentence's rank as
    1/(1 + 0.25 rank); centrality is the mean frequency of its stems in the article (SumBasic,
    Nenkova and Vanderwende 2005); substance counts figures with a role and named entities.
    """
    sentences = findings.reading.sentences
    topics = findings.topics
    counts = Counter(word for words in topics for word in words)
    centralities = [_centrality(words, counts) for words in topics]
    top = max(centralities, default=0.0) or 1.0
    scores = [
        _PLACE / (1 + _DECAY * rank)
        + _CENTRALITY * centralities[rank] / top
        + _SUBSTANCE * _substance(findings, sentence)
        for rank, sentence in enumerate(sentences)
    ]
    best = max(scores, default=1.0)
    return tuple(round(score / best, 3) for score in scores)


def _centrality(words: frozenset[str], counts: Counter[str]) -> float:
    """Mean count of the stems that recur; a long sentence gains nothing by its length."""
    if not words:
        return 0.0
    return sum(counts[word] for word in words if counts[word] > 1) / (len(words) + 4)


def _substance(findings: Findings, sentence: ReadSentence) -> float:
    figures = sum(q.role != "other" for q in findings.quantities.get(sentence.sentence.id, ()))
    names = entities_in(findings.entities, sentence.sentence.start, sentence.sentence.end)
    return min(1.0, 0.35 * figures + 0.15 * len(names))
