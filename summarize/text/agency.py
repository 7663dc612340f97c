"""Agency: whether a statement says who acted, in the active, in the passive, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.tokens import Token

_CLAUSE_END = frozenset({",", ";", ":", "—", "–", ".", "!", "?"})
_NOT_AN_AGENT = frozenset({"then", "now", "far", "law", "mistake", "accident", "hand", "phone"})


def agency_of(tokens: Sequence[Token]) -> Literal["active", "passive", "agentless"] | None:
    """How the first act in `tokens` is told.

    "passive": a passive with its agent ("were killed by the shelling"); "agentless": a passive
    without one ("were killed in clashes"); "active": a verb of action in the active ("shelling
    killed 32"). None where no act is told. Rules over words: verbs outside the lists of
    `lexicons/grammar.toml` are not seen.
    """
    grammar = lexicon("grammar")
    actions = grammar["action_verbs"].words
    for index, token in enumerate(tokens):
        if token.lower in grammar["be_forms"].words:
            participle = _participle_after(tokens, index)
            if participle is not None:
                return "passive" if _has_agent(tokens, participle) else "agentless"
        elif token.lower in actions and index:
            return "active"
    return None


def _participle_after(tokens: Sequence[Token], index: int) -> int | None:
    """The index of the participle that makes a passive of the auxiliary at `index`."""
    grammar = lexicon("grammar")
    for at in range(index + 1, min(index + 4, len(tokens))):
        word = tokens[at].lower
        if word in grammar["reporting_participles"].words:
            return None
        if (word.endswith("ed") and len(word) > 4) or word in grammar[
            "irregular_participles"
        ].words:
            return at
        if not (word.endswith("ly") or word in {"not", "been", "being", "also", "all", "later"}):
            return None
    return None


def _has_agent(tokens: Sequence[Token], participle: int) -> bool:
    """Whether "by" and an agent follow within the clause; "by Friday" names none."""
    for at in range(participle + 1, len(tokens) - 1):
        if tokens[at].lower in _CLAUSE_END:
            return False
        if tokens[at].lower == "by":
            times = lexicon("grammar")["calendar"].words
            follower = tokens[at + 1].lower
            return not (follower[0].isdigit() or follower in times or follower in _NOT_AN_AGENT)
    return False
