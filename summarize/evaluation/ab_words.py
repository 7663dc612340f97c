"""The verdict of an A/B in sentences that somebody without statistics reads rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """What was found, how sure it is, what would have been seen, and what would decide."""
    names = (second.name, first.name)
    if second.name == first.name:
        names = (f"{second.name} (the other repeats)", f"{first.name} (the first repeats)")
    told = [_verdict(names, of, found), _figures(names, found)]
    if found.smallest_effect is not None and found.verdict == "inconclusive":
        told.append(
            f"With {found.events} events only a difference of about {found.smallest_effect:.3f} or"
            " more would probably have been noticed (four times out of five); a smaller one may be"
            " there."
        )
    told.append(_needed(found, needed, required))
    if required is not None:
        holds = "holds" if required.passed else "does not hold"
        told.append(f"Required: {required.requirement}; this {holds}: {required.detail}.")
    return tuple(sentence for sentence in told if sentence)


def _verdict(names: tuple[str, str], of: Metric, found: Difference) -> str:
    if found.verdict == "inconclusive":
        return (
            f"Inconclusive: on {of.title}, these {found.events} events do not show whether"
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


def _needed(found: Difference, needed: int | None, required: Required | None) -> str:
    if needed == 0:
        return ""
    asked = "that it is not worse" if required and required.requirement == "not-worse" else ""
    what = asked or "the question"
    if needed is None:
        return (
            "No number of further events would decide it if the difference stayed as it is."
            if not found.difference or not asked
            else "More events would not show that it is not worse: the difference itself is below"
            " the margin."
        )
    verb = "show" if asked else "decide"
    return (
        f"About {needed} more event{'s' if needed != 1 else ''} like these would {verb} {what}, if"
        " the difference stayed as it is."
    )
