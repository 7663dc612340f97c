"""Verb groups: "has repeatedly said", "went on to say" around a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.text.adverbials import skip_adverbials
from summarize.text.found import Found
from summarize.text.speech import verb_forms
from summarize.text.subjects import subject_before
from summarize.text.word_classes import is_adverb, is_nominal, word_classes, words_in

if TYPE_CHECKING:
    from summarize.text.found import Phrase
    from summarize.text.rows import Row
    from summarize.text.speech import Verb, VerbForm
    from summarize.text.tokens import Token
    from summarize.text.types import Span


@dataclass(frozen=True, slots=True)
class VerbPlace:
    """A verb in its row."""

    row: Row
    begin: int  # of the verb group: "has" of "has repeatedly said"
    index: int  # of the verb
    after: int  # what follows it and its particle
    low: int  # of the sentence
    high: int
    verb: Verb
    form: VerbForm
    previous: Found | None  # the attribution before it in the sentence

    @property
    def cue_end(self) -> int:
        """The end of the whole cue, with the date and occasion right after the verb."""
        return skip_adverbials(self.row, self.after, self.high)

    def found(self, source: Phrase | None, contents: tuple[Span, ...]) -> Found:
        """The attribution that this verb makes of a source and contents."""
        return Found(
            (self.begin, self.cue_end), (self.index, self.after), source, contents, self.verb.stance
        )


def is_bare_participle(place: VerbPlace) -> bool:
    """Whether the verb says what was done to its noun, without a form of be of its own.

    As in "had been inspected and declared safe", "was fined and ordered to pay", "a man, feared
    dead since Monday,": an adjective is left of the object, or nothing of the hearer.
    """
    elements, after = place.row.elements, place.after
    if place.begin < place.index and not is_adverb(elements[place.begin].lower):
        return False
    if "participle" not in place.form.forms or after >= place.high:
        return False
    following = elements[after].lower
    if following == "to":
        return place.verb.lemma in words_in("heard_by_somebody")
    if "object" not in place.verb.complements and place.verb.lemma not in words_in("predicated"):
        return False
    if following not in words_in("predicate"):
        return False
    return after + 1 >= place.high or not _goes_on_as_object(elements[after + 1])


def _goes_on_as_object(element: Token) -> bool:
    """Whether the object follows: "declared safe passage", "declared void the vote"."""
    if word_classes().get(element.lower) == "determiner":
        return element.lower not in ("this", "that")  # "declared safe this morning"
    return is_nominal(element) and element.lower not in words_in("time")


def group_start(row: Row, index: int, low: int) -> int:
    """Where the verb group that ends in the verb begins: "has repeatedly said"."""
    elements, classes = row.elements, word_classes()
    begin = index
    while begin > low:
        lower = elements[begin - 1].lower
        if classes.get(lower) != "auxiliary" and not is_adverb(lower):
            break
        begin -= 1
    return _chain_start(row, begin, low)


def _chain_start(row: Row, begin: int, low: int) -> int:
    """Where "went on to", "continued to" before an infinitive begins; else `begin` itself."""
    elements = row.elements
    if begin - 2 <= low or elements[begin - 1].lower != "to":
        return begin
    before = elements[begin - 2].lower
    if before == "on" and elements[begin - 3].lower in ("went", "goes", "gone"):
        return begin - 3
    return begin - 2 if before in words_in("going_on") else begin


def with_particle(row: Row, index: int, form: VerbForm, high: int) -> tuple[Verb | None, int]:
    """The verb with the longest particle that follows, and the element after it."""
    for verb in form.verbs:
        after = index + 1 + len(verb.particle)
        words = tuple(e.lower for e in row.elements[index + 1 : min(after, high)])
        if words == verb.particle:
            return verb, after
    return None, index


def main_subject(row: Row, end: int, low: int) -> Phrase | None:
    """The subject of the sentence's first finite verb before `end`, as far as it can be told."""
    return _subject_among(row, range(low + 1, end), low)


def nearest_subject(row: Row, end: int, low: int) -> Phrase | None:
    """The subject of the last finite verb before `end`."""
    return _subject_among(row, range(end - 1, low, -1), low)


def _subject_among(row: Row, places: range, low: int) -> Phrase | None:
    elements, classes, forms = row.elements, word_classes(), verb_forms()
    for index in places:
        lower = elements[index].lower
        finite = classes.get(lower) in ("auxiliary", "finite") or (
            lower in forms and "past" in forms[lower].forms
        )
        if finite or (lower.endswith("ed") and len(lower) > 4):
            begin = group_start(row, index, low)
            if elements[begin - 1].lower == "," and begin > low:
                continue  # "turned, leaned forward and said": further to the left
            subject = subject_before(row, begin, low)
            if subject is not None:
                return subject
    return None
