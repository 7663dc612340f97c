"""Contents: the words that a cue credits, as spans before, around or after it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon
from summarize.text.noun_phrases import phrase_after, time_words
from summarize.text.rows import QUOTE, Row, is_adverb, word_classes
from summarize.text.speech import verb_forms

if TYPE_CHECKING:
    from summarize.text.speech import Verb
    from summarize.text.types import Span

_QUESTION = frozenset(["how", "whether", "why", "what", "if", "when", "where", "who", "which"])
_ENDS = frozenset(".!?;…")
_OCCASION_REACH = 10  # elements of "at a news conference in Geneva"


@cache
def _occasions() -> frozenset[str]:
    return lexicon("word_classes")["occasion"].words


@cache
def _hearers() -> frozenset[str]:
    return lexicon("word_classes")["object_pronoun"].words


def piece(row: Row, start: int, end: int) -> Span:
    """The code points of the elements `start:end`, without marks at either edge but quotations."""
    elements = row.elements
    while end > start and _is_edge(elements[end - 1].lower):
        end -= 1
    while start < end and _is_edge(elements[start].lower):
        start += 1
    return (elements[start].start, elements[end - 1].end) if start < end else (0, 0)


def _is_edge(lower: str) -> bool:
    return lower in _EDGES


_EDGES = frozenset(",;:.!?…—–-") | {"and", "but"}


def _pieces(*spans: Span) -> tuple[Span, ...]:
    return tuple(span for span in spans if span[1] > span[0])


def rest_of_sentence(row: Row, low: int, cue: int, end: int, high: int) -> tuple[Span, ...]:
    """What "according to X" credits: the sentence without the phrase, or its own clause."""
    return _pieces(piece(row, _clause_start(row, cue, low), cue), piece(row, end, high))


def _clause_start(row: Row, cue: int, low: int) -> int:
    """After the last semicolon before the cue."""
    for index in range(cue - 1, low, -1):
        if row.elements[index].lower == ";":
            return index + 1
    return low


def clause_around(row: Row, index: int) -> tuple[Span, ...]:
    """The clause an adverb like "reportedly" stands in, in two pieces around it."""
    low, high = row.bounds(index)
    elements = row.elements
    start, end = index, index + 1
    while start > low and not _bounds_clause(elements[start - 1].lower):
        start -= 1
    while end < high and elements[end].lower not in _CLAUSE_MARKS:
        end += 1
    return _pieces(piece(row, start, index), piece(row, index + 1, end))


_CLAUSE_MARKS = frozenset(",;:.()") | {"—"}


def _bounds_clause(lower: str) -> bool:
    return lower in _CLAUSE_MARKS or word_classes().get(lower) == "subordinator"


def before_cue(row: Row, low: int, cue: int) -> tuple[Span, ...]:
    """The words before "X said" or "said X": the quotation there, or the clause it ends."""
    elements = row.elements
    end = cue
    if end > low and elements[end - 1].lower == ",":
        end -= 1
    if end == low:
        quoted = low > 0 and elements[low - 1].lower == QUOTE
        return (piece(row, low - 1, low),) if quoted and cue == low else ()
    if elements[end - 1].lower != QUOTE:
        return _pieces(piece(row, low, end))
    alone = end - 1 == low or elements[end - 2].lower in (",", ":", ".", "—")
    return _pieces(piece(row, end - 1 if alone else low, end))


def after_cue(row: Row, start: int, high: int, *, whole: bool) -> tuple[Span, ...]:
    """The words after a cue, to the end of the sentence or, if not `whole`, of the clause."""
    return _pieces(piece(row, start, _content_end(row, start, high, whole)))


def _content_end(row: Row, start: int, high: int, whole: bool) -> int:
    elements, classes, forms = row.elements, word_classes(), verb_forms()
    for index in range(start, high - 1):
        lower = elements[index].lower
        if lower == ";":
            return index
        if lower != ",":
            continue
        following = elements[index + 1].lower
        if following == "according" or (
            following.endswith("ing") and following in forms and "ing" in forms[following].forms
        ):
            return index
        if not whole and (
            classes.get(following) in ("conjunction", "subordinator", "pronoun")
            or following.endswith("ing")
        ):
            return index
    return high


def skip_adverbials(row: Row, at: int, high: int) -> int:
    """Past "on Tuesday", "in a statement", "publicly" after a verb of saying."""
    elements, classes = row.elements, word_classes()
    while at < high:
        lower = elements[at].lower
        if (
            (lower in time_words() and lower not in ("this", "last", "late", "early", "may"))
            or is_adverb(lower)
            or (lower in time_words() and at + 1 < high and elements[at + 1].lower in time_words())
        ):
            at += 1
        elif (classes.get(lower) == "preposition" and lower != "to") or lower in ("to", "after"):
            end = _adverbial_end(row, at, high)
            if end == at:
                return at
            at = end
        else:
            return at
    return at


def _adverbial_end(row: Row, at: int, high: int) -> int:
    """The end of a prepositional phrase that tells when, where or in what somebody spoke."""
    elements = row.elements
    limit = min(high, at + 1 + _OCCASION_REACH)
    if at + 1 < high and elements[at + 1].lower in time_words():
        end = at + 1
        while end < limit and (elements[end].lower in time_words() or elements[end].text.isdigit()):
            end += 1
        return end
    end = phrase_after(row, at + 1, limit)
    words = {e.lower for e in elements[at + 1 : end]}
    return end if not words.isdisjoint(_occasions()) else at


def complement(
    row: Row,
    after: int,
    high: int,
    verb: Verb,
    *,
    finite: bool,
    subject: tuple[int, int] | None = None,
) -> tuple[Span, ...]:
    """What follows the verb, if it is a complement that this verb takes; else nothing."""
    takes = verb.complements
    at = skip_adverbials(row, after, high)
    if at >= high:
        return ()
    direct = _complement_at(row, at, high, verb, subject)
    if direct and (verb.lemma != "tell" or not row.elements[at].is_word):
        return direct
    if "addressee" in takes:
        hearer = phrase_after(row, at, high)
        if hearer > at:
            then = skip_adverbials(row, hearer, high)
            return _after_hearer(row, then, high, verb) or direct
    return direct


def _after_hearer(row: Row, at: int, high: int, verb: Verb) -> tuple[Span, ...]:
    elements = row.elements
    if at >= high:
        return ()
    lower = elements[at].lower
    if lower == "that" or lower in _QUESTION or lower == QUOTE:
        return after_cue(row, at, high, whole=True)
    if lower in (",", ":") and at + 1 < len(elements) and elements[at + 1].lower == QUOTE:
        return after_cue(row, at + 1, high, whole=True)
    if lower == "to" and "infinitive" in verb.complements:
        return after_cue(row, at + 1, high, whole=False)
    if "clause" in verb.complements and _opens_noun_phrase(row, at):
        return after_cue(row, at, high, whole=True)
    if lower == "for" and "object" in verb.complements:
        return after_cue(row, at + 1, high, whole=False)
    return ()


def _complement_at(
    row: Row, at: int, high: int, verb: Verb, subject: tuple[int, int] | None
) -> tuple[Span, ...]:
    takes, elements = verb.complements, row.elements
    lower = elements[at].lower
    spoken = bool(takes & {"clause", "that", "quote"})
    if lower == "that" and takes & {"clause", "that", "evidence"}:
        return after_cue(row, at, high, whole=True)
    if lower in _QUESTION and takes & {"clause", "that", "evidence"}:
        return after_cue(row, at, high, whole=True)
    if lower == QUOTE and (spoken or "object" in takes):
        return after_cue(row, at, high, whole=spoken)
    if lower in (":", ",") and spoken:
        quoted = at + 1 < len(elements) and elements[at + 1].lower == QUOTE
        if quoted or (lower == ":" and at + 1 < high):
            return after_cue(row, at + 1, max(high, at + 2), whole=True)
        if lower == "," and "quote" in takes and at + 1 < high and _breaks_off(row, at, subject):
            return after_cue(row, at + 1, high, whole=True)
        return ()
    if lower == "to":
        return after_cue(row, at, high, whole=False) if "infinitive" in takes else ()
    if "clause" in takes and _opens_noun_phrase(row, at):
        return after_cue(row, at, high, whole=True)
    if "object" in takes and _opens_noun_phrase(row, at):
        return after_cue(row, at, high, whole=False)
    if "evidence" in takes and _opens_noun_phrase(row, at) and _is_document(row, subject):
        return after_cue(row, at, high, whole=True)
    return ()


def _breaks_off(row: Row, comma: int, subject: tuple[int, int] | None) -> bool:
    """Whether "X said," stands in the middle of what X said: something said came before."""
    if subject is None or subject[0] == 0:
        return False
    return row.elements[subject[0] - 1].lower in (",", QUOTE)


def _opens_noun_phrase(row: Row, at: int) -> bool:
    element = row.elements[at]
    kind = word_classes().get(element.lower)
    return (
        kind in ("determiner", "pronoun")
        or (kind is None and element.text[0].isalnum())
        or (element.lower in ("$", "£", "€", "if", "as", "when", "since"))
    )


def _is_document(row: Row, subject: tuple[int, int] | None) -> bool:
    if subject is None:
        return False
    documents = lexicon("sources")["document"].words | lexicon("sources")["media"].words
    return any(
        e.lower in documents or e.lower.removesuffix("s") in documents
        for e in row.elements[slice(*subject)]
    )
