"""The verdict of an A/B in sentences that somebody without statistics reads rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.analysis import EXTRACTIVE
from summarize.evaluation.statistics import FEWEST

if TYPE_CHECKING:
    from summarize.evaluation.ab_types import Difference, Required
    from summarize.evaluation.metrics import Metric
    from summarize.evaluation.report_types import ArmReport


def plain_words(
    first: ArmReport,
    second: ArmReport,
    of: Metric,
    found: Difference,
    needed: int | None,
    required: Required | None,
) -> tuple[str, ...]:
    """What was found, how sure it is, what would have been seen, and what would decide.

    Whether what is `required` holds, reports say beside these.
    """
    names = (second.name, first.name)
    if second.name == first.name:
        names = (f"{second.name} (the other repeats)", f"{first.name} (the first repeats)")
    told = [_verdict(names, of, found), _figures(names, found)]
    if found.events < FEWEST and found.verdict == "inconclusive":
        told.append(f"Fewer than {FEWEST} events can show nothing, whatever they say.")
    elif found.smallest_effect is not None and found.verdict == "inconclusive":
        told.append(
            f"With {found.events} events only a difference of about {found.smallest_effect:.3f} or"
            " more would probably have been noticed (four times out of five); a smaller one may be"
            " there."
        )
    if found.sd is not None:  # one event alone says nothing of how much others would vary
        told.append(_needed(needed, required))
    told += [_readings(names, (second, first)), _failed(names, (second, first))]
    told.append(_tokens(second, first))
    return tuple(sentence for sentence in told if sentence)


def _readings(names: tuple[str, str], arms: tuple[ArmReport, ArmReport]) -> str:
    """How often each article was read: a mean of several readings varies less than one."""
    second, first = (_times(arm.repeats) for arm in arms)
    if first == second:
        told = f"Each arm read every article {first}"
    else:
        told = f"{names[1]} read every article {first}, {names[0]} {second}"
    if any(arm.repeats > 1 for arm in arms):
        return f"{told}; the score of several readings is their mean."
    if all(arm.engine["name"] == EXTRACTIVE for arm in arms):
        return f"{told}."
    return f"{told}; replies vary, so that more readings (--repeat) can change the verdict."


def _times(readings: int) -> str:
    return {1: "once", 2: "twice", 3: "three times"}.get(readings, f"{readings} times")


def _failed(names: tuple[str, str], arms: tuple[ArmReport, ArmReport]) -> str:
    counts = [
        f"{name} has {arm.costs.failures}"
        for name, arm in zip(names, arms, strict=True)
        if arm.costs and arm.costs.failures
    ]
    if not counts:
        return ""
    return f"Readings that failed score as empty ones: {' and '.join(counts)}."


def _tokens(second: ArmReport, first: ArmReport) -> str:
    """How much shorter or longer the replies of the second arm are, and what both cost."""
    one, other = first.costs, second.costs
    if not (one and other and one.output_tokens and other.output_tokens):
        return ""
    share = other.output_tokens / one.output_tokens - 1
    mark = "about " if one.tokens_counted or other.tokens_counted else ""
    told = (
        f"Its replies came to {mark}{other.output_tokens:,} tokens, against"
        f" {one.output_tokens:,} ({share * 100:+.0f} %)"
    )
    if one.cost_usd is not None and other.cost_usd is not None:
        told += f", and its cost to ${other.cost_usd:.4f}, against ${one.cost_usd:.4f}"
    if one.seconds is not None and other.seconds is not None:
        told += f"; it took {other.seconds:.0f} seconds, against {one.seconds:.0f}"
    return f"{told}."


def _verdict(names: tuple[str, str], of: Metric, found: Difference) -> str:
    if found.verdict == "inconclusive":
        events = f"these {found.events} events do"
        if found.events == 1:
            events = "this one event does"
        return (
            f"Inconclusive: on {of.title}, {events} not show whether"
            f" {names[0]} is better or worse than {names[1]}. That is not to say that they are"
            " equal."
        )
    return (
        f"{(found.verdict or '').capitalize()}: {names[0]} is {found.verdict} than {names[1]} on"
        f" {of.title}."
    )


def _figures(names: tuple[str, str], found: Difference) -> str:
    told = (
        f"{names[1]} has {found.first:.3f} and {names[0]} {found.second:.3f}, a difference of"
        f" {found.difference:+.3f}"
    )
    if found.low is None or found.high is None:
        return f"{told}; one event gives no interval."
    return (
        f"{told}; going by how much it varies from event to event, the true difference may well be"
        f" anything from {found.low:+.3f} to {found.high:+.3f} (95 % interval). If the two did not"
        f" differ at all, chance would show as large a difference in {_chance(found.p)} of cases."
    )


def _chance(p: float | None) -> str:
    if p is None:
        return "an unknown share"
    return f"{p * 100:.0f} %" if p >= 0.01 else f"{p * 100:.2f} %"


def _needed(needed: int | None, required: Required | None) -> str:
    if needed == 0:
        return ""
    asked = "that it is not worse" if required and required.requirement == "not-worse" else ""
    what = asked or "the question"
    if needed is None:
        return (
            "Not even 10,000 events would show that it is not worse, if the difference stayed as it"
            " is."
            if asked
            else "Not even 10,000 events would decide the question, if the difference stayed as it"
            " is."
        )
    verb = "show" if asked else "decide"
    return (
        f"About {needed} more event{'s' if needed != 1 else ''} like these would {verb} {what}, if"
        " the difference stayed as it is."
    )
