"""Claims: what an article states, sentence by sentence, with who says so and which figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.analysis.types import Claim, ClaimAttribution
from summarize.evidence import evidence_at
from summarize.text.agency import agency_of
from summarize.text.clauses import statement_spans
from summarize.text.dates import time_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.analysis.findings import Findings
    from summarize.analysis.types import Position
    from summarize.text.reading import ReadSentence
    from summarize.text.types import Attribution, Span

_MIN_WORDS = 3  # fewer make no claim: "More soon.", "Not yet."
_LEAD = _END = 5  # the first and the last fifth of the sentences


def extract_claims(findings: Findings, salience: Sequence[float]) -> tuple[Claim, ...]:
    """The claims of an article in text order; `salience` has one number (0-1) a sentence.

    Every prose sentence that states something is a claim, cut in two at contrasts. The text is
    the article's own slice.
    """
    count = len(findings.reading.sentences)
    found = (
        _claim(findings, sentence, span, salience[index], position_of(index, count))
        for index, sentence in enumerate(findings.reading.sentences)
        for span in _spans(findings, sentence)
    )
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(found, start=1))


def _spans(findings: Findings, sentence: ReadSentence) -> Iterator[Span]:
    if sentence.words < _MIN_WORDS or sentence.text.endswith("?"):
        return
    yield from statement_spans(sentence.tokens, findings.reading)


def _claim(
    findings: Findings, sentence: ReadSentence, span: Span, salience: float, position: Position
) -> Claim:
    start, end = span
    article = findings.reading.article
    tokens = [token for token in sentence.tokens if start <= token.start and token.end <= end]
    return Claim(
        id="",
        text=article.text[start:end],
        evidence=(evidence_at(article, start, end),),
        attribution=_attribution(findings, sentence, span),
        quantities=tuple(
            q
            for q in findings.quantities.get(sentence.sentence.id, ())
            if start <= q.evidence.start and q.evidence.end <= end
        ),
        time=time_of(
            tuple(d for d in findings.dates[sentence.sentence.id] if start <= d.start < end)
        ),
        salience=salience,
        position=position,
        agency=agency_of(tokens) if findings.english else None,
    )


def _attribution(findings: Findings, sentence: ReadSentence, span: Span) -> ClaimAttribution | None:
    """Who the statement at `span` is credited to: the attribution that covers most of it.

    None where less than a third of the statement is credited to anyone: the outlet's own voice.
    The words that credit count as neither: "according to the union, which called the march".
    """
    best = max(
        (
            attribution
            for attribution in findings.credits.get(sentence.sentence.id, ())
            if not _ends_before(attribution, sentence, span)
        ),
        key=lambda attribution: (_covered(attribution, span), -attribution.cue_span[0]),
        default=None,
    )
    if best is None or _covered(best, span) * 3 < span[1] - span[0] - _crediting(best, span):
        return None
    evidence = evidence_at(findings.reading.article, *attribution_span(best))
    return ClaimAttribution(best.source, best.cue, best.stance, evidence)


def _ends_before(attribution: Attribution, sentence: ReadSentence, span: Span) -> bool:
    """Whether it closes an earlier statement of the sentence: "A, says X, but B" credits no B."""
    cue_start, cue_end = attribution.cue_span
    return (
        sentence.sentence.start <= cue_start
        and cue_end <= span[0]
        and any(sentence.sentence.start <= start < cue_start for start, _ in attribution.content)
    )


def attribution_span(attribution: Attribution) -> Span:
    """The span that shows who is credited and how: from source to cue, or the cue alone."""
    spans = [attribution.cue_span, attribution.source_span or attribution.cue_span]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _crediting(attribution: Attribution, span: Span) -> int:
    """How much of `span` names the source and says that it is one."""
    spans = {attribution.cue_span, attribution.source_span or attribution.cue_span}
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in spans)


def _covered(attribution: Attribution, span: Span) -> int:
    return sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in attribution.content)


def position_of(index: int, count: int) -> Position:
    """Where in the article sentence number `index` (from 0) of `count` stands."""
    if index * _LEAD < count:
        return "lead"
    return "end" if (count - index - 1) * _END < count else "middle"
