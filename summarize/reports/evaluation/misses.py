"""What the section of misses of a page is filtered by, and how many of them there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.reports.evaluation import words

if TYPE_CHECKING:
    from summarize.reports.evaluation.views import MissedEvent, Outline

Choice = tuple[str, str, int]  # value of a filter, its words, how many misses it shows


@dataclass(frozen=True, slots=True)
class Filters:
    """By kind and by layer; only those that occur."""

    kinds: tuple[Choice, ...]
    layers: tuple[Choice, ...]


def filters(outline: Outline) -> Filters:
    """The filters for the misses of all arms."""
    shown = [
        miss
        for arm in outline.arms
        for event in arm.missed
        for article in event.articles
        for miss in article.misses
    ]
    kinds = Counter(miss.kind for miss in shown)
    layers = Counter(miss.layer for miss in shown)
    titles = {**words.LAYERS, words.OTHER: "others"}
    return Filters(
        tuple(
            (kind, means, kinds[kind])
            for kind, means in words.MISS_KINDS_MEAN.items()
            if kinds[kind]
        ),
        tuple((layer, title, layers[layer]) for layer, title in titles.items() if layers[layer]),
    )


def by_kind(event: MissedEvent) -> str:
    """How many of each kind: "12 missed, 30 extra, 4 wrong"."""
    kinds = Counter(miss.kind for article in event.articles for miss in article.misses)
    return ", ".join(f"{kinds[kind]:,} {kind}" for kind in words.MISS_KINDS_MEAN if kinds[kind])
