from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarize.cli.documents import json_line
from tests.cli.running import called, ran
from tests.reports import making

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "comparison.json"
    path.write_text(json.dumps(making.comparison(), indent=2), encoding="utf-8")
    return path


def test_the_schemas_are_listed_one_a_line(capsys: Capture) -> None:
    listed = called(capsys, "schemas", "list")
    assert listed.status == 0
    assert "comparison.v1" in listed.out.splitlines()


def test_a_schema_is_shown_as_json(capsys: Capture) -> None:
    shown = called(capsys, "schemas", "show", "comparison.v1")
    assert json.loads(shown.out)["title"] == "Comparison"


def test_an_unknown_schema_is_wrong_use_and_the_known_ones_are_named(capsys: Capture) -> None:
    shown = called(capsys, "schemas", "show", "comparison.v9")
    assert (shown.status, shown.err.count("\n")) == (2, 1)
    assert "comparison.v1" in shown.err


def test_a_valid_document_is_checked_by_the_schema_it_names(capsys: Capture, saved: Path) -> None:
    checked = called(capsys, "schemas", "check", str(saved))
    assert checked == (0, f"{saved}: valid (comparison.v1)\n", "")


def test_each_problem_is_a_line_with_file_path_and_message(capsys: Capture, saved: Path) -> None:
    document = making.comparison()
    document["facts"][0]["relation"] = "merged"
    del document["brief"]
    saved.write_text(json.dumps(document))
    checked = called(capsys, "schemas", "check", str(saved))
    assert checked.status == 1
    assert f"{saved}: $.facts[0].relation: 'merged' is not one of" in checked.out
    assert f"{saved}: $: 'brief' is a required property" in checked.out
    assert len(checked.out.splitlines()) == 2


def test_a_refused_document_is_not_quoted_in_full(capsys: Capture, saved: Path) -> None:
    document = making.comparison()
    document["facts"] = {"f": "x" * 5000}
    saved.write_text(json.dumps(document))
    checked = called(capsys, "schemas", "check", str(saved))
    assert checked.status == 1
    assert len(checked.out) < 600


def test_json_lines_are_checked_line_by_line(capsys: Capture, tmp_path: Path) -> None:
    broken = making.post()
    broken["claims"][0]["salience"] = 7
    path = tmp_path / "run.jsonl"
    path.write_text(json_line(making.ledger()) + "\n" + json_line(broken), encoding="utf-8")
    checked = called(capsys, "schemas", "check", str(path))
    assert checked.status == 1
    assert checked.out.splitlines() == [
        f"{path}:1: valid (article-analysis.v1)",
        f"{path}:3: $.claims[0].salience: 7 is greater than the maximum of 1",
    ]


def test_a_broken_line_does_not_keep_the_others_from_being_checked(
    capsys: Capture, tmp_path: Path
) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(json_line(making.ledger()) + '{"a": \n' + json_line(making.post()))
    checked = called(capsys, "schemas", "check", str(path))
    assert checked.status == 2
    assert checked.err.startswith(f"summarize: {path}:2: not JSON")
    assert [line.partition(": ")[0] for line in checked.out.splitlines()] == [
        f"{path}:1",
        f"{path}:3",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"a": 1,\n "b": }', "not JSON: line 2, column 7"),
        (b'{"a": NaN}', "NaN is no JSON value"),
        (b'{"a": "\xe9"}', "line 1 is not UTF-8"),
        (b"", "not JSON: line 1, column 1"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": 1}', 'no "schema" field; name one with --schema'),
        (b'{"schema": "article-analysis/99"}', "no schema 'article-analysis/99'"),
    ],
)
def test_what_cannot_be_checked_is_told_in_one_line(
    capsys: Capture, tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "file.json").write_bytes(content)
    checked = called(capsys, "schemas", "check", str(tmp_path / "file.json"))
    assert (checked.status, checked.err.count("\n"), checked.out) == (2, 1, "")
    assert told in checked.err


def test_the_schema_can_be_named_and_wins(capsys: Capture, saved: Path) -> None:
    checked = called(capsys, "schemas", "check", "--schema", "article.v1", str(saved))
    assert checked.status == 1


def test_all_files_are_checked_and_the_worst_decides(
    capsys: Capture, saved: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_text("{")
    checked = called(capsys, "schemas", "check", str(tmp_path / "bad.json"), str(saved))
    assert checked.status == 2
    assert "valid (comparison.v1)" in checked.out


def test_standard_input_is_checked_too(tmp_path: Path) -> None:
    done = ran("schemas", "check", "-", cwd=tmp_path, stdin=json_line(making.post()).encode())
    assert (done.returncode, done.stdout) == (0, b"-: valid (article-analysis.v1)\n")
