"""Verbs of saying where they stand: finite, inverted, passive or as a participle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.text.contents import (
    after_cue,
    before_cue,
    complement,
    occasions,
    only_adverbials,
    piece,
    quotation_before,
    skip_adverbials,
    speech_ends_before,
)
from summarize.text.found import Found, Phrase
from summarize.text.noun_phrases import head_of, phrase_after, sentence_opener, subject_before
from summarize.text.rows import QUOTE, Row, is_adverb, is_nominal, word_classes
from summarize.text.speech import verb_forms

if TYPE_CHECKING:
    from summarize.text.speech import Verb, VerbForm


_NEGATIONS = frozenset("not never neither nor cannot".split())
_BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
_IRREALIS = frozenset("would could might may should must can".split())
_SPOKEN_OF = frozenset(
    "said believed thought alleged reported presumed assumed understood rumored rumoured "
    "suspected claimed estimated feared".split()
)
_PLURALS = frozenset("they we i you people some many others both police two three who".split())
_SINGULAR_OPENERS = frozenset("a an this each every".split())
_CONJUNCTIONS = frozenset(("and", "but", "then"))
_BEFORE_PARTICIPLE = frozenset((",", QUOTE, "and", "or", "before", "after", "while", "when", "by"))


@dataclass(frozen=True, slots=True)
class _Place:
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

    def found(self, source: Phrase | None, contents: tuple[tuple[int, int], ...]) -> Found:
        return Found(
            (self.begin, self.cue_end), (self.index, self.after), source, contents, self.verb.stance
        )


def verb_cue(row: Row, index: int, form: VerbForm, previous: Found | None) -> Found | None:
    """The attribution by the verb at `index`, if it is one; `previous` of the same sentence."""
    low, high = row.bounds(index)
    begin = _group_start(row, index, low)
    group = {e.lower for e in row.elements[begin:index]}
    if any(word in _NEGATIONS or word.endswith("n't") for word in group):
        return None
    verb, after = _with_particle(row, index, form, high)
    if verb is None:
        return None
    place = _Place(row, begin, index, after, low, high, verb, form, previous)
    if not group.isdisjoint(_IRREALIS):
        return None
    progressive = row.elements[index].lower.endswith("ing") and "ing" in form.forms
    if not group.isdisjoint(_BE):
        return _finite(place) if progressive else _passive(place)
    if progressive:
        return _participle(place)
    return _finite(place)


def _group_start(row: Row, index: int, low: int) -> int:
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
    return begin - 2 if before in _GOING_ON else begin


_GOING_ON = frozenset("continued continues began begins sought seeks proceeded".split())


def _with_particle(row: Row, index: int, form: VerbForm, high: int) -> tuple[Verb | None, int]:
    for verb in form.verbs:
        after = index + 1 + len(verb.particle)
        words = tuple(e.lower for e in row.elements[index + 1 : min(after, high)])
        if words == verb.particle:
            return verb, after
    return None, index


def _passive(place: _Place) -> Found | None:
    """It is presumed that S. / X is believed to have left. / X was praised by Y."""
    row, after, high = place.row, place.after, place.high
    elements = row.elements
    if "participle" not in place.form.forms or after >= high:
        return None
    word = elements[after].lower
    if word == "that" and place.begin > place.low and elements[place.begin - 1].lower == "it":
        return _unnamed(place, after_cue(row, after, high, whole=True))
    subject = subject_before(row, place.begin, place.low)
    if subject is None:
        return None
    if word == "to" and elements[place.index].lower in _SPOKEN_OF:
        rest = after_cue(row, after, high, whole=False)
        return _unnamed(place, (piece(row, *subject), *rest))
    if word == "by" and "object" in place.verb.complements:
        end = phrase_after(row, after + 1, high, apposition=True)
        if end > after + 1:
            return place.found((after + 1, end), (piece(row, *subject),))
    return None


def _unnamed(place: _Place, contents: tuple[tuple[int, int], ...]) -> Found:
    """Nobody is named: what is "said" so is hearsay, whatever the verb asserts elsewhere."""
    stance = place.verb.stance
    return Found(
        (place.begin, place.after),
        (place.index, place.after),
        None,
        contents,
        "reported" if stance == "asserted" else stance,
    )


def _participle(place: _Place) -> Found | None:
    """..., adding that S: the source is that of the cue before, or the sentence's subject."""
    row, begin, low = place.row, place.begin, place.low
    elements = row.elements
    if begin == low:
        return None
    before = elements[begin - 1].lower
    if before not in _BEFORE_PARTICIPLE and not (
        elements[place.index].lower == "saying" and is_nominal(elements[begin - 1])
    ):
        return None
    contents = complement(row, place.after, place.high, place.verb)
    if not contents:
        return None
    source = _participle_source(place, before)
    return None if source is None else place.found(source, contents)


def _participle_source(place: _Place, before: str) -> Phrase | None:
    row, begin, low = place.row, place.begin, place.low
    if before in occasions():
        return _nearest_subject(row, begin, low)  # "the embassy issued a statement saying"
    if place.previous is not None and place.previous.source is not None:
        return place.previous.source
    return sentence_opener(row, low, begin) or _main_subject(row, begin, low)


def _main_subject(row: Row, end: int, low: int) -> Phrase | None:
    """The subject of the sentence's first finite verb before `end`, as far as it can be told."""
    return _subject_among(row, range(low + 1, end), low)


