from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from summarize.models.budget import Budgeted
from summarize.models.cost import Price
from summarize.models.errors import BudgetError, RefusalError
from summarize.models.types import Reply, Request, TokenUsage
from tests.models.answering import Answering, answers, request

# A dollar for each token, whichever it is; a request below has 6 + 6 + 11 of input by our count.
PRICES = {"m": Price(1e6, 1e6, 1e6, 50, None, None), "open": Price(1e6, 1e6, 1e6, None, None, None)}
INPUT, LIMIT, PAID = 23, 100, 45


def ask(text: str = "x" * 18, **more: Any) -> Request:
    return request(text, **{"model": "m", **more})


def outcomes(model: Budgeted, *requests: Request) -> list[Reply | BaseException]:
    async def gathered() -> list[Reply | BaseException]:
        return await asyncio.gather(*map(model.reply, requests), return_exceptions=True)

    return asyncio.run(gathered())


def test_the_most_is_the_input_and_the_longest_reply() -> None:
    budgeted = Budgeted(Answering(), 1000, PRICES)
    assert budgeted.most(ask()) == INPUT + LIMIT
    assert budgeted.most(ask(parameters={"max_completion_tokens": 7})) == INPUT + 7
    assert budgeted.most(ask(parameters={})) == INPUT + 50


def test_what_is_counted_is_what_the_server_says() -> None:
    budgeted = Budgeted(Answering(), 1000, PRICES)
    answers(budgeted, ask("one"), ask("two"))
    assert budgeted.spent == 2 * PAID


def test_it_stops_before_the_limit_is_passed() -> None:
    behind = Answering()
    budgeted = Budgeted(behind, INPUT + LIMIT + PAID, PRICES)
    answers(budgeted, ask())
    answers(budgeted, ask())
    with pytest.raises(BudgetError, match=r"up to \$123.0000, and \$90.0000 of --max-cost 168"):
        answers(budgeted, ask())
    assert (len(behind.asked), budgeted.spent) == (2, 90)


def test_a_request_that_just_fits_is_asked() -> None:
    answers(Budgeted(Answering(), INPUT + LIMIT, PRICES), ask())
    with pytest.raises(BudgetError):
        answers(Budgeted(Answering(), INPUT + LIMIT - 1, PRICES), ask())


def test_what_does_not_fit_beside_the_others_waits_for_them() -> None:
    """All at once could cost 6 x 123; one after another they cost 45 each."""
    behind = Answering(seconds=0.001)
    budgeted = Budgeted(behind, 400, PRICES)
    answers(budgeted, *(ask(str(number) * 18) for number in range(6)))
    assert (len(behind.asked), budgeted.spent) == (6, 6 * PAID)


@pytest.mark.parametrize("limit", [0, 122, 123, 300, 1000])
def test_the_limit_holds_however_many_ask_at_once(limit: int) -> None:
    behind = Answering(seconds=0.001, usage=TokenUsage(INPUT, 0, LIMIT))
    budgeted = Budgeted(behind, limit, PRICES)
    done = outcomes(budgeted, *(ask(f"{number:018}") for number in range(12)))
    asked = limit // (INPUT + LIMIT)
    assert sum(isinstance(each, Reply) for each in done) == min(12, asked)
    assert sum(isinstance(each, BudgetError) for each in done) == 12 - min(12, asked)
    assert budgeted.spent <= limit


def test_the_limit_holds_across_threads() -> None:
    behind = Answering(seconds=0.001, usage=TokenUsage(INPUT, 0, LIMIT))
    budgeted = Budgeted(behind, 10 * (INPUT + LIMIT), PRICES)
    done: list[Reply | BaseException] = []
    threads = [
        threading.Thread(target=lambda: done.extend(outcomes(budgeted, *[ask()] * 8)))
        for _ in range(4)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sum(isinstance(each, Reply) for each in done) == 10
    assert budgeted.spent == 10 * (INPUT + LIMIT)


def test_what_can_never_fit_does_not_wait() -> None:
    async def refused(model: Budgeted) -> None:
        task = asyncio.create_task(model.reply(ask()))
        await asyncio.sleep(0)
        with pytest.raises(BudgetError):
            await model.reply(ask(parameters={"max_tokens": 400}))
        task.cancel()

    asyncio.run(refused(Budgeted(Answering(seconds=60), 300, PRICES)))


def test_an_unknown_price_is_no_price_to_go_by() -> None:
    behind = Answering()
    with pytest.raises(BudgetError, match="no price is known for llama3"):
        answers(Budgeted(behind, 100, PRICES), ask(model="llama3"))
    assert behind.asked == []


def test_a_reply_of_any_length_cannot_be_kept_within_a_limit() -> None:
    with pytest.raises(BudgetError, match="set a limit: -p max_tokens=4000"):
        answers(Budgeted(Answering(), 100, PRICES), ask(model="open", parameters={}))


def test_a_recorded_reply_costs_nothing() -> None:
    budgeted = Budgeted(Answering(recorded=True), 1000, PRICES)
    answers(budgeted, ask())
    assert budgeted.spent == 0


def test_without_stated_usage_our_own_count_stands_in() -> None:
    budgeted = Budgeted(Answering(usage=None, text="x" * 9), 1000, PRICES)
    answers(budgeted, ask())
    assert budgeted.spent == INPUT + 3


class Refusing(Answering):
    async def reply(self, request: Request) -> Reply:
        reply = await super().reply(request)
        error = RefusalError("no")
        error.usage = reply.usage
        raise error


@pytest.mark.parametrize(("usage", "spent"), [(TokenUsage(40, 0, 2), 42), (None, 0)])
def test_a_refusal_has_its_price(usage: TokenUsage | None, spent: int) -> None:
    budgeted = Budgeted(Refusing(usage=usage), 1000, PRICES)
    with pytest.raises(RefusalError):
        answers(budgeted, ask())
    assert budgeted.spent == spent


def test_a_cancelled_request_gives_back_what_was_set_aside() -> None:
    async def cancelled(model: Budgeted) -> None:
        task = asyncio.create_task(model.reply(ask()))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    budgeted = Budgeted(Answering(seconds=60), INPUT + LIMIT, PRICES)
    asyncio.run(cancelled(budgeted))
    fresh = Answering()
    budgeted._model = fresh
    answers(budgeted, ask())
    assert len(fresh.asked) == 1
