"""Requests, and a model that answers them by rule and counts what it was asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarize.models.types import Message, Reply, Request, TokenUsage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.models.types import Model


def request(text: str = "What happened?", **more: Any) -> Request:
    plain = Request(
        model="gpt-4o-mini",
        messages=(Message("system", "Read the article."), Message("user", text)),
        parameters={"temperature": 0, "max_tokens": 100},
    )
    return replace(plain, **more)


class Answering:
    """A `Model` that answers each request with its last message, numbered as it was asked."""

    def __init__(self, *, seconds: float = 0.0, **more: Any) -> None:
        self.asked: list[Request] = []
        self.closed = False
        self._seconds = seconds
        self._more = more

    async def reply(self, request: Request) -> Reply:
        self.asked.append(request)
        number = len(self.asked)
        await asyncio.sleep(self._seconds)
        usage = TokenUsage(input_tokens=40, cached_input_tokens=8, output_tokens=5)
        plain = Reply(f"{number}: {request.messages[-1].content}", "stop", usage, "gpt-4o-mini-x")
        return replace(plain, **self._more)

    async def aclose(self) -> None:
        self.closed = True


def answers(model: Model, *requests: Request) -> list[Reply]:
    """The replies of `model`, all asked for at once; it is closed afterwards."""

    async def ask() -> Sequence[Reply]:
        try:
            return await asyncio.gather(*(model.reply(each) for each in requests))
        finally:
            await model.aclose()

    return list(asyncio.run(ask()))
