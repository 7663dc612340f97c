from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarize.articles import Article, read_articles
from summarize.models.cassette import Tape
from summarize.models.types import Message, Reply, Request, TokenUsage
from summarize.prompts import article_variables, load_prompt, render
from summarize.strict import load_reply_schema
from tests.cli.running import called, ran

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def recordings(articles: Path) -> Path:
    """One reply to analysis@2 for each of the two articles."""
    path = articles.parent / "monday.jsonl"
    prompt = load_prompt("analysis@2")
    tape = Tape(path)
    for article in read_articles([str(articles)]):
        assert isinstance(article, Article)
        asked = Request(
            model="gpt-4o-mini",
            messages=tuple(Message(*m) for m in render(prompt, **article_variables(article))),
            schema_name=prompt.reply_schema,
            reply_schema=load_reply_schema(prompt.reply_schema),
        )
        tape.append(asked, Reply("{}", "stop", TokenUsage(2000, 1024, 300), "gpt-4o-mini-x"))
    tape.close()
    return path


def test_sound_recordings_are_verified(
    recordings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = called(capsys, "cassettes", "verify", str(recordings))
    assert done == (0, "1 file, no problems\n", "")


def test_a_torn_line_fails_the_verification(
    recordings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recordings.write_bytes(recordings.read_bytes()[:-50])
    done = called(capsys, "cassettes", "verify", str(recordings.parent))
    assert done == (1, f"{recordings}:2: the last line was cut short\n", "")
    as_json = called(capsys, "cassettes", "verify", "--json", str(recordings))
    assert as_json.status == 1
    assert json.loads(as_json.out) == [
        {
            "place": f"{recordings}:2",
            "message": "the last line was cut short",
            "harmless": False,
        }
    ]


def test_recordings_that_are_not_there_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = called(capsys, "cassettes", "verify", str(tmp_path / "none.jsonl"))
    assert (done.status, done.out) == (2, "")
    assert "none.jsonl: there is no such file of recordings; make it with: summarize" in done.err


def test_recordings_are_counted(recordings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "cassettes", "stats", str(recordings))
    assert done.out.splitlines() == [
        "1 file, 2 requests",
        # 976 at 0.15, 1,024 at 0.075 and 300 at 0.60 a million, twice
        "model gpt-4o-mini: 2 replies, 4,000 tokens in (2,048 cached), 600 out, $0.0008",
        "prompt analysis@2: 2",
        "schema analysis-reply.v2: 2",
        "recorded via api: 2",
    ]
    as_json = json.loads(called(capsys, "cassettes", "stats", "--json", str(recordings)).out)
    assert as_json["prompts"] == {"analysis@2": 2}
    assert as_json["models"]["gpt-4o-mini"]["input_tokens"] == 4000


def test_a_price_file_of_ones_own_is_used(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text("[gpt-4o-mini]\ninput = 1000\noutput = 0\n")
    done = called(capsys, "cassettes", "stats", "--prices", str(prices), str(recordings))
    assert "600 out, $4.00\n" in done.out


def test_recordings_of_todays_prompts_have_not_drifted(
    recordings: Path, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(capsys, "cassettes", "drift", str(recordings)) == (
        (0, "0 of 2 recordings are out of date\n", "")
    )
    assert called(capsys, "cassettes", "drift", str(recordings), str(articles)).status == 0


def test_an_article_that_changed_leaves_its_recording_out_of_date(
    recordings: Path, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (articles / "post.txt").open("a") as stream:
        stream.write("\nThe captain has been suspended.\n")
    done = called(capsys, "cassettes", "drift", str(recordings), str(articles))
    assert done.status == 1
    assert done.out.splitlines() == [
        f"{recordings}:2: gpt-4o-mini: shows none of these articles as they are now",
        "1 of 2 recordings is out of date",
    ]


def test_a_prompt_that_changed_leaves_its_recordings_out_of_date(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "prompts" / "analysis"
    own.mkdir(parents=True)
    source = load_prompt("analysis@2").source
    (own / "v2.md").write_text(source.replace("<!-- system -->\n", "<!-- system -->\nHello.\n"))
    done = called(
        capsys, "cassettes", "drift", "--json", "--prompts", str(own.parent), str(recordings)
    )
    told = json.loads(done.out)
    assert (done.status, told["recordings"], len(told["drifted"])) == (1, 2, 2)
    assert told["drifted"][0]["reason"] == "no prompt begins with these instructions"


def test_an_article_that_cannot_be_read_is_wrong_use(
    recordings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = called(capsys, "cassettes", "drift", str(recordings), "no-such-article.txt")
    assert done.status == 2
    assert "no-such-article.txt" in done.err


def test_the_cassettes_of_a_process_are_verified_as_in_this_one(
    recordings: Path, tmp_path: Path
) -> None:
    done = ran("cassettes", "verify", recordings.name, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"1 file, no problems\n", b"")
