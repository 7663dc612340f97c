"""Attributions found against PolNeAR's: python benchmarks/attribution.py [--show-misses N].

Reads $SUMMARIZE_DATA/polnear-dev.jsonl: one article a line, with `text` and `attributions`, each
of which has lists of [start, end] spans under source, cue and content (any may be missing).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.spans import (
    Scores,
    Span,
    intersection_over_union,
    match_by_overlap,
    overlap,
    overlap_scores,
    size,
)
from summarize.articles import Article, segment
from summarize.text.attribution import find_attributions
from summarize.text.reading import read

if TYPE_CHECKING:
    from summarize.text.types import Attribution

_FILE = "polnear-dev.jsonl"
_PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article of the corpus."""

    id: str
    text: str
    gold: list[dict[str, list[Span]]]


def load(folder: Path) -> list[Labelled]:
    articles = []
    for line in (folder / _FILE).read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        gold = [
            {part: [(s, e) for s, e in label.get(part) or []] for part in _PARTS}
            for label in record["attributions"]
        ]
        articles.append(Labelled(record["id"], record["text"], gold))
    return sorted(articles, key=lambda article: article.id)


def attributions_of(labelled: Labelled) -> tuple[Attribution, ...]:
    article = Article(
        id=labelled.id,
        outlet=None,
        title=None,
        published=None,
        language="en",
        url=None,
        text=labelled.text,
        sentences=segment(labelled.text),
    )
    return find_attributions(read(article))


def parts_of(attribution: Attribution) -> dict[str, list[Span]]:
    source = attribution.source_span
    return {
        "source": [source] if source else [],
        "cue": [attribution.cue_span],
        "content": list(attribution.content),
    }


def strict_matches(
    predicted: list[dict[str, list[Span]]], gold: list[dict[str, list[Span]]]
) -> list[tuple[int, int]]:
    """One to one by overlap of cues; then all three parts must share half of their union."""
    pairs = match_by_overlap([p["cue"] for p in predicted], [g["cue"] for g in gold])
    return [
        (i, j)
        for i, j in pairs
        if all(intersection_over_union(predicted[i][k], gold[j][k]) >= 0.5 for k in _PARTS)
    ]


def characters(predicted: list[list[Span]], gold: list[list[Span]]) -> Scores:
    """Overlap by characters over a whole article."""
    ours, theirs = merged(predicted), merged(gold)
    return Scores(overlap(ours, theirs), size(ours), size(theirs))


def merged(groups: list[list[Span]]) -> list[Span]:
    result: list[Span] = []
    for start, end in sorted(span for group in groups for span in group):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def score(articles: list[Labelled]) -> dict[str, Scores]:
    """The scores by name, micro over the articles."""
    total = dict.fromkeys(("cue", "source", "content", "strict"), Scores(0, 0, 0))
    for article in articles:
        found = [parts_of(a) for a in attributions_of(article)]
        gold = article.gold
        with_cue = [g["cue"] for g in gold if g["cue"]]
        total["cue"] += overlap_scores([f["cue"] for f in found], with_cue)
        for part in ("source", "content"):
            total[part] += characters([f[part] for f in found], [g[part] for g in gold])
        strict = strict_matches(found, gold)
        total["strict"] += Scores(len(strict), len(found), len(gold))
    return total


def stances(articles: list[Labelled]) -> dict[str, Scores]:
    """Per stance, how many of the predicted cues are labelled ones (precision only)."""
    total: dict[str, Scores] = {}
    for article in articles:
        found = attributions_of(article)
        pairs = match_by_overlap([[a.cue_span] for a in found], [g["cue"] for g in article.gold])
        matched = {i for i, _ in pairs}
        for i, attribution in enumerate(found):
            one = Scores(int(i in matched), 1, 0)
            total[attribution.stance] = total.get(attribution.stance, Scores(0, 0, 0)) + one
    return total


def throughput(articles: list[Labelled], rounds: int = 5) -> float:
    """MB of UTF-8 text a second, the finder alone, readings made beforehand; the best round."""
    readings = [
        read(Article(a.id, None, None, None, "en", None, a.text, segment(a.text))) for a in articles
    ]
    best = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        for reading in readings:
            find_attributions(reading)
        best = min(best, time.perf_counter() - begin)
    return sum(len(a.text.encode()) for a in articles) / best / 1e6


def show_misses(articles: list[Labelled], limit: int) -> None:
    """Labelled cues not found and found cues not labelled, a line each."""
    lines: list[str] = []
    words: Counter[str] = Counter()
    for article in articles:
        found = [parts_of(a) for a in attributions_of(article)]
        pairs = match_by_overlap([f["cue"] for f in found], [g["cue"] for g in article.gold])
        strict = set(strict_matches(found, article.gold))
        for i, j in pairs:
            if (i, j) not in strict:
                lines += [f"~ got  {_shown(article.text, found[i])}"]
                lines += [f"  gold {_shown(article.text, article.gold[j])}"]
        missed = set(range(len(article.gold))) - {j for _, j in pairs}
        false = set(range(len(found))) - {i for i, _ in pairs}
        lines += [f"- {_shown(article.text, article.gold[j])}" for j in sorted(missed)]
        lines += [f"+ {_shown(article.text, found[i])}" for i in sorted(false)]
        words.update(
            " ".join(article.text[s:e] for s, e in found[i]["cue"]).lower() for i in sorted(false)
        )
    print("\n".join(lines[:limit]))
    print("false cues:", ", ".join(f"{w} {n}" for w, n in words.most_common(40)))


def _shown(text: str, parts: dict[str, list[Span]]) -> str:
    return " | ".join(
        " ... ".join(text[s:e] for s, e in parts[part]).replace("\n", " ")[:160] for part in _PARTS
    )


def report(name: str, articles: list[Labelled]) -> None:
    print(f"{name}: {len(articles)} articles, {sum(len(a.gold) for a in articles)} attributions")
    for part, s in score(articles).items():
        print(f"  {part:8} precision {s.precision:.3f}  recall {s.recall:.3f}  F1 {s.f1:.3f}")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show-misses", type=int, default=0, metavar="N")
    options = parser.parse_args(argv)
    folder = Path(os.environ.get("SUMMARIZE_DATA") or "/nonexistent")
    if not (folder / _FILE).is_file():
        print(f"set SUMMARIZE_DATA to the folder that holds {_FILE}", file=sys.stderr)
        return 2
    articles = load(folder)
    even, odd = articles[::2], articles[1::2]
    report("all", articles)
    report("even (tuned on)", even)
    report("odd", odd)
    for stance, s in sorted(stances(articles).items()):
        print(f"  {stance:8} {s.predicted:4} found, {s.precision:.3f} of them labelled")
    print(f"throughput {throughput(articles):.2f} MB/s")
    if options.show_misses:
        show_misses(even, options.show_misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
