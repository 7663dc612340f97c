"""The role of a count, from the words of its clause: 12 *killed*, *injuring* 30, 45 *deaths*."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarize.text.role_cues import closed_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.counted import Counted
    from summarize.text.numbers import Numeral
    from summarize.text.role_cues import Cue, CueKind, Cues
    from summarize.text.tokens import Token
    from summarize.text.types import Role


class Mention(NamedTuple):
    """A numeral with what it counts; `first:last` are tokens from approximator to noun."""

    numeral: Numeral
    counted: Counted
    first: int
    last: int  # exclusive


class Decision(NamedTuple):
    """A role and the tokens of the word that gave it; None where the unit or nothing did."""

    role: Role
    cue: tuple[int, int] | None


class Clause(NamedTuple):
    """A sentence as the walks below see it; all indexes are of tokens."""

    tokens: Sequence[Token]
    words: Sequence[str]
    cues: Cues
    cue_ends: dict[int, Cue]  # by last token, exclusive
    starts: frozenset[int]  # where mentions begin
    dated: frozenset[int]  # tokens of time expressions
    ill: bool  # whether a disease is named


_PASSIVE = closed_class("passive_auxiliaries")
_LINKING = closed_class("linking")
_BARRIERS = closed_class("conjunctions")
_PARTITIVES = closed_class("partitives")
_GAPS = closed_class("gaps")
_REACHING = closed_class("reaching")
_CHANGE = closed_class("change")
_SUMS = closed_class("sums")
_OBJECT_OPENERS = closed_class("determiners", "object_openers")
_ENDS = frozenset(';:.?!—–()[]"“”…|<>*')
_RELATIVES = frozenset(("who", "that", "which"))
_AFTER, _BEFORE, _TOTAL, _ASIDE, _NEAR = 18, 5, 16, 14, 9  # how many tokens the walks go

OTHER = Decision("other", None)


def decide(clause: Clause, mention: Mention) -> Decision:
    """The role of one mention, by the first that gives one.

    In order: its unit; the counted noun; a word of which it is the object; what is said after
    it; a total before it; the people counted.
    """
    if mention.counted.kind not in ("people", "things", "nothing"):
        return _by_unit(clause, mention)
    if mention.numeral.form == "vote":
        return Decision("voted", None)
    rules = (_noun, _object, _predicate, _total, _people)
    for rule in rules[:-1] if mention.numeral.form == "none" else rules:
        if decision := rule(clause, mention):
            return decision if _plausible(clause, mention, decision) else OTHER
    return OTHER


def _plausible(clause: Clause, mention: Mention, decision: Decision) -> bool:
    """Refuse what the small words "one" and "no" and the wide word "cases" would drag in."""
    form, nothing = mention.numeral.form, mention.counted.kind == "nothing"
    if form == "one" and nothing and decision.role not in ("killed", "wounded", "missing"):
        return False
    if form == "none" and clause.words[mention.numeral.first : mention.numeral.last] == ["no"]:
        noun = decision.cue is not None and decision.cue[0] <= mention.numeral.last + 2
        return not nothing or noun
    if decision.cue and clause.words[decision.cue[0] : decision.cue[1]] == ["cases"]:
        return clause.ill
    return True


def _by_unit(clause: Clause, mention: Mention) -> Decision:
    kind = mention.counted.kind
    if kind == "percent":
        return Decision("share", None)
    if kind == "distance":
        return Decision("distance", None)
    if kind == "duration":
        return Decision("duration", None)
    return _near(clause, mention) if kind == "money" else OTHER


def _near(clause: Clause, mention: Mention) -> Decision:
    """Money is paid or owed by the nearest word that says so."""
    low, high = max(0, mention.first - _NEAR), min(len(clause.words), mention.last + _NEAR - 3)
    before = _first_near(clause, range(mention.first - 1, low - 1, -1))
    after = _first_near(clause, range(mention.last, high))
    if before is None or after is None:
        return before or after or OTHER
    return before if mention.first - _at(before) <= _at(after) - mention.last + 1 else after


def _at(decision: Decision) -> int:
    return decision.cue[0] if decision.cue else 0


def _first_near(clause: Clause, path: range) -> Decision | None:
    for index in path:
        purpose = path.step > 0 and clause.words[index - 1] == "to"  # "cut $5 million to pay ..."
        if not purpose and (found := _of_kind(clause.cues.get(index), "near")):
            return found
        if _ends(clause, index) or clause.words[index] in _BARRIERS:
            return None
    return None


def _object(clause: Clause, mention: Mention) -> Decision | None:
    """As in "killed 12", "injuring a further 30", "a crowd of 300"."""
    index = mention.first
    lowest = max(0, index - _BEFORE)
    if before := _of_kind(clause.cue_ends.get(index), "before"):
        return before
    while index > lowest:
        cue = clause.cue_ends.get(index)
        if cue is not None:
            return _of_kind(cue, "active") or _active(clause, cue)
        word = clause.words[index - 1]
        if word not in _GAPS and not word.endswith("ly"):
            return None
        index -= 1
    return None


def _active(clause: Clause, cue: Cue) -> Decision | None:
    if "participle" not in cue.kinds or _after_auxiliary(clause.words, cue.first):
        return None
    return _of_kind(cue, "participle")


def _after_auxiliary(words: Sequence[str], index: int) -> bool:
    while index > 0 and (words[index - 1] in _LINKING or words[index - 1].endswith("ly")):
        if words[index - 1] in ("is", "are"):
            return True
        index -= 1
    return index > 0 and words[index - 1] in _PASSIVE


def _of_kind(cue: Cue | None, *kinds: CueKind) -> Decision | None:
    if cue is not None:
        for kind in kinds:
            if kind in cue.kinds:
                return Decision(cue.kinds[kind], (cue.first, cue.last))
    return None


def _noun(clause: Clause, mention: Mention) -> Decision | None:
    """As in "12 deaths", "61 confirmed dead", "three wounded soldiers"."""
    for index in range(mention.numeral.last, mention.last):
        cue = clause.cues.get(index)
        if found := _of_kind(cue, "noun", "participle", "adjective"):
            return found
    if mention.counted.kind != "nothing":
        return None
    index = mention.numeral.last
    while index < len(clause.words) and clause.words[index] in _BEFORE_NOUNS:
        index += 1
    return _of_kind(clause.cues.get(index), "noun", "adjective")


_BEFORE_NOUNS = frozenset(("confirmed", "reported", "new", "of", "the", "its", "their"))


def _predicate(clause: Clause, mention: Mention) -> Decision | None:
    """As in "12 people, among them a child, were killed", "400 injured", "30 fled"."""
    index, licensed, fresh = mention.last, False, True
    highest = min(len(clause.words), index + _AFTER)
    while index < highest:
        word = clause.words[index]
        cue = clause.cues.get(index)
        if cue is not None and (said := _said(clause, cue, licensed, fresh)) is not None:
            return None if said is OTHER else said
        if word in _PASSIVE:
            licensed = True
        elif word == ",":
            apposed = index == mention.last and mention.first and _opens_aside(clause, mention)
            after = index + 1 if apposed else _past_aside(clause, index)
            if after is None:
                return None
            index = after
            continue
        elif word in _LINKING or word.endswith("ly") or (fresh and word in _RELATIVES):
            pass
        elif licensed or word in _BARRIERS or word in _RELATIVES or _ends(clause, index):
            return None
        else:
            fresh = False
        index += 1
    return None


def _said(clause: Clause, cue: Cue, licensed: bool, fresh: bool) -> Decision | None:
    """What a cue after a mention says of it; OTHER where it ends the walk; None: walk on."""
    if subject := _of_kind(cue, "subject"):
        return subject
    if (fresh or licensed) and (adjective := _of_kind(cue, "adjective")):
        return adjective
    if "participle" in cue.kinds:
        passive = licensed or (fresh and not _takes_object(clause, cue.last))
        return (_of_kind(cue, "participle") if passive else None) or OTHER
    return OTHER if "active" in cue.kinds and fresh else None


def _takes_object(clause: Clause, index: int) -> bool:
    """Whether a noun phrase begins at `index`: the participle before it was active."""
    if index >= len(clause.words):
        return False
    if index in clause.starts or clause.words[index] in _OBJECT_OPENERS:
        return True
    token = clause.tokens[index]
    return token.text[0].isupper() or (
        token.is_word and token.lower.endswith(("s", "men")) and (token.lower not in _NEVER_OBJECTS)
    )


_NEVER_OBJECTS = frozenset(("across", "as", "towards", "is", "was", "has", "this", "besides"))


_SINGLE = frozenset(("a", "an", "both"))  # "two villagers, a mother and her son, were killed"


def _past_aside(clause: Clause, comma: int) -> int | None:
    """Past ", including three children," to the verb; None where the comma ends the clause."""
    if comma + 1 >= len(clause.words) or clause.words[comma + 1] in _BARRIERS - {"as"}:
        return None
    part = clause.words[comma + 1] in _PARTITIVES or clause.words[comma + 1] in _SINGLE
    for index in range(comma + 1, min(len(clause.words) - 1, comma + _ASIDE)):
        if clause.words[index] in _ENDS or (index in clause.starts and not part):
            return None
        if clause.words[index] == ",":
            following = clause.words[index + 1]
            verb = following in _PASSIVE or following in ("have", "had", "has")
            return index + 1 if verb or _is_predicate(clause, index + 1) else None
    return None


def _opens_aside(clause: Clause, mention: Mention) -> bool:
    """As in "a tenth of its staff, or 1,200 people, will lose their jobs"."""
    return clause.words[mention.first - 1] == "or" and clause.words[mention.first - 2] == ","


def _is_predicate(clause: Clause, index: int) -> bool:
    cue = clause.cues.get(index)
    return cue is not None and bool({"participle", "subject"} & cue.kinds.keys())


def _ends(clause: Clause, index: int) -> bool:
    return clause.words[index] in _ENDS or index in clause.starts


def _total(clause: Clause, mention: Mention) -> Decision | None:
    """As in "the death toll rose to 45", "the number of people killed has passed 2,000"."""
    index = mention.first - 1
    if index < 0:
        return None
    bounded = mention.first < mention.counted.first and clause.words[index] in _CHANGE
    if clause.words[index] not in _REACHING and not bounded:
        return None
    for last in range(index, max(0, index - _TOTAL), -1):
        if clause.words[last] in _ENDS and clause.words[last] != ":":
            return None
        cue = clause.cue_ends.get(last)
        if cue is None:
            continue
        if found := _of_kind(cue, "total"):
            return found
        if _is_summed(clause, cue.first):
            return _of_kind(cue, "participle", "adjective", "noun", "people", "subject")
    return None


def _is_summed(clause: Clause, index: int) -> bool:
    return any(word in _SUMS for word in clause.words[max(0, index - 5) : index])


def _people(clause: Clause, mention: Mention) -> Decision | None:
    """As in "300 refugees": the people carry the role, if nothing stronger is said."""
    for index in range(mention.numeral.last, mention.last):
        if found := _of_kind(clause.cues.get(index), "people"):
            return found
    return None
