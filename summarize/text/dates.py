"""Time expressions of a sentence, resolved to calendar dates against the day of publication."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from summarize.text.calendars import (
    DayRange,
    month_range,
    nearest_year,
    published_day,
    relative_range,
    weekday_range,
    year_range,
)
from summarize.text.lexicon import lexicon
from summarize.text.types import DatedSpan, TimeMention

if TYPE_CHECKING:
    from summarize.text.reading import ReadSentence

_WORDS = lexicon("dates")
_MONTHS = {word: int(number or 0) for word, number in _WORDS["months"].entries}
_WEEKDAYS = {word: int(number or 0) for word, number in _WORDS["weekdays"].entries}


def _either(words: frozenset[str] | tuple[str, ...]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=lambda w: (-len(w), w)))


_MONTH = rf"(?:{_either(frozenset(word.capitalize() for word in _MONTHS))})\b\.?"
_WEEKDAY = rf"(?:{_either(frozenset(word.capitalize() for word in _WEEKDAYS))})\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_GAP = r"[ \t\u00a0\u202f]{1,3}"
_UNIT = r"(?:days?|nights?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|"
    r"several|a couple of)"
)
_YEAR_LEAD = r"(?i:in|since|until|by|before|after|during|for|from|to|and|late|early|mid|of|the)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime|noon|midday|midnight)"
_SPAN = re.compile(
    rf"""
    (?<![\w/.-])(?:
      (?P<iso>\d{{4}}-\d\d-\d\d)(?![\w-])
    | (?:(?P<wd1>{_WEEKDAY}),?{_GAP})?
      (?P<m1>{_MONTH}){_GAP}?(?P<d1>{_DAY})(?:st|nd|rd|th)?(?![\d%:])
      (?:{_GAP}?(?:-|–|to|through|and){_GAP}?(?P<d1b>{_DAY})(?:st|nd|rd|th)?(?![\w%:,]*\d)\b)?
      (?:,?{_GAP}(?P<y1>{_YEAR})\b)?
    | (?:(?P<wd2>{_WEEKDAY}),?{_GAP})?(?:the{_GAP})?
      (?:(?P<d2a>{_DAY})(?:st|nd|rd|th)?{_GAP}?(?:-|–|to|and){_GAP}?)?
      (?!(?<=[Tt]he\s){_DAY}{_GAP}{_MONTH}{_GAP}\d{{1,2}}(?![\d:]))  # "the 19 Sept. 11 hijackers"
      (?P<d2>{_DAY})(?:st|nd|rd|th)?{_GAP}(?:of{_GAP})?(?P<m2>{_MONTH})(?:,?{_GAP}(?P<y2>{_YEAR})\b)?
    | (?P<m3>{_MONTH}),?{_GAP}(?:of{_GAP})?(?P<y3>{_YEAR})\b
    | (?P<lead4>(?i:in|since|until|by|last|next|this|late|early|mid|from|through|throughout))[ -]
      (?P<m4>{_MONTH})(?!,?{_GAP}\d)
    | (?:(?P<lead5>(?i:last|next|this|past|coming)){_GAP})?(?P<wd5>{_WEEKDAY})(?:{_GAP}{_PART}\b)?
    | (?P<lead6>{_YEAR_LEAD})[ -]
      (?P<y6>{_YEAR})(?P<decade>s)?(?![\w%$.,/-]*\d)\b(?!{_GAP}(?:people|percent|per|million|billion))
    | (?P<rel>(?i:the{_GAP}day{_GAP}before{_GAP}yesterday|yesterday|today|tonight|tomorrow
        |last{_GAP}night|this{_GAP}(?:morning|afternoon|evening)
        |(?:(?:earlier|later){_GAP})?(?:last|this|next|past|the{_GAP}past|the{_GAP}last){_GAP}{_UNIT}
        |{_COUNT}{_GAP}{_UNIT}{_GAP}ago))
    )(?<!\s)\b
    """,
    re.VERBOSE,
)
_NAMED_BEFORE = re.compile(rf"(?:{_either(_WORDS['named_days'].words)})\s$", re.IGNORECASE)
_NAMED_AFTER = re.compile(rf"['’]?s?\s(?:{_either(_WORDS['named_after'].words)})\b", re.IGNORECASE)
_TENSE = re.compile(
    rf"\b(?:(?P<future>{_either(_WORDS['future'].words)})|(?P<past>{_either(_WORDS['past'].words)}))\b"
    "|(?P<clause>[;:—])",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s?(?:to|and|through|until|till|-|–)\s?$|\s?(?:to|and|through|until|till|-|–)\s?"
)
_OPENER = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_SEPTEMBER_11 = re.compile(r"['’]?s?\s(?:(?:terror|terrorist)\s)?(?:attack|hijack|atrocit|victim)")
_OTHER_TRIGGERS = "yesterday today tonight tomorrow last this next past ago earlier later"
_TRIGGERS = frozenset((*_MONTHS, *_WEEKDAYS, *_OTHER_TRIGGERS.split()))  # one, or a digit, in each
_WINDOW = 120  # code points looked at on either side for the words that tell future from past


def find_dates(sentence: ReadSentence, published: str | None) -> tuple[DatedSpan, ...]:
    """The time expressions of `sentence`, in order, none overlapping.

    `published` is the article's ISO date or datetime. A weekday looks back to the latest such
    day, the day of publication included, unless words of the future stand with it; a date
    without a year is the latest such date, or the next one after words of the future, and a
    weekday said with it decides. Without `published` these keep their text and get no dates.
    """
    if not any(t.lower in _TRIGGERS or t.text[0].isdecimal() for t in sentence.tokens):
        return ()
    today = published_day(published)
    offset = sentence.sentence.start
    spans = [
        DatedSpan(_start(m) + offset, m.end() + offset, _mention(m, sentence.text, today))
        for m in _SPAN.finditer(sentence.text)
        if not _is_name(m, sentence.text)
    ]
    return tuple(_joined(spans, sentence.text, offset))


def time_of(dated_spans: tuple[DatedSpan, ...]) -> TimeMention | None:
    """The time of a claim: the narrowest dated expression, the first of equals.

    One that could not be resolved is handed out only when there is no other.
    """

    def width(span: DatedSpan) -> int:
        if span.time.earliest is None or span.time.latest is None:
            return 10**9
        return (date.fromisoformat(span.time.latest) - date.fromisoformat(span.time.earliest)).days

    return min(dated_spans, key=width).time if dated_spans else None


def _start(m: re.Match[str]) -> int:
    """Where the expression begins; a preposition before a month or year is no part of it."""
    lead = (m["lead4"] or m["lead6"] or "").lower()
    if lead in ("last", "next", "this", "late", "early", "mid"):
        return m.start()
    return m.start("m4") if m["m4"] else m.start("y6") if m["y6"] else m.start()


def _is_name(m: re.Match[str], text: str) -> bool:
    """Black Friday, the Sunday Times: a weekday that is part of a name."""
    if not m["wd5"]:
        return False
    before = text[max(0, m.start() - 12) : m.start()]
    return bool(_NAMED_BEFORE.search(before) or _NAMED_AFTER.match(text, m.end()))


def _mention(m: re.Match[str], text: str, today: date | None) -> TimeMention:
    days, words = _resolve(m, text, today), text[_start(m) : m.end()]
    if days is None:
        return TimeMention(None, None, words)
    return TimeMention(days[0].isoformat(), days[1].isoformat(), words)


def _resolve(m: re.Match[str], text: str, today: date | None) -> DayRange | None:
    if m["iso"]:
        return _iso(m["iso"])
    if m["m1"] or m["m2"]:
        return _month_day(m, text, today)
    if m["m3"]:
        return month_range(int(m["y3"]), _month(m["m3"]))
    if m["m4"]:
        if today is None:
            return None
        forward = True if m["lead4"].lower() == "next" else _looks_forward(m, text)
        return month_range(nearest_year(_month(m["m4"]), 1, today, forward), _month(m["m4"]))
    if m["wd5"]:
        lead = (m["lead5"] or "").lower()
        forward = lead in ("next", "this", "coming") or (not lead and bool(_looks_forward(m, text)))
        return weekday_range(_WEEKDAYS[m["wd5"].lower()], today, lead, forward)
    if m["y6"]:
        return year_range(int(m["y6"]), bool(m["decade"]))
    return relative_range(m["rel"].lower(), today)


def _iso(text: str) -> DayRange | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day, day


def _month(word: str) -> int:
    return _MONTHS[word.rstrip(".").lower()]


def _month_day(m: re.Match[str], text: str, today: date | None) -> DayRange | None:
    month = _month(m["m1"] or m["m2"])
    first = int(m["d1"] or m["d2a"] or m["d2"])
    last = int((m["d1b"] or m["d1"]) if m["m1"] else m["d2"])
    stated = m["y1"] or m["y2"]
    if not stated and (month, first) == (9, 11) and _SEPTEMBER_11.match(text, m.end()):
        stated = "2001"
    if stated:
        year = int(stated)
    elif today is None:
        return None
    else:
        weekday = m["wd1"] or m["wd2"]
        year = nearest_year(
            month,
            first,
            today,
            _looks_forward(m, text),
            _WEEKDAYS[weekday.lower()] if weekday else None,
        )
    try:
        return date(year, month, first), date(year, month, max(first, last))
    except ValueError:
        return None


def _looks_forward(m: re.Match[str], text: str) -> bool | None:
    """Whether the nearest word of tense speaks of the future; None where none speaks of either.

    It is looked for before the expression and, where nothing stands before it ("On Friday the
    court will ..."), after it.
    """
    nearest = None
    for tense in _TENSE.finditer(text, max(0, m.start() - _WINDOW), m.start()):
        nearest = tense.lastgroup
    if nearest is None and m.start() < 12:
        after = _TENSE.search(text, m.end(), min(len(text), m.end() + _WINDOW))
        nearest = after.lastgroup if after else None
    return nearest == "future" if nearest in ("future", "past") else None


def _joined(spans: list[DatedSpan], text: str, offset: int) -> list[DatedSpan]:
    """Two spans of "from Monday to Wednesday" as one; the others as they are."""
    joined: list[DatedSpan] = []
    for span in spans:
        if joined and _continues(joined[-1], span, text, offset):
            first = joined.pop()
            whole = text[first.start - offset : span.end - offset]
            time = TimeMention(first.time.earliest, span.time.latest, whole)
            joined.append(DatedSpan(first.start, span.end, time))
        else:
            joined.append(span)
    return joined


def _continues(first: DatedSpan, second: DatedSpan, text: str, offset: int) -> bool:
    between = text[first.end - offset : second.start - offset]
    before = text[max(0, first.start - offset - 8) : first.start - offset]
    if len(between) > 9 or not _JOINT.fullmatch(between) or not _OPENER.search(before):
        return False
    if first.time.earliest is None or second.time.latest is None:
        return first.time.earliest is second.time.latest
    return first.time.earliest <= second.time.latest
