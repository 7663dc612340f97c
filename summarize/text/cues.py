"""Cues in a row: verbs, phrases, nouns and adverbs that give words to a source, with both found.

Each finder looks at one element and answers a `Found` or None. Precision before recall: a false
attribution puts words into somebody's mouth.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from summarize.text.contents import (
    after_cue,
    before_cue,
    clause_around,
    complement,
    piece,
    rest_of_sentence,
)
from summarize.text.noun_phrases import phrase_after, subject_before
from summarize.text.rows import QUOTE, Row, is_adverb, is_nominal, word_classes
from summarize.text.speech import source_phrases, stances, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.text.speech import Verb, VerbForm
    from summarize.text.types import Span, Stance

_NEGATIONS = frozenset(["not", "never", "neither", "nor", "cannot"])
_BE = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"]
)
_IRREALIS = frozenset(["would", "could", "might", "may", "should", "must", "can"])
_SPOKEN_OF = frozenset(
    [
        "said",
        "believed",
        "thought",
        "alleged",
        "reported",
        "presumed",
        "assumed",
        "understood",
        "rumored",
        "rumoured",
        "suspected",
        "claimed",
        "estimated",
        "feared",
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution before its source is resolved; element indices, but contents in code points."""

    cue: tuple[int, int]  # elements of the whole cue: "has repeatedly said"
    head: tuple[int, int]  # elements of the verb with its particle: "said", "called for"
    source: tuple[int, int] | None
    contents: tuple[Span, ...]
    stance: Stance
    quoted: bool = False  # whether the contents begin or end in a quotation


@cache
def cue_words() -> frozenset[str]:
    """Every word that can begin a cue; a row without one has no attribution but by colon."""
    return frozenset().union(
        verb_forms(), source_phrases(), stances("adverbs"), stances("nouns"), (":",)
    )


def find_cues(row: Row) -> Iterator[Found]:
    """The attributions of one row, in the order of their cues."""
    words = cue_words()
    for index, element in enumerate(row.elements):
        if element.lower not in words:
            continue
        found = _found_at(row, index)
        if found is not None and found.contents:
            yield _settled(row, found)


def _settled(row: Row, found: Found) -> Found:
    """Contents in order, disjoint from each other and from source and cue."""
    taken = [(row.elements[a].start, row.elements[b - 1].end) for a, b in _parts(found)]
    contents: list[Span] = []
    for start, end in sorted(set(found.contents)):
        for other in (*taken, *contents):
            if start < other[1] and other[0] < end:
                start, end = (start, other[0]) if start < other[0] else (other[1], end)
        if end > start:
            contents.append((start, end))
    edges = {edge for span in contents for edge in span}
    quotes = [e for e in row.elements if e.lower == QUOTE]
    quoted = any(e.start in edges or e.end in edges for e in quotes)
    return replace(found, contents=tuple(contents), quoted=quoted)


def _parts(found: Found) -> list[tuple[int, int]]:
    return [found.cue] if found.source is None else [found.cue, found.source]


def _found_at(row: Row, index: int) -> Found | None:
    lower = row.elements[index].lower
    if lower == ":":
        return _named_by_colon(row, index)
    if lower in stances("adverbs"):
        return _adverb(row, index, stances("adverbs")[lower])
    found = _phrase(row, index) if lower in source_phrases() else None
    form = verb_forms().get(lower)
    if found is None and form is not None:
        found = _verb(row, index, form)
    if found is None and lower in stances("nouns"):
        found = _noun(row, index, stances("nouns")[lower])
    return found


def _phrase(row: Row, index: int) -> Found | None:
    """According to X, S. / S, according to X."""
    elements = row.elements
    low, high = row.bounds(index)
    for rest, stance in source_phrases()[elements[index].lower]:
        after = index + 1 + len(rest)
        if tuple(e.lower for e in elements[index + 1 : after]) != rest:
            continue
        end = phrase_after(row, after, high, apposition=True)
        if end == after:
            return None
        cue = (index, after)
        return Found(cue, cue, (after, end), rest_of_sentence(row, low, index, end, high), stance)
    return None


def _adverb(row: Row, index: int, stance: Stance) -> Found | None:
    cue = (index, index + 1)
    return Found(cue, cue, None, clause_around(row, index), stance)


