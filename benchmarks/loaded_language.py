"""Loaded language found against BASIL's: python benchmarks/loaded_language.py [--show-misses N].

Reads $SUMMARIZE_DATA/basil-dev.jsonl: one article a line, with `text` and `bias_spans`, each of
which has start, end, kind ("lexical" or "informational") and in_quote. Only lexical spans count:
informational ones are sentences whose facts, not words, were felt to lean. The word lists were
tuned on the even half of the events; the odd half was only looked at for its figures.
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

from benchmarks.spans import Scores, Span, match_by_overlap, overlap_scores
from summarize.articles import Article, segment
from summarize.text.attribution import find_attributions
from summarize.text.entities import find_entities
from summarize.text.frames import find_frames
from summarize.text.loaded import find_loaded
from summarize.text.names import find_names
from summarize.text.reading import Reading, read
from summarize.text.tone import find_tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.text.types import LoadedPhrase

_FILE = "basil-dev.jsonl"
_HEDGES = ("speculation",)  # no bias in BASIL's sense: found, shown, scored apart


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article of the corpus with its lexical spans, own voice and in quotation apart."""

    id: str
    event: str
    reading: Reading
    own: list[Span]
    quoted: list[Span]


def load(folder: Path) -> list[Labelled]:
    articles = []
    for line in (folder / _FILE).read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        text = record["text"]
        article = Article(record["id"], None, None, None, "en", None, text, segment(text))
        lexical = [span for span in record["bias_spans"] if span["kind"] == "lexical"]
        own, quoted = (
            [(span["start"], span["end"]) for span in lexical if span["in_quote"] is inside]
            for inside in (False, True)
        )
        articles.append(Labelled(record["id"], record["event"], read(article), own, quoted))
    return sorted(articles, key=lambda article: (article.event, article.id))


def halves(articles: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Even and odd events, so that no event is in both."""
    events = sorted({article.event for article in articles})
    even = set(events[::2])
    return [a for a in articles if a.event in even], [a for a in articles if a.event not in even]


def found_in(article: Labelled) -> tuple[LoadedPhrase, ...]:
    credited = [span for a in find_attributions(article.reading) for span in a.content]
    return find_loaded(article.reading, credited)


def spans_of(phrases: tuple[LoadedPhrase, ...], keep: Callable[[LoadedPhrase], bool]) -> list[Span]:
    return [(p.evidence.start, p.evidence.end) for p in phrases if keep(p)]


def sentences_with(article: Labelled, spans: list[Span]) -> set[int]:
    """Which prose sentences a span touches, by index."""
    return {
        index
        for index, sentence in enumerate(article.reading.sentences)
        if any(s < sentence.sentence.end and sentence.sentence.start < e for s, e in spans)
    }


def score(articles: list[Labelled]) -> dict[str, Scores]:
    """The scores by name, micro over the articles."""
    total: dict[str, Scores] = {}

    def add(name: str, predicted: list[Span], gold: list[Span], article: Labelled) -> None:
        one = overlap_scores([[span] for span in predicted], [[span] for span in gold])
        total[name] = total.get(name, Scores(0, 0, 0)) + one
        ours, theirs = sentences_with(article, predicted), sentences_with(article, gold)
        sentences = Scores(len(ours & theirs), len(ours), len(theirs))
        name = f"{name}, sentences"
        total[name] = total.get(name, Scores(0, 0, 0)) + sentences

    for article in articles:
        phrases = found_in(article)
        judged = [p for p in phrases if p.category not in _HEDGES]
        own = spans_of(tuple(judged), lambda p: not p.in_quote)
        quoted = spans_of(tuple(judged), lambda p: p.in_quote)
        add("own voice", own, article.own, article)
        add("in quotes", quoted, article.quoted, article)
        add("both", own + quoted, article.own + article.quoted, article)
    return total


def matched_flags(article: Labelled, phrases: tuple[LoadedPhrase, ...]) -> list[bool]:
    gold = [[span] for span in article.own + article.quoted]
    spans = [[span] for span in spans_of(phrases, lambda _: True)]
    matched = {i for i, _ in match_by_overlap(spans, gold)}
    return [i in matched for i in range(len(phrases))]


def by(articles: list[Labelled], key: Callable[[LoadedPhrase], str]) -> dict[str, Scores]:
    """Precision alone, by what `key` says of a phrase: its category, its words."""
    total: dict[str, Scores] = {}
    for article in articles:
        phrases = found_in(article)
        for phrase, hit in zip(phrases, matched_flags(article, phrases), strict=True):
            one = Scores(int(hit), 1, 0)
            total[key(phrase)] = total.get(key(phrase), Scores(0, 0, 0)) + one
    return total


def throughput(articles: list[Labelled], finder: Callable[[Reading], object]) -> float:
    """MB of UTF-8 text a second, the finder alone, readings made beforehand; the best of five."""
    best = float("inf")
    for _ in range(5):
        begin = time.perf_counter()
        for article in articles:
            finder(article.reading)
        best = min(best, time.perf_counter() - begin)
    return sum(len(a.reading.article.text.encode()) for a in articles) / best / 1e6


def all_of_it(reading: Reading) -> None:
    """Entities, names, loaded language, tone and frames together."""
    entities = find_entities(reading)
    find_names(reading, entities)
    find_tone(reading, entities, find_loaded(reading))
    find_frames(reading)


def show_misses(articles: list[Labelled], limit: int) -> None:
    """Labelled spans not found, and the entries that fire without a label, most often first."""
    lines: list[str] = []
    for article in articles:
        gold = article.own + article.quoted
        found = spans_of(found_in(article), lambda _: True)
        hit = {j for _, j in match_by_overlap([[s] for s in found], [[s] for s in gold])}
        text = article.reading.article.text
        lines += [f"- {text[s:e]}" for j, (s, e) in enumerate(gold) if j not in hit]
    print("\n".join(lines[:limit]))
    entries = by(articles, lambda p: f"{p.category}: {p.phrase.lower()}")
    worst = Counter({name: s.predicted - s.matched for name, s in entries.items()})
    for name, count in worst.most_common(limit):
        print(f"+ {name}: {count} of {entries[name].predicted} not labelled")


def report(name: str, articles: list[Labelled]) -> None:
    spans = sum(len(a.own) + len(a.quoted) for a in articles)
    print(f"{name}: {len(articles)} articles, {spans} lexical spans")
    for part, s in score(articles).items():
        print(
            f"  {part:20} precision {s.precision:.3f}  recall {s.recall:.3f}  F1 {s.f1:.3f}"
            f"  ({s.matched} of {s.predicted} found, {s.gold} labelled)"
        )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show-misses", type=int, default=0, metavar="N")
    options = parser.parse_args(argv)
    folder = Path(os.environ.get("SUMMARIZE_DATA") or "/nonexistent")
    if not (folder / _FILE).is_file():
        print(f"set SUMMARIZE_DATA to the folder that holds {_FILE}", file=sys.stderr)
        return 2
    articles = load(folder)
    even, odd = halves(articles)
    report("all", articles)
    report("even events (tuned on)", even)
    report("odd events", odd)
    for category, s in sorted(by(articles, lambda p: p.category).items()):
        print(f"  {category:15} {s.predicted:4} found, {s.precision:.3f} of them labelled")
    print(f"loaded language {throughput(articles, find_loaded):.2f} MB/s")
    print(f"names, entities, loaded, tone, frames {throughput(articles, all_of_it):.2f} MB/s")
    if options.show_misses:
        show_misses(even, options.show_misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
