"""Runs against a server on loopback: what is recorded, kept, replayed, paid and never written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarize.models.store import default_cache
from tests.cli.running import called
from tests.models.server import Answer, Call, Server, completion, failure

if TYPE_CHECKING:
    from pathlib import Path

KEY = "sk-test-0123456789abcdef"
ARRAYS = ("claims", "summary", "names", "loaded_language", "sources", "frames", "tone")
CLAIM = {
    "sentences": ["s2"],
    "text": "The ferry Osprey ran aground.",
    "source": None,
    "speech_verb": None,
    "stance": None,
    "salience": 3,
}
REPLY = json.dumps({name: [] for name in ARRAYS} | {"claims": [CLAIM]})


@pytest.fixture(autouse=True)
def _key_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path / "none"))


def run(server: Server, articles: Path, *more: str) -> list[str]:
    asked = ["--model", "gpt-4o-mini", "--base-url", server.url, "--json", *more]
    return ["run", *asked, str(articles)]


def test_a_replay_comes_to_the_same_bytes_and_asks_nothing(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tape = str(tmp_path / "a.jsonl")
    with Server([completion(REPLY)]) as server:
        first = called(capsys, *run(server, articles, "--record", tape, "--no-cache"))
        assert (first.status, first.out.count("\n"), len(server.calls)) == (0, 2, 2)
    again = called(capsys, "run", "--json", "--replay", tape, str(articles))
    assert (again.status, again.out) == (0, first.out)
    assert "gpt-4o-mini: 2 requests answered from what was kept" in again.err


def test_a_folder_of_several_models_is_replayed_once_one_is_named(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tapes = tmp_path / "tapes"
    first = {}
    for model in ("large", "small"):
        said = REPLY.replace("ran aground", f"ran aground, the {model} one says,")
        tape = str(tapes / f"{model}.jsonl")
        with Server([completion(said)]) as server:
            asked = ("--model", model, "--base-url", server.url, "--record", tape, "--no-cache")
            first[model] = called(capsys, "run", "--json", *asked, str(articles)).out
    assert first["large"] != first["small"]

    replay = ("run", "--json", "--replay", str(tapes), str(articles))
    unnamed = called(capsys, *replay)
    assert (unnamed.status, unnamed.out, unnamed.err.count("\n")) == (2, "", 1)
    assert "several models; choose one with --model: large, small" in unnamed.err
    for model, out in first.items():
        again = called(capsys, *replay, "--model", model)
        assert (again.status, again.out) == (0, out)
    other = called(capsys, *replay, "--model", "tiny")
    assert (other.status, other.out) == (3, "")
    assert "no recording of this request to tiny (recorded are large, small)" in other.err


def test_a_refusal_is_replayed_as_the_failure_it_was(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tape = str(tmp_path / "a.jsonl")

    def declining(call: Call) -> Answer:
        if "Twenty people" in call.text:
            return completion(None, refusal="I cannot help with that.")
        return completion(REPLY)

    with Server(declining) as server:
        first = called(capsys, *run(server, articles, "--record", tape, "--no-cache"))
    again = called(capsys, "run", "--json", "--replay", tape, str(articles))
    assert (first.status, again.status, again.out) == (3, 3, first.out)
    told = [line for line in first.err.splitlines() if "declined" in line]
    assert told
    assert told == [line for line in again.err.splitlines() if "declined" in line]


def test_replay_and_record_together_ask_only_for_what_is_missing(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tape = str(tmp_path / "a.jsonl")
    with Server([completion(REPLY)]) as server:
        called(capsys, *run(server, articles / "post.txt", "--record", tape, "--no-cache"))
        both = ("--replay", tape, "--record", tape, "--no-cache")
        assert called(capsys, *run(server, articles, *both)).status == 0
        assert len(server.calls) == 2
        assert "12 people were hurt" in server.calls[1].text
    assert called(capsys, "run", "--json", "--replay", tape, str(articles)).status == 0


def test_without_a_server_the_misses_are_told_with_the_command_that_records_them(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tape = str(tmp_path / "a.jsonl")
    with Server([completion(REPLY)]) as server:
        called(capsys, *run(server, articles / "post.txt", "--record", tape, "--no-cache"))
    done = called(capsys, "run", "--json", "--replay", tape, str(articles))
    assert (done.status, done.out.count("\n")) == (3, 1)
    assert f"record it with: summarize run --model gpt-4o-mini --replay {tape}" in done.err


def test_what_was_answered_is_kept_unless_asked_otherwise(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server([completion(REPLY)]) as server:
        first = called(capsys, *run(server, articles))
        again = called(capsys, *run(server, articles))
        assert (again.status, again.out, len(server.calls)) == (0, first.out, 2)
        called(capsys, *run(server, articles, "--no-cache"))
        assert len(server.calls) == 4


def test_nothing_is_asked_that_could_pass_the_limit(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server([completion(REPLY)]) as server:
        done = called(capsys, *run(server, articles, "--max-cost", "0.0001"))
        assert (done.status, done.out, server.calls) == (3, "", [])
        assert "--max-cost 0.0001" in done.err
        assert called(capsys, *run(server, articles, "--max-cost", "1")).status == 0


@pytest.mark.parametrize("answer", [completion(REPLY), failure(401, f"wrong key: {KEY}")])
def test_the_key_is_written_nowhere(
    answer: Answer, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with Server([answer]) as server:
        more = ("--record", str(tmp_path / "a.jsonl"), "-o", str(out), "-v")
        done = called(capsys, *run(server, articles, *more))
        assert server.calls[0].headers["authorization"] == f"Bearer {KEY}"
        host = server.url.removeprefix("http://").removesuffix("/v1").encode()
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) > 3
    for text in (done.out.encode(), done.err.encode(), *(each.read_bytes() for each in files)):
        assert KEY.encode() not in text
    assert host not in (tmp_path / "a.jsonl").read_bytes()
    assert host not in default_cache().read_bytes()
