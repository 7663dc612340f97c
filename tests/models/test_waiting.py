from __future__ import annotations

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.models.waiting import asked_wait, duration

NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "20"}, 20),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "-3"}, 0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": formatdate(NOW + 40, usegmt=True)}, 40),
        ({"retry-after": formatdate(NOW - 40, usegmt=True)}, 0),
        ({"retry-after": formatdate(500, usegmt=True), "date": formatdate(400, usegmt=True)}, 100),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "in a while"}, None),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "6m0s"}, 360),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "12ms"}, 0.012),
        ({"x-ratelimit-remaining-tokens": "9", "x-ratelimit-reset-tokens": "12s"}, None),
        ({"x-ratelimit-remaining-tokens": "-1", "x-ratelimit-reset-tokens": "-1"}, None),
        ({}, None),
    ],
)
def test_every_form_of_asking_for_time_is_read(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert asked_wait(headers, NOW) == (seconds if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize(
    ("text", "seconds"), [("6m0s", 360), ("1h2m3s", 3723), ("12ms", 0.012), ("20", 20)]
)
def test_a_duration_is_read_part_by_part(text: str, seconds: float) -> None:
    assert duration(text) == pytest.approx(seconds)


@given(st.dictionaries(st.sampled_from(["retry-after", "retry-after-ms", "date"]), st.text()))
def test_no_header_stops_the_reading_or_asks_for_less_than_nothing(headers: dict[str, str]) -> None:
    wait = asked_wait(headers, NOW)
    assert wait is None or 0 <= wait < float("inf")
