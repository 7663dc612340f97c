from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarize.evaluation.arms import Arm, Running, run_arm
from summarize.evaluation.gold import load_event
from summarize.evaluation.metrics import metrics
from summarize.evaluation.needs import is_carried, layer_of
from summarize.evaluation.scoring import score_arm
from tests.evaluation.making import labels, write_event

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("score", metrics())
def test_a_score_is_carried_by_its_layer_and_gone_without_it(tmp_path: Path, score: str) -> None:
    layer = layer_of(score)
    form = labels()
    assert is_carried(score, [load_event(write_event(tmp_path / "with", form))])
    for labelled in (form, *form["articles"].values()):
        labelled.pop(layer, None)
    bare = load_event(write_event(tmp_path / "without", form))
    assert is_carried(score, [bare]) == (layer is None)
    report = score_arm(run_arm(Arm("extractive"), [bare], Running()), [bare], None)
    assert (score in report.events[0].scores) == (layer is None)
