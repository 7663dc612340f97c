"""Files of labels to gold: the form is checked, and every quote is placed in its article."""

from __future__ import annotations

from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.articles import Article, read_articles
from summarize.errors import UsageError
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
from summarize.schemas import check_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LABELS = "labels.yaml"
SECOND = "second.yaml"  # of a second annotator
SCHEMA = "gold-event.v1"
_SUFFIXES = (".md", ".txt", ".html", ".htm", ".json")
_GRAVITY = (
    "shared",
    "update",
    "unresolved",
    "disputed",
    "conflict",
)  # design.md, a fact's relation


class GoldError(UsageError):
    """Labels that cannot be used; `problems` has a line each, with the file and the place."""

    def __init__(self, problems: Sequence[str]) -> None:
        more = f" (and {len(problems) - 1} more; see: summarize eval check)" if problems[1:] else ""
        super().__init__(problems[0] + more)
        self.problems = tuple(problems)


def gold_folders(folder: Path | str) -> tuple[Path, ...]:
    """The folders of events in `folder`, sorted by name; itself, if it holds labels.

    Raises UsageError if there is none.
    """
    root = Path(folder).expanduser()
    if (root / LABELS).is_file():
        return (root,)
    found = tuple(sorted(path.parent for path in root.glob(f"*/{LABELS}")))
    if not found:
        raise UsageError(
            f"{root}: no labelled events (EVENT/{LABELS}) here; name the folder with --gold,"
            " or begin one with: summarize eval init DIR"
        )
    return found


def load_gold(folder: Path | str, events: Iterable[str] = ()) -> tuple[GoldEvent, ...]:
    """The events below `folder`, or those of them that `events` names, sorted by id.

    Raises UsageError for an event that is not there, GoldError for labels that cannot be used.
    """
    loaded = sorted((load_event(path) for path in gold_folders(folder)), key=lambda each: each.id)
    wanted = tuple(dict.fromkeys(events))
    known = {event.id for event in loaded}
    for name in wanted:
        if name not in known:
            raise UsageError(f"{folder}: no event {name!r}; there are: {', '.join(sorted(known))}")
    return tuple(event for event in loaded if not wanted or event.id in wanted)


def load_event(folder: Path, labels: str = LABELS) -> GoldEvent:
    """The event in `folder`, labelled by its file `labels`. Raises GoldError."""
    path = folder / labels
    form, digest = _read(path)
    articles = _articles(folder / form.get("folder", "."), path)
    reading = _Reading(path, {article.id: article for article in articles})
    event = reading.event(form, digest)
    if reading.problems:
        raise GoldError(reading.problems)
    return event


def _read(path: Path) -> tuple[dict[str, Any], str]:
    import yaml

    try:
        content = path.read_bytes()
        form = yaml.safe_load(content.decode("utf-8-sig"))
    except OSError as error:
        raise GoldError([f"{path}: cannot be read: {error.strerror}"]) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        told = " ".join(str(error).split())
        raise GoldError([f"{path}: not YAML in UTF-8: {told}"]) from error
    problems = [
        f"{path}: {problem.path}: {problem.message}" for problem in check_document(form, SCHEMA)
    ]
    if problems:
        raise GoldError(problems)
    return form, sha256(content).hexdigest()


def _articles(folder: Path, labels: Path) -> list[Article]:
    files = sorted(
        file
        for file in folder.glob("*")
        if file.suffix.lower() in _SUFFIXES and not file.name.endswith(".analysis.json")
    )
    if not files:
        raise GoldError([f"{labels}: no articles ({', '.join(_SUFFIXES)}) in {folder}"])
    read = list(read_articles(files))
    problems = [f"{each.input}: {each.reason}" for each in read if not isinstance(each, Article)]
    if problems:
        raise GoldError(problems)
    return [each for each in read if isinstance(each, Article)]


class _Reading:
    """One file of labels being read; what is wrong is gathered, so that it is told at once."""

    def __init__(self, path: Path, articles: Mapping[str, Article]) -> None:
        self._path = path
        self._articles = articles
        self.problems: list[str] = []

    def event(self, form: Mapping[str, Any], digest: str) -> GoldEvent:
        for unknown in sorted(set(form["articles"]) - set(self._articles)):
            self._problem(
                f"articles.{unknown}",
                f"there is no such article; there are: {', '.join(sorted(self._articles))}",
            )
        labelled = [name for name in form["articles"] if name in self._articles]
        facts, copies = form.get("facts"), form.get("copies")
        return GoldEvent(
            id=form["event"],
            kind=form.get("kind"),
            held_out=form.get("held_out", False),
            sha256=digest,
            articles=tuple(self._article(name, form["articles"][name]) for name in labelled),
            facts=None if facts is None else self._facts(facts),
            copies=None
            if copies is None
            else tuple(frozenset(each["articles"]) for each in copies),
        )

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
            if name not in self._articles:
                self._problem(where, f"there is no article {name!r}")
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


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")
