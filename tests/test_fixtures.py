"""The recorded replies in evals/fixtures: whole, up to date, and all there."""

from __future__ import annotations

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
