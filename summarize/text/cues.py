"""Cues in a row: the verbs, phrases, nouns and adverbs that give words to a source.

Precision before recall: a false attribution puts words in somebody's mouth. So an attribution
inside the words of another is left out; what X says that Y said is X's to answer for.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from summarize.text.contents import after_cue, clause_around, piece, rest_of_sentence
from summarize.text.found import Found
from summarize.text.noun_phrases import phrase_after
from summarize.text.source_kinds import kind_of_words
from summarize.text.speakers import speaker
from summarize.text.speech import source_phrases, stances, verb_forms
from summarize.text.subjects import subject_before
from summarize.text.verb_cues import verb_cue
from summarize.text.word_classes import QUOTE, is_nominal, word_classes, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.text.rows import Row
    from summarize.text.types import Span, Stance

_POSSESSIVES = frozenset(("his", "her", "their", "its"))


@cache
def cue_words() -> frozenset[str]:
    """Every word that can begin a cue."""
    return frozenset().union(
        verb_forms(), source_phrases(), stances("adverbs"), stances("nouns"), (":",)
    )


def find_cues(row: Row) -> Iterator[Found]:
    """The attributions of one row, in the order of their cues."""
    words = cue_words()
    quotes = frozenset(edge for e in row.elements if e.lower == QUOTE for edge in (e.start, e.end))
    waiting: Found | None = None
    for index, element in enumerate(row.elements):
        if element.lower not in words or (waiting and _names_source(waiting, index)):
            continue
        previous = waiting if waiting and waiting.cue[0] >= row.bounds(index)[0] else None
        found = _with_speaker(row, _found_at(row, index, previous))
        if found is None or not found.contents:
            continue
        if waiting is not None:
            edge = _edge_before(row, waiting, found)
            if edge is None and _inside(row, found, waiting):
                continue
            yield _settled(row, waiting if edge is None else _cut(waiting, edge), quotes)
        waiting = found
    if waiting is not None:
        yield _settled(row, waiting, quotes)


def _with_speaker(row: Row, found: Found | None) -> Found | None:
    """The attribution with the words that name its source; None where they name nobody."""
    if found is None or found.source is None:
        return found
    source = speaker(row, found.source)
    return None if source is None else replace(found, source=source)


def _names_source(found: Found, index: int) -> bool:
    """Whether the element is part of the words that name a source already: several reports."""
    return found.source is not None and found.source[0] <= index < found.source[1]


def _inside(row: Row, found: Found, outer: Found) -> bool:
    """Whether a cue stands within the words that another already credits."""
    places = [row.elements[found.cue[0]].start]
    if found.source is None:
        places.append(found.contents[0][0])  # "said in a statement that": one, not two
    return any(start <= at < end for start, end in outer.contents for at in places)


def _edge_before(row: Row, found: Found, following: Found) -> int | None:
    """Where the words of `found` end because the next cue starts a clause beside it, not in it.

    Either shares the source ("and said ..."), or a comma and a conjunction open the new clause
    (", but they argued ...").
    """
    elements = row.elements
    if following.source is None:
        return None
    first = min(following.source[0], following.cue[0])
    if following.source == found.source:
        first = following.cue[0]
    if first < 2:
        return None
    joined = elements[first - 1].lower in words_in("joining")
    if following.source == found.source:
        before = first - 2 if joined or elements[first - 1].lower == "," else first - 1
        return elements[before].end
    if joined and elements[first - 2].lower in (",", QUOTE):
        return (
            elements[first - 2].start
            if elements[first - 2].lower == ","
            else elements[first - 2].end
        )
    return None


def _cut(found: Found, edge: int) -> Found:
    contents = tuple((s, min(e, edge) if s < edge else e) for s, e in found.contents)
    return replace(found, contents=contents)


def _settled(row: Row, found: Found, quotes: frozenset[int]) -> Found:
    """Contents in order, disjoint from each other and from source and cue."""
    parts = [found.cue] if found.source is None else [found.cue, found.source]
    taken = [(row.elements[a].start, row.elements[b - 1].end) for a, b in parts]
    contents: list[Span] = []
    for start, end in sorted(set(found.contents)):
        for other in (*taken, *contents):
            if start < other[1] and other[0] < end:
                start, end = (start, other[0]) if start < other[0] else (other[1], end)
        if end > start:
            contents.append((start, end))
    quoted = any(start in quotes or end in quotes for start, end in contents)
    return replace(found, contents=tuple(contents), quoted=quoted)


def _found_at(row: Row, index: int, previous: Found | None) -> Found | None:
    lower = row.elements[index].lower
    if lower == ":":
        return _named_by_colon(row, index)
    if lower in stances("adverbs"):
        cue = (index, index + 1)
        return Found(cue, cue, None, clause_around(row, index), stances("adverbs")[lower])
    found = _phrase(row, index) if lower in source_phrases() else None
    form = verb_forms().get(lower)
    if found is None and form is not None:
        found = verb_cue(row, index, form, previous)
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
        end = phrase_after(row, after, high, apposition=index > low)
        words = [e.lower for e in elements[after:end]]
        if end == after or (not rest and (words[0] in _POSSESSIVES or not kind_of_words(words))):
            return None
        cue = (index, after)
        return Found(cue, cue, (after, end), rest_of_sentence(row, low, index, end, high), stance)
    return None


def _noun(row: Row, index: int, stance: Stance) -> Found | None:
    """X's claim that S; reports that S."""
    elements = row.elements
    low, high = row.bounds(index)
    if index + 2 >= high:
        return None
    following = elements[index + 1].lower
    owner = _owner(row, index, low)
    if owner is None and (following != "that" or (index > low and is_nominal(elements[index - 1]))):
        return None  # "the same news that everybody has": a relative clause
    if following != "that" and (following not in _ABOUT or elements[index].lower == "news"):
        return None
    if following == "that" and _is_verb(elements[index + 2].lower):
        return None  # "the promise that began it all": a relative clause
    cue, head = (owner[1] if owner else index, index + 1), (index, index + 1)
    if owner and elements[owner[1]].lower == "'s":
        cue = (owner[1] + 1, index + 1)
    content = after_cue(row, index + 1 if following == "that" else index + 2, high, whole=False)
    return Found(cue, head, owner, content, stance)


