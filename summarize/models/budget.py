"""A limit on what a run may cost: what the next request could cost at most is set aside first."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from summarize.models.cost import load_prices
from summarize.models.errors import BudgetError, ModelError
from summarize.models.tokens import count_request, count_tokens
from summarize.models.types import TokenUsage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.models.cost import Price
    from summarize.models.types import Model, Reply, Request

OUTPUT_LIMITS = ("max_completion_tokens", "max_tokens", "n_predict")
_ROUNDING = 1e-12  # USD; sums of floats that come to the limit itself are not over it


class Budgeted:
    """A `Model` that asks `model` only while all requests together cost at most `max_cost` USD.

    Before a request its input tokens and the most its reply can have (-p max_tokens, else what
    the price table says of the model) are set aside; after it, what it did cost. A request that
    does not fit waits for those under way, which mostly cost less than was set aside, and is
    refused when none are left. Works across threads and event loops.

    Not counted, since nobody says what it cost: an attempt that failed with no usage stated.
    """

    def __init__(
        self, model: Model, max_cost: float, prices: Mapping[str, Price] | None = None
    ) -> None:
        self._model = model
        self.max_cost = max_cost
        self._prices = load_prices() if prices is None else prices
        self.spent = 0.0  # USD
        self._set_aside = 0.0
        self._under_way = 0
        self._lock = threading.Lock()
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]] = []

    async def reply(self, request: Request) -> Reply:
        """Answer `request`.

        Raises BudgetError if it could pass the limit, or if what it costs cannot be told; else
        what the model raises.
        """
        price, usage = self._most(request)
        most = price.of(usage)
        await self._reserve(most)
        cost = 0.0
        try:
            reply = await self._model.reply(request)
            cost = self._paid(price, request, reply, usage.input_tokens)
        except ModelError as error:
            cost = price.of(error.usage) if error.usage is not None else 0.0
            raise
        finally:
            self._settle(most, cost)
        return reply

    async def aclose(self) -> None:
        """Close the model behind."""
        await self._model.aclose()

    def most(self, request: Request) -> float:
        """USD that `request` can cost at most. Raises BudgetError if that cannot be told."""
        price, usage = self._most(request)
        return price.of(usage)

    def _most(self, request: Request) -> tuple[Price, TokenUsage]:
        price = self._prices.get(request.model)
        if price is None:
            raise BudgetError(
                f"no price is known for {request.model}, so --max-cost cannot be kept;"
                " put its price into a file of your own (docs/recordings.md)"
            )
        stated = [request.parameters[name] for name in OUTPUT_LIMITS if name in request.parameters]
        limit = stated[0] if stated else price.max_output
        if not isinstance(limit, int):
            raise BudgetError(
                f"nothing limits how long a reply of {request.model} may get, so --max-cost cannot"
                " be kept; set a limit: -p max_tokens=4000"
            )
        return price, TokenUsage(count_request(request).count, 0, limit)

    def _paid(self, price: Price, request: Request, reply: Reply, input_tokens: int) -> float:
        if reply.recorded:
            return 0.0
        output = count_tokens(reply.text, request.model).count
        return price.of(reply.usage or TokenUsage(input_tokens, 0, output))

    async def _reserve(self, most: float) -> None:
        while True:
            with self._lock:
                if self.spent + self._set_aside + most <= self.max_cost + _ROUNDING:
                    self._set_aside += most
                    self._under_way += 1
                    return
                if not self._under_way or self.spent + most > self.max_cost + _ROUNDING:
                    raise BudgetError(
                        f"this request could cost up to ${most:.4f}, and ${self.spent:.4f} of"
                        f" --max-cost {self.max_cost:g} are spent; it was not asked (a shorter"
                        " reply costs less: -p max_tokens=N)"
                    )
                loop = asyncio.get_running_loop()
                turn = loop.create_future()
                self._waiting.append((loop, turn))
            await turn

    def _settle(self, most: float, cost: float) -> None:
        with self._lock:
            self._under_way -= 1
            # Sums of what was added and taken away leave a rest that no request is behind.
            self._set_aside = self._set_aside - most if self._under_way else 0.0
            self.spent += cost
            waiting, self._waiting = self._waiting, []
        for loop, turn in waiting:
            with suppress(RuntimeError):  # a loop that is closed has nobody waiting
                loop.call_soon_threadsafe(_wake, turn)


def _wake(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_result(None)
