"""The command on a terminal of its own, as somebody sits before it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Self

from tests.cli.running import environment

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 30.0  # seconds
_INTO_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "summarize", *sys.argv[1:]])
"""


class Terminal:
    """A process that has a terminal for its three streams; it is ended with the `with` block."""

    def __init__(self, *arguments: str, cwd: Path, **variables: str) -> None:
        self._screen, inside = os.openpty()
        self._said = b""
        paths = os.pathsep.join(sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _INTO_TERMINAL, *arguments],
            cwd=cwd,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            env=environment(cwd, PYTHONPATH=paths, COLUMNS="200", TERM="dumb") | variables,
        )
        os.close(inside)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._screen)

    def until(self, words: str) -> str:
        """What is said up to and with `words`; AssertionError if they do not come."""
        end = time.monotonic() + _PATIENCE
        while words.encode() not in self._said:
            assert self._hear(end), f"no {words!r} in: {self._said.decode(errors='replace')}"
        said, _, self._said = self._said.partition(words.encode())
        return said.decode(errors="replace") + words

    def type(self, text: str) -> None:
        """Type or paste `text`, listening meanwhile: a terminal that nobody reads takes no more."""
        left = text.encode()
        while left:
            left = left[os.write(self._screen, left[:512]) :]
            self._hear(time.monotonic() + 0.02)

    def status(self) -> int:
        """The exit status, once the process has ended by itself."""
        end = time.monotonic() + _PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            self._hear(time.monotonic() + 0.1)
        return self._process.wait(timeout=1)

    def _hear(self, end: float) -> bool:
        """Take in what is said next; False if there is nothing until `end`, or no more."""
        ready, _, _ = select.select([self._screen], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            said = os.read(self._screen, 65_536)
        except OSError:  # Linux says so when the other side is gone
            return False
        self._said += said
        return bool(said)
