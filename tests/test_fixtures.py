"""The recorded replies in evals/fixtures: whole, up to date, and all there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarize.analysis.options import ModelOptions
from summarize.analysis.session import asking_for
from summarize.evaluation.gold import load_gold
from summarize.models.cassette import Player
from summarize.models.drift import CurrentPrompts
from summarize.models.inspection import verify
from summarize.models.recording_files import recording_files, whole_recordings
from summarize.prompts import load_prompt, prompt_names
from tests.cli.running import called

EVALS = Path(__file__).parents[1] / "evals"
FIXTURES, OWN = EVALS / "fixtures", EVALS / "prompts"
MODEL = "relay"


@pytest.fixture(scope="module")
def player() -> Player:
    return Player(FIXTURES)


def test_every_line_is_whole_and_unchanged() -> None:
    assert list(verify(recording_files([FIXTURES]))) == []


def test_every_reply_was_brought_by_hand_and_names_no_model_but_the_relay() -> None:
    told: list[str] = []
    for _, recording in whole_recordings(recording_files([FIXTURES]), told.append):
        assert recording.recorded_via == "relay"
        assert recording.request.model == MODEL
    assert told == []


@pytest.mark.parametrize("repeat", [0, 1, 2])
@pytest.mark.parametrize("prompt", ["analysis@1", "analysis@2"])
def test_every_gold_article_has_three_replies_to_both_prompts(
    player: Player, prompt: str, repeat: int
) -> None:
    asking = asking_for(MODEL, ModelOptions(prompt=prompt, repeat=repeat))
    missing = [
        f"{event.id}/{labelled.article.id}"
        for event in load_gold(EVALS / "gold")
        for labelled in event.articles
        for request in asking.requests(labelled.article)
        if request not in player
    ]
    assert missing == []


def test_no_recording_is_of_a_prompt_that_is_no_more() -> None:
    prompts = [load_prompt(name, OWN) for name in prompt_names(OWN)]
    current = CurrentPrompts(prompts, [])
    drifted = [
        line.place
        for line, recording in whole_recordings(recording_files([FIXTURES]), lambda _: None)
        if current.drifted(recording.request)
    ]
    assert drifted == []


def test_no_recording_holds_what_looks_like_a_key_or_an_address() -> None:
    for path in recording_files([FIXTURES]):
        text = path.read_text(encoding="utf-8")
        assert "sk-" not in text
        assert "http" not in text.replace("https://json-schema.org/", "")


def test_the_damaged_prompt_is_called_worse_and_a_prompt_is_not_told_from_its_repeats(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EVALS.parent)
    recorded = sorted(path.name for path in (EVALS / "gold").iterdir() if not _is_held_out(path))
    replay = ["--replay", str(FIXTURES), "--prompts", str(OWN), "--json"]
    damaged = ["analysis@2", "unattributed@1", "--events", ",".join(recorded)]
    done = called(capsys, "ab", *damaged, *replay, "--primary", "attribution_accuracy")
    assert done.status == 0
    assert json.loads(done.out)["verdict"] == "worse"
    itself = json.loads(called(capsys, "ab", "analysis@2", "analysis@2", *replay).out)
    assert itself["verdict"] == "inconclusive"
    assert itself["wins"] + itself["losses"] > 0, "the repeats are other replies"


def _is_held_out(event: Path) -> bool:
    return "held_out: true" in (event / "labels.yaml").read_text(encoding="utf-8")
