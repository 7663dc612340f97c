from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from summarize.schemas import check_document
from tests.cli.running import LEDGER, called, ran

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_reading_each_in_input_order(articles: Path, capsys: Capture) -> None:
    done = called(capsys, "run", str(articles / "post.txt"), str(articles / "ledger.txt"))
    assert done.status == 0
    assert done.out.index("post") < done.out.index("ledger")
    assert done.out.count("What it says") == 2
    assert done.err == ""


def test_json_lines_are_valid_and_alike_from_run_to_run(articles: Path, capsys: Capture) -> None:
    done = called(capsys, "run", "--json", str(articles))
    analyses = lines(done.out)
    assert [each["article"]["id"] for each in analyses] == ["ledger", "post"]
    assert [check_document(each, "article-analysis.v1") for each in analyses] == [(), ()]
    assert called(capsys, "run", "--json", str(articles)) == done


def test_a_folder_gets_an_analysis_each_and_a_report(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "new" / "out"
    done = called(capsys, "run", "-o", str(folder), str(articles))
    assert done == (0, f"2 analyses, their pages and report.md written to {folder}\n", "")
    assert sorted(each.name for each in folder.iterdir()) == [
        "ledger.analysis.json",
        "ledger.html",
        "post.analysis.json",
        "post.html",
        "report.md",
    ]
    saved = json.loads((folder / "ledger.analysis.json").read_text(encoding="utf-8"))
    assert check_document(saved, "article-analysis.v1") == ()
    report = (folder / "report.md").read_text(encoding="utf-8")
    assert report.count("## What it says") == 2


def test_files_and_json_lines_together(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    done = called(capsys, "run", "--json", "-o", str(tmp_path / "out"), str(articles))
    assert len(lines(done.out)) == 2
    assert (tmp_path / "out" / "report.md").exists()


def test_quiet_says_nothing_about_files(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    assert called(capsys, "run", "-q", "-o", str(tmp_path / "out"), str(articles)) == (0, "", "")


def test_no_text_keeps_hash_offsets_and_quotes(articles: Path, capsys: Capture) -> None:
    (whole,) = lines(called(capsys, "run", "--json", str(articles / "ledger.txt")).out)
    (bare,) = lines(called(capsys, "run", "--json", "--no-text", str(articles / "ledger.txt")).out)
    assert whole["article"]["text"] == LEDGER
    assert bare["article"]["text"] is None
    whole["article"]["text"] = None
    assert bare == whole
    assert check_document(bare, "article-analysis.v1") == ()


def test_a_failed_input_is_one_line_and_the_others_go_on(articles: Path, capsys: Capture) -> None:
    (articles / "empty.txt").write_text("")
    done = called(capsys, "run", "--json", str(articles), str(articles / "gone.txt"))
    assert done.status == 3
    assert len(lines(done.out)) == 2
    told = done.err.splitlines()
    assert [line.partition("event/")[2].partition(":")[0] for line in told] == [
        "empty.txt",
        "gone.txt",
    ]
    assert all(line.startswith("summarize: ") for line in told)


def test_failures_are_told_even_when_quiet(articles: Path, capsys: Capture) -> None:
    done = called(capsys, "run", "-q", str(articles / "gone.txt"))
    assert (done.status, done.out, done.err.count("\n")) == (3, "", 1)


def test_nothing_is_written_where_nothing_could_be_read(tmp_path: Path, capsys: Capture) -> None:
    done = called(capsys, "run", "-o", str(tmp_path / "out"), str(tmp_path / "gone.txt"))
    assert (done.status, done.out) == (3, "")
    assert not (tmp_path / "out").exists()


def test_warnings_go_to_standard_error_unless_quiet(articles: Path, capsys: Capture) -> None:
    (articles / "ledger.txt").write_bytes(LEDGER.encode("cp1252"))
    told = called(capsys, "run", "--json", str(articles / "ledger.txt"))
    assert told.err.startswith("summarize: warning: ")
    assert called(capsys, "run", "-q", "--json", str(articles / "ledger.txt")).err == ""


def test_verbose_notes_each_article(articles: Path, capsys: Capture) -> None:
    done = called(capsys, "run", "-v", "--json", str(articles / "ledger.txt"))
    assert done.err.startswith("summarize: note: ledger: ")
    assert "1 title" in done.err
    assert " ms" in done.err


def test_a_saved_analysis_is_taken_as_it_is(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    first = called(capsys, "run", "--json", "-o", str(tmp_path / "out"), str(articles))
    for article in articles.iterdir():
        article.unlink()
    assert called(capsys, "run", "--json", str(tmp_path / "out")).out == first.out


def test_ids_are_unique_across_articles_and_saved_analyses(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    saved = str(tmp_path / "out" / "ledger.analysis.json")
    called(capsys, "run", "-o", str(tmp_path / "out"), str(articles))
    done = called(capsys, "run", "--json", str(articles / "ledger.txt"), saved, saved)
    ids = [each["article"]["id"] for each in lines(done.out)]
    assert ids == ["ledger", "ledger-2", "ledger-3"]
    assert done.err.count("warning") == 2


def test_an_altered_analysis_is_refused(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    called(capsys, "run", "-o", str(tmp_path / "out"), str(articles))
    saved = tmp_path / "out" / "ledger.analysis.json"
    saved.write_text(saved.read_text(encoding="utf-8").replace('"salience"', '"weight"'))
    done = called(capsys, "run", str(saved))
    assert (done.status, done.err.count("\n")) == (3, 1)
    assert "not a valid analysis" in done.err


def test_an_analysis_nested_without_end_is_refused(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "deep.analysis.json").write_text("[" * 100_000)
    done = called(capsys, "run", str(tmp_path / "deep.analysis.json"))
    assert (done.status, done.err.count("\n")) == (3, 1)


def test_an_id_that_is_no_file_name_stays_in_its_folder(tmp_path: Path, capsys: Capture) -> None:
    article = {"id": "../../up/ledger", "text": LEDGER}
    (tmp_path / "a.json").write_text(json.dumps(article))
    out = tmp_path / "deep" / "out"
    assert called(capsys, "run", "-q", "-o", str(out), str(tmp_path / "a.json")).status == 0
    assert [each.name for each in out.glob("*.json")] == ["up-ledger.analysis.json"]


def test_an_outlet_can_be_named(articles: Path, capsys: Capture) -> None:
    done = called(capsys, "run", "--json", f"Morning Ledger={articles / 'ledger.txt'}")
    assert lines(done.out)[0]["article"]["outlet"] == "Morning Ledger"


def test_a_language_model_without_a_key_is_told_in_one_line(
    articles: Path, capsys: Capture
) -> None:
    done = called(capsys, "run", "--model", "gpt-9", str(articles))
    assert (done.status, done.out, done.err.count("\n")) == (4, "", 1)
    assert "gpt-9" in done.err
    assert "OPENAI_API_KEY" in done.err


def test_a_folder_that_is_a_file_is_wrong_use(articles: Path, capsys: Capture) -> None:
    done = called(capsys, "run", "-o", str(articles / "post.txt"), str(articles))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_may_not_be_written_is_wrong_use(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = called(capsys, "run", "-o", str(tmp_path / "locked"), str(articles))
    assert (done.status, done.err.count("\n")) == (2, 1)


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = ran("run", "--json", "-", cwd=tmp_path, stdin=LEDGER.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["text"] == LEDGER


def test_options_come_from_the_environment_too(articles: Path, tmp_path: Path) -> None:
    done = ran(
        "run",
        str(articles),
        cwd=tmp_path,
        SUMMARIZE_OUTPUT="out",
        SUMMARIZE_NO_TEXT="1",
        SUMMARIZE_QUIET="true",
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    saved = json.loads((tmp_path / "out" / "post.analysis.json").read_text(encoding="utf-8"))
    assert saved["article"]["text"] is None
