"""One recording on its line of JSON: a request, its reply, and how it came.

No header, key or host is in it. A file of recordings is read line by line; a line that a killed
process left half written is passed over, and said to be.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from summarize.errors import UsageError
from summarize.models.errors import (
    ContentFilterError,
    EmptyReplyError,
    ModelError,
    RefusalError,
    TruncatedReplyError,
)
from summarize.models.types import FinishReason, Message, Reply, Request, Role, TokenUsage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Via = Literal["api", "relay"]

SUFFIX = ".jsonl"
_SURROGATE = re.compile("[\ud800-\udfff]")  # valid in a JSON string, but with no UTF-8 form
_LINE_ENDS = "\x85\u2028\u2029"  # valid there too, but tools other than ours end a line at them


# Answers that are none, by the name they are recorded under. They were paid, they would come again,
# and what is made of them has to be the same in a replay.
ENDINGS: dict[str, type[ModelError]] = {
    "refusal": RefusalError,
    "content_filter": ContentFilterError,
    "empty": EmptyReplyError,
    "truncated": TruncatedReplyError,
}
_FINISHES: dict[str, FinishReason] = {"content_filter": "content_filter", "truncated": "length"}
_EMPTY = "the model answered with no text"  # an endpoint's own words may name its host


class NotARecordingError(ValueError):
    """JSON that is no recording; the text says what is missing or of the wrong kind."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What was asked and what was answered."""

    key: str  # as written, which is `request.key` unless somebody changed the line
    request: Request
    reply: Reply  # without text where there is an `ending`
    recorded_via: Via
    ending: tuple[str, str] | None = None  # one of ENDINGS, and the text of that error

    def answer(self) -> Reply:
        """The reply. Raises the error that was recorded in place of one."""
        if self.ending is None:
            return self.reply
        kind, told = self.ending
        error = ENDINGS[kind](told)
        error.usage = self.reply.usage
        raise error


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


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """The JSON form of a reply, in recordings and in the cache."""
    usage = reply.usage
    return {
        "text": reply.text,
        "finish_reason": reply.finish_reason,
        "usage": None
        if usage is None
        else {
            "input_tokens": usage.input_tokens,
            "cached_input_tokens": usage.cached_input_tokens,
            "output_tokens": usage.output_tokens,
        },
        "served_by": reply.served_by,
    }


def reply_from_json(form: Any) -> Reply:
    """The reply of `reply_to_json`, marked as recorded. Raises NotARecordingError."""
    try:
        usage = form["usage"]
        reply = Reply(
            text=_kind(form["text"], str, "reply.text"),
            finish_reason=form["finish_reason"],
            usage=None if usage is None else _usage(usage),
            served_by=form.get("served_by"),
            recorded=True,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise _wrong("reply", error) from error
    if reply.finish_reason not in get_args(FinishReason):
        raise NotARecordingError(f"reply.finish_reason cannot be {reply.finish_reason!r}")
    return reply


def recorded_ending(error: ModelError) -> tuple[Reply, tuple[str, str]] | None:
    """`error` as a reply without text and an ending; None if it is no answer of a model."""
    kind = next((name for name, cls in ENDINGS.items() if type(error) is cls), None)
    if kind is None:
        return None
    told = _EMPTY if kind == "empty" else str(error)
    return Reply("", _FINISHES.get(kind, "other"), error.usage), (kind, told)


def line_of(
    request: Request, reply: Reply, recorded_via: Via, ending: tuple[str, str] | None = None
) -> bytes:
    """The line that records `reply` to `request`, newline included."""
    form: dict[str, Any] = {
        "key": request.key,
        "request": {
            "model": request.model,
            "messages": [{"role": each.role, "content": each.content} for each in request.messages],
            "schema_name": request.schema_name,
            "reply_schema": request.reply_schema,
            "parameters": dict(request.parameters),
            "repeat": request.repeat,
        },
        "reply": reply_to_json(reply),
        "recorded_via": recorded_via,
    }
    if ending is not None:
        form["error"] = {"kind": ending[0], "text": ending[1]}
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    for mark in _LINE_ENDS:
        text = text.replace(mark, _escaped(mark))
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda found: _escaped(found[0]), text).encode() + b"\n"


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"


def recording_from_json(form: Any) -> Recording:
    """The recording of a line. Raises NotARecordingError."""
    try:
        asked = form["request"]
        request = Request(
            model=_kind(asked["model"], str, "request.model"),
            messages=tuple(_message(each) for each in asked["messages"]),
            schema_name=asked.get("schema_name"),
            reply_schema=asked.get("reply_schema"),
            parameters=_kind(asked.get("parameters", {}), dict, "request.parameters"),
            repeat=_kind(asked.get("repeat", 0), int, "request.repeat"),
        )
        key = _kind(form["key"], str, "key")
        via = form["recorded_via"]
        reply = form["reply"]
    except (KeyError, TypeError, AttributeError) as error:
        raise _wrong("recording", error) from error
    if via not in get_args(Via):
        raise NotARecordingError(f"recorded_via cannot be {via!r}")
    return Recording(key, request, reply_from_json(reply), via, _ending(form.get("error")))


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


def _ending(form: Any) -> tuple[str, str] | None:
    if form is None:
        return None
    if not isinstance(form, dict) or form.get("kind") not in ENDINGS:
        raise NotARecordingError(f"error.kind has to be one of {', '.join(ENDINGS)}")
    return form["kind"], _kind(form.get("text"), str, "error.text")


def _message(form: Any) -> Message:
    if form["role"] not in get_args(Role):
        raise NotARecordingError(f"a message's role cannot be {form['role']!r}")
    return Message(form["role"], _kind(form["content"], str, "a message's content"))


def _usage(form: Any) -> TokenUsage:
    names = ("input_tokens", "cached_input_tokens", "output_tokens")
    return TokenUsage(*(_kind(form[name], int, f"usage.{name}") for name in names))


def _kind(value: Any, kind: type, what: str) -> Any:
    if not isinstance(value, kind):
        raise NotARecordingError(f"{what} is not {kind.__name__}")
    return value


def _wrong(what: str, error: Exception) -> NotARecordingError:
    if isinstance(error, KeyError):
        return NotARecordingError(f"{error.args[0]!r} is missing")
    return NotARecordingError(f"the {what} is not an object of the right form")
