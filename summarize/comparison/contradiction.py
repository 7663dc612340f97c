"""Contradiction in words: an outcome against its opposite, a thing and its negation, two days.

Negation is everywhere in news and seldom contradicts anyone, so what counts is narrow: the
negated word itself must stand, not negated, in the other statement, neither may be a condition
or a wish, and a quotation that both print is the same quotation however it is cut.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.comparison.circumstances import (
    another_cause,
    another_doer,
    another_frequency,
    another_place,
    another_time,
    is_verb,
    not_until,
)
from summarize.comparison.counting import days_apart
from summarize.comparison.similarity import is_participant
from summarize.comparison.statements import is_planned, remembered
from summarize.comparison.voices import named_source, reference_day, same_source
from summarize.text.concepts import concept_of, concepts_of, is_listed
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarize.comparison.statements import Statement
    from summarize.text.tokens import Token


_OWNING = frozenset({"a", "an", "the", "its", "our", "their", "his", "her", "this"})  # "our offer"
_BEFORE_NOUNS = frozenset({"no", "without", "neither", "nor", "none"})
_RELATIVE = frozenset({"who", "which", "whose"})
_NEAR, _WITHIN = 3, 8  # tokens
_LONGEST = 12  # code points of a word that opens a clause
_LAST_WORD = re.compile(r"\b([A-Za-z]+)\s$")


def difference_between(a: Statement, b: Statement) -> str | None:
    """What the words of two statements cannot both mean, or None where words do not decide."""
    if (later := not_until(a, b) or not_until(b, a)) is not None:
        return f"“{later[0]}” and “{later[1]}” are different times"
    words, negated = _opposites(a, b), _negated(a, b) or _negated(b, a)
    if (_is_open(a) or _is_open(b)) and (words is None or not _is_one_mind(a, b)):
        return None
    if words is not None and not a.negations and not b.negations:
        return f"“{words[0]}” and “{words[1]}” exclude each other"
    if words is None and negated is not None:  # "not one opened" and "all were shut" agree
        statement, negation, token = negated
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
    if (doers := another_doer(a, b)) is not None:
        return f"“{doers[0]}” and “{doers[1]}” cannot both have done it"
    return None


def denier(a: Statement, b: Statement) -> Statement | None:
    """The one of two that tells as denied what the other tells as so.

    None where both deny it, or the other says no as well: "We towed nobody".
    """
    for one, other in ((a, b), (b, a)):
        told = _denied(one)
        if told and not denies(other) and not _negates_what(other, one):
            common = _concepts(told) & other.concepts.keys()
            if any(not is_participant(concept) for concept in common):
                return one
    return None


def _denied(statement: Statement) -> Sequence[Token]:
    """The words of a clause that it tells as denied; none where it denies nothing."""
    at = _denial_at(statement)
    return () if at is None else statement.tokens[at + 1 :]


def _concepts(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(concept for concept, _ in concepts_of(tokens))


def _negates_what(statement: Statement, other: Statement) -> bool:
    """Whether a negation in `statement` stands beside a word that `other` has, too."""
    for negation in statement.negations:
        before = [token for token in statement.tokens if token.end <= negation.start][-1:]
        beside = {_word_after(statement, negation)[0], *(c for c, _ in concepts_of(before))}
        if beside & other.concepts.keys():
            return True
    return False


def denies(statement: Statement) -> bool:
    """Whether the clause tells its content as denied: "She denied that tear gas was used".

    Who denies a request or rejects an offer calls nothing untrue.
    """
    return _denial_at(statement) is not None


@remembered
def _denial_at(statement: Statement) -> int | None:
    """The place of the word of denial among the tokens."""
    grammar = lexicon("grammar")
    words = [token.lower for token in statement.tokens]
    for at, word in enumerate(words):
        following = frozenset(words[at + 1 : at + 4])
        if word in grammar["denials"].words and not following & grammar["refused_things"].words:
            return at
        reported = following & grammar["denied_reports"].words
        if word in grammar["rejections"].words and reported and not _is_court(words[:at]):
            return at
    return None


@remembered
def _is_open(statement: Statement) -> bool:
    """Whether it is a condition, a wish or a question, which nothing contradicts."""
    words = [token.lower for token in statement.tokens]
    pairs = pairwise(["", *words])
    if any(word in _open_words() and not _is_thing(before, word) for before, word in pairs):
        return True
    if _depends(statement):
        return True
    grammar = lexicon("grammar")
    asking = grammar["asking_for"].words
    if any(word in asking and "for" in words[at + 1 : at + 3] for at, word in enumerate(words)):
        return True
    return any(
        word in grammar["negations"].words and following in grammar["focus"].words
        for word, following in pairwise(words)
    )


def _is_court(words: Sequence[str]) -> bool:
    """Whether it is a court that dismisses: it calls nothing untrue."""
    return any(concept_of(word) == "court" for word in words)


def _is_thing(before: str, word: str) -> bool:
    """Whether a word of wishing names a thing: "our offer"."""
    return before in _OWNING and word.removesuffix("s") in {"demand", "offer"}


def _depends(statement: Statement) -> bool:
    """Whether the word before the clause makes it a condition: "until they have been checked"."""
    text = statement.column.article.text
    before = _LAST_WORD.search(text, max(0, statement.start - _LONGEST), statement.start)
    return before is not None and before[1].lower() in _open_words()


def _is_one_mind(a: Statement, b: Statement) -> bool:
    """Whether both tell what one named source wants: "should go on", "asked to stop"."""
    first, second = named_source(a), named_source(b)
    return first is not None and second is not None and same_source(first, second)


@cache
def _open_words() -> frozenset[str]:
    return lexicon("grammar")["open_words"].words


def _negated(a: Statement, b: Statement) -> tuple[Statement, Token, Token] | None:
    """(a, the negation, the word) where the first word `a` negates stands unnegated in `b`."""
    if not a.negations or b.negations or _limits(b) or denies(b):
        return None
    common = {c for c in a.concepts.keys() & b.concepts.keys() if not is_participant(c)}
    if not _suffices(common):
        return None
    for negation in a.negations:
        concept, first = _negated_word(a, negation, common)
        if first is None or concept not in common or _is_wished(b, concept):
            continue
        if is_verb(first) and not is_verb(b.concepts[concept]):
            continue  # "not inspected since May" and "two inspectors"
        if negation.lower not in _BEFORE_NOUNS and _is_noun(b, concept):
            continue  # "did not vote" and "Wednesday's vote"
        if _is_restricted(a, negation) or _lacks(b, concept):
            continue
        if not _also_says(b, a.column.article.text[negation.start : first.end]):
            return a, negation, first
    return None


def _word_after(statement: Statement, negation: Token) -> tuple[str, Token | None]:
    """What a negation negates: the first word of substance behind it.

    None for "not at the measure but at ...", which sets one thing against another.
    """
    following = [token for token in statement.tokens if token.start >= negation.end]
    if following and following[0].lower in lexicon("grammar")["contrasted"].words:
        return "", None
    return next(iter(concepts_of(following)), ("", None))


def _is_noun(statement: Statement, concept: str) -> bool:
    """Whether an article, "its" or "Wednesday's" stands before the word."""
    token = statement.concepts[concept]
    before = [t.lower for t in statement.tokens if t.end <= token.start][-1:]
    return bool(before) and (before[0] in _OWNING or before[0].endswith(("'s", "’s")))


def _negated_word(
    statement: Statement, negation: Token, common: Collection[str]
) -> tuple[str, Token | None]:
    """The word that a negation negates; of "nobody ..." and "no relative ..." the act, too."""
    concept, first = _word_after(statement, negation)
    if concept in common or negation.lower not in lexicon("grammar")["no_one"].words:
        return concept, first
    following = [token for token in statement.tokens if token.start >= negation.end][:_WITHIN]
    acts = ((c, t) for c, t in concepts_of(following) if c in common and is_verb(t))
    return next(acts, ("", None))


def _is_restricted(statement: Statement, negation: Token) -> bool:
    """Whether a negation only says which ones are meant, or since when.

    As in "patients who were not ill" and "has not seen a fire like it since 2016".
    """
    before = [t.lower for t in statement.tokens if t.end <= negation.start][-_NEAR:]
    behind = {t.lower for t in statement.tokens if t.start >= negation.end}
    return not _RELATIVE.isdisjoint(before) or "since" in behind


def _lacks(statement: Statement, concept: str) -> bool:
    """Whether the word asserts nothing: behind "without", in "in connection with", after a number.

    What stands after a number is compared as a figure.
    """
    token = statement.concepts[concept]
    before = [t.lower for t in statement.tokens if t.end <= token.start][-_NEAR:]
    behind = [t.lower for t in statement.tokens if t.start >= token.end][:1]
    linking = before[-1:] == ["in"] and behind in (["with"], ["of"], ["to"])
    return "without" in before or linking or bool(before and before[-1][0].isdigit())


def _limits(statement: Statement) -> bool:
    """Whether "only" and the like say of how little it is true."""
    return any(token.lower in lexicon("grammar")["focus"].words for token in statement.tokens)


def _is_wished(statement: Statement, concept: str) -> bool:
    """Whether the word stands in an infinitive, which tells what somebody is to do."""
    first = statement.concepts[concept]
    before = [token for token in statement.tokens if token.end <= first.start]
    return bool(before) and before[-1].lower == "to"


def _also_says(statement: Statement, words: str) -> bool:
    """Whether the sentence has the very words too: one quotation, cut in two ways."""
    return words.lower() in statement.claim.text.lower()


def _suffices(common: Collection[str]) -> bool:
    """Two words in common do, or one that news has words for and that is not said of anything."""
    phases = {concept_of(word) for word in lexicon("sides")["phases"].words}
    return len(common) > 1 or any(is_listed(c) and c not in phases for c in common)


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
