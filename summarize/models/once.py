"""The same request twice at the same time is asked once, and both get the answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from summarize.models.types import Reply


class Once:
    """Holds back a request while one with the same key is under way."""

    def __init__(self) -> None:
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}

    async def reply(self, key: str, ask: Callable[[], Awaitable[Reply]]) -> Reply:
        """What `ask` answers, once nobody else is asking the same.

        `ask` looks where answers are kept before it asks, so the second finds the first one's;
        where the first failed the second tries for itself.
        """
        lock, waiting = self._turns.get(key) or (asyncio.Lock(), 0)
        self._turns[key] = (lock, waiting + 1)
        try:
            async with lock:
                return await ask()
        finally:
            lock, waiting = self._turns[key]
            if waiting == 1:
                del self._turns[key]
            else:
                self._turns[key] = (lock, waiting - 1)
