"""The network before the processor: replies wait to be checked while others are under way."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.models.types import Model, Reply, Request

LONGEST = 1.0  # seconds that a reply waits to be checked


class NetworkFirst:
    """A `Model` that knows when no request is under way.

    Checking a reply takes the processor for some milliseconds, in which nothing can be sent or
    received. A fast server, or many connections, would have to wait for that again and again.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._under_way = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    async def reply(self, request: Request) -> Reply:
        """Answer `request`. Raises what the model raises."""
        self._under_way += 1
        self._quiet.clear()
        try:
            return await self._model.reply(request)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._quiet.set()

    async def aclose(self) -> None:
        """Close the model behind."""
        await self._model.aclose()

    async def quiet(self) -> None:
        """Wait until no request is under way, a second at most: slow servers change nothing."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                await self._quiet.wait()
