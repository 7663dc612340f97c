"""Contradiction in words: an outcome against its opposite, a thing and its negation, two days.

What counts is narrow: neither statement may be a condition or a wish, and a quotation that both
print is the same quotation however it is cut.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.comparison.circumstances import another_doer, another_time, not_until
from summarize.comparison.counting import days_apart
from summarize.comparison.deeds import another_cause, another_frequency, another_parting
from summarize.comparison.negation import OWNING, negated
from summarize.comparison.places import another_place
from summarize.comparison.similarity import is_participant
from summarize.comparison.statements import is_planned, remembered
from summarize.comparison.voices import named_source, reference_day, same_source
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from summarize.comparison.statements import Statement


_UNTIL = frozenset({"until"})  # makes a condition, but of what was "not until Friday"
_LONGEST = 12  # code points of a word that opens a clause
_LAST_WORD = re.compile(r"\b([A-Za-z]+)\s$")


def difference_between(a: Statement, b: Statement) -> str | None:
    """What the words of two statements cannot both mean, or None where words do not decide."""
    settled = _openings(a) <= _UNTIL and _openings(b) <= _UNTIL
    if settled and (later := not_until(a, b) or not_until(b, a)) is not None:
        return f"“{later[0]}” and “{later[1]}” are different times"
    words, denied = _opposites(a, b), negated(a, b) or negated(b, a)
    if (_is_open(a) or _is_open(b)) and (words is None or not _is_one_mind(a, b)):
        return None
    if words is not None and not a.negations and not b.negations:
        return f"“{words[0]}” and “{words[1]}” exclude each other"
    if words is None and denied is not None:  # "not one opened" and "all were shut" agree
        statement, negation, token = denied
        return f"{statement.column.teller} negates it (“{negation.text} … {token.text}”)"
    if (days := _different_days(a, b)) is not None:
        return f"“{days[0]}” and “{days[1]}” are different days"
    circumstances = (
        (another_time, "times"),
        (another_place, "places"),
        (another_frequency, "numbers of times"),
        (another_cause, "causes"),
    )
    for difference, what in circumstances:
        if (words := difference(a, b)) is not None:
            return f"“{words[0]}” and “{words[1]}” are different {what}"
    if (parting := another_parting(a, b)) is not None:
        return f"“{parting[0]}” and “{parting[1]}” exclude each other"
    if (doers := another_doer(a, b)) is not None:
        return f"“{doers[0]}” and “{doers[1]}” cannot both have done it"
    return None


def _is_open(statement: Statement) -> bool:
    """Whether it is a condition, a wish or a question, which nothing contradicts."""
    return bool(_openings(statement))


@remembered
def _openings(statement: Statement) -> frozenset[str]:
    """The words that make it a condition, a wish or a question."""
    words = [token.lower for token in statement.tokens]
    pairs = pairwise(["", *words])
    found = {w for before, w in pairs if w in _open_words() and not _is_thing(before, w)}
    if (condition := _depends(statement)) is not None:
        found.add(condition)
    grammar = lexicon("grammar")
    asking, negations = grammar["asking_for"].words, grammar["negations"].words
    found |= {w for at, w in enumerate(words) if w in asking and "for" in words[at + 1 : at + 3]}
    focus = grammar["focus"].words
    found |= {w for w, following in pairwise(words) if w in negations and following in focus}
    return frozenset(found)


def _is_thing(before: str, word: str) -> bool:
    """Whether a word of wishing names a thing: "our offer"."""
    return before in OWNING and word.removesuffix("s") in {"demand", "offer"}


def _depends(statement: Statement) -> str | None:
    """The word before the clause that makes it a condition: "*until* they have been checked"."""
    text = statement.column.article.text
    before = _LAST_WORD.search(text, max(0, statement.start - _LONGEST), statement.start)
    word = "" if before is None else before[1].lower()
    return f"{word} ..." if word in _open_words() else None


def _is_one_mind(a: Statement, b: Statement) -> bool:
    """Whether both tell what one named source wants: "should go on", "asked to stop"."""
    first, second = named_source(a), named_source(b)
    return first is not None and second is not None and same_source(first, second)


@cache
def _open_words() -> frozenset[str]:
    return lexicon("grammar")["open_words"].words


def _opposites(a: Statement, b: Statement) -> tuple[str, str] | None:
    """Words of the two statements that name outcomes excluding each other."""
    for concept, opposite in _antonyms():
        if concept in a.concepts and opposite in b.concepts and opposite not in a.concepts:
            return a.concepts[concept].text, b.concepts[opposite].text
    return None


@cache
def _antonyms() -> tuple[tuple[str, str], ...]:
    listed = [(word, other or "") for word, other in lexicon("antonyms")["outcomes"].entries]
    return tuple(listed + [(other, word) for word, other in listed])


def _is_ahead(statement: Statement) -> bool:
    """Whether it tells of the future, by its words or by a date behind that of its article."""
    today, time = reference_day(statement.column), statement.time
    later = time is not None and today is not None and (time.earliest or "") > today
    return later or is_planned(statement.tokens)


def _says_when(statement: Statement) -> bool:
    """Whether the clause credits somebody, so that its day may be the day of the saying."""
    attribution = statement.claim.attribution
    return attribution is not None and statement.covers(attribution.evidence)


def _different_days(a: Statement, b: Statement) -> tuple[str, str] | None:
    """The days of two statements of one plan, where both name one and they are not the same.

    What is past is told with the day of its report as often as with its own, so it is left out.
    """
    first, second = a.time, b.time
    if first is None or second is None or not days_apart(first, second):
        return None
    stated = first.text in a.evidence.quote and second.text in b.evidence.quote
    stated = stated and not (_says_when(a) or _says_when(b))
    same_words = set(first.text.lower().split()) & set(second.text.lower().split())
    acts = [c for c in a.concepts.keys() & b.concepts.keys() if not is_participant(c)]
    planned = _is_ahead(a) and _is_ahead(b)
    if not stated or same_words or not acts or not planned:
        return None
    return first.text, second.text
