"""A form of labels to gold: every quote is placed in its article, and all problems are gathered."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from summarize.evaluation.label_files import GoldError
from summarize.evaluation.types import (
    GoldArticle,
    GoldAttribution,
    GoldEvent,
    GoldFact,
    GoldFrames,
    GoldLoaded,
    GoldName,
    GoldQuantity,
    GoldSpan,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from summarize.articles import Article

_GRAVITY = (
    "shared",
    "update",
    "unresolved",
    "disputed",
    "conflict",
)  # design.md, a fact's relation


def placed_labels(
    form: Mapping[str, Any], articles: Mapping[str, Article], path: Path, digest: str
) -> GoldEvent:
    """The event that `form`, the content of `path`, labels. Raises GoldError with all problems."""
    reading = _Reading(path, articles)
    event = reading.event(form, digest)
    if reading.problems:
        raise GoldError(reading.problems)
    return event


class _Reading:
    """One file of labels being read; what is wrong is gathered, so that it is told at once."""

    def __init__(self, path: Path, articles: Mapping[str, Article]) -> None:
        self._path = path
        self._articles = articles
        self._listed: frozenset[str] = frozenset()  # the labels' own
        self.problems: list[str] = []

    def event(self, form: Mapping[str, Any], digest: str) -> GoldEvent:
        self._listed = frozenset(form["articles"])
        for unknown in sorted(self._listed - set(self._articles)):
            self._problem(
                f"articles.{unknown}",
                f"there is no such article; there are: {', '.join(sorted(self._articles))}",
            )
        labelled = [name for name in form["articles"] if name in self._articles]
        facts, copies = form.get("facts"), form.get("copies")
        self._refuse_unlabelled(form)
        return GoldEvent(
            id=form["event"],
            kind=form.get("kind"),
            held_out=form.get("held_out", False),
            sha256=digest,
            articles=tuple(self._article(name, form["articles"][name]) for name in labelled),
            facts=None if facts is None else self._facts(facts),
            copies=None if copies is None else self._copies(copies),
        )

    def _refuse_unlabelled(self, form: Mapping[str, Any]) -> None:
        """An article without a layer is there for the facts or copies that name it, if for any."""
        named = {name for fact in form.get("facts", ()) for name in fact["statements"]}
        named |= {name for copy in form.get("copies", ()) for name in copy["articles"]}
        for name, layers in form["articles"].items():
            if not layers and name in self._articles and name not in named:
                self._problem(
                    f"articles.{name}",
                    "no layer is labelled, and no fact names it; label some, or leave it out",
                )

    def _copies(self, forms: Sequence[Mapping[str, Any]]) -> tuple[frozenset[str], ...]:
        for number, form in enumerate(forms):
            for name in form["articles"]:
                self._is_listed(name, f"copies[{number}]")
        return tuple(frozenset(form["articles"]) for form in forms)

    def _is_listed(self, name: str, where: str) -> bool:
        """Whether `name` is an article of the event; a problem, if not."""
        if name not in self._articles:
            self._problem(where, f"there is no article {name!r}")
        elif name not in self._listed:
            told = f"{name} does not stand under articles; add it there, if only as {name}: {{}}"
            self._problem(where, told)
        return name in self._articles and name in self._listed

    def _article(self, name: str, form: Mapping[str, Any]) -> GoldArticle:
        def layer(key: str, made: Callable[[Any, GoldSpan], Any]) -> Any:
            labels = form.get(key)
            if labels is None:
                return None
            spans = [
                self._span(name, each, f"articles.{name}.{key}[{number}]")
                for number, each in enumerate(labels)
            ]
            return tuple(made(each, span) for each, span in zip(labels, spans, strict=True) if span)

        for number, figure in enumerate(form.get("quantities", ())):
            self._check_bounds(figure, f"articles.{name}.quantities[{number}]")
        frames = form.get("frames")
        return GoldArticle(
            article=self._articles[name],
            claims=layer("claims", lambda _, span: span),
            quantities=layer("quantities", _quantity),
            attributions=layer(
                "attributions",
                lambda each, span: GoldAttribution(
                    span, each["source"], each["cue"], each["stance"]
                ),
            ),
            loaded=layer(
                "loaded", lambda each, span: GoldLoaded(span, each["category"], each["in_quote"])
            ),
            names=layer("names", lambda each, span: GoldName(span, each["entity"], each["label"])),
            frames=frames and GoldFrames(frames["primary"], tuple(frames["secondary"])),
            boilerplate=layer("boilerplate", lambda _, span: span),
        )

    def _check_bounds(self, form: Mapping[str, Any], where: str) -> None:
        """A problem where no figure could be so."""
        low, high, value = form["low"], form["high"], form.get("value")
        if low is not None and high is not None and low > high:
            self._problem(where, f"low {low:,} is greater than high {high:,}: {form['quote']}")
        elif value is not None and (
            (low is not None and value < low) or (high is not None and value > high)
        ):
            bounds = f"low {_bound(low)} and high {_bound(high)}"
            self._problem(where, f"value {value:,} is not between {bounds}: {form['quote']}")

    def _facts(self, forms: Sequence[Mapping[str, Any]]) -> tuple[GoldFact, ...]:
        seen: set[str] = set()
        for form in forms:
            if form["id"] in seen:
                self._problem(f"facts.{form['id']}", "the id stands twice")
            seen.add(form["id"])
        return tuple(self._fact(form) for form in forms)

    def _fact(self, form: Mapping[str, Any]) -> GoldFact:
        where = f"facts.{form['id']}"
        statements = {}
        for name, quotes in form["statements"].items():
            if not self._is_listed(name, where):
                continue
            spans = [self._span(name, quote, where) for quote in quotes]
            statements[name] = tuple(span for span in spans if span)
        named = {_pair(each["a"], each["b"]): each["relation"] for each in form.get("pairs", ())}
        pairs = {
            pair: named.pop(pair, form["relation"]) for pair in combinations(sorted(statements), 2)
        }
        for a, b in named:
            self._problem(where, f"a pair of {a} and {b}, which do not both state it")
        if (form["relation"] == "single") != (len(form["statements"]) == 1):
            self._problem(where, "single is the relation of what one article states, and no other")
        elif pairs and form["relation"] != (gravest := max(pairs.values(), key=_GRAVITY.index)):
            self._problem(where, f"is {form['relation']}, but its gravest pair is {gravest}")
        return GoldFact(
            id=form["id"],
            text=form["text"],
            relation=form["relation"],
            figures=form.get("figures"),
            statements=statements,
            pairs=pairs,
            trap=form.get("trap"),
        )

    def _span(self, name: str, label: Mapping[str, Any] | str, where: str) -> GoldSpan | None:
        """Where the quote of `label` stands; None, and a problem, if not in just one place."""
        if isinstance(label, str):
            label = {"quote": label}
        text, quote, hint = self._articles[name].text, label["quote"], label.get("hint")
        begin = 0
        if hint is not None:
            if text.count(hint) != 1:
                self._problem(
                    where, f"the hint stands {_times(text.count(hint))} in {name}: {hint}"
                )
                return None
            begin = text.index(hint)
        start = text.find(quote, begin)
        if start < 0:
            behind = " behind the hint" if hint and quote in text else ""
            self._problem(where, f"the quote does not stand in {name}{behind}: {quote}")
            return None
        if hint is None and text.find(quote, start + 1) >= 0:
            times = _times(text.count(quote))
            self._problem(where, f"the quote stands {times} in {name}; add a hint: {quote}")
            return None
        return GoldSpan(quote, start, start + len(quote))

    def _problem(self, where: str, told: str) -> None:
        self.problems.append(f"{self._path}: {where}: {told}")


def _quantity(form: Mapping[str, Any], span: GoldSpan) -> GoldQuantity:
    return GoldQuantity(
        span=span,
        role=form["role"],
        low=form["low"],
        high=form["high"],
        low_open=form.get("low_open", False),
        high_open=form.get("high_open", False),
        unit=form.get("unit"),
        group=form.get("group"),
    )


def _bound(value: float | None) -> str:
    return "null" if value is None else f"{value:,}"


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")
