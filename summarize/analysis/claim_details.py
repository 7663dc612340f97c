"""A model's claim in full: its credit held to the text, its figures, time and place our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.analysis.citations import refused, unsupported
from summarize.analysis.claims import position_of
from summarize.analysis.findings import topic_stems
from summarize.analysis.grounds import passage
from summarize.analysis.replies import Part
from summarize.analysis.types import Claim, ClaimAttribution
from summarize.analysis.voices import is_named_source, source_and_verb, verb_in
from summarize.quotes import Refusal
from summarize.text.agency import agency_of
from summarize.text.clauses import statement_spans
from summarize.text.dates import time_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.analysis.citations import Cited
    from summarize.analysis.faults import Fault
    from summarize.analysis.grounds import Grounds
    from summarize.analysis.types import Position
    from summarize.text.reading import ReadSentence
    from summarize.text.types import DatedSpan, Quantity, Span

_MOST_SALIENT = 5  # of the reply's scale from 1


def claim_from(
    part: Part, text: str, cited: Cited, grounds: Grounds
) -> tuple[Claim, tuple[Fault, ...]]:
    """The claim of `part`, whose wording is borne out by `cited`; its id is given later.

    An attribution that the passage does not bear out is left out and told as a fault of its
    own; quantities, time, agency and position are read from the cited passages by our rules.
    """
    attribution, faults = _attribution(part, cited, grounds)
    spans = _statements(text, cited, grounds)
    tokens = [token for span in spans for token in grounds.tokens(*span)]
    return Claim(
        id="",
        text=text,
        evidence=cited.evidence,
        attribution=attribution,
        quantities=_quantities(spans, grounds),
        time=time_of(_dates(spans, grounds)),
        salience=part.fields["salience"] / _MOST_SALIENT,
        position=_position(cited, grounds),
        agency=agency_of(tokens) if grounds.english else None,
    ), faults


def _attribution(
    part: Part, cited: Cited, grounds: Grounds
) -> tuple[ClaimAttribution | None, tuple[Fault, ...]]:
    source = (part.fields["source"] or "").strip() or None
    stated, stance = (part.fields["speech_verb"] or "").strip(), part.fields["stance"]
    if source is None and not stated:
        return None, ()
    if source is not None and not is_named_source(source, cited, grounds):
        return None, (unsupported(_credit(part), "unsupported_name", source, source),)
    verb = verb_in(stated, cited, grounds)
    if verb is None:
        return None, (refused(_credit(part), Refusal("quote_not_found", stated or str(source))),)
    evidence = source_and_verb(source, verb, cited, grounds)
    return ClaimAttribution(source, verb.quote.lower(), stance or "asserted", evidence), ()


def _credit(part: Part) -> Part:
    return Part(part.path, "attribution", part.fields)


def _statements(text: str, cited: Cited, grounds: Grounds) -> list[Span]:
    """The statements of the cited passages that `text` is about.

    A sentence that sets two statements against each other ("..., but ...") counts as two; those
    that share less than half as many words with `text` as the best one are left out.
    """
    statements = [
        span
        for each in cited.passages
        for span in statement_spans(each.tokens, grounds.reading) or (_whole(each),)
    ]
    if len(statements) < 2:
        return statements
    wanted = topic_stems(passage(text))
    shared = {span: len(wanted & _stems(span, grounds)) for span in statements}
    best = max(shared.values(), default=0)
    return [span for span in statements if 2 * shared[span] >= best]


def _whole(sentence: ReadSentence) -> Span:
    return sentence.sentence.start, sentence.sentence.end


def _stems(span: Span, grounds: Grounds) -> frozenset[str]:
    return topic_stems(passage(grounds.article.text[slice(*span)], span[0]))


def _quantities(spans: Sequence[Span], grounds: Grounds) -> tuple[Quantity, ...]:
    found = {
        (quantity.evidence.start, quantity.evidence.end): quantity
        for start, end in spans
        for sentence in grounds.sentences(start, end)
        for quantity in grounds.quantities(sentence)
        if start <= quantity.evidence.start and quantity.evidence.end <= end
    }
    return tuple(found[span] for span in sorted(found))


def _dates(spans: Sequence[Span], grounds: Grounds) -> tuple[DatedSpan, ...]:
    return tuple(
        dated
        for start, end in spans
        for sentence in grounds.sentences(start, end)
        for dated in grounds.dates(sentence)
        if start <= dated.start < end
    )


def _position(cited: Cited, grounds: Grounds) -> Position:
    first = cited.evidence[0]
    sentences = grounds.reading.sentences
    index = next((i for i, s in enumerate(sentences) if s.sentence.id == first.sentence), 0)
    return position_of(index, len(sentences))
