"""The README: every example in it runs, and shows what the program really says.

A block marked `python` is run as it stands. In a block marked `console` every command that starts
with `$ summarize` is run, has to exit with 0, and has to say the lines shown below it, if there
are any; a line `...` stands for any lines. A block marked `console skip` is only shown.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8") if README.exists() else ""

_FENCED = re.compile(r"^```(?P<mark>[^\n`]*)\n(?P<body>.*?)^```\s*$", re.MULTILINE | re.DOTALL)
_WORTH_AN_EXAMPLE = 30  # lines from which a README has to show some code


class Block(NamedTuple):
    """A fenced block."""

    line: int  # of the README, from 1
    mark: str
    body: str


class Call(NamedTuple):
    """One command of a console block, and the output shown for it."""

    line: int  # of its block
    command: str
    shown: tuple[str, ...]


def blocks(text: str, mark: str) -> list[Block]:
    return [
        Block(text.count("\n", 0, found.start()) + 1, found["mark"].strip(), found["body"])
        for found in _FENCED.finditer(text)
        if found["mark"].strip() == mark
    ]


def calls(block: Block) -> list[Call]:
    """The commands of a console block in order; a backslash goes on with the next line."""
    found: list[Call] = []
    lines = block.body.replace("\\\n", "").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("$ "):
            rest = lines[number + 1 :]
            end = next((n for n, each in enumerate(rest) if each.startswith("$ ")), len(rest))
            shown = tuple("\n".join(rest[:end]).strip("\n").split("\n")) if rest[:end] else ()
            found.append(
                Call(block.line, line[2:].strip(), tuple(s for s in shown if shown != ("",)))
            )
    return [call for call in found if call.command.split()[:1] == ["summarize"]]


def agrees(shown: tuple[str, ...], real: list[str]) -> bool:
    """Whether `real` has the lines `shown`, where "..." stands for any lines or none."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + "\n"
        for line in shown
    )
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in real)) is not None


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder that holds what the checkout holds; what is written stays out of it."""
    for entry in ROOT.iterdir():
        if not entry.name.startswith("."):
            (tmp_path / entry.name).symlink_to(entry)
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith(("SUMMARIZE_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-config"))
    return tmp_path


@pytest.mark.parametrize("block", blocks(TEXT, "python"), ids=lambda block: f"line-{block.line}")
def test_python_in_the_readme_runs(block: Block, checkout: Path) -> None:
    padding = "\n" * block.line  # so that a traceback names the README's own lines
    exec(compile(padding + block.body, str(README), "exec"), {"__name__": "__main__"})


@pytest.mark.parametrize(
    "call",
    [call for block in blocks(TEXT, "console") for call in calls(block)],
    ids=lambda call: f"line-{call.line}-{call.command}",
)
def test_a_command_in_the_readme_says_what_is_shown(call: Call, checkout: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'summarize() {{ "$PYTHON" -m summarize "$@"; }}\n{call.command}'],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=checkout,
        env=os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        timeout=120,
        check=False,
    )
    output = done.stdout.decode()
    assert done.returncode == 0, output
    if call.shown:
        real = output.strip("\n").split("\n")
        missing = [
            line for line in call.shown if line.strip() not in ("...", *map(str.strip, real))
        ]
        assert agrees(call.shown, real), (missing, output)


def test_a_readme_of_any_length_shows_how_to_call_the_library() -> None:
    if len(TEXT.splitlines()) > _WORTH_AN_EXAMPLE:
        assert blocks(TEXT, "python")


EXAMPLE = """Text.

```console
$ pip install something
$ summarize run a.md \\
    --json
one

...
last
$ summarize doctor
```

```console skip
$ summarize run secret
```

```python
x = 1
```
"""


def test_commands_are_read_from_console_blocks_with_what_is_shown_below_them() -> None:
    (block,) = blocks(EXAMPLE, "console")
    first, second = calls(block)
    assert first.command.split() == ["summarize", "run", "a.md", "--json"]
    assert first.shown == ("one", "", "...", "last")
    assert second == Call(3, "summarize doctor", ())
    assert [each.body for each in blocks(EXAMPLE, "python")] == ["x = 1\n"]


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        (("a", "b"), ["a", "b"], True),
        (("a", "b  "), ["a  ", "b"], True),
        (("a", "..."), ["a", "b", "c"], True),
        (("...", "c"), ["a", "b", "c"], True),
        (("a", "...", "c"), ["a", "c"], True),
        (("a",), ["a", "b"], False),
        (("b",), ["a", "b"], False),
        (("a", "...", "d"), ["a", "b", "c"], False),
        ((), ["a"], False),
    ],
)
def test_three_dots_stand_for_any_lines(
    shown: tuple[str, ...], real: list[str], same: bool
) -> None:
    assert agrees(shown, real) is same
