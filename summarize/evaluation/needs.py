"""Which labels a score needs, so that one that nothing carries is told before anything is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarize.evaluation.metrics import metric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.evaluation.types import GoldEvent

# By the first word of the score's name; None: no labels at all.
_LAYERS: Final[dict[str, str | None]] = {
    "claim": "claims",
    "summary": "claims",
    "quantities": "quantities",
    "attribution": "attributions",
    "stance": "attributions",
    "sources": "attributions",
    "loaded": "loaded",
    "frame": "frames",
    "names": "names",
    "evidence": None,
    "boilerplate": "boilerplate",
    "alignment": "facts",
    "relation": "facts",
    "single": "facts",
    "conflicts": "facts",
    "copies": "copies",
}


def layer_of(score: str) -> str | None:
    """The layer of labels that `score` is of; None for one without labels. Raises UsageError."""
    return _LAYERS[metric(score).name.partition("_")[0]]


def is_carried(score: str, gold: Sequence[GoldEvent]) -> bool:
    """Whether any event of `gold` has the labels that `score` needs."""
    layer = layer_of(score)
    if layer is None:
        return True
    if metric(score).of == "event":
        return any(getattr(event, layer) is not None for event in gold)
    articles = (article for event in gold for article in event.articles)
    return any(getattr(article, layer) is not None for article in articles)
