"""A/B: two arms on the same articles, and whether so many events can tell them apart.

Paired by article, clustered by event: an article's difference, averaged over the event's articles,
is the event's; interval and test take one value an event. A verdict needs both, an interval that
leaves out 0 and a sign-flip p of .05 at most.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.errors import UsageError
from summarize.evaluation.ab_types import (
    SCHEMA,
    AbReport,
    Difference,
    PairedArticle,
    PairedEvent,
    Required,
)
from summarize.evaluation.ab_words import plain_words
from summarize.evaluation.metrics import metric, metrics
from summarize.evaluation.outputs import told
from summarize.evaluation.scoring import paired_event_score
from summarize.evaluation.statistics import (
    ALPHA,
    FEWEST,
    events_to_decide,
    holm,
    sign_flip_p,
    smallest_effect,
    t_interval,
)
from summarize.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarize.evaluation.ab_types import Outcome, Requirement, Verdict
    from summarize.evaluation.arms import ArmRun, EventRun
    from summarize.evaluation.metrics import Metric
    from summarize.evaluation.report_types import ArmReport, EventReport, GoldReport

_TIE = 1e-9


def compare_arms(
    first: ArmReport,
    second: ArmReport,
    gold: Sequence[GoldReport],
    *,
    primary: str,
    require: Requirement | None = None,
    margin: float = 0.0,
    outputs: Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] | None = None,
) -> AbReport:
    """The report on `second` against `first`, both scored on `gold`.

    `outputs` are what both found by (event, article). Raises UsageError for an unknown score,
    and where no event carries the primary one in both arms.
    """
    differences = _differences(first, second, primary)
    decisive = differences[primary]
    assert decisive.verdict is not None
    events = _paired_events(first, second, metric(primary))
    articles = _paired_articles(first, second, primary, outputs or {})
    needed = _more_events(metric(primary), decisive, require, margin)
    required = None if require is None else _required(metric(primary), decisive, require, margin)
    counted = [sum(a.outcome == each for a in articles) for each in ("win", "loss", "tie")]
    return AbReport(
        schema_=SCHEMA,
        version=__version__,
        metrics=metrics(),
        gold=tuple(gold),
        primary=primary,
        verdict=decisive.verdict,
        words=plain_words(first, second, metric(primary), decisive, needed, required),
        more_events=needed,
        differences=differences,
        wins=counted[0],
        losses=counted[1],
        ties=counted[2],
        events=tuple(events),
        articles=tuple(articles),
        arms=(first, second),
        required=required,
    )


def outputs_of(
    first: ArmRun, second: ArmRun, shown: frozenset[str], primary: str
) -> dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]:
    """What both runs (their first repeats) found on each article of the events `shown`.

    In the layer that the score `primary` is of, a line a finding.
    """
    outputs = {}
    for one, other in zip(first.events, second.events, strict=True):
        names = dict.fromkeys([*one.analyses[0], *other.analyses[0]])
        for name in names if one.event in shown else ():
            outputs[one.event, name] = _told(one, name, primary), _told(other, name, primary)
    return outputs


def _told(run: EventRun, article: str, primary: str) -> tuple[str, ...]:
    """What the first repeat found on an article; nothing where it was not read."""
    analysis = run.analyses[0].get(article)
    return () if analysis is None else told(analysis, primary)


def _differences(first: ArmReport, second: ArmReport, primary: str) -> dict[str, Difference]:
    found: dict[str, Difference] = {}
    for each in metrics().values():
        pairs = _pairs(first, second, each)
        if pairs:
            tested = each.name == primary or each.tested
            found[each.name] = _difference(pairs, tested=tested)
    if primary not in found:
        metric(primary)  # an unknown name is told as such
        raise UsageError(f"no event has the score {primary} in both arms; choose another --primary")
    raw = {name: each.p for name, each in found.items() if name != primary and each.p is not None}
    for name, adjusted in holm(raw).items():
        found[name] = _with_verdict(metric(name), found[name], adjusted)
    found[primary] = _with_verdict(metric(primary), found[primary], None)
    return found


def _pairs(
    first: ArmReport, second: ArmReport, of: Metric
) -> list[tuple[EventReport, float, float]]:
    """(event, first, second) of each event that both arms have the score of."""
    others = {event.event: event for event in second.events}
    pairs = []
    for event in first.events:
        other = others.get(event.event)
        values = None if other is None else _both(event, other, of)
        if values is not None:
            pairs.append((event, *values))
    return pairs


def _both(one: EventReport, other: EventReport, of: Metric) -> tuple[float, float] | None:
    if of.of == "event":
        if of.name not in one.scores and of.name not in other.scores:
            return None
        first, second = (paired_event_score(of.name, each) for each in (one, other))
        return None if first is None or second is None else (first, second)
    theirs = {article.article: article.scores for article in other.articles}
    values = [
        (article.scores[of.name], theirs[article.article][of.name])
        for article in one.articles
        if of.name in article.scores and of.name in theirs.get(article.article, {})
    ]
    if not values:
        return None
    n = len(values)
    return math.fsum(a for a, _ in values) / n, math.fsum(b for _, b in values) / n


def _difference(pairs: Sequence[tuple[EventReport, float, float]], *, tested: bool) -> Difference:
    differences = [second - first for _, first, second in pairs]
    interval = t_interval(differences)
    n = len(pairs)
    enough = tested and interval.sd is not None
    return Difference(
        first=math.fsum(first for _, first, _ in pairs) / n,
        second=math.fsum(second for _, _, second in pairs) / n,
        difference=interval.mean,
        low=interval.low,
        high=interval.high,
        events=n,
        sd=interval.sd,
        p=sign_flip_p(differences) if tested else None,
        p_holm=None,
        smallest_effect=smallest_effect(interval.sd or 0.0, n) if enough else None,
        verdict=None,
    )


def _with_verdict(of: Metric, found: Difference, adjusted: float | None) -> Difference:
    p = found.p if adjusted is None else adjusted
    verdict: Verdict = "inconclusive"
    if p is not None and p <= ALPHA and found.low is not None and found.high is not None:
        gain = of.gain(found.difference)
        if found.low > 0 or found.high < 0:
            verdict = "better" if gain > 0 else "worse"
    return replace(found, p_holm=adjusted, verdict=verdict)


def _gain_interval(of: Metric, found: Difference) -> tuple[float, float | None]:
    """(gain, its lower end): the difference with its sign such that more is better."""
    if of.better == "higher":
        return found.difference, found.low
    return -found.difference, None if found.high is None else -found.high


def _more_events(
    of: Metric, found: Difference, require: Requirement | None, margin: float
) -> int | None:
    """How many events beyond these would decide; 0 if they do, None if no number would."""
    if found.sd is None:  # one event: nothing is known of how much they vary
        return None
    gain, low = _gain_interval(of, found)
    if require == "not-worse":
        if low is not None and low > -margin:
            return 0
        needed = events_to_decide(gain, found.sd, -margin)
    else:
        if found.verdict != "inconclusive":
            return 0
        needed = events_to_decide(abs(gain), found.sd, 0.0, fewest=FEWEST)
    return None if needed is None else max(1, needed - found.events)


def _required(of: Metric, found: Difference, require: Requirement, margin: float) -> Required:
    _, low = _gain_interval(of, found)
    if require == "better":
        passed = found.verdict == "better"
        detail = f"the verdict is {found.verdict}"
    else:
        passed = low is not None and low > -margin
        bound = f"{-margin:+.3f}" if margin else "0"
        detail = f"one event gives no interval, whose lower end would have to be above {bound}"
        if low is not None:
            detail = f"the interval's lower end is {low:+.3f}, and has to be above {bound}"
    return Required(require, margin, passed, detail)


def _paired_events(first: ArmReport, second: ArmReport, of: Metric) -> list[PairedEvent]:
    return [
        PairedEvent(event.event, event.held_out, one, other)
        for event, one, other in _pairs(first, second, of)
    ]


def _paired_articles(
    first: ArmReport,
    second: ArmReport,
    primary: str,
    outputs: Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]],
) -> list[PairedArticle]:
    of = metric(primary)
    others = {
        (event.event, article.article): article.scores
        for event in second.events
        for article in event.articles
    }
    paired = []
    for event in first.events:
        for article in event.articles:
            key = (event.event, article.article)
            if primary not in article.scores or primary not in others.get(key, {}):
                continue
            one, other = article.scores[primary], others[key][primary]
            gain = of.gain(other - one)
            told = outputs.get(key, ((), ()))
            outcome: Outcome = "tie" if abs(gain) < _TIE else "win" if gain > 0 else "loss"
            paired.append(PairedArticle(*key, one, other, outcome, *told))
    return paired
