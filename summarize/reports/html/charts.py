"""What the charts of a page show, figures and geometry: loaded language, places, sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.reports.comparison_outline import display_names
from summarize.reports.html.svg import Strip, bars, strip
from summarize.reports.html.words import POSITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.html.facts_table import Row
    from summarize.reports.parts import Document
    from summarize.reports.views import SourcingView


@dataclass(frozen=True, slots=True)
class Rate:
    """An article's loaded phrases: how many per 1,000 words, and how long a bar that is."""

    number: int
    article: str
    per_1000: float
    own: int
    quoted: int
    words: int
    bar: float  # per cent of the longest


@dataclass(frozen=True, slots=True)
class Places:
    """Where in each article a fact stands."""

    row: Row
    strip: Strip
    where: tuple[tuple[int, str, str], ...]  # (article's number, its name, "12 %, in the opening")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its bar."""

    number: int
    bar: float


@dataclass(frozen=True, slots=True)
class SourceKinds:
    """How often each article cites sources of each kind."""

    kinds: tuple[str, ...]
    articles: tuple[tuple[Count, ...], ...]  # a row an article, in the order of the columns


def loaded_rates(comparison: Document) -> tuple[Rate, ...]:
    """The loaded language of each article, in the order of the columns."""
    profiles = comparison["framing"]["loaded_language"]
    words = {each["article"]["id"]: each["article"]["words"] for each in comparison["analyses"]}
    names = display_names(comparison["articles"])
    shown = [each for each in names if each in profiles]
    lengths = bars([profiles[each]["per_1000_words"] for each in shown])
    numbers = {each: number for number, each in enumerate(names, 1)}
    return tuple(
        Rate(
            numbers[each],
            names[each],
            profiles[each]["per_1000_words"],
            profiles[each]["count"],
            profiles[each]["in_quotes"],
            words[each],
            length,
        )
        for each, length in zip(shown, lengths, strict=True)
    )


def places_of_facts(comparison: Document, rows: Sequence[Row]) -> tuple[Places, ...]:
    """For each fact that several articles tell, where in each of them it first stands."""
    names = display_names(comparison["articles"])
    analyses = {each["article"]["id"]: each for each in comparison["analyses"]}
    facts = {each["id"]: each for each in comparison["facts"]}
    found = []
    for row in rows:
        first: dict[str, Document] = {}
        for claim in facts[row.fact.id]["claims"]:
            before = first.setdefault(claim["article"], claim)
            if claim["evidence"][0]["start"] < before["evidence"][0]["start"]:
                first[claim["article"]] = claim
        if len(first) > 1:
            found.append(_places(row, first, analyses, names))
    return tuple(found)


def _places(
    row: Row, first: dict[str, Document], analyses: dict[str, Document], names: dict[str, str]
) -> Places:
    shares, where = [], []
    for number, (article, name) in enumerate(names.items(), 1):
        if article not in first:
            continue
        claim, analysis = first[article], analyses[article]
        share = claim["evidence"][0]["start"] / max(analysis["article"]["characters"], 1)
        positions = {each["id"]: each["position"] for each in analysis["claims"]}
        at = [f"{100 * min(share, 1):.0f} %", POSITIONS.get(positions.get(claim["claim"], ""), "")]
        shares.append((number, share))
        where.append((number, name, ", ".join(filter(None, at))))
    return Places(row, strip(shares), tuple(where))


def source_kinds(comparison: Document) -> SourceKinds:
    """How often each article cites which kind of source, the most cited kind first."""
    articles = [each["id"] for each in comparison["articles"]]
    profiles = comparison["sourcing"]
    cited = [
        Counter(use["kind"] for use in profiles[each]["sources"]) if each in profiles else Counter()
        for each in articles
    ]
    total = sum(cited, Counter[str]())
    kinds = tuple(sorted(total, key=lambda kind: (-total[kind], kind)))
    lengths = iter(bars([of[kind] for of in cited for kind in kinds]))
    return SourceKinds(
        kinds, tuple(tuple(Count(of[kind], next(lengths)) for kind in kinds) for of in cited)
    )


def attention(sourcing: Sequence[SourcingView]) -> dict[str, tuple[float, ...]]:
    """By article, a bar for each of its sources; one scale for all articles."""
    lengths = iter(bars([source.uses for each in sourcing for source in each.sources]))
    return {each.article: tuple(next(lengths) for _ in each.sources) for each in sourcing}
