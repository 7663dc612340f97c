"""The parts of a reply to findings that the article bears out; the rest are faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from summarize.analysis.citations import cited_by, refused, unsupported
from summarize.analysis.claim_details import claim_from
from summarize.analysis.grounds import passage
from summarize.analysis.replies import read_reply
from summarize.analysis.supported_names import named_anywhere, unsupported_name
from summarize.analysis.supported_negations import unsupported_negation
from summarize.analysis.supported_numbers import unsupported_number
from summarize.analysis.types import SourceUse, SummarySentence
from summarize.analysis.voices import form_of, is_named_source, verb_in
from summarize.quotes import Refusal, locate
from summarize.text.types import FrameUse, LoadedPhrase, NameUse, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from summarize.analysis.citations import Cited
    from summarize.analysis.faults import Fault
    from summarize.analysis.grounds import Grounds
    from summarize.analysis.replies import Part, ReadReply
    from summarize.analysis.types import Claim
    from summarize.evidence import Evidence
    from summarize.text.reading import ReadSentence

Finding = TypeVar("Finding")


@dataclass(frozen=True, slots=True)
class Grounded:
    """What of one reply stands, and what does not."""

    summary: tuple[SummarySentence, ...] = ()
    claims: tuple[Claim, ...] = ()  # ids not yet given
    names: tuple[NameUse, ...] = ()
    frames: tuple[FrameUse, ...] = ()
    loaded_language: tuple[LoadedPhrase, ...] = ()
    tone: tuple[Tone, ...] = ()
    sources: tuple[SourceUse, ...] = ()
    faults: tuple[Fault, ...] = ()
    usable: bool = True  # False: the reply was no JSON object of the kind asked for

    @property
    def findings(self) -> int:
        """How many findings stand."""
        kinds = (self.summary, self.claims, self.names, self.frames, self.tone, self.sources)
        return sum(map(len, kinds)) + len(self.loaded_language)


def ground(text: str, schema_name: str, grounds: Grounds) -> Grounded:
    """Hold the reply `text` to its schema and to the article: what stands, and the faults.

    A part stands if it cites what exists and its wording has no number, name or negation that
    what it cites lacks. A part of several citations keeps the good ones and stands if they
    suffice.
    """
    reply = read_reply(text, schema_name)
    faults = list(reply.faults)
    return Grounded(
        summary=_kept(reply, "summary", _summary, grounds, faults),
        claims=_kept(reply, "claims", _claim, grounds, faults),
        names=_kept(reply, "names", _name, grounds, faults),
        frames=_kept(reply, "frames", _frame, grounds, faults),
        loaded_language=_kept(reply, "loaded_language", _loaded, grounds, faults),
        tone=_kept(reply, "tone", _tone, grounds, faults),
        sources=_kept(reply, "sources", _source, grounds, faults),
        faults=tuple(faults),
        usable=reply.usable,
    )


def _kept(
    reply: ReadReply,
    array: str,
    grounded: Callable[[Part, Cited, Grounds], tuple[Finding | None, Iterable[Fault]]],
    grounds: Grounds,
    faults: list[Fault],
) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for part in reply.parts.get(array, ()):
        cited = cited_by(part, grounds)
        faults += cited.faults
        if not cited.evidence:
            continue
        finding, wrong = grounded(part, cited, grounds)
        faults += wrong
        if finding is not None and finding not in kept:
            kept.append(finding)
    return tuple(kept)


def _summary(
    part: Part, cited: Cited, grounds: Grounds
) -> tuple[SummarySentence | None, Iterable[Fault]]:
    text = part.fields["text"].strip()
    if fault := wording_fault(part, text, cited, grounds):
        return None, (fault,)
    return SummarySentence(text, cited.evidence), ()


def _claim(part: Part, cited: Cited, grounds: Grounds) -> tuple[Claim | None, Iterable[Fault]]:
    text = part.fields["text"].strip()
    if fault := wording_fault(part, text, cited, grounds):
        return None, (fault,)
    return claim_from(part, text, cited, grounds)


def wording_fault(part: Part, text: str, cited: Cited, grounds: Grounds) -> Fault | None:
    """What in `text` its evidence lacks: a number, a name or a negation; None if nothing."""
    if not text:
        return unsupported(part, "schema", text, "no words")
    own = passage(text)
    if any(_same_words(own, sentence) for sentence in cited.passages):
        return None
    if number := unsupported_number(own, cited.passages, grounds):
        return unsupported(part, "unsupported_number", text, number)
    if name := unsupported_name(own, cited.evidence, cited.passages, grounds):
        return unsupported(part, "unsupported_name", text, name)
    if negation := unsupported_negation(own, cited.passages):
        return unsupported(part, "unsupported_negation", text, negation)
    return None


def _same_words(own: ReadSentence, other: ReadSentence) -> bool:
    """Whether one is the other, marks and capitals aside."""
    return own.words == other.words and [t.lower for t in own.tokens if t.is_word] == [
        t.lower for t in other.tokens if t.is_word
    ]


def _name(part: Part, cited: Cited, grounds: Grounds) -> tuple[NameUse | None, Iterable[Fault]]:
    entity, label = part.fields["entity"].strip(), part.fields["label"].strip()
    proof = _phrase(part, cited, grounds)
    if isinstance(proof, Refusal):
        return None, (refused(part, proof),)
    if lacking := named_anywhere(entity, grounds):
        return None, (unsupported(part, "unsupported_name", entity, lacking),)
    within = locate(grounds.article, label, (proof.start, proof.end)) if label else proof
    if isinstance(within, Refusal) or not proof.start <= within.start < within.end <= proof.end:
        label = " ".join(proof.quote.split())  # the words of the article, not the model's
    else:
        label = " ".join(within.quote.split())
    return NameUse(entity, label, _in_quotation(proof, grounds), proof), ()


def _loaded(
    part: Part, cited: Cited, grounds: Grounds
) -> tuple[LoadedPhrase | None, Iterable[Fault]]:
    proof = _phrase(part, cited, grounds)
    if isinstance(proof, Refusal):
        return None, (refused(part, proof),)
    quoted = part.fields["category"] != "scare_quotes" and _in_quotation(proof, grounds)
    neutral = part.fields["neutral"] or None
    return LoadedPhrase(proof.quote, part.fields["category"], neutral, quoted, proof), ()


def _phrase(part: Part, cited: Cited, grounds: Grounds) -> Evidence | Refusal:
    """Where the phrase stands: inside the sentence or passage that the part names."""
    first = cited.evidence[0]
    found = locate(grounds.article, part.fields["phrase"], (first.start, first.end))
    if isinstance(found, Refusal):
        return found
    if not first.start <= found.start < first.end:
        return Refusal("quote_not_found", part.fields["phrase"])
    return found


def _in_quotation(proof: Evidence, grounds: Grounds) -> bool:
    """Inside a quotation that is more than marks around the phrase itself."""
    around = grounds.reading.quotation_around(proof.start, proof.end)
    return around is not None and (around.inner_start, around.inner_end) != (proof.start, proof.end)


def _frame(part: Part, cited: Cited, _: Grounds) -> tuple[FrameUse, Iterable[Fault]]:
    return FrameUse(part.fields["frame"], part.fields["weight"], "model", cited.evidence), ()


def _tone(part: Part, cited: Cited, grounds: Grounds) -> tuple[Tone | None, Iterable[Fault]]:
    target = part.fields["target"].strip()
    if lacking := unsupported_name(passage(target), cited.evidence, cited.passages, grounds):
        return None, (unsupported(part, "unsupported_name", target, lacking),)
    return Tone(target, part.fields["polarity"], cited.evidence), ()


def _source(part: Part, cited: Cited, grounds: Grounds) -> tuple[SourceUse | None, Iterable[Fault]]:
    fields, proof = part.fields, cited.evidence[0]
    source = fields["source"].strip()
    if not is_named_source(source, cited, grounds):
        return None, (unsupported(part, "unsupported_name", source, source),)
    verb = verb_in(fields["verb"], cited, grounds)
    if verb is None:
        return None, (refused(part, Refusal("quote_not_found", fields["verb"])),)
    form = form_of(fields["quotation"], proof, grounds)
    return SourceUse(source, fields["kind"], form, verb.quote.lower(), proof), ()
