"""The comparison against the gold events: alignment, relations, and what is called single.

    python benchmarks/gold_comparison.py [EVENT ...] [--misses]

Each event is a folder of `evals/gold/`. A pair is two articles' statements of one fact. A pair
shown is right if gold has a fact with a statement inside both; a gold pair is found if some fact
shown holds a claim over both statements. A single is right if gold has no fact of several
outlets there, or another fact shown already tells that one. Prints a table; exits 2 without gold.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from summarize import Article, ArticleError, analyse_all, compare, read_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize import Comparison
    from summarize.comparison.types import Fact, FactClaim, FactPair

GOLD = Path(__file__).resolve().parent.parent / "evals" / "gold"
Span = tuple[int, int]
Pair = tuple[str, str, str]  # fact id, article, article


@dataclass(frozen=True)
class GoldFact:
    """A labelled fact: its relation pairs and, by article, the spans that state it."""

    id: str
    relation: str
    spans: dict[str, tuple[Span, ...]]
    pairs: dict[tuple[str, str], str]
    trap: str | None


def gold_facts(folder: Path, articles: dict[str, Article]) -> list[GoldFact]:
    """The labelled facts of an event, quotes placed in their articles."""
    labels = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
    return [
        GoldFact(
            fact["id"],
            fact["relation"],
            {
                name: tuple(_place(articles[name], quote) for quote in quotes)
                for name, quotes in fact["statements"].items()
            },
            {
                (min(p["a"], p["b"]), max(p["a"], p["b"])): p["relation"]
                for p in fact.get("pairs") or ()
            },
            fact.get("trap"),
        )
        for fact in labels["facts"]
    ]


def _place(article: Article, quote: Any) -> Span:
    text, hint = (quote["quote"], quote.get("hint")) if isinstance(quote, dict) else (quote, None)
    after = article.text.index(hint) if hint else 0
    start = article.text.index(text, after)
    return start, start + len(text)


def _claim_span(claim: FactClaim) -> Span:
    spans = [q.evidence for q in claim.quantities] or list(claim.evidence)
    return min(e.start for e in spans), max(e.end for e in spans)


def _covers(claim: FactClaim, span: Span) -> bool:
    """Whether the claim shown and the labelled span are about the same words."""
    start, end = _claim_span(claim)
    shared = min(end, span[1]) - max(start, span[0])
    return shared > 0 and shared >= 0.5 * min(end - start, span[1] - span[0])


def _states(gold: GoldFact, claim: FactClaim) -> bool:
    return any(_covers(claim, span) for span in gold.spans.get(claim.article, ()))


@dataclass(frozen=True)
class ShownPair:
    """Two articles that a fact shows together, and the labelled facts that bear it out."""

    fact: Fact
    articles: tuple[str, str]  # in order of id
    relation: str
    gold: tuple[GoldFact, ...]

    @property
    def expected(self) -> set[str]:
        """The relations that the labels give these articles."""
        return {g.pairs.get(self.articles, g.relation) for g in self.gold}


def shown_pairs(comparison: Comparison, gold: Sequence[GoldFact]) -> list[ShownPair]:
    """Every pair of articles that a fact shows, once a fact."""
    return [
        ShownPair(fact, (pair.a, pair.b), pair.relation, tuple(_bearing(fact, pair, gold)))
        for fact in comparison.facts
        for pair in fact.pairs
    ]


def _bearing(fact: Fact, pair: FactPair, gold: Sequence[GoldFact]) -> Iterator[GoldFact]:
    """The labelled facts with a statement in a claim of each of the two articles."""
    for labelled in gold:
        stating = {claim.article for claim in fact.claims if _states(labelled, claim)}
        if {pair.a, pair.b} <= stating:
            yield labelled


def score(comparison: Comparison, gold: Sequence[GoldFact], *, misses: bool) -> Counter[str]:
    """Counts of right and wrong, by name."""
    several = [fact for fact in gold if len(fact.spans) > 1]
    pairs = shown_pairs(comparison, several)
    counts: Counter[str] = Counter()
    for pair in pairs:
        counts.update(_of_pair(pair))
    found: dict[Pair, set[str]] = defaultdict(set)
    for pair in pairs:
        for labelled in pair.gold:
            found[labelled.id, *pair.articles].add(pair.relation)
    for labelled in several:
        for articles in combinations(sorted(labelled.spans), 2):
            a, b = articles
            relation = labelled.pairs.get((a, b), labelled.relation)
            shown = found.get((labelled.id, a, b), set())
            counts.update(["gold", f"gold {relation}"])
            counts["gold found"] += bool(shown)
            counts[f"found {relation}"] += relation in shown
            if misses and not shown:
                print(f"  MISSED {labelled.id} [{relation}] {articles}")
    if misses:
        _print_wrong(pairs)
    _count_singles(counts, comparison, several, misses=misses)
    return counts


def _of_pair(pair: ShownPair) -> Iterator[str]:
    """The names under which a shown pair counts."""
    relation, level = pair.relation, pair.fact.confidence
    yield from ("shown", f"shown {relation}", f"shown {level}")
    if pair.gold:
        yield from ("shown right", f"shown right {level}")
    if relation in pair.expected:
        yield f"shown right {relation}"
    trapped = any(labelled.trap for labelled in pair.gold)
    if relation == "conflict" and trapped and "conflict" not in pair.expected:
        yield "conflict on a trap"


def _print_wrong(pairs: Sequence[ShownPair]) -> None:
    for pair in pairs:
        told = [claim.text for claim in pair.fact.claims if claim.article in pair.articles]
        if not pair.gold:
            print(f"  WRONG {pair.fact.id} [{pair.relation}]", *told, sep="\n    ")
        elif pair.relation not in pair.expected:
            print(f"  RELATION {pair.relation} for {sorted(pair.expected)}", *told, sep="\n    ")


def _count_singles(
    counts: Counter[str], comparison: Comparison, several: Sequence[GoldFact], *, misses: bool
) -> None:
    told = [c for fact in comparison.facts if fact.relation != "single" for c in fact.claims]
    for fact in comparison.facts:
        if fact.relation != "single":
            continue
        own = fact.claims[0]
        missed = [
            labelled.id
            for labelled in several
            if _states(labelled, own)
            and not any(c.article == own.article and _states(labelled, c) for c in told)
        ]
        level = f"single {fact.confidence}"
        counts.update(["single", level])
        if not missed:
            counts.update(["single right", f"{level} right"])
        elif misses:
            print(f"  NOT SINGLE {missed}: {fact.text}")


def _f1(right: int, shown: int, found: int, gold: int) -> str:
    precision, recall = right / shown if shown else 0.0, found / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return (
        f"P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}"
        f"  ({right}/{shown} shown, {found}/{gold} gold)"
    )


def _share(right: int, of: int) -> str:
    return f"{right / of if of else 0.0:.2f} ({right}/{of})"


def report(name: str, counts: Counter[str]) -> None:
    """Print one event's, or all events', figures."""
    print(name)
    for kind in ("", "shared", "conflict", "disputed", "update", "unresolved"):
        names = (f"shown right {kind}", f"shown {kind}", f"found {kind}", f"gold {kind}")
        if not kind:
            names = ("shown right", "shown", "gold found", "gold")
        print(f"  {kind or 'alignment':<11} {_f1(*(counts[each] for each in names))}")
    levels = ("high", "medium", "low")
    by_level = (_share(counts[f"shown right {x}"], counts[f"shown {x}"]) for x in levels)
    print("  by confidence:", ", ".join(f"{x} {s}" for x, s in zip(levels, by_level, strict=True)))
    singles = (_share(counts[f"single {x} right"], counts[f"single {x}"]) for x in levels[:2])
    print(f"  single      {_share(counts['single right'], counts['single'])} right:", end=" ")
    print(", ".join(f"{x} {s}" for x, s in zip(levels[:2], singles, strict=True)))
    print(f"  conflicts on traps {counts['conflict on a trap']}")


def main() -> int:
    """Score the events named, or all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("events", nargs="*", help="folders of evals/gold/ (all)")
    parser.add_argument("--misses", action="store_true", help="print each wrong and missed pair")
    options = parser.parse_args()
    names = options.events or sorted(path.name for path in GOLD.glob("*/") if path.is_dir())
    if not names:
        print(f"no gold events under {GOLD}", file=sys.stderr)
        return 2
    total: Counter[str] = Counter()
    for name in names:
        articles = [
            a for a in read_articles(sorted((GOLD / name).glob("*.md"))) if isinstance(a, Article)
        ]
        analyses = [a for a in analyse_all(articles) if not isinstance(a, ArticleError)]
        gold = gold_facts(GOLD / name, {article.id: article for article in articles})
        counts = score(compare(analyses), gold, misses=options.misses)
        report(name, counts)
        total += counts
    if len(names) > 1:
        report("all", total)
    return 0


if __name__ == "__main__":
    sys.exit(main())
