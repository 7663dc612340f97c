"""Publication dates as newsrooms write them, to ISO 8601; what is ambiguous is not guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wednes|wed|thu|thur|thurs|fri|satur|sat|sun)(?:day)?\.?,?\s+)?"
# A time of day may follow; without a stated offset it would only be half known, so it is dropped.
_TIME = r"(?:,?\s+(?:at\s+|-\s+|\|\s+)?\d{1,2}[:.]\d\d.{0,30})?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_WRITTEN = tuple(
    re.compile(_WEEKDAY + order + _TIME, re.IGNORECASE)
    for order in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.{0,30})?")
_COMPACT_OFFSET = re.compile(r"\s*([+-]\d\d):?(\d\d)\Z")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MAIL = re.compile(
    r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|[A-Z]{1,5})"
)


def iso_date(written: str) -> str | None:
    """`written` as an ISO 8601 date or datetime, or None if it cannot be understood.

    Understood: ISO 8601; "21 September 2023", "Sept. 21, 2023", with a weekday or time of day;
    2023/09/21; RFC 2822. 25/12/2023 is clear, 03/04/2023 is not: None.
    """
    written = " ".join(written.split())
    if not written.isascii():
        return None
    if _ISO.fullmatch(written):
        return _from_iso(written)
    if _MAIL.fullmatch(written):
        return _from_mail(written)
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(written):
            month = _MONTHS.index(found["month"][:3].lower()) + 1
            return _date(int(found["year"]), month, int(found["day"]))
    if found := _YEAR_FIRST.fullmatch(written):
        return _date(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _NUMERIC.fullmatch(written):
        return _from_numbers(int(found[1]), int(found[2]), int(found[3]))
    return None


def _from_iso(written: str) -> str | None:
    try:
        if len(written) == len("2023-09-21"):
            return date.fromisoformat(written).isoformat()
        joined = _COMPACT_OFFSET.sub(r"\1:\2", written)
        return datetime.fromisoformat(joined.replace(" Z", "Z")).isoformat()
    except ValueError:
        return None


def _from_mail(written: str) -> str | None:
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, OverflowError):
        return None


def _from_numbers(first: int, second: int, year: int) -> str | None:
    """Day and month in either order, if only one order makes a date or both make the same."""
    readings = {_date(year, first, second), _date(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
