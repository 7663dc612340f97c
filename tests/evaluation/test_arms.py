from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarize.analysis import ModelOptions
from summarize.errors import UsageError
from summarize.evaluation.arms import Arm, Running, after_paying, parse_arm, run_arm
from summarize.evaluation.costs import costs_of
from summarize.evaluation.gold import load_gold
from summarize.evaluation.scoring import score_arm
from summarize.models.errors import MissingRecordingsError
from tests.comparison.encoding import LetterRuns
from tests.evaluation.making import ALIGNED, answered, record, write_event

if TYPE_CHECKING:
    from pathlib import Path

    from summarize.evaluation.types import GoldEvent

ARM = Arm("analysis@2", "tested", "analysis@2")


@pytest.fixture
def gold(tmp_path: Path) -> tuple[GoldEvent, ...]:
    for name in ("quarry", "second-quarry"):
        write_event(tmp_path / "gold", name=name)
    return load_gold(tmp_path / "gold")


@pytest.fixture
def tape(tmp_path: Path, gold: tuple[GoldEvent, ...]) -> Path:
    path = tmp_path / "tape.jsonl"
    record(path, gold[:1], answered(), aligned=ALIGNED)  # both events have the same articles
    return path


def running(tape: Path) -> Running:
    return Running(ModelOptions(replay=tape))


def test_an_arm_is_a_prompt_a_model_with_a_prompt_or_the_built_in_engine() -> None:
    assert parse_arm("extractive", None) == Arm("extractive")
    assert parse_arm("analysis@2", "m") == Arm("analysis@2", "m", "analysis@2")
    assert parse_arm("qwen:7b:analysis@2", "m") == Arm(
        "qwen:7b:analysis@2", "qwen:7b", "analysis@2"
    )


@pytest.mark.parametrize("text", ["", ":analysis@2", "gpt:", "analysis@2"])
def test_what_is_no_arm_or_has_no_model_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_arm(text, None)


def test_a_replayed_arm_is_scored_and_its_claims_are_put_together_by_the_model(
    gold: tuple[GoldEvent, ...], tape: Path
) -> None:
    run = run_arm(ARM, gold, running(tape))
    report = score_arm(run, gold, costs_of(run))
    assert report.scores["all"]["claim_f1"].value > 0.6
    assert report.scores["all"]["attribution_accuracy"].value == 1.0
    assert report.scores["all"]["alignment_f1"].value == 1.0
    assert report.scores["all"]["relation_f1_disputed"].value == 1.0
    assert (report.alignment, report.align_prompt) == ("model", "align@1")


def test_an_alignment_that_the_model_refused_is_a_failure_and_no_work_of_words(
    tmp_path: Path, gold: tuple[GoldEvent, ...], tape: Path
) -> None:
    refused = tmp_path / "refused.jsonl"
    lines = tape.read_text(encoding="utf-8").splitlines()
    align = json.loads(lines[-1])
    align["error"] = {"kind": "refusal", "text": "I would rather not."}
    refused.write_text("\n".join([*lines[:-1], json.dumps(align)]) + "\n", encoding="utf-8")
    run = run_arm(ARM, gold[:1], running(refused))
    report = score_arm(run, gold[:1], costs_of(run))
    assert report.costs is not None
    assert report.costs.failures == 1
    assert "rather not" in (report.events[0].failed or "")
    assert report.events[0].scores["alignment_f1"] == 0.0


def test_what_the_replies_came_to_is_as_recorded(gold: tuple[GoldEvent, ...], tape: Path) -> None:
    run = run_arm(ARM, gold, running(tape))
    costs = costs_of(run)
    assert costs is not None
    # Two events of two articles and an alignment each.
    assert (costs.requests, costs.repairs, costs.failures) == (6, 0, 0)
    assert (costs.input_tokens, costs.output_tokens, costs.tokens_counted) == (5000, 500, False)
    assert costs.seconds is None


