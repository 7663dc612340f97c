"""Negation and denial: what one statement negates or tells as denied, and the other asserts.

Negation is everywhere in news and seldom contradicts anyone, so what counts is narrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.comparison.circumstances import is_verb
from summarize.comparison.similarity import is_participant
from summarize.comparison.statements import remembered
from summarize.text.concepts import concept_of, concepts_of, is_listed
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarize.comparison.statements import Statement
    from summarize.text.tokens import Token

OWNING = frozenset({"a", "an", "the", "its", "our", "their", "his", "her", "this"})  # "our offer"
_BEFORE_NOUNS = frozenset({"no", "without", "neither", "nor", "none"})
_RELATIVE = frozenset({"who", "which", "whose"})
_NEAR, _WITHIN = 3, 8  # tokens


def negated(a: Statement, b: Statement) -> tuple[Statement, Token, Token] | None:
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


def word_after(statement: Statement, negation: Token) -> tuple[str, Token | None]:
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
    return bool(before) and (before[0] in OWNING or before[0].endswith(("'s", "’s")))


def _negated_word(
    statement: Statement, negation: Token, common: Collection[str]
) -> tuple[str, Token | None]:
    """The word that a negation negates; of "nobody ..." and "no relative ..." the act, too."""
    concept, first = word_after(statement, negation)
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
        beside = {word_after(statement, negation)[0], *(c for c, _ in concepts_of(before))}
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


def _is_court(words: Sequence[str]) -> bool:
    """Whether it is a court that dismisses: it calls nothing untrue."""
    return any(concept_of(word) == "court" for word in words)
