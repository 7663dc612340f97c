from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import called, ran
from tests.models.server import Answer, Call, Server, completion, failure, json_answer

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '{"harbour": "Tarn", "passengers": 240, "damaged": ["rudder"]}'
KEY = "sk-doctor-1234567890"


def able(call: Call) -> Answer:
    if call.method == "GET":
        return json_answer({"data": [{"id": "tiny"}]})
    return completion(GOOD, usage={"prompt_tokens": 9_000, "completion_tokens": 9})


@pytest.fixture(autouse=True)
def _no_server_of_the_machine_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)


def test_a_server_that_can_be_used_gets_the_command_that_uses_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Server(able) as server:
        done = called(capsys, "doctor", "--base-url", server.url, "--model", "tiny")
    assert (done.status, done.err) == (0, "")
    assert f"summarize run --model tiny --base-url {server.url} ARTICLE" in done.out


def test_as_json_every_finding_has_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    with Server(able) as server:
        done = called(capsys, "doctor", "--json", "--base-url", server.url, "--model", "tiny")
    steps = [finding["step"] for finding in json.loads(done.out)]
    assert steps == ["server", "models", "answer", "form", "length"]


def test_the_long_text_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    with Server(able) as server:
        called(capsys, "doctor", "--quick", "--base-url", server.url, "--model", "tiny")
    assert max(len(call.text) for call in server.calls if call.body) < 2_000


def test_a_server_that_answers_badly_is_status_1_and_none_at_all_is_4(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Server(lambda call: able(call) if call.method == "GET" else failure(400)) as server:
        done = called(capsys, "doctor", "--base-url", server.url, "--model", "tiny")
    assert done.status == 1
    done = called(capsys, "doctor", "--base-url", server.url, "--model", "tiny")
    assert done.status == 4
    assert "is it running?" in done.out


def test_without_an_address_and_a_key_nothing_is_sent(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "doctor")
    assert done.status == 4
    assert "OPENAI_API_KEY" in done.err


def test_an_address_that_is_none_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "doctor", "--base-url", "localhost:11434")
    assert done.status == 2
    assert "http://localhost:11434/v1" in done.err


def test_the_key_is_nowhere_in_what_is_printed_even_when_the_client_logs(tmp_path: Path) -> None:
    script = failure(401, f"Incorrect API key provided: {KEY}")
    with Server([script]) as server:
        done = ran(
            *("doctor", "--base-url", server.url, "--model", "tiny"),
            cwd=tmp_path,
            OPENAI_API_KEY=KEY,
            OPENAI_LOG="debug",
        )
    assert server.calls[0].headers["authorization"] == f"Bearer {KEY}"
    assert done.returncode == 4
    assert KEY.encode() not in done.stdout + done.stderr