def _is_verb(lower: str) -> bool:
    form = verb_forms().get(lower)
    return (
        word_classes().get(lower) in ("auxiliary", "finite")
        or (lower.endswith("ed") and len(lower) > 4)
        or (form is not None and "past" in form.forms)
    )


_ABOUT = frozenset(["of", "for", "on", "about", "to", "against", "over", "toward", "towards"])


def _owner(row: Row, index: int, low: int) -> tuple[int, int] | None:
    """Whose noun it is: "his harsh criticism of", "the union's claim that"."""
    elements = row.elements
    for at in range(index - 1, max(low - 1, index - 4), -1):
        lower = elements[at].lower
        if lower == "'s":
            return subject_before(row, at, low)
        if lower in _POSSESSIVES:
            return (at, at + 1)
        if not is_nominal(elements[at]) or lower == QUOTE:
            return None
    return None


def _named_by_colon(row: Row, index: int) -> Found | None:
    """Ana Ruiz: "..." at the head of a paragraph or sentence."""
    elements = row.elements
    low, _ = row.bounds(index)
    quoted = index + 1 < len(elements) and elements[index + 1].lower == QUOTE
    if not quoted or not 0 < index - low <= 10 or not elements[low].text[0].isupper():
        return None
    end = phrase_after(row, low, index)
    if end != index and elements[end].lower != ",":
        return None
    cue = (index, index + 1)
    contents = (piece(row, index + 1, index + 2),)
    return Found(cue, cue, (low, index), contents, "asserted")
