from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from summarize.analysis import ModelOptions
from summarize.evaluation.gold import load_gold
from summarize.schemas import check_document
from tests.cli.running import Done, called
from tests.comparison.encoding import LetterRuns
from tests.evaluation.making import ALIGNED, answered, record, write_event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., Done]

DAMAGED = ("analysis@2", "unattributed@1")


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    return partial(called, capsys)


@pytest.fixture
def replay(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Recordings of analysis@2, twice, and of a copy of it that leaves attributions out."""
    for number in range(6):
        write_event(tmp_path / "evals" / "gold", name=f"quarry-{number}")
    monkeypatch.chdir(tmp_path)
    prompt = call("prompts", "show", "analysis@2").out
    own = tmp_path / "own" / "unattributed"
    own.mkdir(parents=True)
    named = prompt.replace("name: analysis\nversion: 2", "name: unattributed\nversion: 1")
    (own / "v1.md").write_text(named.replace("You read one", "You read a"), encoding="utf-8")
    gold, tape = load_gold("evals/gold")[:1], tmp_path / "tape.jsonl"
    record(tape, gold, answered(), aligned=ALIGNED)
    again = ModelOptions(prompt="analysis@2", repeat=1)
    record(tape, gold, answered(), options=again, aligned=ALIGNED)
    damaged = ModelOptions(prompt="unattributed@1", prompts=tmp_path / "own")
    record(tape, gold, answered(credited=False), options=damaged, aligned=ALIGNED)
    return str(tape)


def ab(replay: str, *arguments: str) -> list[str]:
    return ["ab", *arguments, "--replay", replay, "--prompts", "own"]


def test_a_damaged_prompt_is_called_worse(call: Call, replay: str) -> None:
    done = call(*ab(replay, *DAMAGED, "--primary", "attribution_accuracy"))
    assert done.status == 0
    assert done.out.startswith("Worse: unattributed@1 is worse than analysis@2")


def test_the_other_way_round_it_is_better(call: Call, replay: str) -> None:
    arguments = ab(replay, *reversed(DAMAGED), "--primary", "attribution_accuracy", "--json")
    report = json.loads(call(*arguments).out)
    assert check_document(report, "ab-report.v1") == ()
    assert report["verdict"] == "better"


def test_a_prompt_against_its_own_repeats_is_inconclusive(call: Call, replay: str) -> None:
    done = call(*ab(replay, "analysis@2", "analysis@2"))
    assert done.status == 0
    assert done.out.startswith("Inconclusive: ")


def test_what_is_required_decides_the_exit_status(call: Call, replay: str) -> None:
    def status(*arguments: str) -> int:
        primary = ("--primary", "attribution_accuracy")
        return call(*ab(replay, *arguments, *primary)).status

    assert status(*DAMAGED, "--require", "better") == 1
    assert status(*DAMAGED, "--require", "not-worse", "--margin", "0.02") == 1
    assert status(*reversed(DAMAGED), "--require", "better") == 0
    assert status(*reversed(DAMAGED), "--require", "not-worse") == 0


def test_the_built_in_engine_is_an_arm(call: Call, replay: str) -> None:
    done = call(*ab(replay, "extractive", "analysis@2", "--json"))
    report = json.loads(done.out)
    assert [arm["name"] for arm in report["arms"]] == ["extractive", "analysis@2"]
    assert report["articles"][0]["second_output"][0].startswith("Three people drowned")


def test_the_report_is_written_in_four_forms(call: Call, replay: str, tmp_path: Path) -> None:
    done = call(*ab(replay, *DAMAGED, "-o", "out"))
    assert "ab-report.json, .md, .xml, .html written to out" in done.out
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_a_prompt_without_recordings_exits_with_3(call: Call, replay: str) -> None:
    done = call(*ab(replay, "analysis@2", "analysis@1"))
    assert done.status == 3
    assert "no recordings of analysis@1 by tested" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["analysis@2", "mine@1"], "no prompt 'mine@1'"),
        (["analysis@2", "analysis@2", "--primary", "accuracy"], "no score is called 'accuracy'"),
        (["analysis@2", "analysis@2", "--require", "best"], "--require is better or not-worse"),
        (["analysis@2"], "Missing argument"),
        (["extractive", "extractive:analysis@2"], "the built-in engine takes no prompt"),
        (
            ["analysis@2", "analysis@2", "--require", "not-worse", "--margin", "inf"],
            "--margin is a number from 0 up, as in 0.02, not inf",
        ),
        (
            ["analysis@2", "analysis@2", "--require", "not-worse", "--margin", "nan"],
            "--margin is a number from 0 up, as in 0.02, not nan",
        ),
        (
            ["analysis@2", "analysis@2", "--require", "not-worse", "--margin", "-1"],
            "--margin is a number from 0 up",
        ),
        (["analysis@2", "analysis@2", "--margin", "0.1"], "--margin is for --require not-worse"),
        (
            ["analysis@2", "analysis@2", "--require", "better", "--margin", "0"],
            "--margin is for --require not-worse",
        ),
    ],
)
def test_wrong_use_is_one_line_and_exits_with_2(
    call: Call, replay: str, arguments: list[str], told: str
) -> None:
    done = call(*ab(replay, *arguments))
    assert done.status == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_one_prompt_under_two_names_is_one_arm(call: Call, replay: str) -> None:
    for names in (("analysis", "analysis@2"), ("tested:analysis@2", "analysis")):
        done = call(*ab(replay, *names))
        assert done.status == 0
        assert f"{names[0]} and {names[1]} are one arm, analysis@2 of tested" in done.err
    done = call(*ab(replay, "analysis", "analysis@2", "--repeat", "2"))
    assert done.status == 3, "repeats 3 and 4 are not recorded"


def test_the_engine_against_itself_is_called_that(call: Call, replay: str) -> None:
    done = call("ab", "extractive", "extractive")
    assert done.status == 0
    assert "extractive is compared with itself" in done.err


@pytest.mark.parametrize("arguments", [["--primary", "copies_found"], ["-o", "own/v1.txt"]])
def test_what_would_fail_at_the_end_is_told_before_anything_is_asked(
    call: Call, replay: str, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "own" / "v1.txt").write_text("", encoding="utf-8")
    for path in (tmp_path / "evals" / "gold").glob("*/labels.yaml"):
        text = path.read_text(encoding="utf-8").replace("copies: []\n", "")
        path.write_text(text, encoding="utf-8")
    done = call(*ab(replay, "analysis@2", "analysis@1", *arguments))
    assert done.status == 2, "and not 3, for the recordings that are missing"
    assert ("of the layer copies" in done.err) or ("it is a file" in done.err)
    assert "reading with" not in done.err


def test_nothing_is_asked_where_no_interval_could_be_worked_out(
    call: Call, replay: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    for command in (ab(replay, "analysis@2", "analysis@1"), ["eval", "--replay", replay]):
        done = call(*command)
        assert done.status == 2
        assert "pip install 'summarize-news[eval]'" in done.err
        assert "in a checkout: pip install '.[eval]'" in done.err
        assert "reading with" not in done.err


def test_the_engine_is_compared_with_itself_and_likeness_of_meaning(
    call: Call, replay: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.semantic.need_extra", lambda: None)
    monkeypatch.setattr("summarize.semantic.load_encoder", LetterRuns)
    done = call("ab", "extractive", "extractive+semantic", "--primary", "alignment_f1")
    assert (done.status, done.err) == (0, "")
    assert "second  extractive+semantic" in done.out


def test_a_missing_extra_is_told_before_the_first_arm_is_asked(
    call: Call, replay: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.semantic.minilm._BUNDLE", "no_such_package")
    done = call(*ab(replay, "analysis@2", "extractive+semantic"))
    assert (done.status, done.out) == (2, "")
    assert "summarize-news[semantic]" in done.err
    assert "reading with" not in done.err
