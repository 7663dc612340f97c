"""How the finders' work grows on one long line of what tempts patterns to go back.

    python -m benchmarks.long_lines [--check]

For each finder and pattern, the exponent by which seconds grow when the line is eight times as
long: 1 is in proportion, 2 the square. With --check, exit status 1 if any exceeds 1.7.
"""

from __future__ import annotations

import argparse
import sys
import time
from math import log
from typing import TYPE_CHECKING

from summarize import Article
from summarize.articles import segment
from summarize.quotes import locate
from summarize.text.attribution import find_attributions
from summarize.text.clauses import clause_spans
from summarize.text.entities import find_entities
from summarize.text.loaded import find_loaded
from summarize.text.quantities import find_quantities
from summarize.text.quotations import find_quotations
from summarize.text.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Callable

_TIMES = 8
_SHORT = 6_000  # characters
_MOST = 1.7
_PATTERNS = (
    "said, ", "“said” ", "X and ", "he said that ", ", who said ", "( ", "‘a ", "“a ", "'a ",
    "a’s ‘s’ ", '"', "; one two three four five", ", but it is ", "$5 ", "no ", "1,2", "Mr. ",
)  # fmt: skip


def _quantities(reading: Reading) -> None:
    for sentence in reading.sentences:
        find_quantities(sentence, reading.article)


def _clauses(reading: Reading) -> None:
    for sentence in reading.sentences:
        clause_spans(sentence.tokens, reading)


def _quotes(reading: Reading) -> None:
    text = reading.article.text
    locate(reading.article, text[: len(text) // 2] + "x")


def _quotations(reading: Reading) -> None:
    list(find_quotations(reading.article.text, 0, len(reading.article.text)))


_FINDERS: dict[str, Callable[[Reading], object]] = {
    "segment": lambda reading: segment(reading.article.text),
    "quotations": _quotations,
    "clauses": _clauses,
    "quantities": _quantities,
    "entities": find_entities,
    "attribution": find_attributions,
    "loaded": find_loaded,
    "quotes": _quotes,
}


def _seconds(find: Callable[[Reading], object], line: str) -> float:
    reading = read(Article("a", None, None, None, "en", None, line, segment(line)))
    start = time.process_time()
    find(reading)
    return max(time.process_time() - start, 1e-3)


def main() -> int:
    """Print the worst pattern of each finder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help=f"fail over an exponent of {_MOST}")
    check = parser.parse_args().check
    worst_of_all = 0.0
    for name, find in _FINDERS.items():
        growth = {}
        for pattern in _PATTERNS:
            line = (pattern * (_SHORT // len(pattern))).strip()
            long = (pattern * (_TIMES * _SHORT // len(pattern))).strip()
            growth[pattern] = log(_seconds(find, long) / _seconds(find, line)) / log(_TIMES)
        pattern, exponent = max(growth.items(), key=lambda entry: entry[1])
        worst_of_all = max(worst_of_all, exponent)
        print(f"{name:<12} at most length^{exponent:.2f}, on {pattern!r}")
    return int(check and worst_of_all > _MOST)


if __name__ == "__main__":
    sys.exit(main())
