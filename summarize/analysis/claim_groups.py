"""Claims of several articles, numbered, and groups of them as somebody judged who read them.

What an aligner is asked and what it answers, apart from who it is: the comparison takes the
answer and never learns whether a model gave it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from summarize.errors import SummarizeError
from summarize.prompts.variables import claim_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarize.analysis.types import Analysis, Claim, Engine

Judgement = Literal["agree", "contradict"]


class AlignmentError(SummarizeError):
    """An aligner has no answer; the text says why. Statements can still be aligned by words."""


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim under an id that is unique among all articles compared."""

    id: str  # "B3": the third claim of the second article, articles in the order of their ids
    article: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two claims of one group that can both be true, or cannot."""

    a: str
    b: str
    relation: Judgement


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that answer one question of fact."""

    what: str  # the question, in a few words
    claims: tuple[str, ...]
    agreement: tuple[JudgedPair, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What an aligner answers."""

    groups: tuple[ClaimGroup, ...]
    warnings: tuple[str, ...] = ()  # what of the answer could not be used
    engine: Engine | None = None  # the model that gave it, if one did


@dataclass(frozen=True, slots=True)
class Vetted:
    """The groups that can be used, and one sentence on each group or pair that cannot."""

    groups: tuple[ClaimGroup, ...]
    refused: tuple[str, ...]


def number_claims(analyses: Iterable[Analysis]) -> tuple[NumberedClaim, ...]:
    """The claims of all articles under their ids; the order of `analyses` changes nothing.

    An article without claims has no letter.
    """
    ordered = sorted((a for a in analyses if a.claims), key=lambda a: a.article.id)
    return tuple(
        NumberedClaim(claim_id(place, number), analysis.article.id, claim)
        for place, analysis in enumerate(ordered)
        for number, claim in enumerate(analysis.claims)
    )


def vet(groups: Iterable[ClaimGroup], claims: Sequence[NumberedClaim]) -> Vetted:
    """Those of `groups` that name claims of two articles and more.

    Refused, one by one: a group with an id that does not exist, a group of one article. Of a group
    that stays, judgements of pairs that are not in it, or that are judged both ways, are refused.
    Two claims may stand together in two groups, as they may answer two questions ("200 were killed
    and 400 injured"); a later group that joins no new pair and contradicts nothing is passed over,
    for it would show the same claims once more.
    """
    articles = {each.id: each.article for each in claims}
    joined: set[frozenset[str]] = set()
    kept: list[ClaimGroup] = []
    refused: list[str] = []
    for number, group in enumerate(groups, 1):
        name = f"group {number} (“{group.what[:60]}”)"
        pairs = {frozenset(pair) for pair in _across(dict.fromkeys(group.claims), articles)}
        if (why := _refusal(group, articles, pairs)) is not None:
            refused.append(f"{name}: {why}")
            continue
        agreement, faults = _usable(group.agreement, pairs)
        refused += [f"{name}: {fault}" for fault in faults]
        if pairs <= joined and not any(each.relation == "contradict" for each in agreement):
            continue
        joined |= pairs
        kept.append(ClaimGroup(group.what, tuple(dict.fromkeys(group.claims)), agreement))
    return Vetted(tuple(kept), tuple(refused))


def _refusal(
    group: ClaimGroup, articles: Mapping[str, str], pairs: set[frozenset[str]]
) -> str | None:
    unknown = [claim for claim in group.claims if claim not in articles]
    if unknown:
        return f"there is no claim {', '.join(dict.fromkeys(unknown))}"
    if not pairs:
        return "its claims are all of one article"
    return None


def _across(claims: Iterable[str], articles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The pairs of known claims that are of different articles."""
    known = [claim for claim in claims if claim in articles]
    return ((a, b) for a, b in combinations(known, 2) if articles[a] != articles[b])


def _usable(
    agreement: Iterable[JudgedPair], pairs: set[frozenset[str]]
) -> tuple[tuple[JudgedPair, ...], list[str]]:
    """The judgements on `pairs`, each pair once, and what is wrong with the others."""
    judged: dict[frozenset[str], JudgedPair] = {}
    both_ways: set[frozenset[str]] = set()
    faults = []
    for pair in agreement:
        key = frozenset((pair.a, pair.b))
        if key not in pairs:
            faults.append(f"{pair.a} and {pair.b} are no pair of it")
        elif key in judged and judged[key].relation != pair.relation and key not in both_ways:
            both_ways.add(key)
            faults.append(f"{pair.a} and {pair.b} are said to agree and to contradict")
        else:
            judged.setdefault(key, pair)
    return tuple(pair for key, pair in judged.items() if key not in both_ways), faults
