"""One analysis against the labels of its article: a score for each labelled layer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarize.evaluation.attributions import attribution_scores, source_counts
from summarize.evaluation.figures import figure_pairs, has_bounds, is_exact, reading_of
from summarize.evaluation.matching import (
    best_pairs,
    counts,
    covers,
    dice,
    lies_in,
    merged_spans,
    words_alike,
)
from summarize.evaluation.misses import Miss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.analysis.types import Analysis, Claim
    from summarize.evaluation.matching import Counts, Spans
    from summarize.evaluation.types import GoldArticle, GoldSpan
    from summarize.evidence import Evidence
    from summarize.text.types import Quantity

# Reasons of a rejection that say "the article does not bear this out".
UNBORNE = frozenset(
    {
        "quote_not_found",
        "ambiguous_quote",
        "unknown_sentence",
        "unsupported_number",
        "unsupported_name",
        "unsupported_negation",
        "boilerplate",
    }
)


@dataclass
class ArticleScore:
    """Scores by metric (absent: its layer is not labelled), and the misses."""

    scores: dict[str, float] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)


def score_article(gold: GoldArticle, analysis: Analysis | None) -> ArticleScore:
    """The scores of `analysis`; of None, where no analysis came, what an empty one scores."""
    found = ArticleScore()
    _claims(gold, analysis, found)
    _figures(gold, analysis, found)
    _attributions(gold, analysis, found)
    _loaded(gold, analysis, found)
    _frames(gold, analysis, found)
    _names(gold, analysis, found)
    _evidence(gold, analysis, found)
    return found


def spans_of(evidence: Iterable[Evidence]) -> Spans:
    """The spans of `evidence`, those that touch as one."""
    return merged_spans((each.start, each.end) for each in evidence)


def span_of(label: GoldSpan) -> Spans:
    """The span of a label."""
    return ((label.start, label.end),)


def claim_likeness(label: GoldSpan, claim: Claim) -> float | None:
    """How well `claim` stands for `label`; None where their evidence does not meet."""
    one, other = span_of(label), spans_of(claim.evidence)
    if not covers(one, other):
        return None
    return dice(one, other) + words_alike(label.quote, claim.text)


def _claims(gold: GoldArticle, analysis: Analysis | None, found: ArticleScore) -> None:
    if gold.claims is None:
        return
    claims = analysis.claims if analysis else ()
    pairs = best_pairs(gold.claims, claims, claim_likeness)
    _add(found, "claim", counts(len(pairs), len(claims), len(gold.claims)))
    matched, shown = {label for label, _ in pairs}, {finding for _, finding in pairs}
    found.misses += [
        Miss("claims", "missed", each.quote, None)
        for number, each in enumerate(gold.claims)
        if number not in matched
    ]
    found.misses += [
        Miss("claims", "extra", None, claim.text)
        for number, claim in enumerate(claims)
        if number not in shown
    ]
    summary = analysis.summary if analysis else ()
    resting = sum(
        any(covers(span_of(label), spans_of(sentence.evidence)) for label in gold.claims)
        for sentence in summary
    )
    nothing = float(not gold.claims)  # nothing to sum up
    found.scores["summary_on_key_claims"] = resting / len(summary) if summary else nothing


def _figures(gold: GoldArticle, analysis: Analysis | None, found: ArticleScore) -> None:
    if gold.quantities is None:
        return
    shown = figures_of(analysis)
    pairs = figure_pairs(gold.quantities, shown)
    exact = [pair for pair in pairs if is_exact(gold.quantities[pair[0]], shown[pair[1]])]
    _add(found, "quantities", counts(len(exact), len(shown), len(gold.quantities)), f1="exact")
    bounded = sum(has_bounds(gold.quantities[a], shown[b]) for a, b in pairs)
    of_bounds = counts(bounded, len(shown), len(gold.quantities))
    found.scores["quantities_bounds"] = of_bounds.f1
    partner = dict(pairs)
    for number, label in enumerate(gold.quantities):
        if number not in partner:
            found.misses.append(Miss("quantities", "missed", label.span.quote, None))
        elif not is_exact(label, shown[partner[number]]):
            told = shown[partner[number]]
            found.misses.append(
                Miss(
                    "quantities",
                    "wrong",
                    f"{reading_of(label)}: {label.span.quote}",
                    f"{reading_of(told)}: {told.evidence.quote}",
                )
            )
    known = {finding for _, finding in pairs}
    found.misses += [
        Miss("quantities", "extra", None, f"{reading_of(quantity)}: {quantity.evidence.quote}")
        for number, quantity in enumerate(shown)
        if number not in known
    ]


def figures_of(analysis: Analysis | None) -> list[Quantity]:
    """Each figure of the claims once, in the order of the text."""
    seen = {
        (each.evidence.start, each.evidence.end, each.role, each.low, each.high): each
        for claim in (analysis.claims if analysis else ())
        for each in claim.quantities
    }
    return [seen[key] for key in sorted(seen, key=lambda key: (key[0], key[1], str(key[2:])))]


def _attributions(gold: GoldArticle, analysis: Analysis | None, found: ArticleScore) -> None:
    if gold.attributions is None:
        return
    claims = analysis.claims if analysis else ()
    scores, misses = attribution_scores(gold, claims)
    found.scores.update(scores)
    found.misses += misses
    sources = [each.source for each in (analysis.sourcing if analysis else ())]
    counted = source_counts([each.source for each in gold.attributions], sources)
    found.scores["sources_f1"] = counted.f1


def _loaded(gold: GoldArticle, analysis: Analysis | None, found: ArticleScore) -> None:
    if gold.loaded is None:
        return
    shown = analysis.framing.loaded_language if analysis else ()
    pairs = best_pairs(
        [span_of(each.span) for each in gold.loaded],
        [spans_of((each.evidence,)) for each in shown],
        _alike,
    )
    _add(found, "loaded", counts(len(pairs), len(shown), len(gold.loaded)))
    found.misses += _unmatched(
        "loaded", pairs, [e.span.quote for e in gold.loaded], [e.phrase for e in shown]
    )


def _frames(gold: GoldArticle, analysis: Analysis | None, found: ArticleScore) -> None:
    if gold.frames is None:
        return
    uses = analysis.framing.frames if analysis else ()
    shown = {use.frame for use in uses}
    primary = next((use.frame for use in uses if use.weight == "primary"), None)
    counted = counts(len(shown & gold.frames.all), len(shown), len(gold.frames.all))
    found.scores["frame_f1"] = counted.f1
    found.scores["frame_primary"] = float(primary == gold.frames.primary)
    if primary != gold.frames.primary:
        found.misses.append(
            Miss("frames", "wrong", gold.frames.primary or "none", primary or "none")
        )


def _names(gold: GoldArticle, analysis: Analysis | None, found: ArticleScore) -> None:
    if gold.names is None:
        return
    labels = []
    for each in gold.names:
        begin = each.span.quote.casefold().find(each.label.casefold())
        start = each.span.start + max(begin, 0)
        end = start + len(each.label) if begin >= 0 else each.span.end
        labels.append(((start, end),))
    shown = analysis.names if analysis else ()
    pairs = best_pairs(labels, [spans_of((each.evidence,)) for each in shown], _alike)
    _add(found, "names", counts(len(pairs), len(shown), len(labels)), only_f1=True)
    found.misses += _unmatched(
        "names", pairs, [each.label for each in gold.names], [each.label for each in shown]
    )


def _evidence(gold: GoldArticle, analysis: Analysis | None, found: ArticleScore) -> None:
    findings = list(_findings(analysis)) if analysis else []
    refused = sum(each.reason in UNBORNE for each in analysis.rejected) if analysis else 0
    said = len(findings) + refused
    found.scores["evidence_found"] = len(findings) / said if said else 0.0
    if gold.boilerplate is not None:
        resting = sum(
            any(lies_in(spans_of(evidence), span_of(label)) for label in gold.boilerplate)
            for evidence in findings
        )
        found.scores["boilerplate_findings"] = float(resting)


def _findings(analysis: Analysis) -> Iterator[Sequence[Evidence]]:
    """The evidence of each finding."""
    framing = analysis.framing
    yield from (sentence.evidence for sentence in analysis.summary)
    yield from (claim.evidence for claim in analysis.claims)
    yield from (use.evidence for use in framing.frames)
    yield from (tone.evidence for tone in framing.tone)
    yield from ((name.evidence,) for name in analysis.names)
    yield from ((phrase.evidence,) for phrase in framing.loaded_language)
    yield from ((source.evidence,) for source in analysis.sourcing)


def _alike(label: Spans, finding: Spans) -> float | None:
    return dice(label, finding) if covers(label, finding) else None


def _add(
    found: ArticleScore, layer: str, counted: Counts, *, f1: str = "f1", only_f1: bool = False
) -> None:
    found.scores[f"{layer}_{f1}"] = counted.f1
    if not only_f1:
        found.scores[f"{layer}_precision"] = counted.precision
        found.scores[f"{layer}_recall"] = counted.recall


def _unmatched(
    layer: str, pairs: Sequence[tuple[int, int]], labels: Sequence[str], shown: Sequence[str]
) -> list[Miss]:
    matched, taken = {label for label, _ in pairs}, {finding for _, finding in pairs}
    missed = [
        Miss(layer, "missed", text, None) for n, text in enumerate(labels) if n not in matched
    ]
    extra = [Miss(layer, "extra", None, text) for n, text in enumerate(shown) if n not in taken]
    return missed + extra
