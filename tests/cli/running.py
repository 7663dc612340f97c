"""The command as a user runs it: in this process, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from summarize.cli import main

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """Ferry runs aground off Tarn Point

At least 12 people were hurt when the ferry Osprey ran aground off Tarn Point on Monday, the \
coast guard said. The ship had left Millhaven with 240 passengers.

“We felt a blow and fell,” said Mara Lund, a teacher. The operator, Blue Line, denied that the \
captain had been asleep.
"""

POST = """Twenty hurt as ferry hits rocks

Twenty people were hurt when the ferry Osprey ran aground off Tarn Point on Monday, police said. \
The ship had left Millhaven with 240 passengers on board.

Blue Line will hold an inquiry. The disastrous voyage was the first of the season.
"""


class Done(NamedTuple):
    """What a call came to."""

    status: int
    out: str
    err: str


def called(capsys: pytest.CaptureFixture[str], *arguments: str) -> Done:
    """Call the command in this process."""
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    out, err = capsys.readouterr()
    assert isinstance(stop.value.code, int)
    return Done(stop.value.code, out, err)


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment with no configuration but what `more` sets."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")} | more


def ran(
    *arguments: str, cwd: Path, stdin: bytes = b"", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process in `cwd`, which is its home as well."""
    return subprocess.run(
        [sys.executable, "-m", "summarize", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(cwd, PYTHONPATH=os.pathsep.join(sys.path), **variables),
        timeout=60,
        check=False,
    )
