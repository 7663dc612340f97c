"""Whether a mention says enough to stand as a quantity, and in which unit and group it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.counted import may_be_people
from summarize.text.modality import modality
from summarize.text.numbers import cardinal_value
from summarize.text.role_cues import closed_class
from summarize.text.roles import OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.counted import Counted
    from summarize.text.roles import Clause, Decision, Mention
    from summarize.text.types import Role

VICTIM_ROLES: frozenset[Role] = frozenset(("killed", "wounded", "missing", "detained", "rescued"))
TOLL_ROLES: frozenset[Role] = VICTIM_ROLES | {"displaced", "affected", "infected", "damaged"}
_PERSON_ROLES: frozenset[Role] = VICTIM_ROLES | {
    "displaced", "affected", "dismissed", "voted", "attended", "infected", "deployed",
}  # fmt: skip
_ONLY_PEOPLE = _PERSON_ROLES - {"killed", "missing", "displaced", "affected", "deployed"}
_COUNTS_OF_PEOPLE = closed_class("people_counts")
_JOBS = frozenset(("jobs", "posts", "positions"))
_VOTES = frozenset(("votes", "ballots"))
_POPULATIONS = closed_class("populations")
_LARGE = 20
DEFINITE = frozenset(("the", "these", "those", "his", "her", "their", "its", "our", "this"))


def sensible(clause: Clause, mention: Mention, decision: Decision) -> Decision:
    """`decision`, or "other": vehicles are not arrested, nor is "a city of two million" hurt."""
    counted = mention.counted
    if _is_population(clause, mention):
        return OTHER
    if decision.role in TOLL_ROLES and modality(clause, mention, decision) == "impossible":
        return OTHER
    person = counted.kind != "things" or counted.named or may_be_people(counted.unit or "")
    if person or decision.role not in _ONLY_PEOPLE or counted.unit in _COUNTS_OF_PEOPLE:
        return decision
    return decision if _says_role(clause, mention, decision) else OTHER


def _is_population(clause: Clause, mention: Mention) -> bool:
    """As in "a city of two million", "a town of about 300 people"."""
    at = mention.first
    if at < 2 or mention.counted.kind not in ("people", "nothing"):
        return False
    return clause.words[at - 1] == "of" and clause.words[at - 2] in _POPULATIONS


def stands(clause: Clause, mention: Mention, decision: Decision) -> bool:
    """Whether a mention has a unit or a role, and both for "one", "a" and "no".

    A bare definite count ("the two leaders") points back at what is known and is none.
    """
    form, kind = mention.numeral.form, mention.counted.kind
    if form == "article":
        victim = decision.role in VICTIM_ROLES and decision.cue is not None
        return kind == "people" and mention.counted.singular and victim
    if form == "one":
        if clause.words[mention.numeral.last : mention.numeral.last + 1] == ["of"] and (
            _counts_more(clause.words[mention.numeral.last + 1 : mention.last])
        ):
            return False  # "one of the eleven prisoners who escaped", "one of three detained"
        return decision.role in VICTIM_ROLES and decision.cue is not None
    if form == "none":
        return decision.role in _PERSON_ROLES and decision.cue is not None
    if decision.role != "other" or _is_population(clause, mention):
        return True
    bare = mention.first == mention.counted.first > 0
    definite = bare and clause.words[mention.first - 1] in DEFINITE and not _tells(mention)
    return kind in ("money", "weights") or (kind != "nothing" and not definite)


def _counts_more(words: Sequence[str]) -> bool:
    """Whether there is a number among the words behind "one of"."""
    return any(cardinal_value(word) is not None or word[0].isdigit() for word in words)


def _tells(mention: Mention) -> bool:
    """Whether a number is so large that even "its 41,000 shareholders" tells how many there are."""
    return (mention.numeral.value or 0) >= _LARGE


def unit_and_group(
    clause: Clause, mention: Mention, decision: Decision
) -> tuple[str | None, str | None]:
    """The unit in canonical form, and the group where it is narrower than people."""
    counted = mention.counted
    if counted.unit in _JOBS and decision.role == "dismissed":
        return "people", None
    if counted.unit in _VOTES:
        return "votes", None
    if counted.kind == "nothing":
        people = decision.role in _PERSON_ROLES or _is_population(clause, mention)
        return ("people" if people else None), None
    if _says_role(clause, mention, decision) and decision.role in _PERSON_ROLES:
        return "people", None
    if counted.kind == "things" and _are_people(counted, decision):
        return "people", counted.group
    return counted.unit, counted.group if counted.kind == "people" else None


def _are_people(counted: Counted, decision: Decision) -> bool:
    """Whether an unlisted noun names people: "Americans", and "Kurds" or "squatters" if killed."""
    noun = counted.unit or ""
    if counted.named and noun.endswith(("ans", "ese")):
        return True
    return decision.role in _PERSON_ROLES and (counted.named or may_be_people(noun))


def _says_role(clause: Clause, mention: Mention, decision: Decision) -> bool:
    """The counted noun says the role itself: "12 deaths", "300 refugees", marching "protesters"."""
    cue = clause.cue_ends.get(mention.last)
    return cue is not None and decision.role in (cue.kinds.get("noun"), cue.kinds.get("people"))
