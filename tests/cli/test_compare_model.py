"""Comparing with a model behind a real server: it reads the articles, then puts claims together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.replying import ALIGNED, LEDGER, POST
from tests.cli.running import called
from tests.models.server import Answer, Call, Server, completion

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)


def answering(alignment: Answer) -> Any:
    """What a model answers to an article, and `alignment` to all claims together."""

    def answer(call: Call) -> Answer:
        if "STATEMENTS" in call.text:
            return alignment
        return completion(LEDGER if "Mara Lund" in call.text else POST)

    return answer


def compared(server: Server, *more: str) -> tuple[str, ...]:
    address = ("--base-url", server.url, "--no-cache", "--json")
    return ("compare", "--model", "tiny", *address, *more)


def test_the_model_says_which_claims_belong_together_and_code_how_they_differ(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server(answering(completion(ALIGNED))) as server:
        done = called(capsys, *compared(server, str(articles)))
        assert (done.status, server.asked) == (0, 3)
    document = json.loads(done.out)
    assert (document["alignment"]["model"], document["alignment"]["prompt"]) == ("tiny", "align@1")
    (together,) = [f for f in document["facts"] if "inquiry" in f["text"]]
    assert (together["relation"], together["confidence"]) == ("disputed", "medium")
    assert "3 requests" in done.err


def test_a_dry_run_tells_the_request_that_puts_claims_together(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--model", "tiny", "--dry-run", str(articles))
    told = called(capsys, "compare", *asked).out
    assert "2 articles: 2 requests to tiny" in told
    assert "and 1 more that puts the claims together (align@1)" in told
    for command, alignments in (("compare", 1), ("run", 0)):
        plan = json.loads(called(capsys, command, "--json", *asked).out)
        assert (plan["requests"], plan["alignments"]) == (2, alignments)


def test_the_order_of_the_articles_asks_nothing_else(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(articles / "ledger.txt"), str(articles / "post.txt")]
    tape = str(tmp_path / "a.jsonl")
    with Server(answering(completion(ALIGNED))) as server:
        first = called(capsys, *compared(server, "--record", tape, *files))
    again = called(capsys, "compare", "--json", "--replay", tape, *files[::-1])
    assert again.status == 0
    assert json.loads(again.out)["facts"] == json.loads(first.out)["facts"]


def test_where_the_model_puts_nothing_together_words_do_and_the_status_says_so(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server(answering(completion("I cannot say."))) as server:
        done = called(capsys, *compared(server, str(articles)))
    assert done.status == 3
    assert "aligned by their words alone" in done.err
    assert json.loads(done.out)["alignment"] is None


def test_a_replay_without_the_alignment_names_the_command_that_records_it(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tape = str(tmp_path / "a.jsonl")
    with Server(answering(completion(ALIGNED))) as server:
        run = ("run", *compared(server)[1:], "--record", tape, str(articles))
        assert called(capsys, *run).status == 0
    done = called(capsys, "compare", "--json", "--replay", tape, str(articles))
    assert done.status == 3
    assert "summarize compare --model tiny --replay" in done.err
