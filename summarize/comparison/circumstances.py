"""Circumstances: one act told of another doer, at another place, at another time.

Each answers with the words of the two statements that exclude each other, or None where the words
do not decide. What is compared has to be the very act: one concept that is a verb in both.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarize.comparison.moments import hour_in
from summarize.comparison.similarity import is_participant
from summarize.comparison.statements import remembered, years_in
from summarize.text.concepts import concept_of, concepts_of
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.comparison.moments import Moment
    from summarize.comparison.statements import Statement
    from summarize.text.tokens import Token
    from summarize.text.types import TimeMention

_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", "“", "”", '"'})
_BETWEEN = frozenset({"who", "that", "which", "had", "has", "have"})  # doer and verb
_BESIDE = 20  # code points between a verb and its "first"
_NEAR_VERB = 3  # tokens before a participle in which the auxiliary of a passive stands
_DATE = re.compile(
    r"\b(?:(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November"
    r"|December)|(January|February|March|April|May|June|July|August|September|October|November"
    r"|December) (\d{1,2}))\b"
)


def another_doer(a: Statement, b: Statement) -> tuple[str, str] | None:
    """Two doers of one act who cannot both be meant: "Velmoran engineers", "Ostranyan saboteurs".

    Both are named, by names that the other statement does not have at all; or they are the two
    sides of a quarrel, as `lexicons/sides.toml` has them.
    """
    for concept in common_acts(a, b):
        first, second = doer(a, concept), doer(b, concept)
        if first is None or second is None:
            continue
        if _are_sides(first, second) or _are_other_names(a, b, first, second):
            return words_told(first), words_told(second)
        if _is_first(a, concept) and _is_first(b, concept) and _are_apart(first, second):
            return words_told(first), words_told(second)
    return None


def common_acts(a: Statement, b: Statement) -> Iterator[str]:
    """The concepts that both statements have and that are told as acts, in the order of words."""
    for concept, token in sorted(a.concepts.items(), key=lambda entry: entry[1].start):
        told = concept in b.concepts and not is_participant(concept)
        if told and is_verb(token) and is_verb(b.concepts[concept]):
            yield concept


def is_verb(token: Token) -> bool:
    """Whether a word has the form of a verb that tells an act."""
    grammar, word = lexicon("grammar"), token.lower
    past = word.endswith("ed") and len(word) > 4
    return past or any(
        word in grammar[name].words
        for name in ("action_verbs", "finite_verbs", "irregular_participles", "past_forms")
    )


def doer(statement: Statement, concept: str) -> tuple[Token, ...] | None:
    """The words before a verb in the active, or behind the "by" of its passive."""
    tokens, at = statement.tokens, place_of_verb(statement, concept)
    if is_passive(tokens, at):
        by = next((n for n in range(at + 1, len(tokens)) if tokens[n].lower == "by"), None)
        return None if by is None else until_stop(tokens[by + 1 :])
    before = list(tokens[:at])
    while before and before[-1].lower in _BETWEEN:
        before.pop()
    return until_stop(before[::-1])


def place_of_verb(statement: Statement, concept: str) -> int:
    """The index among the tokens of the verb that tells `concept`."""
    verb = statement.concepts[concept]
    return next(n for n, token in enumerate(statement.tokens) if token.start == verb.start)


def is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` is told of those it is done to: "were hit", "a town hit by"."""
    be = lexicon("grammar")["be_forms"].words
    by = bool(tokens[at + 1 : at + 2]) and tokens[at + 1].lower == "by"
    return by or any(token.lower in be for token in tokens[max(0, at - _NEAR_VERB) : at])


def until_stop(tokens: Sequence[Token]) -> tuple[Token, ...] | None:
    """The words up to a comma, "and" or a verb of being; None where there is none."""
    taken: list[Token] = []
    for token in tokens:
        if token.text in _STOPS or token.lower in {"was", "were", "is", "that", "said", "and"}:
            break
        if token.is_word:
            taken.append(token)
    return tuple(sorted(taken, key=lambda token: token.start)) or None


def words_told(tokens: Sequence[Token]) -> str:
    """The last four of `tokens` as a text, for a reason."""
    return " ".join(token.text for token in tokens[-4:])


def _is_first(statement: Statement, concept: str) -> bool:
    """Whether it tells who was the first to do it: only one was."""
    verb = statement.concepts[concept]
    near = [t for t in statement.tokens if abs(t.start - verb.start) < _BESIDE]
    return any(token.lower == "first" for token in near)


