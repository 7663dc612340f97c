"""One recording as a line of JSON: a request, its reply, and how it came.

No header, key or host is in it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from summarize.models.errors import (
    ContentFilterError,
    EmptyReplyError,
    ModelError,
    RefusalError,
    TruncatedReplyError,
)
from summarize.models.types import FinishReason, Message, Reply, Request, Role, TokenUsage

Via = Literal["api", "relay"]

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
