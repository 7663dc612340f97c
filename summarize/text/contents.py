"""Contents: the words that a cue credits, as spans before, around or after it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon
from summarize.text.noun_phrases import phrase_after, time_words
from summarize.text.rows import QUOTE, Row, is_adverb, word_classes
from summarize.text.speech import verb_forms

if TYPE_CHECKING:
    from summarize.text.found import Phrase
    from summarize.text.speech import Verb
    from summarize.text.tokens import Token
    from summarize.text.types import Span

_QUESTION = frozenset(["how", "whether", "why", "what", "if", "when", "where", "who", "which"])
_ENDS = frozenset(".!?;…")
_OCCASION_REACH = 10  # elements of "at a news conference in Geneva"


@cache
def occasions() -> frozenset[str]:
    """Nouns for what a statement is made in: interview, letter, tweet."""
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


_CLOSING = frozenset(",.?!…—–-")


def speech_ends_before(row: Row, index: int) -> bool:
    """Whether the words before `index` are a quotation that a "said X" may follow.

    It ends in a mark of its own, inside or outside the quotation marks; a title or a quoted
    word in a sentence does not.
    """
    elements = row.elements
    if index == 0:
        return False
    before = elements[index - 1]
    if before.lower == QUOTE:
        return before.text[-1] in _CLOSING
    return before.lower == "," and index > 1 and elements[index - 2].lower == QUOTE


def only_adverbials(row: Row, after: int, high: int) -> bool:
    """Whether nothing but time, place and occasion stands between a verb and the next mark."""
    elements, classes = row.elements, word_classes()
    at = after
    while at < high and (elements[at].is_word or elements[at].lower == QUOTE):
        then = skip_adverbials(row, at, high)
        if then == at and classes.get(elements[at].lower) == "preposition":
            then = phrase_after(row, at + 1, high)
            then = at if then == at + 1 else then
        if then == at:
            return False
        at = then
    return True


def quotation_before(row: Row, low: int) -> tuple[Span, ...]:
    """The quotation that is the whole sentence before the one at `low`: "Why?" Ana Ruiz asked."""
    elements = row.elements
    if low == 0 or elements[low - 1].lower != QUOTE or row.bounds(low - 1)[0] != low - 1:
        return ()
    return (piece(row, low - 1, low),)


def before_cue(row: Row, low: int, cue: int, *, broken: bool = False) -> tuple[Span, ...]:
    """The words before "X said" or "said X": the quotation there, or the clause it ends.

    A short adverbial ("In June, X said") is none, unless the cue has only `broken` into them.
    """
    elements = row.elements
    end = cue
    if end > low and elements[end - 1].lower == ",":
        end -= 1
    if end == low:
        return ()
    if elements[end - 1].lower != QUOTE:
        adjunct = word_classes().get(elements[low].lower) in ("preposition", "subordinator")
        short = adjunct and end - low < 5 and not broken
        return () if short else _pieces(piece(row, low, end))
    alone = end - 1 == low or elements[end - 2].lower in (",", ":", ".", "—")
    return _pieces(piece(row, end - 1 if alone else low, end))


def after_cue(row: Row, start: int, high: int, *, whole: bool) -> tuple[Span, ...]:
    """The words after a cue, to the end of the sentence or, if not `whole`, of the clause."""
    return _pieces(piece(row, start, _content_end(row, start, high, whole)))


def _content_end(row: Row, start: int, high: int, whole: bool) -> int:
    elements, classes, forms = row.elements, word_classes(), verb_forms()
    for index in range(start, high - 1):
        lower = elements[index].lower
        if lower == ";" or (not whole and lower in _DASHES and _is_dash(elements, index)):
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


_DASHES = frozenset("-–—")


def _is_dash(elements: list[Token], index: int) -> bool:
    """Not a hyphen: white space before it."""
    return elements[index].start > elements[index - 1].end


def skip_adverbials(row: Row, at: int, high: int) -> int:
    """Past "on Tuesday", "in a statement", "publicly" after a verb of saying."""
    elements, classes = row.elements, word_classes()
    while at < high:
        lower = elements[at].lower
        if lower in time_words():
            end = _date_end(row, at, high)
        elif is_adverb(lower) and lower != "only":
            end = at + 1
        elif classes.get(lower) == "preposition" or lower in ("after", "before"):
            end = _adverbial_end(row, at, high)
        else:
            return at
        if end == at:
            return at
        at = end
    return at


_DATE_OPENERS = frozenset(("this", "last", "late", "early", "earlier", "later"))


def _date_end(row: Row, at: int, high: int) -> int:
    """The end of "Wednesday evening", "Sept. 20", "Wednesday, September 20,"."""
    elements = row.elements
    times = time_words()
    if elements[at].lower in _DATE_OPENERS and not (
        at + 1 < high and elements[at + 1].lower in times
    ):
        return at + 1 if elements[at].lower in ("earlier", "later") else at
    end = at + 1
    while end < high and (elements[end].lower in times or elements[end].text.isdigit()):
        end += 1
    if end + 1 < high and elements[end].lower == "," and elements[end + 1].lower in times:
        inner = _date_end(row, end + 1, high)
        if inner > end + 1 and inner < high and elements[inner].lower == ",":
            return inner + 1
    return end


def _adverbial_end(row: Row, at: int, high: int) -> int:
    """The end of a prepositional phrase that tells when, where or in what somebody spoke."""
    elements = row.elements
    dated = at + 2 if at + 1 < high and elements[at + 1].lower == "the" else at + 1
    if dated < high and elements[dated].lower in time_words():
        return max(at, _date_end(row, dated, high))
    end = phrase_after(row, at + 1, min(high, at + 1 + _OCCASION_REACH))
    words = {e.lower for e in elements[at + 1 : end]}
    if elements[at].lower == "to":
        return at if words.isdisjoint(_HEARERS) else end
    return at if words.isdisjoint(occasions()) else end


_HEARERS = frozenset(("reporters", "journalists", "lawmakers", "supporters", "parliament"))


def complement(
    row: Row, after: int, high: int, verb: Verb, *, subject: Phrase | None = None
) -> tuple[Span, ...]:
    """What follows the verb, if it is a complement that this verb takes; else nothing."""
    takes = verb.complements
    at = _skip_to_that(row, skip_adverbials(row, after, high), high)
    if at >= high:
        return ()
    if takes.isdisjoint(("addressee", "passed_on")):
        return _complement_at(row, at, high, verb, subject)
    hearer = phrase_after(row, at, high)
    if verb.lemma == "quote" and [e.lower for e in row.elements[hearer : hearer + 2]] == _AS_SAYING:
        return after_cue(row, hearer + 2, high, whole=True)
    if hearer > at and row.elements[at].lower != "that":
        then = _skip_to_that(row, skip_adverbials(row, hearer, high), high)
        told = _after_hearer(row, at, then, high, verb)
        if told or "hearer" in takes:
            return told
    return _complement_at(row, at, high, verb, subject)


_AS_SAYING = ["as", "saying"]


def _skip_to_that(row: Row, at: int, high: int) -> int:
    """Past one more phrase with a preposition, if "that" or a quotation follows it."""
    elements = row.elements
    if at >= high or word_classes().get(elements[at].lower) != "preposition":
        return at
    end = skip_adverbials(row, phrase_after(row, at + 1, high), high)
    if at + 1 < end < high and elements[end].lower in ("that", QUOTE, ":"):
        return end
    return at


def _after_hearer(row: Row, hearer: int, at: int, high: int, verb: Verb) -> tuple[Span, ...]:
    elements, takes = row.elements, verb.complements
    if at >= high:
        return ()
    lower = elements[at].lower
    if lower == "that" or lower in _QUESTION or lower == QUOTE:
        return after_cue(row, at, high, whole=True)
    if lower in (",", ":") and at + 1 < len(elements) and elements[at + 1].lower == QUOTE:
        return after_cue(row, at + 1, high, whole=True)
    if lower == "to" and "infinitive" in takes:
        return after_cue(row, hearer, high, whole=False)
    if lower == "not" and at + 1 < high and elements[at + 1].lower == "to":
        return after_cue(row, hearer, high, whole=False)
    if {"clause", "hearer"} <= takes and _opens_noun_phrase(row, at):
        return after_cue(row, at, high, whole=True)
    return ()


def _complement_at(
    row: Row, at: int, high: int, verb: Verb, subject: Phrase | None
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
    if "that" in takes and _opens_clause(row, at, high):
        return after_cue(row, at, high, whole=True)
    if "clause" in takes and (_opens_noun_phrase(row, at) or _opens_adjunct(row, at, takes)):
        return after_cue(row, at, high, whole=True)
    if "object" in takes and _opens_noun_phrase(row, at):
        return after_cue(row, at, high, whole=False)
    if "evidence" in takes and _opens_noun_phrase(row, at) and _is_document(row, subject):
        return after_cue(row, at, high, whole=True)
    return ()


def _breaks_off(row: Row, comma: int, subject: Phrase | None) -> bool:
    """Whether "X said," stands in the middle of what X said: something said came before."""
    if subject is None or subject[0] == 0:
        return False
    return row.elements[subject[0] - 1].lower in (",", QUOTE)


def _opens_noun_phrase(row: Row, at: int) -> bool:
    element = row.elements[at]
    form = verb_forms().get(element.lower)
    if form is not None and "past" in form.forms and "base" not in form.forms:
        return False  # "those who saw the attacks said": the noun, not "X attacks"
    kind = word_classes().get(element.lower)
    return (
        kind in ("determiner", "pronoun")
        or (kind is None and element.text[0].isalnum())
        or (element.lower in ("$", "£", "€", "if", "as", "when", "since"))
    )


_SUBJECT_PRONOUNS = frozenset("he she they we i there".split())


def _opens_clause(row: Row, at: int, high: int) -> bool:
    """Whether a subject and an auxiliary follow: a clause without its "that"."""
    if row.elements[at].lower in _SUBJECT_PRONOUNS:
        return True
    end = phrase_after(row, at, high)
    return at < end < high and word_classes().get(row.elements[end].lower) in (
        "auxiliary",
        "finite",
    )


def _opens_adjunct(row: Row, at: int, takes: frozenset[str]) -> bool:
    """Whether the clause begins with its own adverbial: said at least 32 died; said in time ..."""
    lower = row.elements[at].lower
    return "quote" in takes and lower in _ADJUNCTS


_ADJUNCTS = frozenset(
    "at about around over under in during from by between despite amid near nearly up after "
    "before while because although even not only until since without".split()
)


def _is_document(row: Row, subject: Phrase | None) -> bool:
    if subject is None:
        return False
    documents = lexicon("sources")["document"].words | lexicon("sources")["media"].words
    return any(
        e.lower in documents or e.lower.removesuffix("s") in documents
        for e in row.elements[slice(*subject)]
    )
