"""An event loop in a thread of its own: many answers awaited at once by code that is not async."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Iterator
    from concurrent.futures import Future
    from typing import Any

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Background:
    """Runs coroutines in a thread for as long as its `with` block lasts."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        # A daemon: a process that is being ended does not wait for a server.
        self._thread = threading.Thread(target=self._serve, name="summarize", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def run(self, coroutine: Coroutine[Any, Any, Answer]) -> Answer:
        """What `coroutine` returns; waits for it. Raises what it raises."""
        return self.start(coroutine).result()

    def start(self, coroutine: Coroutine[Any, Any, Answer]) -> Future[Answer]:
        """Begin `coroutine` and do not wait."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def cancel_all(self) -> None:
        """Cancel what is under way, and wait until it has let go of what it held."""
        self.run(_cancel_others())

    def in_order(
        self,
        each: Iterable[Asked],
        ask: Callable[[Asked], Coroutine[Any, Any, Answer]],
        *,
        ahead: int,
    ) -> Iterator[Answer]:
        """Yield the answer to each of `each`, in order, at most `ahead` of them begun at a time.

        Takes from `each` in the caller's own thread, and only as fast as answers are fetched.
        What is under way is cancelled when the iterator is closed.
        """
        begun: deque[Future[Answer]] = deque()
        try:
            for asked in each:
                begun.append(self.start(ask(asked)))
                while len(begun) >= ahead or (begun and begun[0].done()):
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        finally:
            for future in begun:
                future.cancel()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._loop.run_until_complete(_cancel_others())
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            self._loop.close()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
