"""Calendar arithmetic for time expressions: which days a weekday, a month or "last week" covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

DayRange: TypeAlias = tuple[date, date]  # first and last day, both included

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {"a": 1, "an": 1} | {word: i for i, word in enumerate(_NUMBERS.split(), start=1)}
_AGO = re.compile(r"(.+?)\s+(\w+)\s+ago$")
_SINGLE = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2}
_TODAY = ("today", "tonight", "this morning", "this afternoon", "this evening")
_SOON = 92  # days
_SHIFTS = {"last": -1, "next": 1, "this": 0}


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or datetime; None where it is missing or broken."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def weekday_range(weekday: int, today: date | None, lead: str, forward: bool) -> DayRange | None:
    """The day that a weekday (Monday is 0) means on the day `today`.

    The day itself counts, but not after "last" and "next".
    """
    if today is None:
        return None
    ahead = (weekday - today.weekday()) % 7
    behind = (today.weekday() - weekday) % 7
    if lead == "next":
        ahead = ahead or 7
    if lead in ("last", "past"):
        behind = behind or 7
    return _single(_moved(today, ahead if forward else -behind))


def month_range(year: int, month: int) -> DayRange:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_range(year: int, decade: bool) -> DayRange:
    """The first and last day of a year, or of the ten years that it opens."""
    return date(year, 1, 1), date(year + 9 if decade else year, 12, 31)


def nearest_year(
    month: int, day: int, today: date, forward: bool | None, weekday: int | None = None
) -> int:
    """The year in which a date without year falls, seen from `today`.

    The next such date where the words look forward (`forward`); the latest up to `today` where
    they look back (False); where they do neither (None), the latest, unless the next is close.
    A weekday that only one of the neighbouring years has on that date decides.
    """
    years = [year for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= 9999]
    if weekday is not None:
        fitting = [year for year in years if _falls_on(year, month, day, weekday)]
        if fitting:
            return min(fitting, key=lambda year: (abs(year - today.year), year))
    here = (month, day)
    now = (today.month, today.day)
    if forward or (forward is None and _is_close(month, day, today)):
        return min(today.year + (here < now), years[-1])
    return max(today.year - (here > now), years[0])


def _is_close(month: int, day: int, today: date) -> bool:
    """Whether the date comes up within three months: "Talks begin on 2 April", in March."""
    ahead = (month - today.month) * 31 + day - today.day
    return 0 < ahead % 372 <= _SOON  # every month as one of 31 days, which is near enough


def relative_range(words: str, today: date | None) -> DayRange | None:
    """The days of "yesterday", "last week", "three days ago" ..., in lower case.

    A week runs from Monday to Sunday; "earlier this" ends on `today`, "later this" begins there.
    None where the words give no bound ("several years ago") or `today` is unknown.
    """
    words = re.sub(r"\s+", " ", words)
    if today is None:
        return None
    if words in _SINGLE:
        return _single(_moved(today, _SINGLE[words]))
    if words in _TODAY:
        return _single(today)
    if ago := _AGO.match(words):
        return _ago(ago[1], ago[2], today)
    return _period(words.split(), today)


def _ago(count: str, unit: str, today: date) -> DayRange | None:
    number = int(count) if count.isdecimal() else _COUNTS.get(count)
    unit = unit.rstrip("s")
    if number is None:
        return None
    if unit in ("day", "night"):
        return _single(_moved(today, -number))
    if unit == "week":
        return _moved(today, -7 * number - 3), _moved(today, -7 * number + 3)
    if unit == "month":
        months = today.year * 12 + today.month - 1 - number
        return month_range(months // 12, months % 12 + 1) if months >= 12 else None
    if unit == "year" and number < today.year:
        return year_range(today.year - number, False)
    return None


def _period(words: list[str], today: date) -> DayRange | None:
    part = words.pop(0) if words[0] in ("earlier", "later") else None
    if words[0] == "the" or words[0] == "past":
        return None  # "the past week" reaches back from today by no stated bound
    unit = _unit_range(words[1], today, _SHIFTS[words[0]])
    if unit is None or part is None:
        return unit
    if part == "earlier":
        return unit[0], max(unit[0], min(unit[1], today))
    return min(unit[1], max(unit[0], today)), unit[1]


def _unit_range(unit: str, today: date, shift: int) -> DayRange | None:
    if unit in ("week", "weekend"):
        monday = _moved(today, 7 * shift - today.weekday())
        if unit == "weekend":
            return _moved(monday, 5), _moved(monday, 6)
        return monday, _moved(monday, 6)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        return month_range(months // 12, months % 12 + 1) if 12 <= months < 119_988 else None
    if unit == "year" and 1 <= today.year + shift <= 9999:
        return year_range(today.year + shift, False)
    return None


def _single(day: date) -> DayRange:
    return day, day


def _moved(day: date, days: int) -> date:
    """`day` moved by `days`, held within what a date can say."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False
