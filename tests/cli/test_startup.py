from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import called, ran

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "asyncio",
    "rich",
    "openai",
    "jsonschema",
    "yaml",
    "sentencex",
    "tiktoken",
    "jinja2",
    "trafilatura",
}
IMPORTED = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
sys.argv = ["summarize", *sys.argv[1:]]
from summarize.cli import main
main()
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["run", "--help"], []])
def test_asking_for_help_imports_nothing_heavy(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments], capture_output=True, text=True, check=False
    )
    modules = json.loads(done.stderr.splitlines()[-1])
    assert "summarize.cli.run" in modules
    assert not HEAVY & {name.partition(".")[0] for name in modules}


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    from summarize import __version__

    assert called(capsys, "--version") == (0, f"summarize {__version__}\n", "")


def test_no_arguments_show_the_help_and_count_as_wrong_use(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = called(capsys)
    assert done.status == 2
    assert "summarize compare" in done.out + done.err


def test_an_unknown_option_is_wrong_use_without_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = called(capsys, "run", "--flavour", "a.txt")
    assert done.status == 2
    assert "No such option: --flavour" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["run", "--flavour", "a.txt"], "No such option: --flavour; see: summarize run --help"),
        (["frob"], "No such command 'frob'; see: summarize --help"),
        (["schemas", "show"], "Missing argument 'NAME'; see: summarize schemas show --help"),
    ],
)
def test_what_is_typed_wrongly_is_told_in_one_line(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(capsys, *arguments) == (2, "", f"summarize: {told}\n")


def test_a_variable_that_is_neither_true_nor_false_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZE_NO_TEXT", "maybe")
    done = called(capsys, "run", "a.txt")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "SUMMARIZE_NO_TEXT has to be true or false, not 'maybe'" in done.err


@pytest.mark.parametrize("arguments", [["run"], ["compare"], ["schemas", "check"]])
def test_the_help_writes_dots_behind_what_may_be_repeated(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = called(capsys, *arguments, "--help").out
    assert re.search(r"Usage: .* \[OPTIONS\] (ARTICLE|FILE)\.\.\.\n", shown)
    assert re.search(r"^  (ARTICLE|FILE)\.\.\.  ", shown, re.M)
    assert "list[" not in shown


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("summarize comp", "compare"),
        ("summarize schemas ch", "check"),
        ("summarize run --no-t", "--no-text"),
    ],
)
def test_the_shell_completes_commands_and_options(words: str, offered: str, tmp_path: Path) -> None:
    done = ran(
        cwd=tmp_path,
        _SUMMARIZE_COMPLETE="complete_bash",
        COMP_WORDS=words,
        COMP_CWORD=str(words.count(" ")),
    )
    assert done.stdout.decode().split() == [offered]
