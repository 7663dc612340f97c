"""How fast articles are read and analysed without a model, and whether memory grows with them.

    python -m benchmarks.throughput [--articles 1000] [--check]

Articles are made from those of seeds/: sentences of all events, chosen and ordered by a seeded
generator, about five thousand characters each. With SUMMARIZE_DATA set to a folder of JSON Lines,
its articles are measured too. Printed are MB of UTF-8 text a second on one core, for the whole
engine and for each stage, beside a reference loop (a plain regular expression over the same
text), since seconds of two machines do not compare and their ratio nearly does; then the peak
memory of `summarize run --json` over a tenth of the articles and over all of them. --check exits
with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.analysis import analyse
from summarize.analysis.claims import extract_claims
from summarize.analysis.findings import gather
from summarize.analysis.salience import sentence_salience
from summarize.analysis.summary import extract_summary
from summarize.articles import Article, read_articles, segment
from summarize.text.attribution import find_attributions
from summarize.text.dates import find_dates
from summarize.text.entities import find_entities
from summarize.text.frames import find_frames
from summarize.text.loaded import find_loaded
from summarize.text.names import find_names
from summarize.text.quantities import find_quantities
from summarize.text.reading import read
from summarize.text.tone import find_tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
GOAL_MB, GOAL_GROWTH = 0.3, 1.15
ROUNDS = 3  # the quickest counts: noise only ever adds
CHARACTERS = 5_000
# A small process starts the command, since a child's peak begins with its parent's size.
_WATCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_REFERENCE = re.compile(r"\w+|[^\w\s]")


def made_texts(count: int) -> list[str]:
    """Texts of about five thousand characters, of the sample articles' sentences."""
    chance = random.Random(4)
    samples = [a for a in read_articles([str(ROOT / "seeds")]) if isinstance(a, Article)]
    sentences = [a.text[s.start : s.end] for a in samples for s in a.prose]
    typical = sum(map(len, sentences)) // len(sentences) + 1
    return [
        "".join(
            sentence + ("\n\n" if place % 3 == 2 else " ")
            for place, sentence in enumerate(chance.choices(sentences, k=CHARACTERS // typical))
        )
        for _ in range(count)
    ]


def article_of(text: str, number: int) -> Article:
    sentences = segment(text, None, "en")
    return Article(f"a{number}", None, None, "2024-05-16", "en", None, text, sentences)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the quickest of a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def stages(articles: Sequence[Article]) -> dict[str, Callable[[], object]]:
    """Each stage over all articles, with what comes before it made beforehand."""
    findings = [gather(article) for article in articles]
    readings = [(f.reading, f.entities) for f in findings]
    dated = [(f, s) for f in findings for s in f.reading.sentences]
    credited = [[span for a in f.attributions for span in a.content] for f in findings]
    loaded = [find_loaded(f.reading, spans) for f, spans in zip(findings, credited, strict=True)]
    salience = [sentence_salience(f) for f in findings]

    def wording() -> None:
        for (reading, entities), spans, phrases in zip(readings, credited, loaded, strict=True):
            find_names(reading, entities)
            find_loaded(reading, spans)
            find_tone(reading, entities, phrases)
            find_frames(reading)

    def telling() -> None:
        for each, weights in zip(findings, salience, strict=True):
            sentence_salience(each)
            extract_claims(each, weights)
            extract_summary(each, weights)

    return {
        "sentences": lambda: [segment(a.text, None, "en") for a in articles],
        "tokens and quotations": lambda: [read(a) for a in articles],
        "dates": lambda: [find_dates(s, f.reading.article.published) for f, s in dated],
        "quantities": lambda: [
            find_quantities(s, f.reading.article, f.dates[s.sentence.id]) for f, s in dated
        ],
        "entities": lambda: [find_entities(reading) for reading, _ in readings],
        "attribution": lambda: [find_attributions(r, entities) for r, entities in readings],
        "names, loaded, tone, frames": wording,
        "salience, claims, summary": telling,
    }


def measure(name: str, texts: Sequence[str], *, by_stage: bool) -> float:
    """Print the speed over `texts`; MB a second of the whole engine."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    articles = [article_of(text, number) for number, text in enumerate(texts)]
    analyse(articles[0])  # word lists are loaded once

    def whole() -> None:
        for number, text in enumerate(texts):
            analyse(article_of(text, number))

    reference = seconds(lambda: [_REFERENCE.findall(text) for text in texts])
    taken = seconds(whole)
    print(f"{name}: {len(texts)} articles, {size:.2f} MB")
    print(f"  {'reference loop':30}{size / reference:7.2f} MB/s")
    print(f"  {'sentences and analysis':30}{size / taken:7.2f} MB/s  {taken / reference:6.1f} x")
    if by_stage:
        for stage, work in stages(articles).items():
            part = seconds(work)
            print(f"    {stage:28}{size / part:7.2f} MB/s  {part / reference:6.1f} x")
    return size / taken


def corpus(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def peak_memory(texts: Sequence[str]) -> float:
    """The peak resident memory, in MB, of `summarize run --json` over `texts` as JSON Lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps({"text": text}) + "\n" for text in texts)
        command = [sys.executable, "-m", "summarize", "run", "--json", "-q", str(path)]
        done = subprocess.run(
            [sys.executable, "-c", _WATCH, *command], capture_output=True, text=True, check=False
        )
    if done.returncode:
        sys.exit(done.stderr)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return int(done.stdout) * unit / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    texts = made_texts(options.articles)
    slow = [measure("made articles", texts[:100], by_stage=True) < GOAL_MB]
    for path in sorted(Path(os.environ.get("SUMMARIZE_DATA", os.devnull)).glob("*.jsonl")):
        slow.append(measure(path.name, corpus(path), by_stage=False) < GOAL_MB)
    few = max(1, options.articles // 10)
    small, large = peak_memory(texts[:few]), peak_memory(texts)
    print(f"peak memory: {few} articles {small:.1f} MB, {options.articles} {large:.1f} MB", end="")
    print(f", ratio {large / small:.3f}")
    if options.check and (any(slow) or large / small > GOAL_GROWTH):
        sys.exit(f"goals: {GOAL_MB} MB/s, memory ratio at most {GOAL_GROWTH}")


if __name__ == "__main__":
    main()
