"""Which prompt a reference means, and what a file has to look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarize.errors import UsageError
from summarize.prompts import PromptError, load_prompt, prompt_names, release_prompt
from tests.prompts.making import PROMPT, second, write_prompt

if TYPE_CHECKING:
    from pathlib import Path


def test_a_prompt_carries_what_its_front_matter_declares(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    prompt = load_prompt("brief@1", tmp_path)
    assert (prompt.name, prompt.version, prompt.reference) == ("brief", 1, "brief@1")
    assert (prompt.reply_schema, prompt.purpose) == ("analysis-reply.v2", "Say it shortly.")
    assert prompt.parameters == {"temperature": 0.2}
    assert (prompt.variables, prompt.optional) == (("sentences",), ("title",))
    assert [role for role, _ in prompt.parts] == ["system", "user"]


def test_a_name_alone_is_the_newest_released_version() -> None:
    assert load_prompt("analysis").reference == "analysis@2"
    assert load_prompt("align").reference == "align@1"


def test_a_draft_is_used_only_when_it_is_named(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    release_prompt("brief@1", tmp_path)
    write_prompt(tmp_path, second(), version=2)
    assert load_prompt("brief", tmp_path).version == 1
    assert load_prompt("brief@2", tmp_path).version == 2


def test_without_a_lock_all_versions_count_as_released(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    write_prompt(tmp_path, second(), version=2)
    assert load_prompt("brief", tmp_path).version == 2


def test_the_tenth_version_is_newer_than_the_ninth(tmp_path: Path) -> None:
    for version in (9, 10):
        write_prompt(tmp_path, PROMPT.replace("version: 1", f"version: {version}"), version=version)
    assert load_prompt("brief", tmp_path).version == 10
    assert prompt_names(tmp_path)[-2:] == ("brief@9", "brief@10")


def test_a_name_that_the_own_folder_lacks_is_taken_from_those_built_in(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    assert load_prompt("align", tmp_path).reference == "align@1"
    assert prompt_names(tmp_path) == (*prompt_names(), "brief@1")


def test_line_ends_do_not_change_the_hash(tmp_path: Path) -> None:
    path = write_prompt(tmp_path)
    before = load_prompt("brief", tmp_path)
    path.write_bytes(PROMPT.replace("\n", "\r\n").encode())
    assert load_prompt("brief", tmp_path) == before


@pytest.mark.parametrize("reference", ["analysis@9", "essay", "analysis@0", "", "a/b", "../x@1"])
def test_an_unknown_reference_is_wrong_use(reference: str) -> None:
    with pytest.raises(UsageError, match=r"analysis@2"):
        load_prompt(reference)


def test_an_unknown_reference_is_told_with_those_there_are(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    with pytest.raises(UsageError, match=r"there are: align@1, .*brief@1"):
        load_prompt("brief@2", tmp_path)


def test_a_folder_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder of prompts"):
        load_prompt("brief", tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("---\n", "", "front matter between two lines"),
        ("name: brief", "name: [", "the front matter is no YAML"),
        ("name: brief\n", "", "the front matter lacks 'name'"),
        ("version: 1", "version: one", "'version' in the front matter has to be a whole number"),
        ("version: 1", "version: true", "'version' in the front matter has to be a whole number"),
        ("name: brief", "name: brief\nauthor: me", "unknown in the front matter: author"),
        ("  sentences: the", "  Sen tences: the", "cannot be the name of a variable"),
        ("<!-- system -->", "", "each part has to stand under a line"),
        ("<!-- system -->", "<!-- oracle -->", "'oracle' is no role"),
        ("<!-- user -->", "<!-- assistant -->", "the last part has to be"),
        ("name: brief", "name: longer", "calls itself longer@1"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_its_path(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = write_prompt(tmp_path, PROMPT.replace(old, new, 1))
    with pytest.raises(PromptError, match=told) as error:
        load_prompt("brief@1", tmp_path)
    assert str(error.value).startswith(str(path))


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    write_prompt(tmp_path).write_bytes(PROMPT.encode() + b"\xe9")
    with pytest.raises(PromptError, match="is not UTF-8"):
        load_prompt("brief", tmp_path)
