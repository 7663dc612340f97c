"""Replies are checked while nothing is sent or received."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from summarize.analysis.network_first import LULL, NetworkFirst
from summarize.models import Reply
from tests.models.asking import request

if TYPE_CHECKING:
    import pytest

    from summarize.models import Request


class Answering:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.told = asyncio.Event()

    async def reply(self, _: Request) -> Reply:
        await self.told.wait()
        return Reply("{}", "stop", None)

    async def aclose(self) -> None:
        """Has nothing to let go of."""


def waits_of(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Where each wait of more than a turn of the loop is noted, and none is waited for."""
    waits: list[float] = []
    turn = asyncio.sleep

    async def noted(seconds: float) -> None:
        if seconds:
            waits.append(seconds)
        await turn(0)

    monkeypatch.setattr(asyncio, "sleep", noted)
    return waits


def test_a_lull_lasts_until_something_is_sent_or_received(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = waits_of(monkeypatch)

    async def checks() -> list[int]:
        behind = Answering()
        model, counts = NetworkFirst(behind), []

        async def checked() -> None:
            await model.quiet()
            counts.append(len(waits))

        async with asyncio.TaskGroup() as asked:
            asked.create_task(model.reply(request("one")))
            await asyncio.sleep(0)
            await checked()
            await checked()
            asked.create_task(model.reply(request("two")))
            await asyncio.sleep(0)
            await checked()
            behind.told.set()
        await checked()
        return counts

    assert asyncio.run(checks()) == [1, 1, 2, 2]
    assert waits == [LULL] * 2


def test_where_nothing_is_under_way_nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = waits_of(monkeypatch)
    model = NetworkFirst(Answering())
    asyncio.run(model.quiet())
    assert waits == []
