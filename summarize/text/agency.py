"""Agency: whether a statement says who acted, in the active, in the passive, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from summarize.text.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.tokens import Token

Agency: TypeAlias = Literal["active", "passive", "agentless"]

_CLAUSE_END = frozenset({",", ";", ":", "—", "–", ".", "!", "?"})
_MONEY = frozenset("$€£¥₹")
_BETWEEN = frozenset({"not", "been", "being", "also", "all", "later"})  # "was later also killed"
_BOUND = frozenset({"least", "most"})
_HAVE = frozenset({"has", "have", "had", "having"})


def agency_of(tokens: Sequence[Token]) -> Agency | None:
    """How the first act in `tokens` is told.

    "passive": a passive with its agent ("were killed by the shelling"); "agentless": a passive
    without one ("were killed in clashes", "the people killed in clashes"); "active": a verb of
    action in the active ("shelling killed 32"). None where no act is told. Rules over words:
    verbs outside the lists of `lexicons/grammar.toml` are not seen.
    """
    be_forms, actions = words_of("grammar", "be_forms"), words_of("grammar", "action_verbs")
    for index, token in enumerate(tokens):
        if token.lower in be_forms:
            participle = _participle_after(tokens, index)
            if participle is not None:
                return _passive(tokens, participle)
        elif token.lower in actions and index and not _describes(tokens, index):
            return _passive(tokens, index) if _lacks_object(tokens, index) else "active"
    return None


def _passive(tokens: Sequence[Token], participle: int) -> Agency:
    return "passive" if _has_agent(tokens, participle) else "agentless"


def _participle_after(tokens: Sequence[Token], index: int) -> int | None:
    """The index of the participle that makes a passive of the auxiliary at `index`."""
    irregular = words_of("grammar", "irregular_participles")
    for at in range(index + 1, min(index + 4, len(tokens))):
        word = tokens[at].lower
        if word in words_of("grammar", "reporting_participles"):
            return None
        if (word.endswith("ed") and len(word) > 4) or word in irregular:
            return at
        if not (word.endswith("ly") or word in _BETWEEN):
            return None
    return None


def _describes(tokens: Sequence[Token], index: int) -> bool:
    """Whether the form at `index` stands before its noun: "the captured town lay quiet"."""
    return tokens[index - 1].lower in words_of("agency", "modifies")


def _lacks_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb that needs an object has none, so that it is a participle."""
    if tokens[index].lower not in words_of("agency", "needs_object"):
        return False
    if tokens[index - 1].lower in _HAVE:
        return False
    if index + 1 == len(tokens):
        return True
    follower = tokens[index + 1].lower
    if follower == "at" and index + 2 < len(tokens) and tokens[index + 2].lower in _BOUND:
        return False  # "killed at least 32 people"
    return follower in _CLAUSE_END or follower in words_of("agency", "no_object")


def _has_agent(tokens: Sequence[Token], participle: int) -> bool:
    """Whether "by" and an agent follow within the clause."""
    for at in range(participle + 1, len(tokens) - 1):
        if tokens[at].lower in _CLAUSE_END:
            return False
        if tokens[at].lower == "by":
            return _is_agent(tokens, at + 1)
    return False


def _is_agent(tokens: Sequence[Token], start: int) -> bool:
    """Whether somebody or something that acts is named: "by 30 gunmen", not "by 30 percent"."""
    measures = words_of("agency", "measures")
    if tokens[start].lower in words_of("agency", "means") and not _is_noun_after(tokens, start):
        return False
    at = start
    while at < len(tokens) - 1 and tokens[at].lower in measures:
        at += 1
    if tokens[at].text[0].isdigit():
        at += 1
        if at == len(tokens) or not tokens[at].text[0].isalpha():
            return False  # "by 2030.", "by 6:30", "by 3%"
        if tokens[at].lower in words_of("grammar", "stop") or "." in tokens[at].text:
            return False  # "by 2030 at the latest", "by 6 a.m."
    return not (tokens[at].text in _MONEY or tokens[at].lower in words_of("agency", "no_agent"))


def _is_noun_after(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word of substance follows, as in "by helicopter crews"."""
    if index + 1 >= len(tokens):
        return False
    follower = tokens[index + 1]
    return follower.text[0].isalpha() and follower.lower not in words_of("grammar", "stop")
