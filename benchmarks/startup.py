"""How long the command takes to start, as a multiple of Python's own start.

python -m benchmarks.startup            prints the ratios
python -m benchmarks.startup --check    exits 1 if a ratio is over the limit
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

LIMIT = 12.0  # times `python -c pass`; an empty typer app takes about 9
ROUNDS = 15

EMPTY_APP = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.command()(lambda: None)
app(["--help"])
"""
BASE = "python -c pass"
EMPTY = "an empty typer app"
COMMANDS = {
    BASE: ["-c", "pass"],
    EMPTY: ["-c", EMPTY_APP],
    "summarize --help": ["-m", "summarize", "--help"],
    "summarize --version": ["-m", "summarize", "--version"],
}


def seconds(arguments: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def medians(rounds: int) -> dict[str, float]:
    """Median seconds of each command; the commands alternate, so that noise hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds + 1):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    return {name: statistics.median(taken[1:]) for name, taken in times.items()}  # first: cold


def main() -> None:
    taken = medians(ROUNDS)
    ratios = {name: each / taken[BASE] for name, each in taken.items()}
    for name, ratio in ratios.items():
        print(f"{name:22} {1000 * taken[name]:6.0f} ms  {ratio:5.1f} x")
    slow = [name for name, ratio in ratios.items() if ratio > LIMIT and name != EMPTY]
    if slow and "--check" in sys.argv[1:]:
        sys.exit(f"over {LIMIT} times {BASE}: {', '.join(slow)}")


if __name__ == "__main__":
    main()
