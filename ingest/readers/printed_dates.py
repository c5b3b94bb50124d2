"""Days and spans of days as covers and letters print them: of inspections, visits, letters and meetings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.language.calendar_dates import MONTH, day_or_none, month_end, month_number

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?<!\d)\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?"
_TO = r"\s*(?:to|until|and|&|,|/|–|—|-|‑|−)\s*"
_YEAR = r",?\s*(?:20\d{2}|19\d{2})(?!\d)"
_MOST_BETWEEN = 9
"""Days named between the first and the last of a visit in stretches: a bound, so that searching grows with the text."""
_SPAN = re.compile(
    rf"(?=[\dmtwfs])(?P<d1>{_DAY})(?:\s+(?:of\s+)?(?P<m1>{MONTH})(?P<y1>{_YEAR})?)?{_TO}"
    rf"(?P<between>(?:{_DAY}(?:\s+(?:of\s+)?{MONTH})?{_TO}){{0,{_MOST_BETWEEN}}})"
    rf"(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m2>{MONTH})(?P<y2>{_YEAR})",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?=[\dmtwfs])(?P<d>{_DAY})\s*(?:of\s+)?(?P<m>{MONTH})(?P<y>{_YEAR})", re.IGNORECASE)
_SLASHED = re.compile(
    rf"(?<![\d/])(?:(?P<d1>\d{{1,2}})/(?P<m1>\d{{1,2}})/(?P<y1>20\d{{2}}){_TO})?"
    r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d{2})(?![\d/])"
)
_DAYS_OF_MONTH = re.compile(rf"{_DAY}(?:\s+{MONTH})?(?:{_TO}{_DAY})?\s+{MONTH}(?!{_YEAR})", re.IGNORECASE)
_MONTH = re.compile(MONTH, re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"\b(?P<m>{MONTH})(?P<y>{_YEAR})", re.IGNORECASE)
_YEAR_ONLY = re.compile(r"(?<![\d,.£/–-])(?P<y>20[0-2]\d)(?![\d%/–-]|,\d)")


class PrintedSpan(NamedTuple):
    """First and last day as printed at text[start:end]; equal for a single day."""

    start: int
    end: int
    first: dt.date
    last: dt.date


def day_spans(text: str) -> Iterator[PrintedSpan]:
    """Spans and single days, in reading order; a day that the calendar does not have is left out."""
    at = 0
    while True:
        found = [match for match in (p.search(text, at) for p in (_SPAN, _SINGLE, _SLASHED)) if match]
        if not found:
            return
        match = min(found, key=lambda m: (m.start(), -m.end()))
        span = _resolve(match)
        if span:
            yield span
        at = match.end()


def first_span(text: str) -> PrintedSpan | None:
    """The first span or day printed in the text."""
    return next(day_spans(text), None)


def span_before(text: str, written: dt.date) -> PrintedSpan | None:
    """The span or day with which a text opens, in a document written on a day.

    Days printed without their year ("from 26 to 31 March") are the last such days before it was written.
    """
    span = first_span(text)
    if span and span.start == 0:
        return span
    days = _DAYS_OF_MONTH.match(text)
    if days is None:
        return None
    dated = (first_span(f"{days[0]} {year}") for year in (written.year, written.year - 1))
    return next((one._replace(end=days.end()) for one in dated if one and one.start == 0 and one.last <= written), None)


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


def printed_dates(text: str) -> Iterator[PrintedSpan]:
    """Every day, month or year printed, in reading order, each as all its days."""
    at = 0
    while span := first_month_or_year(text[at:]):
        yield span._replace(start=span.start + at, end=span.end + at)
        at += span.end


def _resolve(match: re.Match[str]) -> PrintedSpan | None:
    if match.re is _SLASHED:
        last = first = day_or_none(int(match["y"]), int(match["m"]), int(match["d"]))
        if match["d1"]:
            first = day_or_none(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    elif match.re is _SINGLE:
        last = first = day_or_none(_year(match["y"]), month_number(match["m"]), _day(match["d"]))
    else:
        first, last = _both_days(match)
    if first is None or last is None or last < first:
        return None
    return PrintedSpan(match.start(), match.end(), first, last)


def _both_days(match: re.Match[str]) -> tuple[dt.date | None, dt.date | None]:
    """First and last day; a first day without a year lies before the last, over a new year if need be.

    A first day without a month has that of the next day that prints one ("4 to 8 March and 18 to 29 April").
    """
    last_year, last_month = _year(match["y2"]), month_number(match["m2"])
    last = day_or_none(last_year, last_month, _day(match["d2"]))
    between = _MONTH.search(match["between"])
    printed = match["m1"] or (between[0] if between else match["m2"])
    month = month_number(printed)
    year = _year(match["y1"]) if match["y1"] else last_year - (month > last_month)
    return day_or_none(year, month, _day(match["d1"])), last


def _day(printed: str) -> int:
    return int(re.search(r"\d+", printed)[0])  # type: ignore[index]


def _year(printed: str) -> int:
    return int(printed.strip(", \n"))
