"""Moments: the time of day that a clause gives, in hours, however newsrooms write it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.text.lexicon import lexicon

_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>[0-5]\d)\b(?!\s*(?:per|million|billion|%))",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"\b(?:at|after|before|around|about|by|past) (?P<word>[a-z]+)"
    r"(?: o[’']clock)?(?: (?:on \w+ |in the )(?P<part>morning|afternoon|evening))",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(noon|midday|midnight)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:by|as of|until|before|on|this)\s(?:\w+\s){0,2}?(morning|noon|midday|afternoon|evening"
    r"|night|midnight)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|around|before|after|by|nearly|past)\s$", re.IGNORECASE)
_EXACTLY, _ROUGHLY = 0.1, 0.75  # hours that two accounts of one moment may be apart
_HOURS = {"noon": 12.0, "midday": 12.0, "midnight": 24.0}
_PARTS = {**_HOURS, "morning": 9.0, "afternoon": 15.0, "evening": 19.0, "night": 22.0}
_DAY, _NOON = 24.0, 12.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day: hours from midnight, and the words that give it."""

    hour: float
    text: str
    rough: bool  # "about", "shortly after", a named hour
    half_known: bool = True  # whether it says before or after noon: "7.40" does not

    def excludes(self, other: Moment) -> bool:
        """Whether one act cannot have been at both, the shorter way round the clock."""
        day = _DAY if self.half_known and other.half_known else _DAY / 2
        gap = abs(self.hour - other.hour) % day
        return min(gap, day - gap) > (_ROUGHLY if self.rough or other.rough else _EXACTLY)


def hour_in(text: str) -> Moment | None:
    """The one time of day in `text`; None where there is none, or more than one."""
    found = [
        *(_moment(text, m, _clock(m)) for m in _CLOCK.finditer(text)),
        *(_moment(text, m, hour) for m in _SPELLED.finditer(text) if (hour := _spelled(m))),
        *(_moment(text, m, _HOURS[m[1].lower()]) for m in _NAMED.finditer(text)),
    ]
    return found[0] if len(found) == 1 else None


def _moment(text: str, match: re.Match[str], hour: float) -> Moment:
    rough = match.re is not _CLOCK or bool(_ABOUT.search(text, 0, match.start()))
    half_known = match.re is not _CLOCK or match["half"] is not None or hour > _NOON
    return Moment(hour, match.group(), rough, half_known)


def _clock(match: re.Match[str]) -> float:
    if match["hour24"] is not None:
        return float(match["hour24"]) + float(match["minute24"]) / 60
    hour = float(match["hour"]) % 12 + float(match["minute"] or 0) / 60
    return hour + (12 if match["half"].lower() == "p" else 0)


def _spelled(match: re.Match[str]) -> float | None:
    hours = {word: float(number or 0) for word, number in lexicon("numbers")["ones"].entries}
    hour = hours.get(match["word"].lower())
    if hour is None or not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if match["part"].lower() in {"afternoon", "evening"} else 0)


def part_of_day(text: str) -> float | None:
    """The hour up to which a count is said to hold: 12 for "by noon", 19 for "by the evening"."""
    if (moment := hour_in(text)) is not None:
        return moment.hour
    match = _PART.search(text)
    return _PARTS[match[1].lower()] if match else None
