"""Recordings of a model: one model writes them as it answers, the other answers from them.

The order that loses nothing: Player over Recorder over Cached over Budgeted over an endpoint.
What is recorded is replayed, what the cache had is recorded too, and only what is asked is paid.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.errors import UsageError
from summarize.models.errors import ModelError, ReplayMissError
from summarize.models.once import Once
from summarize.models.places import places
from summarize.models.recording import line_of, recorded_ending
from summarize.models.recording_files import recording_at, recording_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.models.recording import Recording, Via
    from summarize.models.types import Model, Reply, Request


class Recorder:
    """A `Model` that writes each reply of `model` to the end of the file `path` as it comes.

    A refusal, a filter's stop and an empty reply are recorded too: they are answers. The same
    request a second time gets the first one's reply, so that a replay of what was recorded comes
    to the same. `recorded_via` is "relay" for replies pasted by hand. Raises UsageError if the
    file cannot be written.
    """

    def __init__(self, model: Model, path: Path | str, *, recorded_via: Via = "api") -> None:
        self._model = model
        self._tape = Tape(path)
        self._via: Via = recorded_via
        self._once = Once()
        self._places: dict[str, int] = {}

    async def reply(self, request: Request) -> Reply:
        """Answer `request` and keep the answer. Raises what the model raises."""
        return await self._once.reply(request.key, lambda: self._reply(request))

    async def _reply(self, request: Request) -> Reply:
        place = self._places.get(request.key)
        if place is not None:
            return recording_at(self._tape.path, place).answer()
        try:
            reply = await self._model.reply(request)
        except ModelError as error:
            ending = recorded_ending(error)
            if ending is None:
                raise
            self._places[request.key] = self._tape.append(request, ending[0], self._via, ending[1])
            return recording_at(self._tape.path, self._places[request.key]).answer()
        self._places[request.key] = self._tape.append(request, reply, self._via)
        return reply

    async def aclose(self) -> None:
        """Close the file and the model behind."""
        self._tape.close()
        await self._model.aclose()


class Tape:
    """A file of recordings that is written to, safe with several processes at once.

    Each recording is one append of one whole line. Raises UsageError where the file cannot be
    written.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).expanduser()
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT
        flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file: int | None = os.open(self.path, flags, 0o666)
        except OSError as error:
            raise self._refusal(error) from error

    def append(
        self,
        request: Request,
        reply: Reply,
        recorded_via: Via = "api",
        ending: tuple[str, str] | None = None,
    ) -> int:
        """Write one recording; where in the file its line starts, in bytes."""
        if self._file is None:
            raise UsageError(f"{self.path}: closed already")
        line = line_of(request, reply, recorded_via, ending)
        try:
            # A process killed in the middle of a line leaves it open: ours must not grow onto it.
            lead = b"" if self._ends_whole(self._file) else b"\n"
            written = os.write(self._file, lead + line)
            end = os.lseek(self._file, 0, os.SEEK_CUR)
        except OSError as error:
            raise self._refusal(error) from error
        if written < len(lead) + len(line):
            raise UsageError(f"cannot write {self.path}: the disk is full")
        return end - len(line)

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _ends_whole(self, file: int) -> bool:
        size = os.fstat(file).st_size
        if size == 0:
            return True
        os.lseek(file, size - 1, os.SEEK_SET)
        return os.read(file, 1) in (b"\n", b"")

    def _refusal(self, error: OSError) -> UsageError:
        return UsageError(f"cannot write {self.path}: {error.strerror}")


class Player:
    """A `Model` that answers from recordings: a file, a folder (all its *.jsonl), or several.

    What is not recorded goes to `fallback`; without one it raises ReplayMissError, whose text
    names the command that records it. Of two recordings of one request the later counts, files
    in the order of their names. A file that is not there counts as empty where there is a
    fallback. `warn` hears of lines that cannot be read, which are passed over. Raises UsageError
    for a path that is not there and a file of something else.
    """

    def __init__(
        self,
        paths: Path | str | Sequence[Path | str],
        fallback: Model | None = None,
        *,
        warn: Callable[[str], None] | None = None,
    ) -> None:
        given = [paths] if isinstance(paths, (str, Path)) else list(paths)
        self._paths = [Path(each).expanduser() for each in given]
        self._fallback = fallback
        self.notices: list[str] = []
        self.hits = self.misses = 0
        self._places: dict[str, tuple[Path, int]] = {}
        names: dict[str, None] = {}
        there = [each for each in self._paths if fallback is None or _holds_something(each)]
        self._warn = warn or self.notices.append
        for place in places(recording_files(there), self._warn):
            self._places[place.key] = (place.path, place.start)
            names[place.model] = None
        self.models = tuple(sorted(names))  # the names that the recordings were asked of

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, request: Request) -> bool:
        return request.key in self._places

    async def reply(self, request: Request) -> Reply:
        """Answer `request` as it was answered, be it with an error.

        Raises ReplayMissError, or what the fallback raises.
        """
        recording = self._recording(request.key)
        if recording is not None:
            self.hits += 1
            return recording.answer()
        self.misses += 1
        if self._fallback is None:
            raise ReplayMissError(self._miss(request))
        return await self._fallback.reply(request)

    async def aclose(self) -> None:
        """Close the fallback."""
        if self._fallback is not None:
            await self._fallback.aclose()

    def only_model(self) -> str:
        """The one model that all recordings are of. Raises UsageError if there is not just one."""
        where = ", ".join(str(path) for path in self._paths)
        if not self.models:
            raise UsageError(f"{where}: no recordings; name the model with --model")
        if len(self.models) > 1:
            raise UsageError(
                f"{where}: recordings of several models; choose one with --model:"
                f" {', '.join(self.models)}"
            )
        return self.models[0]

    def _recording(self, key: str) -> Recording | None:
        place = self._places.get(key)
        if place is None:
            return None
        recording = recording_at(*place)
        if recording.request.key == key:
            return recording
        self._warn(f"{place[0]}: a recording was changed by hand, and is passed over")
        del self._places[key]
        return None

    def _miss(self, request: Request) -> str:
        path = self._paths[0] if self._paths else Path("recordings.jsonl")
        file = path / "more.jsonl" if path.is_dir() else path
        others = ""
        if self.models and request.model not in self.models:
            others = f" (recorded are {', '.join(self.models)})"
        return (
            f"{path}: no recording of this request to {request.model}{others}; record it with:"
            f" summarize run --model {request.model} --replay {path} --record {file} ARTICLE..."
        )


def recorded_model(paths: Path | str | Sequence[Path | str]) -> str:
    """The model to replay when none is named: the only one in the recordings.

    Raises UsageError where there are none, or of several models.
    """
    return Player(paths).only_model()


def _holds_something(path: Path) -> bool:
    return any(path.rglob("*.jsonl")) if path.is_dir() else path.exists()
