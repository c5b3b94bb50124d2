"""Periods that a row of column headings, or a column of row labels, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.readers import calendar_dates as cal
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, find_periods, parse_period

_YEAR = re.compile(r"(?<![\d/.,–-])(?:19|20)\d\d(?![\d/–-])")
_SHORT_PAIR = re.compile(r"['’]?(\d\d?)\s?(?:-|–|to)\s?['’]?(\d\d)")
_QUARTER = re.compile(r"(?:q|qtr|quarter)\s?([1-4])\b", re.I)
_DAY_IN_YEAR = re.compile(
    rf"\b(?:as )?at\s+(?:the\s+)?(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th|ST|ND|RD|TH)?\s+(?P<month>{cal.MONTH})", re.I
)
_OVER_ALL = re.compile(
    r"(?:\W|\b(?:ytd|year|to|date|cumulative|(?:grand )?totals?|average|full|12|months?|rolling)\b)+", re.I
)


@dataclass(frozen=True)
class Named:
    """The period a text names and the words of the text that are no part of it.

    `is_mended` where the printed year contradicted the neighbours and theirs was taken.
    """

    period: Period | None
    words: str
    is_mended: bool = False


def name_periods(texts: Sequence[str], context: PeriodContext) -> list[Named]:
    """The period that each heading of one row (or column) names, None where it names none.

    A quarter without its year follows on from the heading before it; `16-17` is a year only where every
    pair of the row is one, for else it is an age.
    """
    are_ages = any(
        int(pair[2]) != (int(pair[1]) + 1) % 100 for text in texts if (pair := _SHORT_PAIR.fullmatch(text.strip(" :")))
    )
    named = [
        Named(None, text) if are_ages and _SHORT_PAIR.search(text) else name_period(text, context) for text in texts
    ]
    return _in_sequence(_quarters_rolled(named, texts))


@lru_cache(maxsize=4096)
def name_period(text: str, context: PeriodContext) -> Named:
    """The period a heading names, alone ("Jul 23") or among other words ("Completed 2014-15")."""
    if not text or not re.search(r"\d|[A-Z][a-z]{2}|YTD", text):
        return Named(None, text)
    whole = parse_period(text, context)
    if whole is not None:
        return Named(whole, "")
    mentions = [mention for mention in find_periods(text, context) if mention.period.end]
    if mentions:
        last = mentions[-1]
        return Named(last.period, _without(text, last.start, last.end))
    years = list(_YEAR.finditer(text))
    if len(years) == 1:
        year = parse_period(years[0][0], context)
        return Named(year, _without(text, *years[0].span()))
    return Named(None, text)


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
    return bool(text and _OVER_ALL.fullmatch(text))


def _without(text: str, start: int, end: int) -> str:
    rest = (text[:start].rstrip(" ([-–—:,") + " " + text[end:].lstrip(" )]-–—:,.")).strip()
    return re.sub(r"\s+(?:as at|at|on|for|in|to|of|from|the)$", "", rest, flags=re.I)


def _quarters_rolled(named: list[Named], texts: Sequence[str]) -> list[Named]:
    rolled: list[Named] = []
    last: dt.date | None = None
    for item, text in zip(named, texts, strict=True):
        quarter = _QUARTER.search(text)
        if quarter and last and (item.period is None or item.period.end is None or item.period.basis != "printed"):
            first_year = last.year - (last.month < 4)
            days = cal.financial_quarter(first_year, int(quarter[1]))
            if days[1] <= last:
                days = cal.financial_quarter(first_year + 1, int(quarter[1]))
            item = replace(item, period=Period("quarter", *days, "inferred_year"), words="")
        if item.period and item.period.end:
            last = item.period.end
        rolled.append(item)
    return rolled


def _in_sequence(named: list[Named]) -> list[Named]:
    """Periods that follow on from each other: one whose year breaks the row takes the year its neighbours leave it.

    "Dec 2015 | Jan 2015 - Mar 2016 | Apr 2016": the middle one begins in January 2016.
    """
    mended = list(named)
    for index in range(1, len(named) - 1):
        before, here, after = (item.period for item in mended[index - 1 : index + 2])
        if not (before and before.end and here and here.start and here.end and after and after.start):
            continue
        first, last = before.end + dt.timedelta(days=1), after.start - dt.timedelta(days=1)
        is_gap = dt.timedelta(0) < last - first < dt.timedelta(days=366)
        same_days = (first.month, first.day, last.month, last.day) == (
            here.start.month, here.start.day, here.end.month, here.end.day
        )  # fmt: skip
        if is_gap and same_days and (here.start, here.end) != (first, last):
            period = Period(cal.kind_of(first, last), first, last, "inferred_year")
            mended[index] = replace(mended[index], period=period, is_mended=True)
    return mended
