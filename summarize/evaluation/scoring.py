"""What an arm made of the gold, scored: article by article, event by event, and all together."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from summarize.evaluation.article_scores import score_article
from summarize.evaluation.event_scores import LEVELS, RELATIONS, score_event
from summarize.evaluation.matching import Counts
from summarize.evaluation.metrics import metrics
from summarize.evaluation.report_types import (
    ArmReport,
    ArticleReport,
    EventReport,
    ReportedMiss,
    Score,
    Tally,
)
from summarize.evaluation.statistics import Interval, jackknife_interval, t_interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarize.evaluation.arms import ArmRun, EventRun
    from summarize.evaluation.article_scores import ArticleScore
    from summarize.evaluation.metrics import Metric
    from summarize.evaluation.report_types import Costs, Group
    from summarize.evaluation.types import GoldArticle, GoldEvent

# Scores of the comparison from the counts of events: of which counts, and what is read off them.
_OF_COUNTS: dict[str, tuple[str, str]] = {
    "alignment_precision": ("alignment", "precision"),
    "alignment_recall": ("alignment", "recall"),
    "alignment_f1": ("alignment", "f1"),
    **{f"relation_f1_{name}": (name, "f1") for name in RELATIONS},
    "single_precision": ("single", "precision"),
    "copies_found": ("copies", "recall"),
    "conflicts_on_traps": ("conflicts on traps", "shown"),
}


def score_arm(
    run: ArmRun, gold: Sequence[GoldEvent], costs: Costs | None, *, show_held_out: bool = False
) -> ArmReport:
    """The report on `run`. The misses of held-out events are counted, and shown only if asked."""
    events = tuple(
        _event(labelled, read, shows=show_held_out or not labelled.held_out)
        for labelled, read in zip(gold, run.events, strict=True)
    )
    first = next((a for read in run.events for each in read.analyses for a in each.values()), None)
    engine = _engine(first.engine) if first else {"name": run.arm.name}
    compared = [read.comparison for read in run.events if read.comparison]
    aligned = next((each.alignment for each in compared if each.alignment), None)
    return ArmReport(
        name=run.arm.name,
        engine=engine,
        alignment=run.alignment,
        align_prompt=aligned.prompt if aligned else None,
        align_prompt_sha256=aligned.prompt_sha256 if aligned else None,
        repeats=max((len(read.analyses) for read in run.events), default=0),
        scores={group: _summary(members) for group, members in _groups(events)},
        confidence={group: _confidence(members) for group, members in _groups(events)},
        events=events,
        costs=costs,
    )


def event_score(name: str, counts: Mapping[str, Counts]) -> float | None:
    """The comparison's score `name` from counts; None where there was nothing to score."""
    of, what = _OF_COUNTS[name]
    found = counts.get(of, Counts())
    if what == "shown":
        return float(found.shown)
    if not (found.shown or found.labelled) or (what == "precision" and not found.shown):
        return None
    value: float = getattr(found, what)
    return value


def paired_event_score(name: str, event: EventReport) -> float | None:
    """The comparison's score `name`, also where there was nothing to find and nothing shown: 1.

    So that two runs can be compared event by event: one that shows nothing where the other shows
    what is wrong is the better. None where the event's labels have nothing to score it by.
    """
    if name in event.scores:
        return event.scores[name]
    of, what = _OF_COUNTS[name]
    if of == "copies" or not event.counts.keys() - {"copies"}:
        return None
    value: float = getattr(_added([event])[of], what)
    return value


def full_scores(event: EventReport) -> dict[str, float]:
    """The event's scores, and those of the comparison where nothing was to be found or shown."""
    more = {name: paired_event_score(name, event) for name in _OF_COUNTS}
    return {**event.scores, **{name: each for name, each in more.items() if each is not None}}


def _event(gold: GoldEvent, read: EventRun, *, shows: bool) -> EventReport:
    articles, misses = [], []
    for labelled in gold.articles:
        report, missed = _article(labelled, read)
        articles.append(report)
        misses += missed
    compared = score_event(gold, read.comparison)
    misses += [ReportedMiss(None, m.layer, m.kind, m.gold, m.output) for m in compared.misses]
    means = {name: _article_mean(name, articles) for name in metrics()}
    scores = {name: mean for name, mean in means.items() if mean is not None}
    for name, (of, _) in _OF_COUNTS.items():
        value = event_score(name, compared.counts) if of in compared.counts else None
        if value is not None:
            scores[name] = value
    return EventReport(
        event=gold.id,
        kind=gold.kind,
        held_out=gold.held_out,
        scores=scores,
        counts={name: _counts_form(each) for name, each in sorted(compared.counts.items())},
        articles=tuple(articles),
        misses=tuple(misses) if shows else (),
        missed=len(misses),
        failed=read.alignment_failed,
    )