def _nearest_subject(row: Row, end: int, low: int) -> Phrase | None:
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
            begin = _group_start(row, index, low)
            if elements[begin - 1].lower == "," and begin > low:
                continue  # "turned, leaned forward and said": further to the left
            subject = subject_before(row, begin, low)
            if subject is not None:
                return subject
    return None


def _finite(place: _Place) -> Found | None:
    """X said S. / "...," X said. / "...," said X."""
    row, low, high, verb = place.row, place.low, place.high, place.verb
    inverted = _inverted(place)
    if inverted is not None:
        return inverted
    subject = _coordinated(place) or subject_before(row, place.begin, low)
    if subject is None or not _agrees(place, subject):
        return None
    if "quote" in verb.complements and subject[0] > low and speech_ends_before(row, subject[0]):
        before = before_cue(row, low, subject[0])
        return place.found(subject, (*before, *after_quotation(row, place.after, high)))
    if _is_subordinate(row, subject[0], low):
        high = _clause_end(row, place.after, high)  # "X, who said S, has left"
    contents = complement(row, place.after, high, verb, subject=subject)
    if not contents and "quote" in verb.complements and subject[0] == low:
        contents = quotation_before(row, low)
    elif _follows_clause(place, subject):
        contents = (*before_cue(row, low, subject[0], broken=bool(contents)), *contents)
    return place.found(subject, contents)


def _is_subordinate(row: Row, subject: int, low: int) -> bool:
    """Whether the subject is ", who" or stands in a clause that opens the sentence: "When X"."""
    if subject == low:
        return False
    before = row.elements[subject - 1].lower
    if row.elements[subject].lower in ("who", "which"):
        return before == ","
    opens = subject - 1 == low or row.elements[subject - 2].lower in ("but", "and", ",")
    return opens and before in _OPENERS


_OPENERS = frozenset("when as while after before although though if since because once".split())


def _clause_end(row: Row, start: int, high: int) -> int:
    """The comma after `start` that closes a relative clause, if one does."""
    for at in range(start + 1, high):
        if row.elements[at].lower == ",":
            return at
    return high


def _follows_clause(place: _Place, subject: Phrase) -> bool:
    """S, X said."""
    row = place.row
    return (
        "quote" in place.verb.complements
        and not place.verb.complements.isdisjoint(("that", "clause"))
        and subject[0] > place.low
        and row.elements[subject[0] - 1].lower == ","
        and only_adverbials(row, place.after, place.high)
    )


def after_quotation(row: Row, after: int, high: int) -> tuple[tuple[int, int], ...]:
    """What goes on after "..., he said,": only another quotation, or a participle's end of it."""
    elements = row.elements
    for at in range(after, high - 1):
        if elements[at].lower in (",", ":", ";", ".") and elements[at + 1].lower == QUOTE:
            return after_cue(row, at + 1, high, whole=True)
    return ()


def _coordinated(place: _Place) -> Phrase | None:
    """The subject of "X rose and said": that of the verb before the conjunction."""
    row, begin, low = place.row, place.begin, place.low
    if begin - 1 <= low or row.elements[begin - 1].lower not in _CONJUNCTIONS:
        return None
    if place.previous is not None:
        return place.previous.source
    return _nearest_subject(row, begin - 1, low)


def _agrees(place: _Place, subject: Phrase) -> bool:
    """Whether the form can be the finite verb of this subject; nouns look like base forms."""
    elements = place.row.elements
    head, lower = head_of(place.row, subject).lower, elements[place.index].lower
    if "past" in place.form.forms or lower.endswith("ing"):
        return True
    if place.begin < place.index and (
        word_classes().get(elements[place.begin].lower) == "auxiliary"
        or elements[place.index - 1].lower == "to"
    ):
        return True
    words = {e.lower for e in elements[slice(*subject)]}
    if subject[0] > place.low and (
        word_classes().get(elements[subject[0] - 1].lower) == "preposition"
    ):
        return False  # "in Baltic states": the noun of a phrase, no verb
    if "base" in place.form.forms:
        if elements[subject[0]].lower in _SINGULAR_OPENERS:
            return False
        return (
            head.endswith("s")
            or head in ("percent", ",")
            or not words.isdisjoint(_PLURALS | {"and"})
        )
    return head not in _PLURALS or head == "who"


def _inverted(place: _Place) -> Found | None:
    """The quotation first, then "said Ana Ruiz, a baker"."""
    row, index, after, high = place.row, place.index, place.after, place.high
    elements = row.elements
    takes = place.verb.complements
    if "quote" not in takes or "hearer" in takes or place.begin != index or place.verb.particle:
        return None
    quoted = speech_ends_before(row, index)
    if not quoted and (index == place.low or elements[index - 1].lower != ","):
        return None
    end = phrase_after(row, after, high, apposition=True)
    if end == after or (end < high and elements[end].lower == QUOTE):
        return None
    if not quoted and end < high and elements[end].is_word:
        return None
    contents = before_cue(row, place.low, index)
    if not contents:
        return None
    if quoted:
        contents = (*contents, *after_quotation(row, end, high))
    elif end + 1 < high and elements[end].lower == ",":
        contents = (*contents, *after_cue(row, end + 1, high, whole=True))
    return place.found((after, end), contents)