def test_a_changed_prompt_without_recordings_is_not_scored_and_says_what_records_it(
    gold: tuple[GoldEvent, ...], tape: Path
) -> None:
    arm = Arm("analysis@1", "tested", "analysis@1")
    with pytest.raises(MissingRecordingsError) as caught:
        run_arm(arm, gold, running(tape))
    told = str(caught.value)
    assert "quarry/ledger and 3 more" in told
    assert f"summarize eval --model tested --prompt analysis@1 --replay {tape} --record" in told


def test_a_missing_repeat_is_a_missing_recording(gold: tuple[GoldEvent, ...], tape: Path) -> None:
    with pytest.raises(MissingRecordingsError, match="--repeat 2"):
        run_arm(ARM, gold, replace(running(tape), repeats=2))


def test_a_missing_alignment_is_a_missing_recording_unless_words_do_it(
    tmp_path: Path, gold: tuple[GoldEvent, ...]
) -> None:
    tape = tmp_path / "no-alignment.jsonl"
    record(tape, gold[:1], answered())
    with pytest.raises(MissingRecordingsError, match="which claims belong together"):
        run_arm(ARM, gold, running(tape))
    run = run_arm(ARM, gold, replace(running(tape), alignment="words"))
    assert score_arm(run, gold, None).align_prompt is None


def test_a_refused_article_scores_as_an_empty_one_and_is_counted(
    tmp_path: Path, gold: tuple[GoldEvent, ...]
) -> None:
    tape = tmp_path / "prose.jsonl"
    record(tape, gold[:1], {**answered(), "post": None})
    words = replace(running(tape), alignment="words")
    run = run_arm(ARM, gold[:1], words)
    report = score_arm(run, gold[:1], costs_of(run))
    assert report.costs is not None
    assert report.costs.failures == 1
    ledger, post = report.events[0].articles
    assert post.scores["claim_f1"] == 0.0
    assert len(post.failed) == 1
    assert ledger.scores["claim_f1"] > 0.6
    assert report.events[0].scores["alignment_f1"] == 0.0


def test_repeats_are_averaged_and_their_spread_is_told(
    tmp_path: Path, gold: tuple[GoldEvent, ...], tape: Path
) -> None:
    second = ModelOptions(prompt="analysis@2", repeat=1)
    record(tape, gold[:1], answered(credited=False), options=second)
    run = run_arm(ARM, gold, replace(running(tape), repeats=2))
    score = score_arm(run, gold, None).scores["all"]["attribution_accuracy"]
    assert score.value == pytest.approx((1.0 + 2 / 3) / 2)
    assert score.repeat_sd == pytest.approx(abs(1.0 - 2 / 3) / 2**0.5)


def test_the_misses_of_held_out_events_are_counted_and_not_shown(
    gold: tuple[GoldEvent, ...],
) -> None:
    held = (replace(gold[0], held_out=True), gold[1])
    run = run_arm(Arm("extractive"), held, Running())
    report = score_arm(run, held, None)
    assert report.events[0].misses == ()
    assert report.events[0].missed == len(report.events[1].misses) > 0
    assert set(report.scores) == {"all", "development", "held_out"}
    assert score_arm(run, held, None, show_held_out=True).events[0].misses


def test_the_limit_on_cost_is_for_all_arms_together() -> None:
    limited = Running(ModelOptions(max_cost=1.0))
    assert after_paying(limited, 0.25).options.max_cost == 0.75
    assert after_paying(limited, 3.0).options.max_cost == 0.0
    assert after_paying(Running(), 3.0).options.max_cost is None


def test_the_engine_with_likeness_of_meaning_is_an_arm_of_its_own(
    gold: tuple[GoldEvent, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.semantic.load_encoder", LetterRuns)
    arm = parse_arm("extractive+semantic", None)
    assert arm == Arm("extractive+semantic", semantic=True)
    run = run_arm(arm, gold, Running())
    report = score_arm(run, gold, costs_of(run))
    assert (report.name, report.alignment) == ("extractive+semantic", "semantic")
    comparison = run.events[0].comparison
    assert comparison is not None
    assert comparison.semantic == LetterRuns.encoding
    plain = run_arm(parse_arm("extractive", None), gold, Running())
    assert score_arm(plain, gold, None).alignment == "words"
