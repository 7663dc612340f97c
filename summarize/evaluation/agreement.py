"""How far two annotators of the same articles agree: F1 on passages, alpha on labels."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias, TypeVar, get_args

from summarize.evaluation.matching import (
    Counts,
    best_pairs,
    counts,
    covers,
    dice,
    merged_spans,
)
from summarize.text.types import Frame

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from summarize.evaluation.matching import Spans
    from summarize.evaluation.types import (
        GoldArticle,
        GoldAttribution,
        GoldEvent,
        GoldFact,
        GoldQuantity,
        GoldSpan,
        Pair,
    )

_Labelled = TypeVar("_Labelled", "GoldAttribution", "GoldQuantity")

LAYERS = ("claims", "quantities", "attributions", "loaded", "names", "boilerplate")
Unit: TypeAlias = (
    "tuple[Hashable, Hashable]"  # one thing as the first and the second annotator label it
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two annotators of one event, or of several together."""

    events: tuple[str, ...]
    spans: dict[str, Counts]  # by layer; precision and recall are the second's against the first's
    fact_pairs: Counts | None  # pairs of articles that tell one fact; None: facts not labelled
    frames: tuple[Unit, ...]  # of each article and frame: used or not
    primary_frames: tuple[Unit, ...]
    relations: tuple[Unit, ...]  # of each pair that both have
    stances: tuple[Unit, ...]  # of each attribution that both have
    quantity_roles: tuple[Unit, ...]  # of each figure that both have

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(
            self.events + other.events,
            {
                layer: self.spans.get(layer, Counts()) + other.spans.get(layer, Counts())
                for layer in LAYERS
                if layer in self.spans or layer in other.spans
            },
            _sum(self.fact_pairs, other.fact_pairs),
            self.frames + other.frames,
            self.primary_frames + other.primary_frames,
            self.relations + other.relations,
            self.stances + other.stances,
            self.quantity_roles + other.quantity_roles,
        )

    @property
    def alphas(self) -> dict[str, float | None]:
        """Krippendorff's alpha by what is labelled; None where it is not defined."""
        return {
            "frames": krippendorff_alpha(self.frames),
            "primary frame": krippendorff_alpha(self.primary_frames),
            "relations": krippendorff_alpha(self.relations),
            "stances": krippendorff_alpha(self.stances),
            "roles of figures": krippendorff_alpha(self.quantity_roles),
        }

    @property
    def unlabelled(self) -> frozenset[str]:
        """Of what has an alpha, what one or both did not label at all."""
        labelled = {
            "frames": bool(self.frames),
            "primary frame": bool(self.primary_frames),
            "relations": self.fact_pairs is not None,
            "stances": "attributions" in self.spans,
            "roles of figures": "quantities" in self.spans,
        }
        return frozenset(name for name, is_there in labelled.items() if not is_there)


def agreement(first: GoldEvent, second: GoldEvent) -> Agreement:
    """How `second` labels what `first` labels, layer by layer, on the articles that both have."""
    others = {each.article.id: each for each in second.articles}
    both = [(each, others[each.article.id]) for each in first.articles if each.article.id in others]
    spans: dict[str, Counts] = {}
    for layer in LAYERS:
        of_layer = [(_spans(a, layer), _spans(b, layer)) for a, b in both]
        labelled = [(a, b) for a, b in of_layer if a is not None and b is not None]
        if labelled:
            spans[layer] = sum((_agreed(a, b) for a, b in labelled), Counts())
    framed = [(a.frames, b.frames) for a, b in both if a.frames and b.frames]
    fact_pairs, relations = _relations(first.facts, second.facts)
    return Agreement(
        events=(first.id,),
        spans=spans,
        fact_pairs=fact_pairs,
        frames=tuple(
            (frame in a.all, frame in b.all) for a, b in framed for frame in get_args(Frame)
        ),
        primary_frames=tuple((a.primary, b.primary) for a, b in framed),
        relations=relations,
        stances=tuple(
            (x.stance, y.stance)
            for a, b in both
            for x, y in _matched(a.attributions or (), b.attributions or ())
        ),
        quantity_roles=tuple(
            (x.role, y.role)
            for a, b in both
            for x, y in _matched(a.quantities or (), b.quantities or ())
        ),
    )


def krippendorff_alpha(units: Sequence[Unit]) -> float | None:
    """Alpha for nominal labels of two annotators without gaps (Krippendorff 2011, section B).

    1 is full agreement, 0 what chance would give, below 0 less than chance. None without units, or
    where only one label is used at all, so that there is nothing to tell apart.
    """
    values = Counter(label for unit in units for label in unit)
    if len(values) < 2:
        return None
    n = 2 * len(units)
    disagreeing = sum(a != b for a, b in units)
    expected = sum(values[a] * values[b] for a, b in combinations(values, 2))
    return 1 - (n - 1) * disagreeing / expected


def _spans(article: GoldArticle, layer: str) -> list[GoldSpan] | None:
    labels = getattr(article, layer)
    return None if labels is None else [getattr(each, "span", each) for each in labels]


def _agreed(a: Sequence[GoldSpan], b: Sequence[GoldSpan]) -> Counts:
    return counts(len(_pairs(a, b)), len(b), len(a))


def _pairs(a: Sequence[GoldSpan], b: Sequence[GoldSpan]) -> list[tuple[int, int]]:
    return best_pairs([_places([x]) for x in a], [_places([y]) for y in b], _alike)


def _matched(a: Sequence[_Labelled], b: Sequence[_Labelled]) -> list[tuple[_Labelled, _Labelled]]:
    pairs = _pairs([x.span for x in a], [y.span for y in b])
    return [(a[i], b[j]) for i, j in pairs]


def _sum(one: Counts | None, other: Counts | None) -> Counts | None:
    return one + other if one is not None and other is not None else one or other


def _relations(
    first: Sequence[GoldFact] | None, second: Sequence[GoldFact] | None
) -> tuple[Counts | None, tuple[Unit, ...]]:
    if first is None or second is None:
        return None, ()
    a, b = _fact_pairs(first), _fact_pairs(second)
    pairs = best_pairs(a, b, _same_pair)
    units = tuple((a[i][0].pairs[a[i][1]], b[j][0].pairs[b[j][1]]) for i, j in pairs)
    return counts(len(pairs), len(b), len(a)), units


def _fact_pairs(facts: Sequence[GoldFact]) -> list[tuple[GoldFact, Pair]]:
    return [(fact, pair) for fact in facts for pair in fact.pairs]


def _same_pair(one: tuple[GoldFact, Pair], other: tuple[GoldFact, Pair]) -> float | None:
    if one[1] != other[1]:
        return None
    likeness = [
        _alike(_places(one[0].statements[name]), _places(other[0].statements[name]))
        for name in one[1]
    ]
    return None if None in likeness else sum(each for each in likeness if each is not None)


def _alike(one: Spans, other: Spans) -> float | None:
    return dice(one, other) if covers(one, other) else None


def _places(spans: Iterable[GoldSpan]) -> Spans:
    return merged_spans((each.start, each.end) for each in spans)
