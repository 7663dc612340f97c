"""Analyses saved as JSON Lines are inputs like any other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import LEDGER, called, ran

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def saved(articles: Path, tmp_path: Path, capsys: Capture) -> Path:
    """The analyses of both articles, one a line."""
    path = tmp_path / "analyses.jsonl"
    path.write_text(called(capsys, "run", "--json", str(articles)).out, encoding="utf-8")
    return path


def test_they_run_and_compare_as_their_articles_do(
    saved: Path, articles: Path, capsys: Capture
) -> None:
    assert called(capsys, "run", "--json", str(saved)).out == saved.read_text(encoding="utf-8")
    from_articles = called(capsys, "compare", "--json", str(articles))
    assert called(capsys, "compare", "--json", str(saved)) == from_articles


def test_they_are_found_in_a_folder(saved: Path, articles: Path, capsys: Capture) -> None:
    for article in articles.iterdir():
        article.unlink()
    saved.rename(articles / "a.ndjson")
    assert called(capsys, "run", "--json", str(articles)).out.count("\n") == 2


def test_they_come_through_a_pipe(saved: Path, tmp_path: Path) -> None:
    done = ran("compare", "--json", "-", cwd=tmp_path, stdin=saved.read_bytes())
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(json.loads(done.stdout)["analyses"]) == 2


def test_an_outlet_can_be_named_and_ids_stay_unique(saved: Path, capsys: Capture) -> None:
    done = called(capsys, "run", "--json", str(saved), f"Morning Sun={saved}")
    heads = [json.loads(line)["article"] for line in done.out.splitlines()]
    assert [head["id"] for head in heads] == ["ledger", "post", "ledger-2", "post-2"]
    assert [head["outlet"] for head in heads] == [None, None, "Morning Sun", "Morning Sun"]
    assert f"{saved}:1: the id 'ledger' is in use" in done.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"schema": ', "is not JSON (column "),
        (b'"caf\xe9"', "is not UTF-8"),
        (b'{"schema": "article-analysis/1"}', "is not a valid analysis: $: "),
        (json.dumps({"text": LEDGER}).encode(), "is not a valid analysis: $: "),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_line_is_one_line_with_its_number_and_the_others_go_on(
    saved: Path, capsys: Capture, line: bytes, told: str
) -> None:
    first, second = saved.read_bytes().splitlines()
    saved.write_bytes(b"\n".join([first, b"", line, second]) + b"\n")
    done = called(capsys, "run", "--json", str(saved))
    assert (done.status, done.out.count("\n"), done.err.count("\n")) == (3, 2, 1)
    assert done.err.startswith(f"summarize: {saved}:3: ")
    assert told in done.err


def test_an_altered_line_is_refused(saved: Path, capsys: Capture) -> None:
    saved.write_text(saved.read_text(encoding="utf-8").replace("ran aground", "ran astern", 1))
    done = called(capsys, "run", "--json", str(saved))
    assert (done.status, done.out.count("\n"), done.err.count("\n")) == (3, 1, 1)
    assert f"{saved}:1: " in done.err


def test_lines_of_articles_that_speak_of_analyses_stay_articles(
    tmp_path: Path, capsys: Capture
) -> None:
    article = {"id": "a1", "text": f'{LEDGER} "article-analysis/1"'}
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(article) + "\n", encoding="utf-8")
    done = called(capsys, "run", "--json", str(path))
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["article"]["id"] == "a1"
