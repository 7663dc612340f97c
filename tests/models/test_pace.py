from __future__ import annotations

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.models.pace import Pace
from tests.models.asking import SkippingClock


@settings(deadline=None)  # event loops are slow to make on a busy machine
@given(
    slots=st.integers(1, 6),
    tasks=st.integers(1, 30),
    cancelled=st.sets(st.integers(0, 29)),
    slowed=st.sets(st.integers(0, 29)),
)
def test_everyone_gets_through_and_never_more_at_once_than_there_are_slots(
    slots: int, tasks: int, cancelled: set[int], slowed: set[int]
) -> None:
    pace = Pace(slots, SkippingClock().clock())
    inside = most = 0
    through: set[int] = set()

    async def pass_the_gate(number: int) -> None:
        nonlocal inside, most
        async with pace:
            inside += 1
            most = max(most, inside)
            try:
                await asyncio.sleep(0)
                if number in slowed:
                    pace.slow_down(0.5)
                await asyncio.sleep(0)
                through.add(number)
            finally:
                inside -= 1

    async def everyone() -> None:
        under_way = [asyncio.create_task(pass_the_gate(number)) for number in range(tasks)]
        await asyncio.sleep(0)
        for number in cancelled & set(range(tasks)):
            under_way[number].cancel()
        await asyncio.wait_for(asyncio.gather(*under_way, return_exceptions=True), 10)

    asyncio.run(everyone())
    assert through >= set(range(tasks)) - cancelled
    assert most <= slots


def test_slowing_down_halves_once_a_wave_and_good_replies_win_it_back() -> None:
    skipping = SkippingClock()
    pace = Pace(8, skipping.clock())
    for _ in range(8):
        pace.slow_down(5)
    assert pace.allowed == 4
    for _ in range(100):
        pace.went_well()
    assert pace.allowed == 8


def test_a_pause_is_waited_for_by_whoever_comes() -> None:
    skipping = SkippingClock()
    pace = Pace(2, skipping.clock())
    pace.slow_down(5)

    async def come() -> None:
        async with pace:
            pass

    asyncio.run(come())
    assert len(skipping.waits) == 1
    assert 4.9 < skipping.waits[0] < 6.1
