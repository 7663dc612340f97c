"""A real HTTP server on loopback that answers chat completions as a script says, faults included.

    with Server([rate_limited("1"), completion('{"a": 1}')]) as server:
        model = OpenAIModel(server.url, "key")

The script is a list of answers, of which the last is given for ever, or a function from a Call to
an Answer. What arrived stands in `server.calls`.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Ending = Literal["whole", "half", "reset", "hang"]


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it arrived."""

    number: int  # from 0, in order of arrival
    method: str
    path: str
    headers: dict[str, str]  # names in lower case
    body: Any  # parsed JSON, None without a body
    at: float  # time.monotonic()

    @property
    def format(self) -> str | None:
        """The type of its response_format."""
        shape = (self.body or {}).get("response_format")
        return shape["type"] if shape else None

    @property
    def text(self) -> str:
        """The contents of all its messages."""
        return "\n".join(message["content"] for message in self.body["messages"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server does with a request."""

    status: int = 200
    body: str | bytes = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    ending: Ending = "whole"
    delay: float = 0.0  # seconds before it


def completion(
    text: str | None,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    usage: Mapping[str, Any] | None = None,
    delay: float = 0.0,
) -> Answer:
    """A chat completion whose message is `text`."""
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return json_answer(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 0,
            "model": "tiny-served",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": usage or {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
        },
        delay=delay,
    )


def json_answer(
    document: Any,
    status: int = 200,
    *,
    headers: Mapping[str, str] | None = None,
    delay: float = 0.0,
) -> Answer:
    """Any JSON with any status."""
    return Answer(status, json.dumps(document), headers or {}, delay=delay)


def failure(
    status: int,
    message: str = "the server is unwell",
    *,
    code: str | None = None,
    param: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """An error in OpenAI's envelope."""
    error = {"message": message, "type": "error", "param": param, "code": code}
    return json_answer({"error": error}, status, headers=headers)


def rate_limited(retry_after: str | None = None, **headers: str) -> Answer:
    """Status 429; further headers with underscores for dashes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if retry_after is not None:
        named["retry-after"] = retry_after
    return failure(429, "Rate limit reached", code="rate_limit_exceeded", headers=named)


def page(text: str = "<!doctype html><title>Sign in</title>", status: int = 200) -> Answer:
    """A web page where JSON is due."""
    return Answer(status, text, {"content-type": "text/html"})


class Server:
    """The server, in a thread of its own for as long as the `with` block lasts."""

    def __init__(self, script: Sequence[Answer] | Callable[[Call], Answer]) -> None:
        self.calls: list[Call] = []
        self.url = ""
        self.most_at_once = 0
        self.last_reply = 0.0  # time.monotonic() when it had left
        self._script = script
        self._under_way = 0
        self._loop = asyncio.new_event_loop()
        self._stop: asyncio.Event | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    @property
    def asked(self) -> int:
        """How many completions were asked for."""
        return sum(call.path.endswith("/chat/completions") for call in self.calls)

    def _serve(self) -> None:
        try:
            self._loop.run_until_complete(self._run())
        finally:
            self._loop.close()

    async def _run(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        host, port = server.sockets[0].getsockname()[:2]
        self.url = f"http://{host}:{port}/v1"
        self._ready.set()
        await self._stop.wait()
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (call := await self._read(reader)) is not None:
                self._under_way += 1
                self.most_at_once = max(self.most_at_once, self._under_way)
                try:
                    goes_on = await self._answer(self._answer_to(call), writer)
                finally:
                    self._under_way -= 1
                if not goes_on:
                    return
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            return
        finally:
            writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Call | None:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ", 2)
        pairs = (line.partition(":") for line in lines if line)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        sent = await reader.readexactly(int(headers.get("content-length", 0)))
        body = json.loads(sent) if sent else None
        call = Call(len(self.calls), method, path, headers, body, time.monotonic())
        self.calls.append(call)
        return call

    def _answer_to(self, call: Call) -> Answer:
        if callable(self._script):
            return self._script(call)
        return self._script[min(call.number, len(self._script) - 1)]

    async def _answer(self, answer: Answer, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection goes on."""
        if answer.delay:
            await asyncio.sleep(answer.delay)
        if answer.ending == "hang":
            assert self._stop is not None
            await self._stop.wait()
            return False
        if answer.ending == "reset":
            linger = struct.pack("ii", 1, 0)  # a close that resets
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            writer.transport.abort()
            return False
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        headers = {"content-type": "application/json", **answer.headers}
        headers["content-length"] = str(len(body))
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        sent = body[: len(body) // 2] if answer.ending == "half" else body
        writer.write(f"HTTP/1.1 {answer.status} X\r\n{head}\r\n".encode("latin-1") + sent)
        await writer.drain()
        self.last_reply = time.monotonic()
        return answer.ending == "whole"
