"""What few events can say: intervals, tests and the smallest effect that they could show.

Articles on one event are alike, so the event is the unit: all that follows takes a value an event.
Twelve events are few; the t distribution and exact enumeration are right for few, the normal one
and the bootstrap are not (docs/evaluating.md has the coverage that was measured).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from summarize.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Event = TypeVar("Event")

LEVEL: Final = 0.95
POWER: Final = 0.80
ALPHA: Final = 0.05
_EXACT_UP_TO = 20  # events; 2^20 sign patterns are enumerated, of more a sample is drawn
_DRAWS, _BLOCK, _SEED = 200_000, 10_000, 20230920
_MOST_EVENTS = 10_000  # where counting how many would decide ends
FEWEST: Final = 6  # events with which the sign-flip test can reach .05: 2 / 2^6
# The smallest effect, in SDs, that interval and sign-flip test together show with probability .80,
# by events; 40,000 simulated evaluations each. Of more events the t test alone says the same.
_BY_FEW: Final = {6: 1.81, 7: 1.35, 8: 1.20, 9: 1.10, 10: 1.02, 11: 0.95, 12: 0.90}
_SAME = 1e-12  # sums that differ by less differ by rounding


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over events and its interval; no bounds with fewer than two events."""

    mean: float
    low: float | None
    high: float | None
    events: int
    sd: float | None  # of the events' values


def t_interval(values: Sequence[float], level: float = LEVEL) -> Interval:
    """Mean +- t(events - 1) x SD / sqrt(events). Raises ValueError without values."""
    n = len(values)
    if not n:
        raise ValueError("an interval needs a value at least")
    mean = math.fsum(values) / n
    if n == 1:
        return Interval(mean, None, None, 1, None)
    sd = _sd(values, mean)
    half = _t_quantile(n - 1, level) * sd / math.sqrt(n)
    return Interval(mean, mean - half, mean + half, n, sd)


def jackknife_interval(
    events: Sequence[Event], score: Callable[[Sequence[Event]], float], level: float = LEVEL
) -> Interval:
    """The interval of a score of all events together, from the scores with one left out.

    Pseudo-values n x score(all) - (n - 1) x score(without i) are treated as events' values (Tukey
    1958); the mean given is score(all) itself.
    """
    n = len(events)
    whole = score(events)
    if n < 2:
        return Interval(whole, None, None, n, None)
    left = [score([*events[:i], *events[i + 1 :]]) for i in range(n)]
    pseudo = t_interval([n * whole - (n - 1) * each for each in left], level)
    assert pseudo.low is not None
    half = pseudo.mean - pseudo.low
    return Interval(whole, whole - half, whole + half, n, pseudo.sd)


def sign_flip_p(differences: Sequence[float]) -> float:
    """Two-sided p of no difference: the share of sign patterns with as large a sum.

    Exact up to 20 events, so that with C events no p is below 2 / 2^C (Fisher 1935); of more
    events 200,000 patterns are drawn from a fixed seed, and the observed one counted in. 1 where
    all differences are 0.
    """
    numpy = _numpy()
    values = numpy.array([each for each in differences if each], dtype=float)
    n = len(values)
    if not n:
        return 1.0
    observed = abs(float(values.sum())) - _SAME
    if n <= _EXACT_UP_TO:
        sums = numpy.zeros(1)
        for value in values:
            sums = numpy.concatenate((sums + value, sums - value))
        return float((numpy.abs(sums) >= observed).mean())
    random, hits = numpy.random.default_rng(_SEED), 0
    for _ in range(_DRAWS // _BLOCK):
        draws = random.choice((-1.0, 1.0), size=(_BLOCK, n))
        hits += int((numpy.abs(draws @ values) >= observed).sum())
    return (hits + 1) / (_DRAWS + 1)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Each p adjusted for the number of tests (Holm 1979), never above 1, in the order given."""
    ordered = sorted(p_values, key=lambda name: p_values[name])
    adjusted: dict[str, float] = {}
    highest = 0.0
    for rank, name in enumerate(ordered):
        highest = max(highest, min(1.0, (len(ordered) - rank) * p_values[name]))
        adjusted[name] = highest
    return {name: adjusted[name] for name in p_values}


def smallest_effect(sd: float, events: int) -> float | None:
    """The mean difference that `events` would show to be one with probability .80.

    Simulated up to 12 events, where the sign-flip test asks for more than the interval; beyond,
    from the noncentral t distribution (Cohen 1988). None with fewer than six events, which can
    show nothing, and where nothing varies.
    """
    if events < FEWEST or not sd:
        return None
    if events in _BY_FEW:
        return _BY_FEW[events] * sd
    return t_test_effect(sd, events)


def t_test_effect(sd: float, events: int, *, power: float = POWER, level: float = LEVEL) -> float:
    """The mean difference that a paired t test on `events` shows with probability `power`."""
    from scipy.optimize import brentq
    from scipy.stats import nct

    quantile, df, root = _t_quantile(events - 1, level), events - 1, math.sqrt(events)

    def lack(effect: float) -> float:
        noncentral = effect * root
        upper = nct.sf(quantile, df, noncentral)
        lower = nct.cdf(-quantile, df, noncentral)
        return float(upper + (0.0 if math.isnan(lower) else lower)) - power

    return float(brentq(lack, 1e-9, 40.0 / root + 10.0)) * sd


def events_to_decide(
    mean: float, sd: float, bound: float, *, fewest: int = 2, level: float = LEVEL
) -> int | None:
    """How many events would put the interval's lower end above `bound`, all else as it is.

    `mean` and `sd` are of the events' differences; fewer than `fewest` do not count. None where
    no number would, the mean itself not being above the bound, or more than 10,000.
    """
    if mean <= bound:
        return None
    for n in range(fewest, _MOST_EVENTS):
        if mean - _t_quantile(n - 1, level) * sd / math.sqrt(n) > bound:
            return n
    return None


def _sd(values: Sequence[float], mean: float) -> float:
    return math.sqrt(math.fsum((each - mean) ** 2 for each in values) / (len(values) - 1))


def _t_quantile(df: int, level: float) -> float:
    """The t that a two-sided interval of `level` reaches to."""
    try:
        from scipy.special import stdtrit
    except ImportError as error:
        raise MissingExtraError("eval", "statistics of an evaluation") from error
    return float(stdtrit(df, (1 + level) / 2))


def _numpy() -> Any:
    try:
        import numpy
    except ImportError as error:
        raise MissingExtraError("eval", "statistics of an evaluation") from error
    return numpy