def _noun(row: Row, index: int, stance: Stance) -> Found | None:
    """X's claim that S; reports that S."""
    elements = row.elements
    low, high = row.bounds(index)
    if index + 2 >= high or elements[index + 1].lower != "that":
        return None
    source = None
    if index > low:
        before = elements[index - 1].lower
        if before == "'s":
            source = subject_before(row, index - 1, low)
        elif before in ("his", "her", "their", "its"):
            source = (index - 1, index)
    cue = (index, index + 1)
    return Found(cue, cue, source, after_cue(row, index + 1, high, whole=False), stance)


def _named_by_colon(row: Row, index: int) -> Found | None:
    """Ana Ruiz: "..." at the head of a paragraph or sentence."""
    elements = row.elements
    low, high = row.bounds(index)
    quoted = index + 1 < len(elements) and elements[index + 1].lower == QUOTE
    if not quoted or not 0 < index - low <= 10 or not elements[low].text[0].isupper():
        return None
    end = phrase_after(row, low, index)
    if end != index and elements[end].lower != ",":
        return None
    cue = (index, index + 1)
    contents = (piece(row, index + 1, index + 2),)
    return Found(cue, cue, (low, index), contents, "asserted")


def _verb(row: Row, index: int, form: VerbForm) -> Found | None:
    elements = row.elements
    low, high = row.bounds(index)
    begin = _group_start(row, index, low)
    group = {e.lower for e in elements[begin:index]}
    if any(word in _NEGATIONS or word.endswith("n't") for word in group):
        return None
    verb, after = _with_particle(row, index, form, high)
    if verb is None:
        return None
    if not group.isdisjoint(_BE) and not elements[index].lower.endswith("ing"):
        return _passive(row, (begin, index, after), verb, form, (low, high))
    if elements[index].lower.endswith("ing") and "ing" in form.forms and group.isdisjoint(_BE):
        return _participle(row, (begin, index, after), verb, (low, high))
    if not group.isdisjoint(_IRREALIS):
        return None
    return _finite(row, (begin, index, after), verb, form, (low, high))


def _group_start(row: Row, index: int, low: int) -> int:
    """Where the verb group that ends in the verb begins: "has repeatedly said"."""
    elements, classes = row.elements, word_classes()
    begin = index
    while begin > low:
        lower = elements[begin - 1].lower
        if classes.get(lower) != "auxiliary" and not is_adverb(lower):
            break
        begin -= 1
    return begin


def _with_particle(row: Row, index: int, form: VerbForm, high: int) -> tuple[Verb | None, int]:
    for verb in form.verbs:
        after = index + 1 + len(verb.particle)
        words = tuple(e.lower for e in row.elements[index + 1 : min(after, high)])
        if words == verb.particle:
            return verb, after
    return None, index


Positions = tuple[int, int, int]  # of the verb group, the verb, and what follows it


def _passive(
    row: Row, at: Positions, verb: Verb, form: VerbForm, bounds: tuple[int, int]
) -> Found | None:
    """It is presumed that S. / X is believed to have left. / X was praised by Y."""
    begin, index, after = at
    low, high = bounds
    elements = row.elements
    if "participle" not in form.forms or after >= high:
        return None
    word = elements[after].lower
    cue, head = (begin, after), (index, after)
    if word == "that" and begin > low and elements[begin - 1].lower == "it":
        stance = "reported" if verb.stance == "asserted" else verb.stance
        return Found(cue, head, None, after_cue(row, after, high, whole=True), stance)
    subject = subject_before(row, begin, low)
    if subject is None:
        return None
    if word == "to" and elements[index].lower in _SPOKEN_OF:
        stance = "reported" if verb.stance == "asserted" else verb.stance
        rest = after_cue(row, after, high, whole=False)
        return Found(cue, head, None, (piece(row, *subject), *rest), stance)
    if word == "by" and "object" in verb.complements:
        end = phrase_after(row, after + 1, high, apposition=True)
        if end > after + 1:
            contents = (piece(row, *subject),)
            return Found(cue, head, (after + 1, end), contents, verb.stance)
    return None


