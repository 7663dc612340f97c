"""How fast requests may start: so many at a time, and none while the server asks for a pause."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

GROWTH = 0.25  # slots won back by each reply after a slow-down
SPREAD = 0.25  # of a pause: those who waited set off over this long, not all at once
WIDEST_SPREAD = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the endpoint sees it; a test brings its own."""

    now: Callable[[], float] = time.monotonic  # seconds, for measuring
    wall: Callable[[], float] = time.time  # seconds since 1970, for dates in headers
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Pace:
    """A gate that each attempt passes: `async with pace: ...`.

    At most `slots` attempts are inside. "Slow down" halves that and, where the server names a
    time, holds everyone outside until it is over; each reply that comes well gives a little back.
    """

    def __init__(self, slots: int, clock: Clock) -> None:
        self._slots = slots
        self._allowed = float(slots)
        self._clock = clock
        self._inside = 0
        self._outside: deque[asyncio.Future[None]] = deque()
        self._resume_at = 0.0
        self._spread = 0.0

    @property
    def allowed(self) -> int:
        """How many attempts may be inside now."""
        return int(self._allowed)

    async def __aenter__(self) -> Self:
        while True:
            while self._inside >= self.allowed:
                await self._wait_for_a_slot()
            left = self._resume_at - self._clock.now()
            if left <= 0:
                self._inside += 1
                return self
            await self._clock.sleep(left + random.uniform(0, self._spread))

    async def __aexit__(self, *_: object) -> None:
        self._inside -= 1
        self._let_in()

    def went_well(self) -> None:
        """A reply came: there is room for a little more."""
        self._allowed = min(float(self._slots), self._allowed + GROWTH)

    def slow_down(self, seconds: float | None) -> None:
        """The server says that it is too much, and for how long if it does."""
        now = self._clock.now()
        if now >= self._resume_at:  # the rest of the same wave says the same thing again
            self._allowed = max(1.0, self._allowed / 2)
        if seconds is not None and now + seconds > self._resume_at:
            self._resume_at = now + seconds
            self._spread = spread(seconds)

    async def _wait_for_a_slot(self) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._outside.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._let_in()  # the slot was ours: hand it on
            else:
                self._outside.remove(turn)
            raise

    def _let_in(self) -> None:
        free = self.allowed - self._inside
        while self._outside and free > 0:
            turn = self._outside.popleft()
            if not turn.done():
                turn.set_result(None)
                free -= 1


def spread(seconds: float) -> float:
    """Over how many seconds those who waited `seconds` together set off again."""
    return min(WIDEST_SPREAD, seconds * SPREAD)
