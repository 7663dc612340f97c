from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarize.evaluation.agreement import agreement, krippendorff_alpha
from summarize.evaluation.gold import load_event
from tests.evaluation.making import labels, write_event

if TYPE_CHECKING:
    from pathlib import Path


def test_alpha_is_as_worked_in_krippendorff_s_own_example() -> None:
    # Krippendorff 2011, section B: nominal data, two observers, twelve articles; alpha = 0.692.
    meg = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    owen = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    assert krippendorff_alpha(list(zip(meg, owen, strict=True))) == pytest.approx(0.692, abs=0.001)


def test_alpha_of_binary_labels_is_as_worked_there_too() -> None:
    # The same, section A: binary data, ten articles; alpha = 0.095.
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert krippendorff_alpha(list(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=0.001)


def test_alpha_is_one_for_full_agreement_and_undefined_where_nothing_is_told_apart() -> None:
    assert krippendorff_alpha([("a", "a"), ("b", "b")]) == 1.0
    assert krippendorff_alpha([("a", "a"), ("a", "a")]) is None
    assert krippendorff_alpha([]) is None


def test_an_annotator_agrees_with_himself(tmp_path: Path) -> None:
    event = load_event(write_event(tmp_path))
    found = agreement(event, event)
    assert all(counts.f1 == 1.0 for counts in found.spans.values())
    assert found.fact_pairs is not None
    assert found.fact_pairs.f1 == 1.0
    assert found.alphas["relations"] == 1.0


def test_what_the_second_labels_otherwise_lowers_the_figures(tmp_path: Path) -> None:
    first = load_event(write_event(tmp_path / "a"))
    form = labels()
    del form["articles"]["ledger"]["claims"][0]
    form["articles"]["ledger"]["frames"]["primary"] = "Economic"
    form["facts"][1]["relation"] = "conflict"
    found = agreement(first, load_event(write_event(tmp_path / "b", form)))
    assert found.spans["claims"].f1 == pytest.approx(6 / 7)
    assert found.alphas["frames"] is not None
    assert found.alphas["frames"] < 1
    assert found.alphas["relations"] is not None
    assert found.alphas["relations"] < 1


def test_a_layer_that_one_did_not_label_is_not_compared(tmp_path: Path) -> None:
    first = load_event(write_event(tmp_path))
    second = replace(first, articles=tuple(replace(a, loaded=None) for a in first.articles))
    assert "loaded" not in agreement(first, second).spans
