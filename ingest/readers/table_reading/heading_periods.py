"""The period that one heading, or one label, names: alone, among other words, or as a part of a year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.language import calendar_dates as cal
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, find_periods, parse_period
from ingest.readers.table_reading.short_forms import in_full

QUARTER = re.compile(r"\(?\b(?:q|qtr|quarter)\.?\s?(?P<number>[1-4])\b\)?", re.I)
_YEAR = re.compile(r"(?<![\d/.,–-])(?:19|20)\d\d(?![\d/–-])")
_DAY_IN_YEAR = re.compile(
    rf"\b(?:as )?at\s+(?:the\s+)?(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th|ST|ND|RD|TH)?\s+(?P<month>{cal.MONTH})", re.I
)
_OVER_ALL = re.compile(
    r"(?:\W|\b(?:ytd|year|to|date|cumulative|(?:grand )?totals?|average|full|12|months?|rolling)\b)+", re.I
)
_YEAR_TO_DATE = re.compile(r"\b(?:ytd|year[- ]to[- ]date|to date|cumulative)\b", re.I)
_TO_END = re.compile(rf"\(?\b(?:up )?to (?:the )?(?:end (?:of )?)?(?P<month>{cal.MONTH})\)?$", re.I)
_WEEK = re.compile(
    r"\b(?:(?P<ending>week[\s-]*end(?:ing|ed)?|w/?e)|week[\s-]*(?:commencing|beginning|starting)|w/?[cb])\b", re.I
)


@dataclass(frozen=True)
class Named:
    """The period a text names and the words of the text that are no part of it.

    `is_mended` where the printed year contradicted the neighbours and theirs was taken; `is_untold` where the text
    speaks of a time that nothing dates, which is not that of the table.
    """

    period: Period | None
    words: str
    is_mended: bool = False
    is_untold: bool = False


@lru_cache(maxsize=4096)
def name_period(text: str, context: PeriodContext) -> Named:
    """The period a heading names, alone ("Jul 23") or among other words ("Completed 2014-15")."""
    if not text or not re.search(r"\d|[A-Z][a-z]{2}|YTD", text):
        return Named(None, text)
    text = in_full(text)
    if (part := _part_of_year(text, context)) is not None:
        return part
    whole = parse_period(text, context)
    if whole is not None:
        return Named(whole_week(text, whole), "")
    mentions = [mention for mention in find_periods(text, context) if mention.period.end]
    if mentions:
        last = mentions[-1]
        words = without(text, last.start, last.end)
        period = whole_week(words, last.period)
        return Named(period, _WEEK.sub("", words).strip() if period is not last.period else words)
    years = list(_YEAR.finditer(text))
    if len(years) == 1:
        year = parse_period(years[0][0], context)
        return Named(year, without(text, *years[0].span()))
    return Named(None, text)


def _part_of_year(text: str, context: PeriodContext) -> Named | None:
    """What a year printed with a part of it means: "2016-17 (Q2)", "2016/17 (to end Dec)", "2016/17 YTD".

    A year to date ends with what the document covers of it; where that is not known, no period is believed.
    """
    for pattern in (_TO_END, _YEAR_TO_DATE, QUARTER):
        part = pattern.search(text)
        year = parse_period(without(text, *part.span()), context) if part else None
        if part is None or year is None or year.kind not in ("financial_year", "year"):
            continue
        period = _part(part, year, context)
        return Named(period, "") if period.end else Named(UNKNOWN, text, is_untold=True)
    return None


def _part(part: re.Match[str], year: Period, context: PeriodContext) -> Period:
    """The days of a year that its printed part names; UNKNOWN for a year to date that nothing dates."""
    assert year.start is not None and year.end is not None
    if part.re is QUARTER:
        return Period("quarter", *cal.financial_quarter(year.start.year, int(part["number"])), "printed")
    end = context.covers.end if context.covers else None
    if part.re is _TO_END:
        number = cal.month_number(part["month"])
        end = cal.month_end(year.start.year + (number < year.start.month), number)
    if end is None or not year.start < end <= year.end:
        return UNKNOWN
    return Period(cal.kind_of(year.start, end), year.start, end, "printed")


def whole_week(heading: str, period: Period) -> Period:
    """The seven days that a day under "Week ending" or "Week commencing" closes or opens; else the period itself."""
    match = _WEEK.search(heading) if period.kind == "snapshot" and period.end else None
    if match is None or period.end is None:
        return period
    others = dt.timedelta(days=6)
    start, end = (period.end - others, period.end) if match["ending"] else (period.end, period.end + others)
    return Period("range", start, end, period.basis)


def academic(period: Period) -> Period:
    """The school year that a year printed in an education table means: 2016 ends in August 2016."""
    if period.start is None or period.kind not in ("year", "financial_year"):
        return period
    first = period.start.year - (period.kind == "year")
    return Period("academic_year", *cal.academic_year(first), period.basis)


def year_to(day: dt.date, basis: str) -> Period:
    """The financial year up to a day: what a count "as at" the day has counted; a full year ends on 31 March."""
    start = dt.date(day.year - (day.month < 4), 4, 1)
    return Period("financial_year" if (day.month, day.day) == (3, 31) else "range", start, day, basis)


def span(periods: Sequence[Period | None], basis: str) -> Period:
    """From the first day of the earliest to the last day of the latest: the period of a total over them."""
    starts = [period.start for period in periods if period and period.start]
    ends = [period.end for period in periods if period and period.end]
    if not starts or not ends:
        return UNKNOWN
    start, end = min(starts), max(ends)
    return Period("snapshot" if start == end else cal.kind_of(start, end), start, end, basis)


def day_within(text: str, period: Period | None) -> dt.date | None:
    """The day that "at 31 March" without a year means within a period."""
    match = _DAY_IN_YEAR.search(text)
    if not match or period is None or period.start is None or period.end is None:
        return None
    for year in range(period.end.year, period.start.year - 1, -1):
        day = cal.day_or_none(year, cal.month_number(match["month"]), int(match["day"]))
        if day and period.start <= day <= period.end:
            return day
    return None


def is_over_all(text: str) -> bool:
    """Whether a heading is of a total over the periods beside it."""
    return bool(text and re.search(r"\w", text) and _OVER_ALL.fullmatch(text))


def without(text: str, start: int, end: int) -> str:
    """A heading without its words from start to end and without what tied them to the rest."""
    rest = (text[:start].rstrip(" ([-–—:,") + " " + text[end:].lstrip(" )]-–—:,.")).strip()
    return re.sub(r"\s+(?:as at|at|on|for|in|to|of|from|the)$", "", rest, flags=re.I)
