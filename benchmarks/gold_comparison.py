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
    from summarize.comparison.types import Fact, FactClaim

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


def shown_pairs(fact: Fact) -> Iterator[tuple[FactClaim, FactClaim]]:
    """Claims of different articles that a fact shows together, in order of article id."""
    for a, b in combinations(fact.claims, 2):
        if a.article != b.article:
            yield (a, b) if a.article < b.article else (b, a)


def _states(gold: GoldFact, claim: FactClaim) -> bool:
    return any(_covers(claim, span) for span in gold.spans.get(claim.article, ()))


def score(comparison: Comparison, gold: Sequence[GoldFact], *, misses: bool) -> Counter[str]:
    """Counts of right and wrong, by name."""
    counts: Counter[str] = Counter()
    several = [fact for fact in gold if len(fact.spans) > 1]
    found: dict[Pair, set[str]] = defaultdict(set)
    for fact in comparison.facts:
        relations = {(min(p.a, p.b), max(p.a, p.b)): p.relation for p in fact.pairs}
        counted = set()
        for a, b in shown_pairs(fact):
            right = [g for g in several if _states(g, a) and _states(g, b)]
            key = (a.article, b.article)
            for g in right:
                found[g.id, *key].add(relations[key])
            if key in counted:
                continue
            counted.add(key)
            counts["shown"] += 1
            counts["shown right"] += bool(right)
            expected = {g.pairs.get(key, g.relation) for g in right}
            _count_relation(counts, relations[key], expected)
            if relations[key] == "conflict" and any(g.trap for g in right) and "conflict" not in expected:
                counts["conflict on a trap"] += 1
            if misses and not right:
                print(f"  WRONG {fact.id} [{relations[key]}]\n    {a.text}\n    {b.text}")
            elif misses and relations[key] not in expected:
                print(f"  RELATION {relations[key]} for {sorted(expected)}: {fact.explanation}")
    for g in several:
        for key in combinations(sorted(g.spans), 2):
            counts["gold"] += 1
            counts["gold found"] += (g.id, *key) in found
            relation = g.pairs.get((key[0], key[1]), g.relation)
            counts[f"gold {relation}"] += 1
            counts[f"found {relation}"] += relation in found.get((g.id, key[0], key[1]), set())
            if misses and (g.id, *key) not in found:
                print(f"  MISSED {g.id} [{relation}] {key}")
    _count_singles(counts, comparison, several, misses=misses)
    return counts


def _count_relation(counts: Counter[str], relation: str, expected: set[str]) -> None:
    counts[f"shown {relation}"] += 1
    counts[f"shown right {relation}"] += relation in expected


def _count_singles(
    counts: Counter[str], comparison: Comparison, several: Sequence[GoldFact], *, misses: bool
) -> None:
    told = [claim for fact in comparison.facts if fact.relation != "single" for claim in fact.claims]
    for fact in comparison.facts:
        if fact.relation != "single":
            continue
        counts["single"] += 1
        missed = [
            g
            for g in several
            if _states(g, fact.claims[0])
            and not any(c.article == fact.claims[0].article and _states(g, c) for c in told)
        ]
        counts["single right"] += not missed
        if misses and missed:
            print(f"  NOT SINGLE {[g.id for g in missed]}: {fact.text}")


def _f1(right: int, shown: int, found: int, gold: int) -> str:
    precision, recall = right / shown if shown else 0.0, found / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}  ({right}/{shown} shown, {found}/{gold} gold)"


def report(name: str, counts: Counter[str]) -> None:
    """Print one event's, or all events', figures."""
    print(f"{name}\n  alignment   {_f1(counts['shown right'], counts['shown'], counts['gold found'], counts['gold'])}")
    for relation in ("shared", "conflict", "disputed", "update", "unresolved"):
        print(
            f"  {relation:<11} "
            + _f1(
                counts[f"shown right {relation}"],
                counts[f"shown {relation}"],
                counts[f"found {relation}"],
                counts[f"gold {relation}"],
            )
        )
    share = counts["single right"] / counts["single"] if counts["single"] else 0.0
    print(f"  single      right {share:.2f} ({counts['single right']}/{counts['single']})")
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
        articles = [a for a in read_articles(sorted((GOLD / name).glob("*.md"))) if isinstance(a, Article)]
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
