"""Modality: whether a count's role is told as fact, only supposed, or said to be impossible."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from summarize.text.role_cues import closed_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.roles import Clause, Decision, Mention

Modality = Literal["fact", "supposed", "impossible"]

_MODALS, _IMPOSSIBLE = closed_class("modals"), closed_class("impossible")
_SUPPOSITIONS = closed_class("suppositions")
_NEGATIONS = frozenset(("not", "never", "n't"))
_HELPERS = frozenset(("have", "be", "been", "also", "still", "yet", "even", "well", "now", "to"))
_ENDS = frozenset(',;:.?!—–()[]"“”')
_REACH = 8  # tokens looked at before the count for "if"


def modality(clause: Clause, mention: Mention, decision: Decision) -> Modality:
    """How the role that a cue gave is meant: "killed 12", "could kill 12", "cannot be held".

    A modal counts right before the verb of the role, between the count and it, or before the
    verb that has the count as its object ("would leave 5,000 stranded").
    """
    if decision.cue is None:
        return "fact"
    words, cue = clause.words, decision.cue
    if cue[0] >= mention.last:
        spans = [words[mention.last : cue[0]], _group_before(words, mention.first - 1)]
    else:
        spans = [_group_before(words, min(cue[0], mention.first))]
    for span in spans:
        if _denied(span):
            return "impossible"
    if any(not _MODALS.isdisjoint(span) for span in spans) or _is_case(words, mention.first):
        return "supposed"
    return "fact"


def _group_before(words: Sequence[str], index: int) -> list[str]:
    """The auxiliaries and adverbs that end right before `index`."""
    first = max(index, 0)
    while first > 0:
        word = words[first - 1]
        auxiliary = word in _MODALS or word in _IMPOSSIBLE or word in _HELPERS
        if not (auxiliary or word in _NEGATIONS or word.endswith("ly")):
            break
        first -= 1
    return list(words[first : max(index, 0)])


def _denied(words: Sequence[str]) -> bool:
    if not _IMPOSSIBLE.isdisjoint(words):
        return True
    return any(
        word in ("can", *_MODALS) and following in _NEGATIONS for word, following in pairwise(words)
    )


def _is_case(words: Sequence[str], index: int) -> bool:
    """Whether "if" opens the clause that the count stands in."""
    for at in range(index - 1, max(-1, index - _REACH - 1), -1):
        if words[at] in _SUPPOSITIONS:
            return True
        if words[at] in _ENDS:
            return False
    return False
