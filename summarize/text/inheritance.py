"""Roles that one mention takes over from another: "12 people, including three children"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.role_cues import closed_class
from summarize.text.roles import OTHER, Decision

if TYPE_CHECKING:
    from summarize.text.role_cues import CueKind
    from summarize.text.roles import Clause, Mention

_JOINING = closed_class("joining") | frozenset(",—–(-")
_FAR = 14  # tokens between a whole and its part
_SAID_OF: tuple[CueKind, ...] = ("participle", "people", "adjective", "noun", "subject")
_PART = frozenset(("them", "whom"))


def shared_roles(
    clause: Clause, mentions: list[Mention], decisions: list[Decision]
) -> list[Decision]:
    """`decisions`, where a mention without a role of its own takes its neighbour's.

    From the left: after nothing but "and", "including", "among them", a comma, or where the
    mention is "three of them". From the right: "two soldiers and three civilians were killed".
    """
    shared = _of_those(clause, mentions, decisions)
    for right in range(len(mentions) - 1, 0, -1):
        if _may_take(mentions[right - 1], shared[right - 1]) and _adjacent(
            clause, mentions[right - 1], mentions[right], ("and", "or", ",")
        ):
            shared[right - 1] = _lent(shared[right], mentions[right])
    for left in range(len(mentions) - 1):
        taker = mentions[left + 1]
        if not _may_take(taker, shared[left + 1]) or shared[left].role == "other":
            continue
        part = clause.words[taker.last - 1] in _PART or _of_them(clause, taker)
        if part or _joined(clause, mentions[left], shared[left], taker):
            shared[left + 1] = _lent(shared[left], mentions[left])
    return shared


def _of_those(clause: Clause, mentions: list[Mention], decisions: list[Decision]) -> list[Decision]:
    """As in "Of those arrested, 12 came from Lund": the opening says what the counts are of."""
    words = clause.words
    if words[:2] not in (["of", "those"], ["of", "the"], ["among", "those"]) or "," not in words:
        return list(decisions)
    comma = words.index(",")
    kinds = (clause.cues[at].kinds for at in range(2, comma) if at in clause.cues)
    role = next((kind[form] for kind in kinds for form in _SAID_OF if form in kind), None)
    if role is None:
        return list(decisions)
    return [
        Decision(role, None)
        if decision.role == "other"
        and mention.first > comma
        and mention.counted.kind in ("people", "nothing")
        else decision
        for mention, decision in zip(mentions, decisions, strict=True)
    ]


def _may_take(mention: Mention, decision: Decision) -> bool:
    weak = decision.cue is None or mention.last > decision.cue[0] >= mention.numeral.last
    return mention.counted.kind in ("people", "things", "nothing") and (
        decision.role == "other"
        or (weak and decision.role in ("attended", "displaced", "detained"))
    )


def _lent(decision: Decision, lender: Mention) -> Decision:
    """A role that a unit gave is not lent."""
    if lender.counted.kind not in ("people", "things", "nothing"):
        return OTHER
    return Decision(decision.role, None)


def _of_them(clause: Clause, mention: Mention) -> bool:
    at = mention.numeral.last
    return tuple(clause.words[at : at + 2]) in (("of", "them"), ("of", "whom"))


def _adjacent(clause: Clause, left: Mention, right: Mention, joints: tuple[str, ...]) -> bool:
    between = clause.words[left.last : right.first]
    return 0 < len(between) <= 2 and all(word in joints for word in between)


def _joined(clause: Clause, left: Mention, decision: Decision, right: Mention) -> bool:
    end = max(left.last, decision.cue[1] if decision.cue else 0)
    for start in (left.last, end):
        between = clause.words[start : right.first]
        if 0 < len(between) <= 6 and all(word in _JOINING for word in between):
            return True
    return right.first - end <= _FAR and _included(clause, right.first)


def _included(clause: Clause, at: int) -> bool:
    """As in "40 were killed in Gaza, including 12 children"."""
    return clause.words[at - 1] == "including" or clause.words[at - 2 : at] == ["among", "them"]
