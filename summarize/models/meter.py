"""What a run asked and paid: requests, tokens and price, those answered from records apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.models.cost import cost_usd
from summarize.models.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from summarize.models.cost import Price
    from summarize.models.types import Model, Reply, Request

    Observer: TypeAlias = Callable[[Request, Reply | ModelError], None]


@dataclass(slots=True)
class Spent:
    """Sums over the requests of a run so far."""

    asked: int = 0  # answered by a server now
    recorded: int = 0  # answered from a recording or the cache
    input_tokens: int = 0  # of those asked, as all below
    cached_input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0  # None: for at least one of them no price is known


class Metered:
    """A `Model` that counts what `model` answers; `observe` hears of each answer, or its lack."""

    def __init__(
        self,
        model: Model,
        prices: Mapping[str, Price] | None = None,
        observe: Observer | None = None,
    ) -> None:
        self._model = model
        self._prices = prices
        self._observe = observe
        self.spent = Spent()

    async def reply(self, request: Request) -> Reply:
        """Answer `request`. Raises what the model raises."""
        try:
            reply = await self._model.reply(request)
        except ModelError as error:
            if self._observe is not None:
                self._observe(request, error)
            raise
        self._count(request, reply)
        if self._observe is not None:
            self._observe(request, reply)
        return reply

    async def aclose(self) -> None:
        """Close the model behind."""
        await self._model.aclose()

    def _count(self, request: Request, reply: Reply) -> None:
        spent = self.spent
        if reply.recorded:
            spent.recorded += 1
            return
        spent.asked += 1
        if reply.usage is not None:
            spent.input_tokens += reply.usage.input_tokens
            spent.cached_input_tokens += reply.usage.cached_input_tokens
            spent.output_tokens += reply.usage.output_tokens
        cost = cost_usd(request.model, reply.usage, self._prices)
        known = cost is not None and spent.cost_usd is not None
        spent.cost_usd = spent.cost_usd + cost if known else None  # type: ignore[operator]