def _article(gold: GoldArticle, read: EventRun) -> tuple[ArticleReport, list[ReportedMiss]]:
    """The article's scores, a mean over repeats; the misses are of the first repeat."""
    name = gold.article.id
    scored: list[ArticleScore] = [score_article(gold, each.get(name)) for each in read.analyses]
    means = {
        metric: math.fsum(each.scores[metric] for each in scored) / len(scored)
        for metric in scored[0].scores
        if all(metric in each.scores for each in scored)
    }
    report = ArticleReport(
        article=name,
        scores=_in_order(means),
        repeats=tuple(_in_order(each.scores) for each in scored),
        failed=tuple(each[name] for each in read.failures if name in each),
    )
    return report, [ReportedMiss(name, m.layer, m.kind, m.gold, m.output) for m in scored[0].misses]


def _groups(events: Sequence[EventReport]) -> list[tuple[Group, list[EventReport]]]:
    held = [event for event in events if event.held_out]
    rest = [event for event in events if not event.held_out]
    groups: list[tuple[Group, list[EventReport]]] = [("all", list(events))]
    if held and rest:
        groups += [("development", rest), ("held_out", held)]
    return groups


def _summary(events: Sequence[EventReport]) -> dict[str, Score]:
    summary = {}
    for metric in metrics().values():
        found = (_of_articles if metric.of == "article" else _of_events)(metric, events)
        if found is not None:
            summary[metric.name] = found
    return summary


def _of_articles(metric: Metric, events: Sequence[EventReport]) -> Score | None:
    carrying = [event for event in events if metric.name in event.scores]
    if not carrying:
        return None
    articles = [a for event in carrying for a in event.articles if metric.name in a.scores]
    if metric.kind == "count":
        total = math.fsum(article.scores[metric.name] for article in articles)
        return Score(total, None, None, len(carrying), None)
    interval = t_interval([event.scores[metric.name] for event in carrying])
    return _score(metric, interval, _repeat_sd(metric.name, articles))


def _of_events(metric: Metric, events: Sequence[EventReport]) -> Score | None:
    of, _ = _OF_COUNTS[metric.name]
    carrying = [event for event in events if metric.name in event.scores and of in event.counts]
    whole = event_score(metric.name, _added(carrying))
    if whole is None or not carrying:
        return None
    if metric.kind == "count" or any(
        event_score(metric.name, _added([e for e in carrying if e is not each])) is None
        for each in carrying
    ):
        return Score(whole, None, None, len(carrying), None)

    def score(some: Sequence[EventReport]) -> float:
        return event_score(metric.name, _added(some)) or 0.0

    return _score(metric, jackknife_interval(carrying, score), None)


def _score(metric: Metric, interval: Interval, repeat_sd: float | None) -> Score:
    low, high = interval.low, interval.high
    if not interval.sd:
        low = high = None  # what does not vary at all says nothing of how it might
    if metric.kind == "share" and low is not None and high is not None:
        low, high = max(0.0, low), min(1.0, high)
    return Score(interval.mean, low, high, interval.events, interval.sd, repeat_sd)


def _added(events: Sequence[EventReport]) -> dict[str, Counts]:
    total: dict[str, Counts] = defaultdict(Counts)
    for event in events:
        for name, form in event.counts.items():
            total[name] += Counts(
                form["right"], int(form["shown"]), int(form["labelled"]), form["found"]
            )
    return total


def _confidence(events: Sequence[EventReport]) -> dict[str, dict[str, Tally]]:
    total = _added(events)
    return {
        what: {
            level: Tally(total[f"{what} {level}"].right, total[f"{what} {level}"].shown)
            for level in LEVELS
            if total[f"{what} {level}"].shown
        }
        for what in ("alignment", "single")
    }


def _article_mean(name: str, articles: Sequence[ArticleReport]) -> float | None:
    values = [article.scores[name] for article in articles if name in article.scores]
    return math.fsum(values) / len(values) if values else None


def _repeat_sd(name: str, articles: Sequence[ArticleReport]) -> float | None:
    """The standard deviation between repeats of one article, pooled over articles."""
    spread = [
        [repeat[name] for repeat in article.repeats if name in repeat] for article in articles
    ]
    several = [values for values in spread if len(values) > 1]
    if not several:
        return None
    squares = [(value - math.fsum(v) / len(v)) ** 2 for v in several for value in v]
    return math.sqrt(math.fsum(squares) / sum(len(values) - 1 for values in several))


def _engine(engine: Any) -> dict[str, Any]:
    names = ("name", "model", "prompt", "prompt_sha256", "reply_schema", "parameters", "version")
    return {name: getattr(engine, name) for name in names}


def _counts_form(counts: Counts) -> dict[str, float]:
    return {
        "right": counts.right,
        "shown": counts.shown,
        "labelled": counts.labelled,
        "found": counts.found,
    }


def _in_order(scores: Mapping[str, float]) -> dict[str, float]:
    return {name: scores[name] for name in metrics() if name in scores}
