"""Calendar arithmetic of these papers: month names, two-digit years, financial and academic years."""

from __future__ import annotations

import calendar
import datetime as dt

_PRINTED = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
ANY_MONTH = f"(?i:{_PRINTED})(?![A-Za-z])\\.?"
"""A month's name or abbreviation in any case: one between a day and a year."""

MONTH = f"(?=[A-Z]){ANY_MONTH}"
"""A month's name or abbreviation with a capital: in lower case "may" and "march" are other words."""

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_ORDINAL = r"(?:\x20?(?:st|nd|rd|th)\b|<sup>(?:st|nd|rd|th)</sup>)?"
A_DAY = (
    rf"(?:{WEEKDAY},?\x20+)?(?:\d{{1,2}}{_ORDINAL}(?:\x20+of)?\x20*{MONTH},?\x20*20\d\d"
    rf"|{MONTH}\x20+\d{{1,2}}{_ORDINAL},?\x20+20\d\d|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20)?\d\d)"
)
"""A day with its year, as it stands on a line of its own above a letter."""

DASH = "\u0335?[-\u2010-\u2015\u2212\u2500]"
"""Any mark that papers set between two dates: hyphens, dashes, also struck through, minus, a line drawn for a box."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
)
_COUNTS = {word: number for number, word in enumerate(_WORDS, 1)}
PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4}
"""The places that a part of a year is told to have; the last and the final one depend on how many there are."""


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return _MONTHS.index(name[:3].lower()) + 1


def count_of(word: str) -> int | None:
    """The number of at most two digits that a word or digits print; None for any other word."""
    return int(word) if word.isdigit() and len(word) <= 2 else _COUNTS.get(word.lower())


def full_year(printed: str) -> int:
    """`14`, `'14` or `2014` as a year; two digits are of this century, as the papers are."""
    digits = int(printed.strip("'’ "))
    return digits + 2000 if digits < 100 else digits


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day (31 April)."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def longest_month(month: int) -> int:
    """Most days that a month has in any year; 0 where the calendar has no such month."""
    return calendar.monthrange(2024, month)[1] if 1 <= month <= 12 else 0


def month_start(year: int, month: int) -> dt.date:
    """First day of a month."""
    return dt.date(year, month, 1)


def month_end(year: int, month: int) -> dt.date:
    """Last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_months(end: dt.date, months: int) -> tuple[dt.date, dt.date]:
    """First and last day of the so many months that end with a day."""
    start = months_before(end, months)
    if end == month_end(end.year, end.month):
        start = month_end(start.year, start.month)
    return start + dt.timedelta(days=1), end


def financial_year(first: int) -> tuple[dt.date, dt.date]:
    """1 April of a year to 31 March of the next."""
    return dt.date(first, 4, 1), dt.date(first + 1, 3, 31)


def academic_year(first: int) -> tuple[dt.date, dt.date]:
    """1 September of a year to 31 August of the next."""
    return dt.date(first, 9, 1), dt.date(first + 1, 8, 31)


def part_of_year(start: dt.date, first_month: int, months: int) -> tuple[dt.date, dt.date]:
    """First and last day of some months of the year that begins with `start`; its first month is number 0."""
    year, month = divmod(start.year * 12 + start.month - 1 + first_month, 12)
    last_year, last_month = divmod(year * 12 + month + months - 1, 12)
    return month_start(year, month + 1), month_end(last_year, last_month + 1)


def in_year_from(start: dt.date, day: dt.date) -> dt.date:
    """The same day and month within the twelve months that begin with `start`."""
    is_next = (day.month, day.day) < (start.month, start.day)
    return months_before(day, 12 * (day.year - start.year - is_next))


def financial_quarter(first: int, quarter: int) -> tuple[dt.date, dt.date]:
    """First and last day of a quarter, 1 to 4, of the financial year that begins in April of `first`."""
    month = 3 * quarter + 1
    year, month = (first, month) if month <= 12 else (first + 1, month - 12)
    return month_start(year, month), month_end(year, month + 2)


def kind_of(start: dt.date, end: dt.date) -> str:
    """What the calendar calls the days from start to end: a kind of records.Observation.period_kind."""
    if start == end:
        return "snapshot"
    if start.day != 1 or end != month_end(end.year, end.month):
        return "year" if last_months(end, 12)[0] == start else "range"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 12:
        return {1: "year", 4: "financial_year", 9: "academic_year"}.get(start.month, "year")
    if months == 3 and start.month % 3 == 1:
        return "quarter"
    return "month" if months == 1 else "range"
