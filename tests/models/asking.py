"""Requests, a clock that waits for nothing, and one way to ask an endpoint in a test."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from summarize.models import Message, Reply, Request
from summarize.models.endpoint import OpenAIModel
from summarize.models.errors import ModelError
from summarize.models.pace import Clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.models.server import Server

KEY = "sk-test-9f8e7d6c5b4a"
SCHEMA = {
    "type": "object",
    "properties": {"harbour": {"type": "string"}},
    "required": ["harbour"],
    "additionalProperties": False,
}
GOOD = '{"harbour": "Tarn"}'


class SkippingClock:
    """Time that jumps over every wait, and remembers how long each was."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._ahead = 0.0

    def clock(self) -> Clock:
        return Clock(self._now, time.time, self._sleep)

    def _now(self) -> float:
        return time.monotonic() + self._ahead

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._ahead += seconds
        await asyncio.sleep(0)


def request(article: str = "The ferry left.", **parameters: Any) -> Request:
    messages = (Message("system", "Name the harbour."), Message("user", article))
    return Request("tiny", messages, "harbour-reply.v1", SCHEMA, parameters)


def ask(
    server: Server, requests: Sequence[Request], **options: Any
) -> tuple[OpenAIModel, list[Reply | ModelError]]:
    """The model, and for each of `requests`, asked all at once, its reply or its error."""
    options.setdefault("clock", SkippingClock().clock())
    model = OpenAIModel(server.url, KEY, **options)
    return model, asyncio.run(_ask(model, requests))


async def _ask(model: OpenAIModel, requests: Sequence[Request]) -> list[Reply | ModelError]:
    async def one(each: Request) -> Reply | ModelError:
        try:
            return await model.reply(each)
        except ModelError as error:
            return error

    try:
        return list(await asyncio.gather(*map(one, requests)))
    finally:
        await model.aclose()


def ask_one(server: Server, **options: Any) -> tuple[OpenAIModel, Reply | ModelError]:
    model, (outcome,) = ask(server, [request()], **options)
    return model, outcome