def _are_apart(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Whether two doers have no word or name in common, and neither is a pronoun."""
    one, other = ({t.lower for t in tokens} for tokens in (first, second))
    pronouns = lexicon("grammar")["personal_pronouns"].words
    told = bool(concepts_in_words(first) or _has_name(first)) and bool(
        concepts_in_words(second) or _has_name(second)
    )
    return told and not one & other and not (one | other) & pronouns


def _has_name(tokens: Sequence[Token]) -> bool:
    return any(token.text[0].isupper() for token in tokens)


def _are_sides(first: Sequence[Token], second: Sequence[Token]) -> bool:
    one, other = concepts_in_words(first), concepts_in_words(second)
    return any(
        (a in one and b in other and not (a in other or b in one))
        or (b in one and a in other and not (b in other or a in one))
        for a, b in _sides()
    )


def _sides() -> list[tuple[str, str]]:
    entries = lexicon("sides")["sides"].entries
    return [(concept_of(a), concept_of(b or "")) for a, b in entries]


def concepts_in_words(tokens: Sequence[Token]) -> frozenset[str]:
    """The concepts that stand in `tokens`."""
    return frozenset(concept for concept, _ in concepts_of(tokens))


def _are_other_names(
    a: Statement, b: Statement, first: Sequence[Token], second: Sequence[Token]
) -> bool:
    """Whether both doers are people told by the name of their side, and of two sides."""
    one, other = _names(a, first), _names(b, second)
    return (
        bool(one and other)
        and not any(name in b.claim.text for name in one)
        and not any(name in a.claim.text for name in other)
    )


def _names(statement: Statement, tokens: Sequence[Token]) -> frozenset[str]:
    """The names that qualify somebody: of "Velmoran engineers", not of "Velmora"."""
    if not tokens or not tokens[-1].text[0].islower():
        return frozenset()
    mentions = statement.column.entities.within(tokens[0].start, tokens[-1].end)
    return frozenset(mention.name.split()[-1] for mention in mentions)


def another_time(a: Statement, b: Statement) -> tuple[str, str] | None:
    """The one hour, year or date that each clause gives for the act, where they differ.

    Another year or date of what happens again and again is another time, and contradicts nothing.
    """
    one, other = _hour(a), _hour(b)
    if one is not None and other is not None and one.excludes(other):
        return one.text, other.text
    if not happens_once(a, b):
        return None
    first, second = _years(a), _years(b)
    if len(first) == len(second) == 1 and first[0] != second[0]:
        return first[0], second[0]
    dates = _dates(a), _dates(b)
    if len(dates[0]) == len(dates[1]) == 1 and dates[0].keys() != dates[1].keys():
        return next(iter(dates[0].values())), next(iter(dates[1].values()))
    return None


def not_until(a: Statement, b: Statement) -> tuple[str, str] | None:
    """The time before which `a` says that it was not, and the earlier one at which `b` says it was.

    "The power did not come back until Friday" and "it was back by Wednesday".
    """
    words = [token.lower for token in a.tokens]
    if "until" not in words or not a.negations or b.negations or "until" in _lower(b):
        return None
    if a.tokens[words.index("until")].start < a.negations[0].start:
        return None
    later, earlier = a.time, b.time
    if later is not None and earlier is not None and _day_words(later) & _day_words(earlier):
        later = earlier = None  # one weekday in both: the hour decides
    if not any(not is_participant(c) for c in a.concepts.keys() & b.concepts.keys()):
        return None
    if (
        later is not None
        and earlier is not None
        and (later.earliest or "") > (earlier.latest or "~")
    ):
        return f"not until {later.text}", earlier.text
    one, other = _hour(a), _hour(b)
    days = later is None or earlier is None or later.earliest == earlier.earliest
    if one is None or other is None or not days or not one.excludes(other):
        return None
    known = one.half_known and other.half_known
    return None if known and other.hour > one.hour else (f"not until {one.text}", other.text)


def _day_words(time: TimeMention) -> set[str]:
    return set(time.text.lower().split()) & lexicon("grammar")["weekdays"].words


@remembered
def _lower(statement: Statement) -> list[str]:
    return [token.lower for token in statement.tokens]


def happens_once(a: Statement, b: Statement) -> bool:
    """Whether what both tell is of a kind that happens once: a dam opens in one year."""
    return bool(_once() & a.concepts.keys() & b.concepts.keys())


def is_once(concept: str) -> bool:
    """Whether an act is of a kind that happens once: a dam opens in one year."""
    return concept in _once()


@cache
def _once() -> frozenset[str]:
    return frozenset(concept_of(word) for word in lexicon("sides")["once"].words)


@remembered
def _hour(statement: Statement) -> Moment | None:
    return hour_in(statement.evidence.quote)


@remembered
def _years(statement: Statement) -> list[str]:
    return years_in(statement.evidence.quote)


@remembered
def _dates(statement: Statement) -> dict[tuple[str, str], str]:
    """The calendar dates of a clause, as (month, day), with their words."""
    return {
        (m[2] or m[3], m[1] or m[4]): m.group() for m in _DATE.finditer(statement.evidence.quote)
    }
