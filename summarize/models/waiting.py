"""How long a server asks to be left alone: Retry-After in all its forms, rate-limit resets."""

from __future__ import annotations

import math
import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITS = {"d": 86_400.0, "h": 3_600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "us": 1e-6, "ns": 1e-9}
_PART = r"\d+(?:\.\d+)?(?:ms|us|ns|d|h|m|s)"
_DURATION = re.compile(rf"(?:{_PART})+\Z")
_PARTS = re.compile(r"(\d+(?:\.\d+)?)(ms|us|ns|d|h|m|s)")


def asked_wait(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that the server asks to wait, None if it does not say; never below 0.

    `headers` is case-insensitive, `now` in seconds since 1970. Read in this order:
    `retry-after-ms`, `Retry-After` (seconds or an HTTP date, RFC 9110 section 10.2.3; a date
    counts from the server's own `Date`, whose clock it was written by), then
    `x-ratelimit-reset-*` of whatever `x-ratelimit-remaining-*` says is used up ("6m0s", "12ms").
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    stated = headers.get("retry-after")
    if stated is not None:
        seconds = _number(stated)
        return seconds if seconds is not None else _until(stated, headers, now)
    return _reset(headers)


def duration(text: str) -> float | None:
    """Seconds of "1h2m3s", "6m0s", "12ms" or "20"; None for anything else."""
    if _DURATION.match(text):
        return sum(float(count) * _UNITS[unit] for count, unit in _PARTS.findall(text))
    return _number(text)


def _number(text: str | None) -> float | None:
    try:
        value = float(text) if text is not None else math.nan
    except ValueError:
        return None
    return max(0.0, value) if math.isfinite(value) else None


def _until(date: str, headers: Mapping[str, str], now: float) -> float | None:
    moment = _seconds(date)
    if moment is None:
        return None
    here = _seconds(headers.get("date", ""))
    return max(0.0, moment - (now if here is None else here))


def _seconds(date: str) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None


def _reset(headers: Mapping[str, str]) -> float | None:
    waits = [
        duration(headers.get(f"x-ratelimit-reset-{what}", ""))
        for what in ("requests", "tokens")
        if headers.get(f"x-ratelimit-remaining-{what}", "").strip() == "0"
    ]
    return max((wait for wait in waits if wait is not None), default=None)
