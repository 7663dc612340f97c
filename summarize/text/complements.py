"""Complements: what follows a verb of saying, if it is one of those that the verb takes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.text.adverbials import skip_adverbials
from summarize.text.contents import after_cue
from summarize.text.lexicon import lexicon
from summarize.text.noun_phrases import phrase_after
from summarize.text.numbers import cardinal_value, parse_figure
from summarize.text.speech import verb_forms
from summarize.text.word_classes import QUOTE, word_classes, words_in

if TYPE_CHECKING:
    from summarize.text.found import Phrase
    from summarize.text.rows import Row
    from summarize.text.speech import Verb
    from summarize.text.types import Span

_AS_SAYING = ["as", "saying"]
_BEFORE_FIGURE = 4  # words up to a number: "no fewer than 200"


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
    if lower == "that" or lower in words_in("question") or lower == QUOTE:
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
    takes, lower = verb.complements, row.elements[at].lower
    spoken = not takes.isdisjoint(("clause", "that", "quote"))
    if lower == "that" or lower in words_in("question"):
        taken = not takes.isdisjoint(("clause", "that", "evidence"))
        return after_cue(row, at, high, whole=True) if taken else ()
    if lower == QUOTE and (spoken or "object" in takes):
        return after_cue(row, at, high, whole=spoken)
    if lower in (":", ","):
        return _after_mark(row, at, high, verb, subject) if spoken else ()
    if lower == "to":
        return after_cue(row, at, high, whole=False) if "infinitive" in takes else ()
    return _unmarked(row, at, high, verb, subject)


def _after_mark(
    row: Row, at: int, high: int, verb: Verb, subject: Phrase | None
) -> tuple[Span, ...]:
    """X said: S. / X said, "...". / S, X said, S."""
    elements = row.elements
    quoted = at + 1 < len(elements) and elements[at + 1].lower == QUOTE
    if quoted:
        return after_cue(row, at + 1, max(high, at + 2), whole=True)
    broken = "quote" in verb.complements and _breaks_off(row, subject)
    if at + 1 < high and (elements[at].lower == ":" or broken):
        return after_cue(row, at + 1, high, whole=True)
    return ()


def _unmarked(row: Row, at: int, high: int, verb: Verb, subject: Phrase | None) -> tuple[Span, ...]:
    """A clause without "that", or an object."""
    takes = verb.complements
    if "that" in takes and _opens_clause(row, at, high):
        return after_cue(row, at, high, whole=True)
    if "clause" in takes and "quote" in takes and row.elements[at].lower in words_in("adjunct"):
        return after_cue(row, at, high, whole=True)  # said at least 32 died; said in time ...
    if "figure" in takes and _opens_figure(row, at, high):
        return after_cue(row, at, high, whole=True)
    if not _opens_noun_phrase(row, at):
        return ()
    if "raised" in takes and _is_raised(row, at, high):
        return after_cue(row, at, high, whole=True)
    if "object" in takes and _acts_on(row, at, verb):
        return ()
    if "clause" in takes or "object" in takes:
        return after_cue(row, at, high, whole="clause" in takes)
    if "evidence" in takes and _is_document(row, subject):
        return after_cue(row, at, high, whole=True)
    return ()


def _opens_figure(row: Row, at: int, high: int) -> bool:
    """Whether a number comes next, "about" and the like before it."""
    words = [element.lower for element in row.elements[at : min(high, at + _BEFORE_FIGURE)]]
    number = next((n for n, word in enumerate(words) if _is_number(word)), None)
    return number is not None and all(word in _approximating() for word in words[:number])


def _is_raised(row: Row, at: int, high: int) -> bool:
    """Whether a noun phrase comes next and then what it is to do."""
    end = phrase_after(row, at, high)
    return at < end < high and row.elements[end].lower == "to"


def _is_number(word: str) -> bool:
    return cardinal_value(word) is not None or (word[0].isdigit() and bool(parse_figure(word)))


@cache
def _approximating() -> frozenset[str]:
    groups = lexicon("approximators").values()
    return frozenset(word for group in groups for entry in group.words for word in entry.split())


def _acts_on(row: Row, at: int, verb: Verb) -> bool:
    """Doing, not saying: considered running; dismissed her (from office), rejected them."""
    lower = row.elements[at].lower
    if verb.stance == "hedged":
        return lower.endswith("ing")
    return verb.stance == "denied" and lower != "it" and lower in words_in("object_pronoun")


def _breaks_off(row: Row, subject: Phrase | None) -> bool:
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
    if kind is None and _is_verb_here(row, at):
        return False
    return (
        kind in ("determiner", "pronoun")
        or (kind is None and element.text[0].isalnum())
        or (element.lower in ("$", "£", "€", "if", "as", "when", "since"))
    )


def _is_verb_here(row: Row, at: int) -> bool:
    """A past form before its own object: the "killed" of "gas blasts killed four people"."""
    element = row.elements[at]
    past = element.text.islower() and element.lower.endswith("ed")
    if not past or at + 1 >= row.bounds(at)[1]:
        return False
    following = row.elements[at + 1]
    return word_classes().get(following.lower) == "determiner" or following.text[0].isdigit()


def _opens_clause(row: Row, at: int, high: int) -> bool:
    """Whether a subject and an auxiliary follow: a clause without its "that"."""
    if row.elements[at].lower in words_in("subject_pronoun"):
        return True
    end = phrase_after(row, at, high)
    return at < end < high and word_classes().get(row.elements[end].lower) in (
        "auxiliary",
        "finite",
    )


def _is_document(row: Row, subject: Phrase | None) -> bool:
    if subject is None:
        return False
    documents = lexicon("sources")["document"].words | lexicon("sources")["media"].words
    return any(
        e.lower in documents or e.lower.removesuffix("s") in documents
        for e in row.elements[slice(*subject)]
    )