def _participle(row: Row, at: Positions, verb: Verb, bounds: tuple[int, int]) -> Found | None:
    """..., adding that S: its source is the subject of the sentence."""
    begin, index, after = at
    low, high = bounds
    elements = row.elements
    if begin == low or not (
        elements[begin - 1].lower in (",", QUOTE) or is_nominal(elements[begin - 1])
    ):
        return None
    contents = complement(row, after, high, verb, finite=False)
    if not contents:
        return None
    if elements[begin - 1].lower not in (",", QUOTE) and elements[index].lower != "saying":
        return None
    source = _main_subject(row, begin, low)
    if source is None:
        return None
    return Found((begin, after), (index, after), source, contents, verb.stance)


def _main_subject(row: Row, end: int, low: int) -> tuple[int, int] | None:
    """The subject of the sentence's first finite verb before `end`, as far as it can be told."""
    elements, classes, forms = row.elements, word_classes(), verb_forms()
    for index in range(low + 1, end):
        lower = elements[index].lower
        finite = classes.get(lower) in ("auxiliary", "finite") or (
            lower in forms and "past" in forms[lower].forms
        )
        if finite or (lower.endswith("ed") and len(lower) > 4):
            subject = subject_before(row, _group_start(row, index, low), low)
            if subject is not None:
                return subject
    return None


def _finite(
    row: Row, at: Positions, verb: Verb, form: VerbForm, bounds: tuple[int, int]
) -> Found | None:
    begin, index, after = at
    low, high = bounds
    elements = row.elements
    inverted = _inverted(row, at, verb, bounds)
    if inverted is not None:
        return inverted
    subject = subject_before(row, begin, low)
    if subject is None or not _agrees(row, subject, index, begin, form):
        return None
    contents = complement(row, after, high, verb, finite=True, subject=subject)
    preceded = subject[0] > low and elements[subject[0] - 1].lower in (",", QUOTE)
    closes = after >= high or not elements[after].is_word or _only_adverbials(row, after, high)
    if "quote" in verb.complements and closes and (preceded or subject[0] == low):
        contents = (*before_cue(row, low, subject[0]), *contents)
    return Found((begin, after), (index, after), subject, contents, verb.stance)


def _only_adverbials(row: Row, after: int, high: int) -> bool:
    from summarize.text.contents import skip_adverbials

    at = skip_adverbials(row, after, high)
    return at >= high or not (row.elements[at].is_word or row.elements[at].lower == QUOTE)


def _agrees(row: Row, subject: tuple[int, int], index: int, begin: int, form: VerbForm) -> bool:
    """Whether the form can be the finite verb of this subject; nouns look like base forms."""
    head = row.elements[subject[1] - 1].lower
    lower = row.elements[index].lower
    if "past" in form.forms or lower.endswith("ing"):
        return True
    if begin < index and word_classes().get(row.elements[begin].lower) == "auxiliary":
        return True
    if "base" in form.forms:
        return (
            head.endswith("s")
            or head in _PLURALS
            or "and" in {e.lower for e in row.elements[subject[0] : subject[1]]}
        )
    return head not in _PLURALS


_PLURALS = frozenset(
    [
        "they",
        "we",
        "i",
        "you",
        "people",
        "some",
        "many",
        "others",
        "both",
        "critics",
        "police",
        "two",
        "who",
    ]
)


def _inverted(row: Row, at: Positions, verb: Verb, bounds: tuple[int, int]) -> Found | None:
    """ "...," said Ana Ruiz, a baker."""
    begin, index, after = at
    low, high = bounds
    elements = row.elements
    if "quote" not in verb.complements or begin != index or verb.particle:
        return None
    if index > low and elements[index - 1].lower not in (",", QUOTE):
        return None
    end = phrase_after(row, after, high, apposition=True)
    if end == after or not (
        end >= high or not elements[end].is_word or elements[end].lower == "in"
    ):
        return None
    if end < high and elements[end].lower == QUOTE:
        return None
    contents = before_cue(row, low, index)
    if not contents:
        return None
    if end + 1 < high and elements[end].lower == ",":
        contents = (*contents, *after_cue(row, end + 1, high, whole=True))
    return Found((index, after), (index, after), (after, end), contents, verb.stance)
