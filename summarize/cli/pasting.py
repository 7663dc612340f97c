"""Pasted replies: text taken from the terminal, as long as it may be, until it is at its end."""

from __future__ import annotations

import codecs
import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

END = "END"
_CHUNK = 65_536
_LEAVE = re.compile("[\x04\x00]")  # Ctrl-D, and what is left of one typed too early
_ERASE = "\x7f\b"  # the backspace key


class Pasted:
    """Texts from standard input, one after the other."""

    def __init__(self) -> None:
        # Closed streams are None, and a stream of a test may have no number.
        self._number = sys.stdin.fileno() if sys.stdin is not None else -1
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._rest = ""
        self._over = self._number < 0

    def read(self, invitation: str, is_whole: Callable[[str], bool]) -> str | None:
        """The next text: up to a line END, or two blank lines behind a text that `is_whole`.

        At the end of input, what came so far if it `is_whole`; else None: the user leaves.
        `invitation` is shown once the terminal can take it.
        """
        lines: list[str] = []
        with _long_lines(self._number):
            print(invitation, flush=True)
            for line in self._lines():
                if line.strip() == END:
                    return "\n".join(lines)
                lines.append(line)
                blank = len(lines) > 2 and not (lines[-1].strip() or lines[-2].strip())
                if blank and is_whole("\n".join(lines)):
                    return "\n".join(lines)
        text = "\n".join(lines)
        return text if is_whole(text) else None

    def _lines(self) -> Iterator[str]:
        """The lines to come, without their ends; what is left at the end of input last."""
        while True:
            line, end, rest = self._rest.partition("\n")
            if end:
                self._rest = rest
                yield _without_erased(line).rstrip("\r")
            elif self._over:
                self._rest = ""
                if line:
                    yield line
                return
            else:
                self._rest += self._more()

    def _more(self) -> str:
        chunk = os.read(self._number, _CHUNK)
        text = self._decoder.decode(chunk, final=not chunk)
        typed, *left = _LEAVE.split(text, maxsplit=1)
        self._over = not chunk or bool(left)
        return typed


def _without_erased(line: str) -> str:
    """`line` as it stands once the backspace key has done its work."""
    if not any(key in line for key in _ERASE):
        return line
    kept: list[str] = []
    for character in line:
        if character not in _ERASE:
            kept.append(character)
        elif kept:
            kept.pop()
    return "".join(kept)


@contextmanager
def _long_lines(number: int) -> Iterator[None]:
    """Take a terminal's lines at any length; it cuts them at 4,096 bytes (macOS: 1,024) else."""
    before = _attributes(number)
    if before is None:
        yield
        return
    import termios

    try:
        changed = list(before)
        changed[3] &= ~termios.ICANON
        termios.tcsetattr(number, termios.TCSANOW, changed)
        yield
    finally:
        termios.tcsetattr(number, termios.TCSANOW, before)


def _attributes(number: int) -> list[Any] | None:
    """The settings of the terminal `number`; None where it is none, and on Windows."""
    try:
        import termios
    except ImportError:
        return None
    try:
        return termios.tcgetattr(number)
    except (termios.error, OSError, ValueError):
        return None
