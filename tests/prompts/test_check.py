"""What is wrong with prompts is found; what was released cannot change unseen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarize.errors import UsageError
from summarize.prompts import check_prompts, prompt_names, release_prompt
from summarize.prompts.registry import read_lock
from summarize.resources import resource_folder
from tests.prompts.making import PROMPT, second, write_prompt

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path) -> list[str]:
    return [f"{problem.path}: {problem.message}" for problem in check_prompts(folder)]


def test_our_own_prompts_have_no_problems() -> None:
    assert check_prompts() == ()


def test_our_own_prompts_are_released() -> None:
    assert tuple(read_lock(resource_folder("prompts"))) == prompt_names()


def test_a_sound_prompt_has_no_problems(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{{ sentences }}", "{{ sentence }}", "uses 'sentence', which the front matter does not"),
        ("{{ sentences }}", "", "declares 'sentences' and does not use it"),
        ("Be brief.", "Be brief, {{ title }}.", "the first part uses title: it has to be the same"),
        ("{{ sentences }}", "{{ sentences", "is no template"),
        ("{{ sentences }}", "{{ sentences.x.y }}", "cannot be rendered"),
        ("Say it shortly.", "''", "'purpose' is empty"),
        ("analysis-reply.v2", "analysis-reply.v9", "no schema named 'analysis-reply.v9'"),
        ("analysis-reply.v2", "comparison.v1", "reply schema comparison.v1: $."),
        ("name: brief", "name: other", "calls itself other@1"),
        ("<!-- user -->", "", "the last part has to be <!-- user -->"),
    ],
)
def test_a_problem_is_told_with_its_file(tmp_path: Path, old: str, new: str, problem: str) -> None:
    write_prompt(tmp_path, PROMPT.replace(old, new, 1))
    problems = told(tmp_path)
    assert any(line.startswith("brief/v1.md: ") and problem in line for line in problems), problems


def test_a_released_prompt_that_changes_is_a_problem(tmp_path: Path) -> None:
    path = write_prompt(tmp_path)
    release_prompt("brief@1", tmp_path)
    assert told(tmp_path) == []
    path.write_text(PROMPT.replace("Be brief.", "Be brief!"), encoding="utf-8")
    assert told(tmp_path) == [
        "brief/v1.md: was released and has changed: restore it, and write v2.md"
    ]


def test_a_released_prompt_cannot_be_released_with_other_contents(tmp_path: Path) -> None:
    path = write_prompt(tmp_path)
    release_prompt("brief@1", tmp_path)
    path.write_text(PROMPT.replace("Be brief.", "Be brief!"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"may not change; restore it, and write v2\.md"):
        release_prompt("brief@1", tmp_path)


def test_a_reply_schema_that_changes_is_a_problem(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    release_prompt("brief@1", tmp_path)
    lock = json.loads((tmp_path / "lock.json").read_text())
    lock["brief@1"]["reply_schema_sha256"] = "0" * 64
    (tmp_path / "lock.json").write_text(json.dumps(lock))
    assert told(tmp_path) == [
        "brief/v1.md: its reply schema analysis-reply.v2 has changed since it was released"
    ]


def test_a_released_prompt_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    path = write_prompt(tmp_path)
    release_prompt("brief@1", tmp_path)
    path.unlink()
    assert told(tmp_path) == ["lock.json: brief@1 was released, and its file is gone: restore it"]


def test_a_lock_that_is_none_is_a_problem(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    (tmp_path / "lock.json").write_text("[")
    assert any("cannot be read as JSON" in line for line in told(tmp_path))


def test_releasing_keeps_what_was_released_before(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    release_prompt("brief", tmp_path)
    write_prompt(tmp_path, second(), version=2)
    release_prompt("brief@2", tmp_path)
    assert list(read_lock(tmp_path)) == ["brief@1", "brief@2"]


def test_a_prompt_with_problems_is_not_released(tmp_path: Path) -> None:
    write_prompt(tmp_path, PROMPT.replace("{{ sentences }}", "{{ sentence }}"))
    with pytest.raises(UsageError, match="brief@1: uses 'sentence'"):
        release_prompt("brief@1", tmp_path)
    assert not (tmp_path / "lock.json").exists()
