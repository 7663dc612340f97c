"""The place or cause that a clause states with a figure: "by the shelling in Karabakh"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.role_cues import closed_class

if TYPE_CHECKING:
    from summarize.text.reading import ReadSentence
    from summarize.text.roles import Clause, Decision, Mention

_PLACES = closed_class("places")
_OPENERS = frozenset(
    ("in", "by", "at", "across", "near", "on", "throughout", "inside", "outside", "around", "along")
)
_STOP = (
    closed_class("conjunctions", "pronouns", "passive_auxiliaries", "other_auxiliaries")
    | {
        "that",
        "including",
        "said",
        "says",
    }
    | (closed_class("prepositions") - {"in", "of", "on", "at", "near", "between"})
)
_CAME = frozenset(("came", "come", "were", "are"))
_DANGLING = _OPENERS | {"of", "late", "early", "the", "a", "an"}
_LONGEST = 10


def scope_after(
    sentence: ReadSentence, clause: Clause, mention: Mention, decision: Decision
) -> str | None:
    """The phrase of place or cause straight after the counted noun or the word of the role."""
    if mention.counted.kind not in ("people", "things", "nothing"):
        return None
    ends = [mention.last]
    came = clause.words[mention.last : mention.last + 2]
    if len(came) == 2 and came[0] in _CAME and came[1] == "from":
        ends.insert(0, mention.last + 1)
    if decision.cue is not None and decision.cue[1] > mention.last:
        ends.insert(0, decision.cue[1])
    for at in ends:
        bare = mention.counted.kind == "nothing" and at == mention.last
        if (last := _phrase_end(clause, at, bare=bare)) is not None:
            offset = sentence.sentence.start
            return sentence.text[
                clause.tokens[at].start - offset : clause.tokens[last - 1].end - offset
            ]
    return None


def _phrase_end(clause: Clause, at: int, *, bare: bool) -> int | None:
    words = clause.words
    if at < len(words) and words[at] in _PLACES:
        return at + 1
    if at >= len(words):
        return None
    origin = words[at] == "from" and (bare or words[at - 1] in _CAME)  # "and 900 from Lund"
    if words[at] not in _OPENERS and not origin:
        return None
    last = at + 1
    while last < len(words) and last - at < _LONGEST and _inside(clause, last):
        last += 1
    while last > at + 1 and words[last - 1] in _DANGLING:
        last -= 1
    return last if last > at + 1 and _says_where(clause, at, last) else None


def _inside(clause: Clause, index: int) -> bool:
    token = clause.tokens[index]
    if not (token.is_word or token.lower == "'s") or token.lower in _STOP:
        return False
    return index not in clause.starts and index not in clause.dated


def _says_where(clause: Clause, first: int, last: int) -> bool:
    """A name in it, or a definite cause: "in Gaza", "by the shelling", "on its side"."""
    named = any(clause.tokens[i].text[0].isupper() for i in range(first + 1, last))
    return named or clause.words[first + 1] in ("the", "its", "their")
