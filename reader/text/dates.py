"""Forum dates as printed, made into times with a zone.

Boards print their own clock, seldom its zone, and recent posts by words only (昨天 12:30, 3 minutes ago). A date that
cannot be told for sure is None, never a guess; a time worked out from words says so (`When.derived`).
The forms are those that Discuz!, phpBB, MyBB and their kin print in Simplified and Traditional Chinese and English.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.text.day_words import day_word
from reader.text.months import MONTHS
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

CHINA = dt.timezone(dt.timedelta(hours=8))
"""The zone of boards that do not print theirs."""

LONGEST = 160
"""Characters that are looked at; a printed date stands within the first few."""

_YEARS = range(1980, 2100)
_GAP = 14  # characters between a date and its clock time: weekday, "at", comma
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(_MONTHS)
_NUMERALS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "半": 0.5,
}
_UNITS = {
    "秒": 1,
    "分": 60,
    "小": 3600,
    "时": 3600,
    "時": 3600,
    "天": 86400,
    "日": 86400,
    "周": 604800,
    "週": 604800,
    "sec": 1,
    "min": 60,
    "hou": 3600,
    "hr": 3600,
    "day": 86400,
    "wee": 604800,
}

_YMD = re.compile(r"(?<!\d)(\d{4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,2})(?!\d)")
_DMY = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_MDY = re.compile(r"(?<![\d/.:-])(\d{1,2})/(1[3-9]|2\d|3[01])/(\d\d)(?![\d/])")
"""With a year of two figures: sure only where the second figure can be no month."""
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]? ?$", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ON_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,3}day,?(?: at)?(?= \d{1,2}:\d\d)", re.IGNORECASE)
_ENGLISH = re.compile(
    rf"(?<!\d)(?:(\d{{1,2}})(?:st|nd|rd|th|\.)?[ -])?(?<![a-z])({_MONTH})[a-z]{{0,6}}\.?"
    r"(?: (\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,? |-)(\d{4})(?!\d)",
    re.IGNORECASE,
)
_C_TIME = re.compile(
    rf"(?<![a-z])({_MONTH}) (\d{{1,2}}) (\d\d:\d\d:\d\d)(?: [A-Z]{{3,4}})? (\d{{4}})(?!\d)",
    re.IGNORECASE,
)
"""As C's ``ctime`` writes times, the year last."""
_WORD_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:er|[.ºª])? (?:de )?([^\W\d_]{3,12})\.?(?: de)?,? (\d{4})(?!\d)"
    r"|(?<!\w)([^\W\d_]{3,12})\.? (\d{1,2})[.,]? (\d{4})(?!\d)"
)
_CHINESE_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_CHINESE_MONTH = re.compile(
    r"(?<!\d)(?:(\d{1,2}) )?(?<![\d十])(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?: (\d{1,2}))?,? (\d{4})(?!\d)"
)
_MD = re.compile(r"(?<![\d.:/-])(\d{1,2}) ?[-/月] ?(\d{1,2})(?![\d/.-])")
_CLOCK = re.compile(
    r"(上午|下午|凌晨|早上|中午|傍晚|晚上|오전|오후|午前|午後)? ?"
    r"(?<!\d)(\d{1,2})[:：时時点點](\d{2})(?!\d)(?:[:：分](\d{2})(?!\d))?"
    r"(?:\.\d{1,9})?(?: ?(?:([ap])(?:\. ?)?m|([πμ])\.?μ)\b)?(?: ?(z|[+-]\d{2}:?\d{2})(?!\d))?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:(?<!\d)(\d{1,4})|([一二两兩三四五六七八九十半])) ?(?:个|個)?"
    r"(?: ?(秒|分|小时|小時|时|時|天|日|周|週)(?:钟|鐘)? ?[前之以]"
    r"| (sec|min|hour|hr|day|week)[a-z]{0,4} ago)",
    re.IGNORECASE,
)
_WORDED_AGO = re.compile(r"\b(an?|one|half an|a half) (hour|minute|day|week|second) ago", re.IGNORECASE)
_NOW = re.compile(r"刚刚|剛剛|刚才|剛才|\bjust now\b|\bmoments? ago\b", re.IGNORECASE)
_FOOTER = re.compile(r"(?<![A-Za-z])GMT ?(?:([+-]) ?(\d{1,2})(?:[:.](\d{1,2}))?)?(?!\d)[,，]? ?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A printed time, understood.

    Args:
        datetime: the time, with its zone.
        derived: it was worked out from words or from a date without year, against the capture's time.
        has_seconds: seconds were printed.
        has_time: a clock time was printed; without one the time is midnight, or the word's reckoning.
    """

    datetime: dt.datetime
    derived: bool = False
    has_seconds: bool = False
    has_time: bool = True


@dataclass(frozen=True, slots=True)
class _Clock:
    time: dt.time
    has_seconds: bool
    zone: dt.tzinfo | None


def date_order(texts: Iterable[str]) -> str:
    """In which order a board prints days and months in figures: ``dmy``, ``mdy``, or ``""`` where no date tells.

    Args:
        texts: the printed times of one page's posts, in the page's order. A figure above 12 can only be a day;
            where all are lower, posts follow one another in time, and only one order may have them do so.
    """
    unsure = []
    for text in texts:
        line = normalise(text[:LONGEST])
        if (match := _DMY.search(line)) and match[2] != ".":
            if int(match[1]) > 12:
                return "dmy"
            if int(match[3]) > 12:
                return "mdy"
            unsure.append(line)
    fitting = [order for order in ("dmy", "mdy") if _ascends(unsure, order)]
    return fitting[0] if len(fitting) == 1 else ""


def _ascends(texts: list[str], order: str) -> bool:
    """Whether times, read in an order of days and months, follow one another."""
    times = [when.datetime for when in (parse_when(text, dt.UTC, None, order) for text in texts) if when]
    return len(times) > 1 and all(before <= after for before, after in pairwise(times))


def parse_when(text: str, zone: dt.tzinfo = CHINA, now: dt.datetime | None = None, order: str = "") -> When | None:
    """The first time that a text prints.

    Args:
        text: such as ``发表于 2022-1-19 16:00:25``, ``昨天 12:30`` or ``Jan 19, 2022 4:00 PM``; any length.
        zone: the zone of the board's clock, for times that do not print theirs.
        now: when the page was captured, with zone; words such as ``3 天前`` and dates without year need it.
        order: ``dmy`` or ``mdy`` where the board is known to print ``03-04-2022`` so; else such a date is not told.

    Returns:
        The time, or None where the text holds none that can be told for sure. Never raises.
    """
    return _when(text[:LONGEST], zone, now, order)


@lru_cache(maxsize=2000)
def _when(text: str, zone: dt.tzinfo, now: dt.datetime | None, order: str) -> When | None:
    text = normalise(text)
    try:
        return _absolute(text, zone, order) or (_relative(text, now.astimezone(zone)) if now else None)
    except (ValueError, OverflowError):  # day 99, hour 31, a hundred centuries ago
        return None


def parse_footer(text: str) -> dt.datetime | None:
    """The capture time that a Discuz! footer prints, in the zone that it names (``GMT+8, 2024-3-29 01:41``).

    Args:
        text: the footer, or any text that holds it; only its first characters after ``GMT`` count.
    """
    for match in _FOOTER.finditer(text):
        sign, hours, rest = match.groups()
        minutes = 0
        if rest:
            # Discuz! prints half hours as a fraction (GMT+5.5), others as minutes (GMT+5:30).
            minutes = int(rest) if ":" in match.group() else int(float(f"0.{int(rest)}") * 60)
        total = int(hours or 0) * 60 + minutes
        if total > 14 * 60 or minutes > 59:
            continue
        zone = dt.timezone(dt.timedelta(minutes=-total if sign == "-" else total))
        found = parse_when(text[match.end() : match.end() + 40], zone)
        if found and found.has_time:
            return found.datetime
    return None


def _absolute(text: str, zone: dt.tzinfo, order: str) -> When | None:
    found = _date(text, order)
    if found is None:
        return None
    day, end = found
    clock = _clock(text, end, _GAP)
    if clock is None:
        return When(dt.datetime.combine(day, dt.time(), zone), has_time=False)
    return When(dt.datetime.combine(day, clock.time, clock.zone or zone), has_seconds=clock.has_seconds)


def _date(text: str, order: str) -> tuple[dt.date, int] | None:
    """The first date with a year and where it ends."""
    if match := _YMD.search(text):
        year, month, day = map(int, match.groups())
    elif (match := _ENGLISH.search(text)) and (match[1] or match[3]):
        before, name, after, written = match.groups()
        year, month, day = int(written), _MONTHS.index(name.lower()) + 1, int(before or after)
    elif (match := _CHINESE_MONTH.search(text)) and (match[1] or match[3]):
        before, name, after, written = match.groups()
        month = int(name) if name.isdecimal() else _CHINESE_MONTHS.index(name) + 1
        year, day = int(written), int(before or after)
    elif match := _DMY.search(text):
        figures = _in_order(int(match[1]), int(match[3]), order) or _by_weekday(text, match)
        if figures is None:
            return None
        year, (day, month) = int(match[4]), figures
    elif match := _MDY.search(text):
        month, day, written = int(match[1]), int(match[2]), int(match[3])
        year = written + (2000 if written < _YEARS.start - 1900 else 1900)
    elif match := _C_TIME.search(text):
        year, month, day = int(match[4]), _MONTHS.index(match[1].lower()) + 1, int(match[2])
        return (dt.date(year, month, day), match.start(3)) if year in _YEARS else None
    elif match := _word_month(text):
        year, day = int(match[3] or match[6]), int(match[1] or match[5])
        month = MONTHS[(match[2] or match[4]).lower()]
    else:
        return None
    return (dt.date(year, month, day), match.end()) if year in _YEARS else None


def _in_order(first: int, second: int, order: str) -> tuple[int, int] | None:
    """Day and month; None for 3/4/2022, which is March in one country and April in the next."""
    if second > 12 or (order == "mdy" and first <= 12):
        return second, first
    return (first, second) if order or first > 12 or first == second else None


def _by_weekday(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Day and month where only one order of them falls on the weekday before the date."""
    named = _WEEKDAY.search(text, 0, match.start())
    if named is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    wanted = _WEEKDAYS.index(named[1].lower())
    fitting = [pair for pair in ((first, second), (second, first)) if dt.date(year, *pair[::-1]).weekday() == wanted]
    return fitting[0] if len(fitting) == 1 else None


def _word_month(text: str) -> re.Match[str] | None:
    found = _WORD_MONTH.finditer(text)
    return next((match for match in found if (match[2] or match[4]).lower() in MONTHS), None)


def _clock(text: str, start: int, gap: int) -> _Clock | None:
    """The clock time that begins within ``gap`` characters of ``start``."""
    match = _CLOCK.search(text, start)
    if match is None or match.start() > start + gap:
        return None
    word, hour_text, minute, second, half, greek, offset = match.groups()
    hour = int(hour_text)
    half = {"π": "a", "μ": "p"}.get((greek or "").lower(), (half or "").lower())
    pm = word in {"下午", "傍晚", "晚上", "오후", "午後"} or half == "p"
    if word == "中午":
        pm = hour in {1, 2}
    if pm and hour < 12:
        hour += 12
    elif hour == 12 and (word in {"上午", "凌晨", "오전", "午前"} or half == "a"):
        hour = 0
    return _Clock(dt.time(hour, int(minute), int(second or 0)), second is not None, _offset(offset))


def _offset(text: str | None) -> dt.tzinfo | None:
    if not text:
        return None
    if text in "zZ":
        return dt.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _relative(text: str, now: dt.datetime) -> When | None:
    if day := day_word(text):
        return _on_day(now, day[0], text, day[1])
    if match := _AGO.search(text):
        amount = float(match[1] or _NUMERALS[match[2]])
        seconds = _UNITS[(match[3] or match[4]).lower()[: 1 if match[3] else 3]]
        if seconds >= 86400 and amount.is_integer():
            return _on_day(now, int(amount) * (seconds // 86400), text, match.end())
        return When(now - dt.timedelta(seconds=amount * seconds), derived=True)
    if match := _WORDED_AGO.search(text):
        amount = 0.5 if "half" in match[1].lower() else 1
        return When(now - dt.timedelta(seconds=amount * _UNITS[match[2].lower()[:3]]), derived=True)
    if _NOW.search(text):
        return When(now, derived=True)
    if match := _ON_WEEKDAY.search(text):
        # The capture's own day is called Today: the same name means a week before.
        return _on_day(now, (now.weekday() - _WEEKDAYS.index(match[1].lower())) % 7 or 7, text, match.end())
    return _in_year(text, now)


def _on_day(now: dt.datetime, ago: int, text: str, end: int) -> When | None:
    """A time some days before the capture; by the capture's own clock where none is printed."""
    day = now - dt.timedelta(days=ago)
    if day.year not in _YEARS:
        return None
    clock = _clock(text, end, _GAP)
    if clock is None:
        return When(day, derived=True, has_time=False)
    return When(dt.datetime.combine(day.date(), clock.time, now.tzinfo), derived=True, has_seconds=clock.has_seconds)


def _in_year(text: str, now: dt.datetime) -> When | None:
    """A month and day without year (``1-19 16:00``): the last such day before the capture."""
    match = _MD.search(text)
    if match is None:
        return None
    clock = _clock(text, match.end(), _GAP)
    if clock is None and "月" not in match.group():  # "2/3" alone is as likely a page counter
        return None
    month, day = int(match[1]), int(match[2])
    latest = now + dt.timedelta(days=1)
    for year in range(now.year + 1, now.year - 5, -1):  # five years back always hold a 29 February
        try:
            at = dt.datetime.combine(dt.date(year, month, day), clock.time if clock else dt.time(), now.tzinfo)
        except ValueError:
            continue
        if at <= latest:
            return When(at, derived=True, has_seconds=bool(clock and clock.has_seconds), has_time=clock is not None)
    return None
