"""What a part of a reply cites, as evidence; what cannot be found, as faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.analysis.faults import Fault
from summarize.quotes import Refusal, evidence_of_sentence, locate

if TYPE_CHECKING:
    from summarize.analysis.grounds import Grounds
    from summarize.analysis.replies import Part
    from summarize.analysis.types import RejectionReason
    from summarize.articles.types import Article
    from summarize.evidence import Evidence
    from summarize.text.reading import ReadSentence

_TOLD = {
    "quote_not_found": "the article has no passage {quote!r}; copy its words exactly",
    "ambiguous_quote": "{quote!r} stands in several places; quote a longer passage",
    "unknown_sentence": 'there is no sentence {quote!r}; use the ids in brackets, as in "s3"',
    "boilerplate": "{quote!r} is a caption, link or byline, not reporting; cite another passage",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """The evidence of one part, in the order of the text, each span once."""

    evidence: tuple[Evidence, ...]
    passages: tuple[ReadSentence, ...]
    faults: tuple[Fault, ...]


def cited_by(part: Part, grounds: Grounds) -> Cited:
    """What the `sentences` or `quotes` of `part` point to."""
    found: dict[tuple[int, int], Evidence] = {}
    faults: list[Fault] = []
    for reference, is_quote in _references(part.fields):
        proof = cite(grounds.article, reference, is_quote=is_quote)
        if isinstance(proof, Refusal):
            faults.append(refused(part, proof))
        else:
            found.setdefault((proof.start, proof.end), proof)
    evidence = tuple(found[span] for span in sorted(found))
    return Cited(evidence, tuple(grounds.cited(evidence)), tuple(faults))


def _references(fields: dict[str, Any]) -> list[tuple[str, bool]]:
    many = [(each, False) for each in fields.get("sentences", ())]
    many += [(each, True) for each in fields.get("quotes", ())]
    if "sentence" in fields:
        many.append((fields["sentence"], False))
    if "quote" in fields:
        many.append((fields["quote"], True))
    return many


def cite(article: Article, reference: str, *, is_quote: bool) -> Evidence | Refusal:
    """The evidence for a quotation, or for a sentence id."""
    return locate(article, reference) if is_quote else evidence_of_sentence(article, reference)


def refused(part: Part, refusal: Refusal) -> Fault:
    """The fault of a reference that proves nothing."""
    told = _TOLD[refusal.reason].format(quote=refusal.quote[:120])
    return Fault(part.path, part.what, refusal.quote, refusal.reason, told)


def unsupported(part: Part, reason: RejectionReason, text: str, lacking: str) -> Fault:
    """The fault of words that the evidence does not bear out."""
    kind = reason.removeprefix("unsupported_")
    told = (
        f"the {kind} {lacking!r} in {text[:160]!r} is not borne out by what it cites;"
        " cite the passage that has it, or word it as the article does"
    )
    return Fault(part.path, part.what, text, reason, told)
