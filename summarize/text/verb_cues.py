"""Verbs of saying where they stand: finite, inverted, passive or as a participle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.text.adverbials import only_adverbials
from summarize.text.complements import complement
from summarize.text.contents import (
    after_cue,
    after_quotation,
    before_cue,
    piece,
    quotation_before,
    speech_ends_before,
)
from summarize.text.hearers import after_hearer, goes_on_after_hearer, is_clause_before
from summarize.text.noun_phrases import head_of, phrase_after, sentence_opener
from summarize.text.speakers import is_named_or_listed
from summarize.text.speech import verb_forms
from summarize.text.subjects import subject_before
from summarize.text.verb_groups import (
    VerbPlace,
    group_start,
    is_bare_participle,
    main_subject,
    nearest_subject,
    with_particle,
)
from summarize.text.word_classes import QUOTE, is_adverb, is_nominal, word_classes, words_in

if TYPE_CHECKING:
    from summarize.text.found import Found, Phrase
    from summarize.text.rows import Row
    from summarize.text.speech import VerbForm
    from summarize.text.types import Span

_CONJUNCTIONS = frozenset(("and", "but", "then"))
_BEFORE_PARTICIPLE = frozenset((",", QUOTE, "and", "or", "before", "after", "while", "when", "by"))


def verb_cue(row: Row, index: int, form: VerbForm, previous: Found | None) -> Found | None:
    """The attribution by the verb at `index`, if it is one; `previous` of the same sentence."""
    low, high = row.bounds(index)
    begin = group_start(row, index, low)
    group = {e.lower for e in row.elements[begin:index]}
    if any(word in words_in("negation") or word.endswith("n't") for word in group):
        return None
    verb, after = with_particle(row, index, form, high)
    if verb is None:
        return None
    place = VerbPlace(row, begin, index, after, low, high, verb, form, previous)
    if not group.isdisjoint(words_in("irrealis")):
        return None
    progressive = row.elements[index].lower.endswith("ing") and "ing" in form.forms
    if not group.isdisjoint(words_in("be")):
        return _finite(place) if progressive else _passive(place)
    if progressive:
        return _participle(place)
    return None if is_bare_participle(place) else _finite(place)


def _passive(place: VerbPlace) -> Found | None:
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
    if word == "to" and elements[place.index].lower in words_in("spoken_of"):
        rest = after_cue(row, after, high, whole=False)
        return _unnamed(place, (piece(row, *subject), *rest))
    if word == "by" and "object" in place.verb.complements:
        end = phrase_after(row, after + 1, high, apposition=True)
        if end > after + 1:
            return place.found((after + 1, end), (piece(row, *subject),))
    return None


def _unnamed(place: VerbPlace, contents: tuple[Span, ...]) -> Found:
    """Nobody is named: what is "said" so is hearsay, whatever the verb asserts elsewhere."""
    found = place.found(None, contents)
    return replace(found, stance="reported") if found.stance == "asserted" else found


def _participle(place: VerbPlace) -> Found | None:
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


def _participle_source(place: VerbPlace, before: str) -> Phrase | None:
    row, begin, low = place.row, place.begin, place.low
    if before in words_in("occasion"):
        return nearest_subject(row, begin, low)  # "the embassy issued a statement saying"
    if place.previous is not None and place.previous.source is not None:
        return place.previous.source
    return sentence_opener(row, low, begin) or main_subject(row, begin, low)


def _finite(place: VerbPlace) -> Found | None:
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
    elif not contents and "hearer" in verb.complements:
        contents = _told_before(place, subject)
    return place.found(subject, contents)


def _is_subordinate(row: Row, subject: int, low: int) -> bool:
    """Whether the subject is ", who" or stands in a clause that opens the sentence: "When X"."""
    if subject == low:
        return False
    before = row.elements[subject - 1].lower
    if row.elements[subject].lower in ("who", "which"):
        return before == ","
    opens = subject - 1 == low or row.elements[subject - 2].lower in ("but", "and", ",")
    return opens and before in words_in("clause_opener")


def _clause_end(row: Row, start: int, high: int) -> int:
    """The comma after `start` that closes a relative clause, if one does."""
    for at in range(start + 1, high):
        if row.elements[at].lower == ",":
            return at
    return high


def _follows_clause(place: VerbPlace, subject: Phrase) -> bool:
    """S, X said."""
    row = place.row
    return (
        "quote" in place.verb.complements
        and "hearer" not in place.verb.complements
        and not place.verb.complements.isdisjoint(("that", "clause"))
        and subject[0] > place.low
        and row.elements[subject[0] - 1].lower == ","
        and only_adverbials(row, place.after, place.high)
    )


def _told_before(place: VerbPlace, subject: Phrase) -> tuple[Span, ...]:
    """S, X told reporters. / S, X told reporters, S."""
    row, low, high = place.row, place.low, place.high
    end = after_hearer(row, place.after, high)
    if end is None or not is_clause_before(row, low, subject[0]):
        return ()
    rest: tuple[Span, ...] = ()
    if goes_on_after_hearer(row, end, high):
        rest = after_cue(row, end + 1, high, whole=True)
    return (*before_cue(row, low, subject[0], broken=bool(rest)), *rest)


def _coordinated(place: VerbPlace) -> Phrase | None:
    """The subject of "X rose and said": that of the verb before the conjunction."""
    row, begin, low = place.row, place.begin, place.low
    if begin - 1 > low and row.elements[begin - 1].lower == "," and _in_series(place):
        return place.previous.source if place.previous is not None else None
    if begin - 1 <= low or row.elements[begin - 1].lower not in _CONJUNCTIONS:
        return None
    spoken = place.previous.source if place.previous is not None else None
    if spoken is not None and word_classes().get(row.elements[spoken[0]].lower) != "determiner":
        return spoken
    if spoken is not None and spoken[1] - spoken[0] > 1:
        return spoken  # "the mayor", but not "his" of "repeated his claim that S and said"
    return nearest_subject(row, begin - 1, low)


def _in_series(place: VerbPlace) -> bool:
    """As in "X confirmed it, promised an inquiry and left": the middle verb of three."""
    elements, after = place.row.elements, place.after
    previous = place.previous
    if previous is None or previous.source is None or "past" not in place.form.forms:
        return False
    if after >= place.high or elements[after].lower == "by" or previous.cue[0] < previous.source[0]:
        return False
    spoken = verb_forms().get(elements[previous.head[0]].lower)
    if spoken is None or "past" not in spoken.forms:
        return False
    following = [element.lower for element in elements[after : min(place.high, after + 20)]]
    return "and" in following and "," not in following[: following.index("and") - 1]


def _agrees(place: VerbPlace, subject: Phrase) -> bool:
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
    if _is_modifier(place.row, subject):
        return False  # "early-voting states", "racially charged comments"
    if "base" in place.form.forms:
        if elements[subject[0]].lower in words_in("singular_opener"):
            return False
        return (
            head.endswith("s")
            or head in ("percent", ",")
            or not words.isdisjoint(words_in("plural_subject") | {"and"})
        )
    return head not in words_in("plural_subject") or head == "who"


def _is_modifier(row: Row, subject: Phrase) -> bool:
    """Whether the subject ends in a participle that describes what follows it.

    In "a poll released yesterday shows" it describes the noun before it.
    """
    last = row.elements[subject[1] - 1]
    if not last.text.islower() or not last.lower.endswith(("ed", "ing")):
        return False
    form = verb_forms().get(last.lower)
    if form is not None and "ing" in form.forms:
        return True  # "a release calling attacks ...": its object
    before = row.elements[subject[1] - 2] if subject[1] - subject[0] > 1 else None
    return before is None or not is_nominal(before) or is_adverb(before.lower)


def _inverted(place: VerbPlace) -> Found | None:
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
    if not quoted and not is_named_or_listed(elements[after:end]):
        return None  # "The mayor, near tears, promised an inquiry": its object
    contents = before_cue(row, place.low, index)
    if not contents:
        return None
    if quoted:
        contents = (*contents, *after_quotation(row, end, high))
    elif end + 1 < high and elements[end].lower == ",":
        contents = (*contents, *after_cue(row, end + 1, high, whole=True))
    return place.found((after, end), contents)
