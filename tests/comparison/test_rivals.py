"""Rivals: a pair counts for what it has over the other pairs that its members could make."""

from __future__ import annotations

import pytest

from summarize.comparison.rivals import Rivals

COLUMNS = ["a", "a", "b", "b", "c"]


def test_a_lead_is_over_the_best_other_partner_in_the_same_column() -> None:
    rivals = Rivals({(0, 2): 0.7, (0, 3): 0.5, (1, 2): 0.9, (0, 4): 0.95}, COLUMNS)
    assert rivals.leads(0, 2) == pytest.approx((-0.2, 0.2))  # 1 is nearer to 2 by 0.2


def test_without_a_rival_the_lead_is_over_what_one_usually_has() -> None:
    closeness = {(0, 2): 0.7}
    assert Rivals(closeness, COLUMNS).leads(0, 2) == pytest.approx((0.7, 0.7))
    assert Rivals(closeness, COLUMNS, 0.2).leads(0, 2) == pytest.approx((0.5, 0.5))


def test_a_pair_is_closer_by_way_of_what_a_third_article_tells() -> None:
    rivals = Rivals({(0, 2): 0.3, (0, 4): 0.8, (2, 4): 0.6}, COLUMNS)
    assert rivals.through(0, 2) == 0.6


def test_what_is_near_only_one_of_two_brings_them_no_closer() -> None:
    rivals = Rivals({(0, 2): 0.3, (0, 4): 0.8}, COLUMNS)
    assert rivals.through(0, 2) == 0.0
