"""The network before the processor: replies wait to be checked while others are under way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.models.types import Model, Reply, Request

LONGEST = 1.0  # seconds that a reply waits to be checked
LULL = 0.001  # seconds with nothing sent or received, after which there is time for a check
_TURNS = 4  # of the loop, from a packet that comes in to the request that it answers


class NetworkFirst:
    """A `Model` that knows when there is a lull in what is sent and received.

    Checking a reply takes the processor for some milliseconds, in which nothing can be sent or
    received. A fast server, or many connections, would have to wait for that again and again.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._under_way = 0
        self._moves = 0  # requests sent and replies received
        self._lull_at = -1  # how many moves there had been when a lull was last found
        self._turn = asyncio.Lock()

    async def reply(self, request: Request) -> Reply:
        """Answer `request`. Raises what the model raises."""
        self._under_way += 1
        self._moves += 1
        try:
            return await self._model.reply(request)
        finally:
            self._under_way -= 1
            self._moves += 1

    async def aclose(self) -> None:
        """Close the model behind."""
        await self._model.aclose()

    async def quiet(self) -> None:
        """Wait for a lull in what is sent and received, a second at most.

        A lull lasts until something is sent or received: meanwhile nobody waits for another.
        """
        give_up = asyncio.get_running_loop().time() + LONGEST
        async with self._turn:
            while self._under_way and asyncio.get_running_loop().time() < give_up:
                before = self._moves
                if before != self._lull_at:
                    await asyncio.sleep(LULL)
                for _ in range(_TURNS):
                    await asyncio.sleep(0)
                if self._moves == before:
                    self._lull_at = before
                    return
