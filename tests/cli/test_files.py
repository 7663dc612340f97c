from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.cli.files import (
    FileNames,
    WholeFile,
    made_folder,
    remove_empty,
    safe_name,
    write_whole,
)
from summarize.errors import UsageError


def test_a_file_appears_only_when_it_is_finished(tmp_path: Path) -> None:
    file = WholeFile(tmp_path / "report.md")
    file.write("half")
    assert not (tmp_path / "report.md").exists()
    file.write(" and half")
    file.finish()
    file.discard()
    assert (tmp_path / "report.md").read_text() == "half and half"
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]


def test_a_discarded_file_leaves_the_old_one_and_no_trace(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("old")
    file = WholeFile(tmp_path / "report.md")
    file.write("new")
    file.discard()
    assert (tmp_path / "report.md").read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]


def test_lines_end_alike_on_every_system(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.json", "one\ntwo é\n")
    assert (tmp_path / "a.json").read_bytes() == "one\ntwo é\n".encode()


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    folder, created = made_folder(str(tmp_path / "a" / "b"))
    assert folder.is_dir()
    assert created == [tmp_path / "a", tmp_path / "a" / "b"]
    assert made_folder(str(folder)) == (folder, [])


def test_of_the_folders_that_were_made_only_empty_ones_are_removed(tmp_path: Path) -> None:
    folder, created = made_folder(str(tmp_path / "a" / "b" / "c"))
    (folder.parent / "kept.txt").touch()
    remove_empty(created)
    assert [each.name for each in (tmp_path / "a" / "b").iterdir()] == ["kept.txt"]


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match="is a file, not a folder"):
        made_folder(str(tmp_path / "taken"))
    with pytest.raises(UsageError, match="cannot create"):
        made_folder(str(tmp_path / "taken" / "below"))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot write .*gone.*a\.json: No such file"):
        write_whole(tmp_path / "gone" / "a.json", "text")


@pytest.mark.parametrize(
    ("article_id", "name"),
    [
        ("ledger-3", "ledger-3"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("a/b\\c:d*e", "a-b-c-d-e"),
        ("NUL", "_NUL"),
        ("con.txt", "_con.txt"),
        ("///", "article"),
        ("新聞", "新聞"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_an_id_becomes_a_name_that_stays_in_its_folder(article_id: str, name: str) -> None:
    assert safe_name(article_id) == name


@given(st.text(min_size=1))
def test_no_id_escapes_its_folder(article_id: str) -> None:
    name = safe_name(article_id)
    assert name == Path(name).name
    assert not name.startswith(".")
    assert 0 < len(name.encode()) <= 121


@given(st.lists(st.sampled_from(["a", "A", "a-2", "b", "a/", "B."]), max_size=12))
def test_no_two_articles_share_a_file(ids: list[str]) -> None:
    names = FileNames()
    given_out = [names.name_for(each).casefold() for each in ids]
    assert len(set(given_out)) == len(given_out)
