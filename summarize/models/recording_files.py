"""Files of recordings, read line by line: JSON Lines, one recording a line.

A line that a killed process left half written is passed over, and said to be.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.errors import UsageError
from summarize.models.recording import NotARecordingError, recording_from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from summarize.models.recording import Recording

SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file of recordings: a recording, or what is wrong with it."""

    path: Path
    number: int  # from 1
    start: int  # bytes from the start of the file
    recording: Recording | None
    problem: str | None
    torn: bool = False  # cut short: the problem is a process that was killed, not a hand

    @property
    def place(self) -> str:
        """FILE:LINE."""
        return f"{self.path}:{self.number}"


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of one file that are not blank, in order. Raises UsageError if it cannot be read.

    A line that is no JSON is `torn` if it has no end or opens as our own lines do: a process was
    killed while it wrote, and another may have gone on behind it.
    """
    for number, start, line in read_lines_from(path):
        yield line_at(path, number, start, line)


def read_lines_from(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """(number, start, bytes) of each line that is not blank. Raises UsageError."""
    try:
        with path.open("rb") as stream:
            start = 0
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, start, line
                start += len(line)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


def recording_at(path: Path, start: int) -> Recording:
    """The recording that lies `start` bytes into `path`. Raises UsageError if none does by now."""
    try:
        with path.open("rb") as stream:
            stream.seek(start)
            return recording_from_json(json.loads(stream.readline()))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"{path}: was changed while it was being replayed") from error


def recording_files(paths: Iterable[Path | str]) -> tuple[Path, ...]:
    """The files that `paths` name: files as given, folders as all *.jsonl below them, sorted.

    Raises UsageError for a path that is not there and for a folder without such a file.
    """
    files: dict[Path, None] = {}
    for each in paths:
        path = Path(each).expanduser()
        if path.is_dir():
            found = sorted(file for file in path.rglob(f"*{SUFFIX}") if file.is_file())
            if not found:
                raise UsageError(f"{path}: no recordings (*{SUFFIX}) in this folder")
            files.update(dict.fromkeys(found))
        elif path.exists():
            files[path] = None
        else:
            raise UsageError(
                f"{path}: there is no such file of recordings;"
                f" make it with: summarize run --model NAME --record {path} ARTICLE..."
            )
    return tuple(files)


def whole_recordings(
    files: Iterable[Path], warn: Callable[[str], None]
) -> Iterator[tuple[Line, Recording]]:
    """What can be replayed of `files`; `warn` hears of each line that cannot.

    Raises UsageError for a file that holds something other than recordings.
    """
    for path in files:
        for line in read_lines(path):
            if line.recording is None and not line.torn:
                raise UsageError(
                    f"{line.place}: {line.problem}; see: summarize cassettes verify {path}"
                )
            if line.recording is None or line.problem:
                warn(f"{line.place}: {line.problem}: passed over")
            else:
                yield line, line.recording


def line_at(path: Path, number: int, start: int, line: bytes) -> Line:
    """What `line` holds, the `number`th of `path`."""
    try:
        form = json.loads(line)
    except (ValueError, RecursionError):
        if not line.endswith(b"\n"):
            return Line(path, number, start, None, "the last line was cut short", torn=True)
        if line.startswith(b'{"key":'):
            return Line(path, number, start, None, "a line that was cut short", torn=True)
        return Line(path, number, start, None, "not JSON")
    try:
        recording = recording_from_json(form)
    except NotARecordingError as error:
        return Line(path, number, start, None, f"not a recording: {error}")
    problem = None
    if recording.key != recording.request.key:
        problem = "the key is not that of the request: one of the two was changed by hand"
    return Line(path, number, start, recording, problem)
