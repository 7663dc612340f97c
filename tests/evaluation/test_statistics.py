from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from summarize.evaluation.statistics import (
    events_to_decide,
    holm,
    jackknife_interval,
    sign_flip_p,
    smallest_effect,
    t_interval,
)

VALUES = [0.02, -0.01, 0.05, 0.03, -0.04, 0.06, 0.01, 0.02]
EVENTS, ARTICLES, RUNS = 12, 3, 4000


def event_means(rng: np.random.Generator, effect: float = 0.0) -> np.ndarray:
    """Differences of RUNS evaluations: articles of an event are alike, and not quite normal."""
    events = rng.normal(0, 0.05, (RUNS, EVENTS, 1))
    articles = rng.uniform(-0.1, 0.1, (RUNS, EVENTS, ARTICLES))
    means: np.ndarray = (effect + events + articles).mean(axis=2)
    return means


def test_the_interval_is_that_of_scipy() -> None:
    found = t_interval(VALUES)
    expected = stats.ttest_1samp(VALUES, 0).confidence_interval(0.95)
    assert found.low == pytest.approx(expected.low)
    assert found.high == pytest.approx(expected.high)
    assert found.sd == pytest.approx(float(np.std(VALUES, ddof=1)))


def test_the_interval_covers_the_truth_in_95_of_100_evaluations_of_12_events() -> None:
    means = event_means(np.random.default_rng(1), effect=0.03)
    hits = 0
    for values in means:
        found = t_interval(values.tolist())
        assert found.low is not None
        assert found.high is not None
        hits += found.low <= 0.03 <= found.high
    assert 0.93 <= hits / RUNS <= 0.97


def test_the_sign_flip_test_gives_false_alarm_in_5_of_100_at_most() -> None:
    means = event_means(np.random.default_rng(2))
    assert sum(sign_flip_p(values.tolist()) <= 0.05 for values in means) / RUNS <= 0.05


def test_the_sign_flip_p_is_that_of_scipy() -> None:
    expected = stats.permutation_test(  # type: ignore[call-overload]
        (np.array(VALUES),),
        lambda x, axis: np.sum(x, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=np.inf,
    )
    assert sign_flip_p(VALUES) == pytest.approx(expected.pvalue)


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=7))
def test_the_sign_flip_p_is_the_share_of_patterns_counted_by_hand(values: list[float]) -> None:
    observed = abs(math.fsum(values))
    patterns = list(product((1, -1), repeat=len(values)))
    as_large = sum(
        abs(math.fsum(s * v for s, v in zip(signs, values, strict=True))) >= observed - 1e-12
        for signs in patterns
    )
    expected = as_large / len(patterns) if any(values) else 1.0
    assert sign_flip_p(values) == pytest.approx(expected)


def test_six_events_that_all_agree_are_the_fewest_for_five_in_a_hundred() -> None:
    assert sign_flip_p([0.1] * 5) > 0.05
    assert sign_flip_p([0.1] * 6) == pytest.approx(2 / 2**6)


def test_of_many_events_a_sample_of_patterns_gives_the_same_p_each_time() -> None:
    values = np.random.default_rng(5).normal(0.01, 0.05, 30).tolist()
    assert sign_flip_p(values) == sign_flip_p(values)
    assert sign_flip_p(values) == pytest.approx(stats.ttest_1samp(values, 0).pvalue, abs=0.02)


def test_no_difference_at_all_has_p_of_one() -> None:
    assert sign_flip_p([0.0] * 8) == 1.0


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1), max_size=6))
def test_holm_never_lowers_a_p_and_keeps_their_order(raw: dict[str, float]) -> None:
    adjusted = holm(raw)
    assert list(adjusted) == list(raw)
    assert all(raw[name] <= adjusted[name] <= 1 for name in raw)
    by_raw = sorted(raw, key=lambda name: raw[name])
    values = [adjusted[name] for name in by_raw]
    assert values == sorted(values)


def test_holm_is_as_worked_by_hand() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx(
        {"a": 0.03, "b": 0.06, "c": 0.06}
    )


def power_of(effect: float, events: int, runs: int = 2000) -> float:
    """How often interval and sign-flip test together show an effect of so many SDs."""
    draws = np.random.default_rng(3).normal(effect, 1.0, (runs, events))
    hits = 0
    for values in draws.tolist():
        found = t_interval(values)
        assert found.low is not None
        hits += found.low > 0 and sign_flip_p(values) <= 0.05
    return hits / runs


@pytest.mark.parametrize("events", [6, 8, 10, 12])
def test_of_few_events_the_smallest_effect_is_shown_by_both_tests_four_times_in_five(
    events: int,
) -> None:
    effect = smallest_effect(1.0, events)
    assert effect is not None
    assert power_of(effect, events) == pytest.approx(0.80, abs=0.03)


@pytest.mark.parametrize("events", [13, 20, 50])
def test_of_more_events_it_is_that_of_the_t_test(events: int) -> None:
    effect = smallest_effect(1.0, events)
    assert effect is not None
    draws = np.random.default_rng(3).normal(effect, 1.0, (20_000, events))
    power = float(np.mean(stats.ttest_1samp(draws, 0, axis=1).pvalue <= 0.05))
    assert power == pytest.approx(0.80, abs=0.015)


def test_fewer_than_six_events_and_events_that_do_not_vary_have_no_smallest_effect() -> None:
    assert smallest_effect(1.0, 5) is None
    assert smallest_effect(0.0, 12) is None


def test_as_many_events_as_are_said_to_decide_decide() -> None:
    needed = events_to_decide(0.02, 0.05, 0.0)
    assert needed is not None
    for events, decides in ((needed, True), (needed - 1, False)):
        half = float(stats.t.ppf(0.975, events - 1)) * 0.05 / math.sqrt(events)
        assert (0.02 - half > 0) == decides


def test_a_mean_below_the_bound_is_decided_by_no_number_of_events() -> None:
    assert events_to_decide(-0.03, 0.05, -0.02) is None


def test_one_event_has_a_mean_and_no_interval() -> None:
    found = t_interval([0.4])
    assert (found.mean, found.low, found.high, found.events) == (0.4, None, None, 1)


def test_without_values_there_is_no_interval() -> None:
    with pytest.raises(ValueError, match="needs a value"):
        t_interval([])


def test_the_jackknife_of_a_mean_is_the_interval_of_the_mean() -> None:
    def mean(values: object) -> float:
        return float(np.mean(values))  # type: ignore[call-overload]

    found, expected = jackknife_interval(VALUES, mean), t_interval(VALUES)
    assert found.low == pytest.approx(expected.low)
    assert found.high == pytest.approx(expected.high)


def test_the_jackknife_of_a_pooled_share_covers_it_in_most_evaluations() -> None:
    rng = np.random.default_rng(4)
    hits = runs = 500
    for _ in range(runs):
        right = rng.binomial(20, np.clip(rng.normal(0.7, 0.1, EVENTS), 0, 1))
        found = jackknife_interval(list(right), lambda some: float(sum(some)) / (20 * len(some)))
        assert found.low is not None
        assert found.high is not None
        hits -= not found.low <= 0.7 <= found.high
    assert 0.92 <= hits / runs <= 0.98
