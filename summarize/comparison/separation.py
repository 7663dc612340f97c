"""What keeps two figures apart: time, place, extent, side, size, subject.

Figures of which nothing here says that they are of two things may be of one: how likely that is,
`figure_likelihood` says.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from summarize.comparison.amounts import is_measure, meet, same, size
from summarize.comparison.counting import days_apart, is_event_count, same_group, scope_names
from summarize.comparison.figures import concepts_in
from summarize.comparison.reference import goes_on
from summarize.comparison.similarity import is_participant
from summarize.comparison.voices import named_source, reference_day, same_source
from summarize.text.concepts import concepts_of
from summarize.text.lexicon import lexicon, words_of

if TYPE_CHECKING:
    from summarize.comparison.figures import Figure

_ANOTHER_SIZE = 5  # times that two accounts of one thing may differ; tolls may by more
_MEASURED = 2  # words behind a measure: "the six-metre outer wall"
_CLOSE_BEHIND = 12  # tokens in which a clause says where those it counts are
_FURTHER = frozenset({"another", "additional", "further"})
_ATTRIBUTIVE = re.compile(
    r"(?:-|\s)(?:euro|dollar|pound|crown|hour|day|week|month|year|mile|metre|meter)$"
)
_RATE = re.compile(
    r"\s(?:(?:a|per|every|each|an)\s(?:year|month|week|day|hour|head|person)|annually|yearly|monthly"
    r"|over\s(?:\w+\s)?\w+\s(?:years|months|weeks))\b",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\s(?:\w+\s){0,6}?(?:(?P<no>said no|voted (?:no|against)|(?:were )?against|opposed)"
    r"|said yes|voted (?:yes|for|in favou?r)|(?:were )?in favou?r|backed)\b",
    re.IGNORECASE,
)
_FAR = 45  # days between two dates that make them two events
_LONG_AGO = 180  # days before the article


def may_be_one(a: Figure, b: Figure, *, together: bool = False) -> bool:
    """Whether nothing that is stated with two figures says that they are of two things.

    Where their statements are joined as telling one fact (`together`), too few words in common
    do not, nor what two sources say of its size.
    """
    if not same_group(a, b) or another_time(a, b) or another_place(a, b):
        return False
    if not same(a.quantity, b.quantity) and (_is_further(a) or _is_further(b)):
        return False
    if _in_hospital(a) != _in_hospital(b):
        return False
    if _is_of_another_extent(a, b) or _is_of_the_other_side(a, b):
        return False
    if not meet(a.quantity, b.quantity) and (_rounds(a) != _rounds(b) or _at_another_rate(a, b)):
        return False
    if is_measure(a.quantity) and another_subject(a, b):
        return False
    if together and (not _is_of_another_size(a, b) or _of_two_sources(a, b)):
        return True
    grounded = not is_measure(a.quantity) or one_measured(a, b) or _has_ground(a, b)
    return grounded and not _is_of_another_size(a, b)


def _is_of_another_extent(a: Figure, b: Figure) -> bool:
    """Whether one counts what was destroyed and the other what was damaged, in other numbers."""
    if "damaged" not in {a.quantity.role, b.quantity.role} or same(a.quantity, b.quantity):
        return False
    destroyed = words_of("sides", "destroyed")
    first, second = ({t.lower for t in f.statement.tokens} & destroyed for f in (a, b))
    return bool(first) != bool(second)


def _is_of_the_other_side(a: Figure, b: Figure) -> bool:
    """Whether one counts who was for something and the other who was against it."""
    first, second = _side(a), _side(b)
    return first is not None and second is not None and first != second


def _side(figure: Figure) -> bool | None:
    """True where those counted were for, False where they were against; None where neither."""
    end = figure.quantity.evidence.end
    text = figure.statement.column.article.text[end : figure.statement.end]
    match = _VOTED.match(text)
    return None if match is None else match["no"] is None


def _of_two_sources(a: Figure, b: Figure) -> bool:
    """Whether they are the word of two named sources, who may differ by any amount."""
    first, second = named_source(a.statement), named_source(b.statement)
    return first is not None and second is not None and not same_source(first, second)


def _rounds(figure: Figure) -> frozenset[str]:
    """Which earlier round or year its words tell of: "in the first round", "last year"."""
    quote = figure.statement.evidence.quote.lower()
    entries = lexicon("sides")["earlier_rounds"].entries
    return frozenset(which or words for words, which in entries if words in quote)


def _at_another_rate(a: Figure, b: Figure) -> bool:
    """Whether both are sums and one is of a year, a month, a day ..., the other of another span."""
    first, second = _rate(a), _rate(b)
    return is_measure(a.quantity) and first is not None and second is not None and first != second


def _rate(figure: Figure) -> str | None:
    """The span that a sum is of: "year" of "a year", "three years"; None where none is told."""
    end = figure.quantity.evidence.end
    match = _RATE.match(figure.statement.column.article.text, end)
    if match is None:
        return None
    words = match.group().lower().split()
    return words[0].removesuffix("ly") if len(words) == 1 else " ".join(words[1:])


def _has_ground(a: Figure, b: Figure) -> bool:
    """Whether the clauses of two figures share a word or name beside what is counted."""
    counted = concepts_in(a.quantity.unit or "") | a.group | b.group
    return any(term not in counted for term in _common(a, b))


def _in_hospital(figure: Figure) -> bool:
    """Whether it counts the wounded who came into a hospital, who are fewer than the wounded."""
    quantity = figure.quantity
    if quantity.role not in {"wounded", "other"} or quantity.unit != "people" or figure.parts > 1:
        return False
    following = [t for t in figure.statement.tokens if t.start >= figure.quantity.evidence.start]
    words = {token.lower for token in following[:_CLOSE_BEHIND]}
    return bool(words & lexicon("sides")["hospitals"].words)


def _is_of_another_size(a: Figure, b: Figure) -> bool:
    """Whether a sum or a count is many times the other: a wage bill and a salary."""
    if a.quantity.value == b.quantity.value and a.quantity.unit == b.quantity.unit:
        return False
    small, large = sorted((size(a.quantity), size(b.quantity)))
    counted = any(is_event_count(q) or q.role == "attended" for q in (a.quantity, b.quantity))
    return not counted and not meet(a.quantity, b.quantity) and large > small * _ANOTHER_SIZE


def _is_further(figure: Figure) -> bool:
    """Whether the figure comes on top of one told before: "a further 412 houses"."""
    quantity = figure.quantity
    words = set((quantity.approximator or "").split())
    more = quantity.evidence.quote.lower().split()[1:2] == ["more"]  # "three more boats"
    return not is_event_count(quantity) and (more or bool(_FURTHER & words))


def hold_together(a: Figure, b: Figure) -> bool:
    """Whether the statements share more than one term, but for who takes part and the number."""
    return len(_common(a, b)) > 1


def _common(a: Figure, b: Figure) -> list[str]:
    common = a.statement.terms & b.statement.terms
    return [term for term in common if term[0] != "=" and not is_participant(term)]


def one_measured(a: Figure, b: Figure) -> bool:
    """Whether both measure the noun that they stand before: "the 190 million euro depot"."""
    return bool(_measured(a) & _measured(b))


def _measured(figure: Figure) -> frozenset[str]:
    """The concepts of the noun that a measure stands before: "the 190 million euro *depot*"."""
    end = figure.quantity.evidence.end
    text = figure.statement.column.article.text
    if not _ATTRIBUTIVE.search(text, max(0, end - 20), end):
        return frozenset()
    following = [token for token in figure.statement.tokens if token.start >= end]
    return frozenset(concept for concept, _ in concepts_of(following[:_MEASURED]))


def another_time(a: Figure, b: Figure) -> bool:
    """Whether the times stated with the figures say that they are of two events.

    They do if they lie far apart, if one is of long ago and the other of no time, which is now,
    or if each has a day of its own and the later figure is no larger: what rises goes on.
    """
    first, second = a.statement.time, b.statement.time
    if (gap := days_apart(first, second)) > _FAR or _is_old(a, b) != _is_old(b, a):
        return True
    if _spans_days(a) != _spans_days(b) and first and second and not meet(a.quantity, b.quantity):
        return True
    if not gap or any(goes_on(f) or f.quantity.role == "attended" for f in (a, b)):
        return False
    late, early = (a, b) if _begins(a) > _begins(b) else (b, a)
    return size(late.quantity) < size(early.quantity)


def _spans_days(figure: Figure) -> bool:
    """Whether its clause tells of several days: "from Monday to Wednesday"."""
    time = figure.statement.time
    return time is not None and time.earliest != time.latest


def _begins(figure: Figure) -> str:
    """The ISO date on which the time of its clause begins; empty where none is known."""
    time = figure.statement.time
    return (time.earliest if time else None) or ""


def _is_old(figure: Figure, other: Figure) -> bool:
    """Whether its clause tells of a time long before the article: "turnout was 54% in 2011".

    An article without a date is taken to be of the `other`'s day.
    """
    time = figure.statement.time
    columns = figure.statement.column, other.statement.column
    today = next((day for column in columns if (day := reference_day(column))), None)
    if time is None or time.latest is None or today is None:
        return False
    if any(token.lower == "since" for token in figure.statement.tokens):
        return False  # "the highest since measurements began in 1957"
    return (date.fromisoformat(today) - date.fromisoformat(time.latest)).days > _LONG_AGO


def another_place(a: Figure, b: Figure) -> bool:
    """Whether both state a scope by name and the names have nothing in common."""
    first, second = scope_names(a), scope_names(b)
    return bool(first and second) and not first & second


def another_subject(a: Figure, b: Figure) -> bool:
    """Whether the names straight before the figures differ: "Romney (17 percent)".

    So do shares of which one alone is said to be "among" some.
    """
    first, second = _name_before(a), _name_before(b)
    if first is not None and second is not None and first != second:
        return True
    return a.quantity.role == b.quantity.role == "share" and _is_among(a) != _is_among(b)


def _is_among(figure: Figure) -> bool:
    return bool(re.search(r"\bamong\b", figure.statement.claim.text, re.IGNORECASE))


def _name_before(figure: Figure) -> str | None:
    """The last name in the clause before the figure, as the article folds it; no source's."""
    column, start = figure.statement.column, figure.statement.start
    attribution = figure.statement.claim.attribution
    said = attribution.evidence if attribution else None
    named = [
        mention
        for mention in column.entities.within(start, figure.quantity.evidence.start)
        if said is None or not said.start <= mention.start < said.end
    ]
    return named[-1].name.split()[-1] if named else None
