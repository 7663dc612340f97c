"""Fit the weights of the signals by which statements and figures are joined, and check them.

    SUMMARIZE_DATA=FOLDER python -m benchmarks.alignment_weights   # the weights in the code
    ... --semantic                       # with the signal of meaning (needs the extra `semantic`)

The material:

- Every labelled event that is not held out, in `evals/gold` and `evals/facts`: a pair of statements
  of two articles tells one fact if labelled statements of that fact cover each by half; a pair of
  figures counts one thing if it lies in such statements of a fact that has figures.
- `evals/judged/basil.jsonl`: pairs of statements of real articles, by their offsets, each judged by
  reading. The articles are those of `basil-dev.jsonl` in the folder that SUMMARIZE_DATA names; they
  may not be passed on. Without them the fit is to invented articles alone, and the weights are
  others. A pair judged "partly" counts half for and half against. The pairs were drawn the more
  often, the likelier an earlier model thought them; `of` says how many each stands for, and counts
  up to five.

In the tables each event is scored by a model fitted to the others. Needs the extra `eval`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize import Article, analyse
from summarize.articles import segment
from summarize.comparison.alignment import align, comparable_pairs
from summarize.comparison.amounts import meet
from summarize.comparison.columns import column_of
from summarize.comparison.figure_groups import comparable_figures
from summarize.comparison.figure_likelihood import FigureSignals, all_figure_signals
from summarize.comparison.figures import Figure, figures_of
from summarize.comparison.likelihood import Signals, all_signals
from summarize.comparison.logistic import Logistic
from summarize.comparison.meaning import meanings_of
from summarize.comparison.shared_names import share_names
from summarize.comparison.similarity import weigh
from summarize.comparison.statements import Statement, statements_of
from summarize.comparison.strangers import acquaint
from summarize.evaluation.gold import load_gold
from summarize.evaluation.matching import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.evaluation.types import GoldEvent, GoldFact

_GOLD = (Path("evals/gold"), Path("evals/facts"))
_JUDGEMENTS = Path("evals/judged/basil.jsonl")
_JUDGED = {"same": 1.0, "partly": 0.5, "topic": 0.0}
_MOST = 5.0  # how many pairs one that was drawn stands for, at most
_PENALTY = 0.3  # weight of the loss against the squared length of the standardised weights
_HALF = 0.5


@dataclass(frozen=True)
class Pair:
    """A pair of statements or figures: its signals, and how far it is one."""

    event: str
    signals: tuple[float, ...]
    one: float  # 1: of one fact or thing; 0.5: partly; 0: not
    weight: float = 1.0


class Event:
    """An event as the comparison reads it."""

    def __init__(self, name: str, articles: Iterable[Article], encoder: Any) -> None:
        self.name = name
        columns = sorted((column_of(analyse(each)) for each in articles), key=lambda c: c.id)
        names = share_names(columns)
        self.statements = [s for column in columns for s in statements_of(column, names)]
        self.weights = weigh(self.statements)
        self.meanings = meanings_of(encoder, self.statements) if encoder else None
        self.acquaintance = acquaint(columns, self.statements, self.weights)

    def signals(self) -> Iterator[tuple[Statement, Statement, Signals]]:
        """Every pair of statements that may tell one fact, with its signals."""
        pairs = comparable_pairs(self.statements)
        found = all_signals(self.statements, pairs, self.weights, self.meanings)
        for (i, j), signals in found.items():
            yield self.statements[i], self.statements[j], signals


class JudgedEvent(Event):
    """An event of which pairs were judged one by one."""

    def __init__(
        self, name: str, articles: Iterable[Article], judged: Sequence[Any], encoder: Any
    ) -> None:
        super().__init__(name, articles, encoder)
        self.judged = {frozenset((tuple(each["a"]), tuple(each["b"]))): each for each in judged}

    def statement_pairs(self) -> Iterator[Pair]:
        """The judged pairs of statements."""
        for a, b, signals in self.signals():
            key = frozenset(((a.column.id, a.start, a.end), (b.column.id, b.start, b.end)))
            if (judged := self.judged.get(key)) is not None:
                weight = min(_MOST, judged["of"])
                yield Pair(self.name, signals, _JUDGED[judged["judged"]], weight)


class LabelledEvent(Event):
    """An event whose facts are labelled."""

    def __init__(self, gold: GoldEvent, encoder: Any) -> None:
        super().__init__(gold.id, (each.article for each in gold.articles), encoder)
        self.facts = [fact for fact in gold.facts or () if len(fact.statements) > 1]

    def statement_pairs(self) -> Iterator[Pair]:
        """Every pair of statements that may tell one fact."""
        for a, b, signals in self.signals():
            told = any(
                _covers(fact, a, a.start, a.end) and _covers(fact, b, b.start, b.end)
                for fact in self.facts
            )
            yield Pair(self.name, signals, float(told))

    def figure_pairs(self, model: Logistic) -> Iterator[Pair]:
        """Every pair of figures that may count one thing, statements being joined by `model`.

        A part and its total are left out: they are of one fact, and exclude each other.
        """
        figures = figures_of(self.statements)
        aligned = align(self.statements, self.weights, self.meanings, model=model)
        pairs = list(comparable_figures(figures, self.acquaintance, aligned.groups_of))
        found = all_figure_signals(figures, pairs, self.weights, aligned.groups_of)
        for (i, j), signals in found.items():
            a, b = figures[i], figures[j]
            facts = [f for f in self.facts if f.figures and _tells(f, a) and _tells(f, b)]
            ids = tuple(sorted((a.statement.column.id, b.statement.column.id)))
            shared = all(fact.pairs.get((ids[0], ids[1])) == "shared" for fact in facts)
            if not (facts and shared and not meet(a.quantity, b.quantity)):
                yield Pair(self.name, signals, float(bool(facts)))


def judged_events(encoder: Any) -> Iterator[JudgedEvent]:
    """The events of the judged pairs, where the articles are at hand."""
    folder = os.environ.get("SUMMARIZE_DATA")
    if not folder:
        return
    texts: dict[str, list[Article]] = defaultdict(list)
    for line in (Path(folder) / "basil-dev.jsonl").read_text(encoding="utf-8").splitlines():
        each = json.loads(line)
        outlet, text = each["outlet"], each["text"]
        article = Article(
            outlet, outlet.title(), None, each["published"], "en", None, text, segment(text)
        )
        texts[each["event"]].append(article)
    pairs: dict[str, list[Any]] = defaultdict(list)
    for line in _JUDGEMENTS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        pairs[pair["event"]].append(pair)
    for event, judged in pairs.items():
        yield JudgedEvent(event, texts[event], judged, encoder)


def _covers(fact: GoldFact, statement: Statement, start: int, end: int) -> bool:
    labelled = fact.statements.get(statement.column.id, ())
    return any(overlap(((e.start, e.end),), ((start, end),)) >= _HALF for e in labelled)


def _tells(fact: GoldFact, figure: Figure) -> bool:
    evidence = figure.quantity.evidence
    return _covers(fact, figure.statement, evidence.start, evidence.end)


def fit(pairs: Sequence[Pair]) -> Logistic:
    """The weights that make the labels likeliest, with a penalty on their squares (ridge)."""
    import numpy as np
    from scipy.optimize import minimize

    x = np.array([[float(value) for value in pair.signals] for pair in pairs])
    one, counts = np.array([pair.one for pair in pairs]), np.array([pair.weight for pair in pairs])
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = (x - mean) / spread

    def loss(parameters: Any) -> Any:
        odds, weights = scaled @ parameters[1:] + parameters[0], parameters[1:]
        value = counts @ (np.logaddexp(0.0, odds) - one * odds) * _PENALTY + weights @ weights / 2
        pull = counts * (1.0 / (1.0 + np.exp(-odds)) - one) * _PENALTY
        return value, np.concatenate([[pull.sum()], scaled.T @ pull + weights])

    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = found[1:] / spread
    return Logistic(float(found[0] - weights @ mean), tuple(float(w) for w in weights))


def left_out(pairs: Sequence[Pair]) -> dict[str, Logistic]:
    """For each event the model that is fitted to all others."""
    events = sorted({pair.event for pair in pairs})
    return {event: fit([pair for pair in pairs if pair.event != event]) for event in events}


def calibration(pairs: Sequence[Pair], models: dict[str, Logistic]) -> None:
    """Print how many pairs were given each probability, and how many of these are one."""
    scored = [(models[pair.event].probability(pair.signals), pair) for pair in pairs]
    print(f"  {len(pairs)} pairs")
    for low in range(10):
        within = [each for p, each in scored if low <= min(p * 10, 9.99) < low + 1]
        if within:
            counts = sum(each.weight for each in within)
            wholly = sum(each.weight * (each.one == 1) for each in within) / counts
            partly = sum(each.weight * (each.one > 0) for each in within) / counts
            told = (
                f"{wholly:.2f}" if wholly == partly else f"{wholly:.2f}, {partly:.2f} with partly"
            )
            print(f"  .{low}-.{low}9  {len(within):5d} pairs, one: {told}")


def source(name: str, model: Logistic, fields: Sequence[str], kind: str) -> str:
    """The model as it stands in the code."""
    weights = "".join(
        f"        {field}={weight:.2f},\n"
        for field, weight in zip(fields, model.weights, strict=True)
    )
    return f"{name} = Logistic(\n    {model.bias:.2f},\n    {kind}(\n{weights}    ),\n)"


def main() -> None:
    """Fit, check and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--semantic", action="store_true")
    parser.add_argument("--gold", type=Path, action="append")
    arguments = parser.parse_args()
    encoder = None
    if arguments.semantic:
        from summarize.semantic import load_encoder

        encoder = load_encoder()
    gold = [g for folder in arguments.gold or _GOLD for g in load_gold(folder) if not g.held_out]
    events = [LabelledEvent(each, encoder) for each in gold]
    judged = list(judged_events(encoder))
    print(f"{len(events)} labelled events, {len(judged)} judged ones")
    labelled = [pair for event in events for pair in event.statement_pairs()]
    read = [pair for event in judged for pair in event.statement_pairs()]
    apart = left_out([*labelled, *read])
    name = "WITH_MEANING" if arguments.semantic else "BY_WORDS"
    print(f"{name}, labelled events:")
    calibration(labelled, apart)
    if read:
        gone = sum(len(each.judged) for each in judged) - len(read)
        print(f"  ({gone} judged pairs are compared no more)")
        print(f"{name}, real articles:")
        calibration(read, apart)
    print(source(name, fit([*labelled, *read]), Signals._fields, "Signals"))
    if not arguments.semantic:
        figures = [p for event in events for p in event.figure_pairs(apart[event.name])]
        print("ONE_THING, labelled events:")
        calibration(figures, left_out(figures))
        print(source("ONE_THING", fit(figures), FigureSignals._fields, "FigureSignals"))


if __name__ == "__main__":
    main()
