"""Where each recording lies in its file, found by the ends of its line alone.

A recording carries its whole prompt, so reading a line in full takes most of a millisecond; a
replay of a large folder would spend longer on what it never asks for than on what it does.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import UsageError
from summarize.models.recording_files import line_at, read_lines_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

# The beginning and the end of a line as `line_of` writes it; any other line is read in full.
_HEAD = re.compile(rb'\{"key":"([0-9a-f]{64})","request":\{"model":("(?:[^"\\]|\\.)*"),')
_TAILS = (b'"recorded_via":"api"}\n', b'"recorded_via":"relay"}\n')


class Place(NamedTuple):
    """One recording, not read yet."""

    key: str
    model: str
    path: Path
    start: int  # bytes from the start of the file


def places(files: Iterable[Path], warn: Callable[[str], None]) -> Iterator[Place]:
    """The place of each recording in `files`, in order; `warn` hears of each torn line.

    Raises UsageError for a file that cannot be read or holds something else.
    """
    for path in files:
        for number, start, line in read_lines_from(path):
            head = _HEAD.match(line)
            if head is not None and line.endswith(_TAILS):
                yield Place(head[1].decode(), json.loads(head[2]), path, start)
                continue
            whole = line_at(path, number, start, line)
            if whole.recording is None and not whole.torn:
                raise UsageError(
                    f"{whole.place}: {whole.problem}; see: summarize cassettes verify {path}"
                )
            if whole.recording is None or whole.problem:
                warn(f"{whole.place}: {whole.problem}: passed over")
            else:
                yield Place(whole.recording.key, whole.recording.request.model, path, start)
