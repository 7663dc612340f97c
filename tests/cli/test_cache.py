from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarize.models.store import Store, default_cache
from summarize.models.types import Reply, TokenUsage
from tests.cli.running import called

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def _two_replies() -> None:
    store = Store()
    store.put("1", "gpt-4o-mini", Reply("{}", "stop", TokenUsage(2000, 0, 300)))
    store.put("2", "llama3", Reply("{}", "stop", None))
    store.close()


def test_a_cache_that_is_not_there_is_empty_and_stays_away(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert called(capsys, "cache", "stats") == (0, f"{default_cache()}: empty\n", "")
    assert called(capsys, "cache", "clear") == (0, f"{default_cache()}: 0 replies cleared\n", "")
    assert not default_cache().exists()


@pytest.mark.usefixtures("_two_replies")
def test_what_is_kept_is_counted_by_model(capsys: pytest.CaptureFixture[str]) -> None:
    done = called(capsys, "cache", "stats")
    place, *models = done.out.splitlines()
    assert place.startswith(f"{default_cache()}: 0.0 MB")
    assert models == [
        "model gpt-4o-mini: 1 reply, 2,000 tokens in, 300 out, $0.0005",
        "model llama3: 1 reply, 0 tokens in, 0 out (1 did not say), cost unknown",
    ]
    as_json = json.loads(called(capsys, "cache", "stats", "--json").out)
    assert as_json["file"] == str(default_cache())
    assert as_json["models"]["llama3"]["cost_usd"] is None


@pytest.mark.usefixtures("_two_replies")
def test_clearing_forgets_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert called(capsys, "cache", "clear").out == f"{default_cache()}: 2 replies cleared\n"
    assert "model" not in called(capsys, "cache", "stats").out


@pytest.mark.usefixtures("_two_replies")
def test_a_damaged_cache_is_told_in_one_line_and_can_be_cleared(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = default_cache()
    path.write_bytes(b"not a database at all, whatever its name says" * 30)
    done = called(capsys, "cache", "stats")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "clear it with: summarize cache clear" in done.err
    assert called(capsys, "cache", "clear").out == f"{path} was damaged, and is removed\n"


def test_another_file_is_named_on_the_command_line_or_in_the_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "project.sqlite"
    Store(path).close()
    assert str(path) in called(capsys, "cache", "stats", "--cache", str(path)).out
    monkeypatch.setenv("SUMMARIZE_CACHE", str(path))
    assert str(path) in called(capsys, "cache", "stats").out


def test_a_file_of_something_else_is_never_cleared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("Chapter one. " * 100)
    done = called(capsys, "cache", "clear", "--cache", str(thesis))
    assert done.status == 2
    assert "nothing was cleared" in done.err
    assert thesis.read_text() == "Chapter one. " * 100
