"""How the cost of a comparison grows with the number of articles.

    python -m benchmarks.comparison [10 50 200]

Articles are made from those of seeds/: each takes half of the sentences of one event, chosen and
ordered by a seeded generator, so that facts recur as they do when many outlets tell one event.
Printed are seconds, claims, and the exponent by which seconds grow with claims between sizes: 1
is linear, 2 the square.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from math import log
from pathlib import Path

from summarize import Analysis, Article, analyse, compare, read_articles
from summarize.articles import segment

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def made_articles(count: int) -> list[Analysis]:
    """`count` analyses of one made event."""
    chance = random.Random(7)
    originals = [
        a
        for a in read_articles([SEEDS / "harbour-fire", SEEDS / "transit-strike"])
        if isinstance(a, Article)
    ]
    sentences = [a.text[s.start : s.end] for a in originals for s in a.prose]
    return [
        analyse(
            Article(f"a{n}", f"Outlet {n}", None, "2024-05-15", "en", None, text, segment(text))
        )
        for n in range(count)
        for text in ("\n\n".join(chance.sample(sentences, 24)),)
    ]


def main() -> int:
    """Compare 10, 50 and 200 articles, or the numbers given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 50, 200])
    before: tuple[float, int] | None = None
    for size in parser.parse_args().sizes:
        analyses = made_articles(size)
        claims = sum(len(analysis.claims) for analysis in analyses)
        start = time.perf_counter()
        facts = len(compare(analyses).facts)
        seconds = time.perf_counter() - start
        growth = ""
        if before is not None:
            growth = f"  grows as claims^{log(seconds / before[0]) / log(claims / before[1]):.2f}"
        print(f"{size:4} articles {claims:6} claims {facts:5} facts {seconds:7.2f} s{growth}")
        before = seconds, claims
    return 0


if __name__ == "__main__":
    sys.exit(main())
