"""Days and spans of days as covers and letters print them: of inspections, visits, letters and meetings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.language.calendar_dates import MONTH, WEEKDAY, day_or_none, full_year, month_end, month_number

_DAY = rf"(?:{WEEKDAY},?\s+)?(?<!\d)\d{{1,2}}(?:\s?(?:st|nd|rd|th)\b)?"
_OF = r"(?:(?:day\s+)?of\s+)?"
_TO = r"\s*(?:to|until|and|&|,|/|–|—|-|‑|−)\s*"
_YEAR = r"(?:,?\s*(?:20\d{2}|19\d{2})(?!\d)|\s*['’]\d\d\b)"
_MOST_BETWEEN = 9
"""Days named between the first and the last of a visit in stretches: a bound, so that searching grows with the text."""
_SPAN_OF_DAYS = (
    rf"(?=[\dmtwfs])(?P<d1>{_DAY})(?:\s+(?:of\s+)?(?P<m1>{MONTH})(?P<y1>{_YEAR})?)?{_TO}"
    rf"(?P<between>(?:{_DAY}(?:\s+(?:of\s+)?{MONTH})?{_TO}){{0,{_MOST_BETWEEN}}})"
    rf"(?P<d2>{_DAY})\s+{_OF}(?P<m2>{MONTH})"
)
_SINGLE_DAY = rf"(?=[\dmtwfs])(?P<d>{_DAY})\s*{_OF}(?P<m>{MONTH})"
_SPAN = re.compile(rf"{_SPAN_OF_DAYS}(?P<y2>{_YEAR})", re.IGNORECASE)
_SINGLE = re.compile(rf"{_SINGLE_DAY}(?P<y>{_YEAR})", re.IGNORECASE)
_SPAN_OF_NO_YEAR = re.compile(rf"{_SPAN_OF_DAYS}(?P<y2>)(?!{_YEAR})", re.IGNORECASE)
_SINGLE_OF_NO_YEAR = re.compile(rf"{_SINGLE_DAY}(?P<y>)(?!{_YEAR})", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"(?<![\d/.-])(?:(?P<d1>\d{{1,2}})(?P<s1>[/.-])(?P<m1>\d{{1,2}})(?P=s1)(?P<y1>20\d{{2}}|\d\d){_TO})?"
    r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>20\d{2}|\d\d)(?![\d/]|[.-]\d)"
)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d/-])")
_MONTH_FIRST = re.compile(rf"\b(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?P<y>,?\s+20\d{{2}})(?!\d)", re.I)
_HYPHENED = re.compile(rf"(?<![\d-])(?P<d>\d{{1,2}})-(?P<m>{MONTH})-(?P<y>(?:20)?\d\d)(?![\d-])", re.I)
_WITH_YEAR = (_SPAN, _SINGLE, _NUMBERED, _YEAR_FIRST, _MONTH_FIRST, _HYPHENED)
_ANY_YEAR = re.compile(r"(?:20|19)\d\d|\d([/.-])\w{1,9}\1\d\d|['’]\d\d")
"""What each of those holds: where none is left, to look for days is idle, and dear."""
_OF_NO_YEAR = (_SPAN_OF_NO_YEAR, _SINGLE_OF_NO_YEAR)
_LONGEST_MONTH = 31
_MONTH = re.compile(MONTH, re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"\b(?P<m>{MONTH})(?P<y>{_YEAR})", re.IGNORECASE)
_YEAR_ONLY = re.compile(r"(?<![\d,.£/–-])(?P<y>20[0-2]\d)(?![\d%/–-]|,\d)")


class PrintedSpan(NamedTuple):
    """First and last day as printed at text[start:end]; equal for a single day."""

    start: int
    end: int
    first: dt.date
    last: dt.date


def day_spans(text: str, written: dt.date | None = None) -> Iterator[PrintedSpan]:
    """Spans and single days, in reading order; a day that the calendar does not have is left out.

    In a document `written` on a day, days printed without their year ("from 26 to 31 March") are the last such days
    up to it; without it they are left out.
    """
    forms = _WITH_YEAR if written is None else (*_WITH_YEAR, *_OF_NO_YEAR)
    at = 0
    while written is not None or _ANY_YEAR.search(text, at):
        found = [match for match in (p.search(text, at) for p in forms) if match]
        if not found:
            return
        match = min(found, key=lambda m: (m.start(), -m.end()))
        span = _resolve(match, written)
        if span:
            yield span
        at = match.end()


def first_span(text: str, written: dt.date | None = None) -> PrintedSpan | None:
    """The first of `day_spans`."""
    return next(day_spans(text, written), None)


def first_month_or_year(text: str) -> PrintedSpan | None:
    """The first day, month or year printed, as all its days; None where there is none."""
    day = first_span(text)
    month = next((m for m in _MONTH_ONLY.finditer(text)), None)
    if day and (not month or day.start <= month.start()):
        return day
    if month:
        year, number = _year(month["y"]), month_number(month["m"])
        return PrintedSpan(month.start(), month.end(), dt.date(year, number, 1), month_end(year, number))
    match = _YEAR_ONLY.search(text)
    if not match:
        return None
    year = int(match["y"])
    return PrintedSpan(match.start(), match.end(), dt.date(year, 1, 1), dt.date(year, 12, 31))


def month_named(title: str) -> PrintedSpan | None:
    """The one month or day that a title names; None where it names several, or no more than a year, as of a period."""
    named = list(printed_dates(title))
    is_one = len(named) == 1 and (named[0].last - named[0].first).days < _LONGEST_MONTH
    is_one = is_one and len(_MONTH.findall(title)) < 2  # "April to June 2019" is a period
    return named[0] if is_one else None


def printed_dates(text: str) -> Iterator[PrintedSpan]:
    """Every day, month or year printed, in reading order, each as all its days."""
    at = 0
    while span := first_month_or_year(text[at:]):
        yield span._replace(start=span.start + at, end=span.end + at)
        at += span.end


def _resolve(match: re.Match[str], written: dt.date | None) -> PrintedSpan | None:
    """The days of a match; where it prints no year, of the last year in which they were over by the day `written`."""
    if match.re in _OF_NO_YEAR and written:
        found = (_in_year(match, year) for year in (written.year, written.year - 1))
        return next((span for span in found if span and span.last <= written), None)
    if match.re is _NUMBERED:
        last = _numbered(match["d"], match["s"], match["m"], match["y"])
        first = _numbered(match["d1"], match["s1"], match["m1"], match["y1"]) if match["d1"] else last
        return _span(match, first, last)
    if match.re is _YEAR_FIRST:
        day = day_or_none(int(match["y"]), int(match["m"]), int(match["d"]))
        return _span(match, day, day)
    return _in_year(match, _year(match["y2" if match.re is _SPAN else "y"]))


def _numbered(day: str, sign: str, month: str, year: str) -> dt.date | None:
    """31/3/14, 31.03.2014 or 31-03-2014; but for strokes, day and month have two digits: 3.3.14 is a paragraph."""
    if sign != "/" and len(day + month) < len("3103"):
        return None
    return day_or_none(full_year(year), int(month), int(day))


def _in_year(match: re.Match[str], last_year: int) -> PrintedSpan | None:
    """The days of a match whose last one is in a year.

    A first day without a year lies before the last, over a new year if need be; one without a month has that of the
    next day that prints one ("4 to 8 March and 18 to 29 April").
    """
    if "d" in match.re.groupindex:
        day = day_or_none(last_year, month_number(match["m"]), _day(match["d"]))
        return _span(match, day, day)
    last_month = month_number(match["m2"])
    between = _MONTH.search(match["between"])
    month = month_number(match["m1"] or (between[0] if between else match["m2"]))
    year = _year(match["y1"]) if match["y1"] else last_year - (month > last_month)
    return _span(
        match, day_or_none(year, month, _day(match["d1"])), day_or_none(last_year, last_month, _day(match["d2"]))
    )


def _span(match: re.Match[str], first: dt.date | None, last: dt.date | None) -> PrintedSpan | None:
    """Both days where the calendar has them and they are in order."""
    return PrintedSpan(match.start(), match.end(), first, last) if first and last and first <= last else None


def _day(printed: str) -> int:
    return int(re.search(r"\d+", printed)[0])  # type: ignore[index]


def _year(printed: str) -> int:
    return full_year(printed.strip(",- \n"))
