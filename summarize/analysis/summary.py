"""The extractive summary: two to four of the article's own sentences that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.analysis.types import SummarySentence
from summarize.evidence import evidence_at
from summarize.text.standalone import stands_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.analysis.findings import Findings

_LENGTHS = ((120, 2), (350, 3))  # prose words up to which a summary has this many sentences
_LONGEST = 4
_REPETITION = 0.6  # weight of overlap with what is chosen (MMR, Carbonell and Goldstein 1998)
_SAME = 0.5  # share of its stems already told: a sentence that repeats is left out


def extract_summary(findings: Findings, salience: Sequence[float]) -> tuple[SummarySentence, ...]:
    """Choose two to four sentences by salience less repetition; hand them out in text order.

    Only sentences that stand alone are chosen; where there is none, the first sentence is all.
    """
    sentences = findings.reading.sentences
    stems = findings.topics
    candidates = [
        index
        for index, sentence in enumerate(sentences)
        if stands_alone(sentence, findings.reading)
    ]
    length = _length(findings)
    chosen: list[int] = []
    while candidates and len(chosen) < length:
        told = frozenset().union(*(stems[index] for index in chosen))
        repeats = {index: _share(stems[index], told) for index in candidates}
        candidates = [index for index in candidates if repeats[index] <= _SAME]
        if not candidates:
            break
        best = max(candidates, key=lambda i: (salience[i] - _REPETITION * repeats[i], -i))
        chosen.append(best)
        candidates.remove(best)
    article = findings.reading.article
    return tuple(
        SummarySentence(sentence.text, (evidence_at(article, span.start, span.end),))
        for sentence in (
            sentences[index] for index in sorted(chosen) or range(min(1, len(sentences)))
        )
        for span in (sentence.sentence,)
    )


def _length(findings: Findings) -> int:
    words = findings.reading.words
    return next((length for limit, length in _LENGTHS if words <= limit), _LONGEST)


def _share(words: frozenset[str], told: frozenset[str]) -> float:
    return len(words & told) / len(words) if words else 1.0
