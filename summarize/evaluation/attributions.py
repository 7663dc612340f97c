"""Who says so: credited sources against labelled ones.

The units are the labelled attributions, and the labelled claims that lie in none of them: these the
outlet states itself. Each is matched with the claim that tells it; what no claim tells is not
counted here, since the recall of claims counts it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from summarize.evaluation.matching import (
    Counts,
    best_pairs,
    counts,
    covers,
    dice,
    merged_spans,
    words_alike,
)
from summarize.evaluation.misses import Miss

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.analysis.types import Claim, ClaimAttribution
    from summarize.evaluation.types import GoldArticle, GoldAttribution, GoldSpan

_PREPOSITIONS = frozenset({"of", "in", "at", "for", "to", "by", "on", "from", "with", "who"})
_MARKED = re.compile(r",|[^\W_]+(?:[’'][^\W_]+)?")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_POSSESSIVE = re.compile(r"[’']s?$")
# Words that say nothing of who speaks: articles, pronouns, prepositions, titles (by their stems).
_EMPTY = frozenset(
    {
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "their",
        "our",
        "this",
        "that",
        "these",
        "those",
        "of",
        "in",
        "at",
        "for",
        "to",
        "by",
        "and",
        "on",
        "from",
        "with",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "lord",
        "some",
        "other",
        "another",
        "local",
    }
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Something stated, and whose word it is: an attribution, or None for the outlet's own."""

    span: GoldSpan
    attribution: GoldAttribution | None


def attribution_scores(
    gold: GoldArticle, claims: Sequence[Claim]
) -> tuple[dict[str, float], list[Miss]]:
    """`attribution_accuracy`, `stance_accuracy` and what was credited otherwise than labelled.

    0 where no labelled statement is told at all.
    """
    units = _units(gold)
    pairs = best_pairs(units, claims, _likeness)
    right = stances = credited = 0
    misses = []
    for number, index in pairs:
        unit, claim = units[number], claims[index]
        if is_credited_right(unit.attribution, claim.attribution):
            right += 1
        else:
            misses.append(
                Miss(
                    "attributions",
                    "wrong",
                    f"{_labelled(unit)}: {unit.span.quote}",
                    f"{_credited(claim.attribution)}: {claim.text}",
                )
            )
        if unit.attribution and claim.attribution:
            credited += 1
            stances += unit.attribution.stance == claim.attribution.stance
    if units:
        accuracy = right / len(pairs) if pairs else 0.0
    else:  # labelled to have none: whatever is credited is wrong
        accuracy = float(not any(claim.attribution for claim in claims))
    scores = {"attribution_accuracy": accuracy}
    if any(unit.attribution for unit in units):
        scores["stance_accuracy"] = stances / credited if credited else 0.0
    return scores, misses


def is_credited_right(label: GoldAttribution | None, shown: ClaimAttribution | None) -> bool:
    """Whether both name one source, or both name nobody, or neither credits anybody."""
    if label is None or shown is None:
        return label is None and shown is None
    return is_same_source(label.source, shown.source)


def is_same_source(one: str | None, other: str | None) -> bool:
    """Whether two names are of one source: one head, and the words of one are in the other.

    "Hanna Ruzek" and "rescue chief Hanna Ruzek" are one source, "the rescue service" and "the
    service" too, "police" and "the police union" are two; articles and titles do not count.
    Words are compared by their stems.
    """
    if one is None or other is None:
        return one is other
    a, b = _words(one), _words(other)
    if not a or not b:
        return one.casefold().strip() == other.casefold().strip()
    return (a <= b or b <= a) and _head(one) == _head(other)


@cache
def _head(name: str) -> str:
    """The word that a name is about: the last before a comma or a preposition, by its stem."""
    head = ""
    for word in _MARKED.findall(name.casefold()):
        if head and (word == "," or word in _PREPOSITIONS):
            break
        if words := _words(word):
            (head,) = words
    return head


def source_counts(labelled: Sequence[str | None], shown: Sequence[str]) -> Counts:
    """The sources of an article, each once, found against labelled; nameless ones left out."""
    wanted = _distinct([name for name in labelled if name is not None])
    found = _distinct(shown)
    pairs = best_pairs(wanted, found, lambda a, b: 1.0 if is_same_source(a, b) else None)
    return counts(len(pairs), len(found), len(wanted))


def _distinct(names: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for name in names:
        if not any(is_same_source(name, each) for each in kept):
            kept.append(name)
    return kept


def _units(gold: GoldArticle) -> list[_Unit]:
    attributed = gold.attributions or ()
    own = [
        claim
        for claim in gold.claims or ()
        if not any(claim.start < a.span.end and a.span.start < claim.end for a in attributed)
    ]
    return [*(_Unit(each.span, each) for each in attributed), *(_Unit(each, None) for each in own)]


def _likeness(unit: _Unit, claim: Claim) -> float | None:
    one = ((unit.span.start, unit.span.end),)
    other = merged_spans((each.start, each.end) for each in claim.evidence)
    if not covers(one, other):
        return None
    return dice(one, other) + words_alike(unit.span.quote, claim.text)


@cache
def _words(name: str) -> frozenset[str]:
    from summarize.text.stems import stem

    plain = (_POSSESSIVE.sub("", word) for word in _WORD.findall(name.casefold()))
    return frozenset(stem(word) for word in plain if word and word not in _EMPTY)


def _labelled(unit: _Unit) -> str:
    if unit.attribution is None:
        return "own voice"
    return unit.attribution.source or "nobody named"


def _credited(attribution: ClaimAttribution | None) -> str:
    if attribution is None:
        return "own voice"
    return attribution.source or "nobody named"
