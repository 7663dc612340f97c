"""What an analysis found in the layer that a score is of, in lines for people to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.evaluation.article_scores import figures_of
from summarize.evaluation.figures import reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from summarize.analysis.types import Analysis, Claim


def told(analysis: Analysis, score: str) -> tuple[str, ...]:
    """The findings of `analysis` that the score called `score` looks at; claims for all others."""
    layer = score.partition("_")[0]
    return tuple(_LAYERS.get(layer, _claims)(analysis))


def _claims(analysis: Analysis) -> Iterable[str]:
    return (claim.text for claim in analysis.claims)


def _credited(analysis: Analysis) -> Iterable[str]:
    return (f"{_voice(claim)}: {claim.text}" for claim in analysis.claims)


def _voice(claim: Claim) -> str:
    if claim.attribution is None:
        return "own voice"
    return f"{claim.attribution.source or 'nobody named'}, {claim.attribution.stance}"


def _figures(analysis: Analysis) -> Iterable[str]:
    return (f"{reading_of(q)}: {q.evidence.quote}" for q in figures_of(analysis))


def _loaded(analysis: Analysis) -> Iterable[str]:
    return (each.phrase for each in analysis.framing.loaded_language)


def _frames(analysis: Analysis) -> Iterable[str]:
    return (f"{use.frame} ({use.weight})" for use in analysis.framing.frames)


def _names(analysis: Analysis) -> Iterable[str]:
    return (f"{each.entity}: {each.label}" for each in analysis.names)


def _sources(analysis: Analysis) -> Iterable[str]:
    return dict.fromkeys(each.source for each in analysis.sourcing)


def _summary(analysis: Analysis) -> Iterable[str]:
    return (sentence.text for sentence in analysis.summary)


def _rejected(analysis: Analysis) -> Iterable[str]:
    return (f"rejected ({each.reason}): {each.quote}" for each in analysis.rejected)


_LAYERS: dict[str, Callable[[Analysis], Iterable[str]]] = {
    "attribution": _credited,
    "stance": _credited,
    "quantities": _figures,
    "loaded": _loaded,
    "frame": _frames,
    "names": _names,
    "sources": _sources,
    "summary": _summary,
    "evidence": _rejected,
}
