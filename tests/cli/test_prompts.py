from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarize.prompts import prompt_names
from tests.cli.running import called, ran
from tests.prompts.making import PROMPT, second, write_prompt

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    write_prompt(folder)
    return folder


def test_the_prompts_are_listed_with_what_they_are_for(capsys: Capture, own: Path) -> None:
    listed = called(capsys, "prompts", "list", "--prompts", str(own))
    assert listed.status == 0
    assert "\nbrief@1  draft  analysis-reply.v2  " in listed.out
    assert "  Say it shortly.\n" in listed.out
    assert "analysis@2  released  analysis-reply.v2  " in listed.out


def test_the_list_is_there_for_programs(capsys: Capture) -> None:
    listed = json.loads(called(capsys, "prompts", "list", "--json").out)
    assert tuple(each["prompt"] for each in listed) == prompt_names()
    assert all(each["released"] and len(each["sha256"]) == 64 for each in listed)


def test_a_prompt_is_shown_as_it_is_written(capsys: Capture, own: Path) -> None:
    assert called(capsys, "prompts", "show", "--prompts", str(own), "brief") == (0, PROMPT, "")


def test_the_parts_are_there_for_programs(capsys: Capture, own: Path) -> None:
    shown = json.loads(
        called(capsys, "prompts", "show", "--json", "--prompts", str(own), "brief").out
    )
    assert shown["parts"][0] == {"role": "system", "template": "Be brief."}
    assert (shown["prompt"], shown["optional"]) == ("brief@1", ["title"])


def test_an_unknown_prompt_is_wrong_use_and_the_known_ones_are_named(capsys: Capture) -> None:
    shown = called(capsys, "prompts", "show", "analysis@9")
    assert (shown.status, shown.out, shown.err.count("\n")) == (2, "", 1)
    assert "analysis@2" in shown.err


def test_a_diff_shows_what_changes(capsys: Capture, own: Path) -> None:
    text = second().replace("Be brief.", "Be briefer.").replace("reply.v2", "reply.v1")
    write_prompt(own, text, version=2)
    shown = called(capsys, "prompts", "diff", "--prompts", str(own), "brief@1", "brief@2")
    assert shown.status == 0
    assert shown.out.startswith("--- brief@1\n+++ brief@2\n")
    assert "\n-Be brief.\n+Be briefer.\n" in shown.out
    assert "--- analysis-reply.v2\n+++ analysis-reply.v1\n" in shown.out


def test_a_prompt_does_not_differ_from_itself(capsys: Capture) -> None:
    assert called(capsys, "prompts", "diff", "analysis@1", "analysis@1") == (0, "", "")


def test_an_article_is_rendered_as_a_model_would_get_it(capsys: Capture, articles: Path) -> None:
    ledger = str(articles / "ledger.txt")
    shown = called(capsys, "prompts", "render", "analysis@2", f"Ledger={ledger}")
    assert shown.status == 0
    assert shown.out.startswith("<!-- system -->\n")
    assert "\n[s2] At least 12 people were hurt" in shown.out
    assert "Outlet: Ledger" not in shown.out
    named = called(capsys, "prompts", "render", "--outlet", "analysis@2", f"Ledger={ledger}")
    assert "Outlet: Ledger\n" in named.out


def test_each_article_is_a_line_for_programs(capsys: Capture, articles: Path) -> None:
    lines = called(capsys, "prompts", "render", "--json", "analysis@1", str(articles)).out
    chats = [json.loads(line)["messages"] for line in lines.splitlines()]
    assert [[message["role"] for message in chat] for chat in chats] == [["system", "user"]] * 2
    assert chats[0][0] == chats[1][0]


def test_claims_of_several_articles_are_rendered_together(capsys: Capture, articles: Path) -> None:
    shown = called(capsys, "prompts", "render", "align", str(articles)).out
    assert shown.count("<!-- user -->") == 1
    assert "\n[A1] " in shown
    assert "\n[B1] Twenty people were hurt" in shown


def test_an_article_that_cannot_be_read_is_told(capsys: Capture, tmp_path: Path) -> None:
    done = called(capsys, "prompts", "render", "analysis", str(tmp_path / "none.txt"))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "none.txt" in done.err


def test_sound_prompts_pass_the_check(capsys: Capture, own: Path) -> None:
    done = called(capsys, "prompts", "check", "--prompts", str(own))
    assert done == (0, "1 prompt, no problems\n", "")
    assert called(capsys, "prompts", "check").status == 0


def test_a_problem_is_a_line_and_fails_the_check(capsys: Capture, own: Path) -> None:
    write_prompt(own, PROMPT.replace("{{ sentences }}", "{{ sentence }}"))
    done = called(capsys, "prompts", "check", "--prompts", str(own))
    assert done.status == 1
    assert "brief/v1.md: declares 'sentences' and does not use it\n" in done.out


def test_a_released_prompt_that_changes_fails_the_check(capsys: Capture, own: Path) -> None:
    released = called(capsys, "prompts", "release", "--prompts", str(own), "brief@1")
    assert (released.status, released.out[:21]) == (0, "brief@1 is released: ")
    write_prompt(own, PROMPT.replace("Be brief.", "Be brief!"))
    done = called(capsys, "prompts", "check", "--prompts", str(own))
    assert (done.status, done.out.count("\n")) == (1, 1)
    assert "was released and has changed" in done.out


def test_the_folder_may_come_from_the_environment(own: Path) -> None:
    done = ran("prompts", "show", "brief", cwd=own, SUMMARIZE_PROMPTS=str(own))
    assert (done.returncode, done.stdout.decode()) == (0, PROMPT)
