"""Times that a heading tells only against the table's own: "Previous quarter", "Same month last year"."""

from __future__ import annotations

import datetime as dt
import re

from ingest.language import calendar_dates as cal
from ingest.readers.periods import UNKNOWN, Period
from ingest.readers.table_reading.vocabulary import named

_YEAR_BEFORE = re.compile(
    r"\bsame\b.*\b(?:last|previous|prior) (?:financial )?year|\b(?:a year|one year|12 months) ago"
    r"|\bthis time last year",
    re.I,
)
_STEP_BEFORE = re.compile(r"\b(?:previous|prior|preceding|last) (?P<unit>month|quarter|financial year|period)\b", re.I)
_STEP_NOW = re.compile(r"\b(?:current|this|latest) (?P<unit>month|quarter|financial year|period)\b", re.I)
_MONTHS = {"month": 1, "quarter": 3, "financial_year": 12}


def relative_period(heading: str, own: Period) -> Period | None:
    """The period a heading means beside a table whose own period is known; None where it is not told by another.

    UNKNOWN where the table's own is not known, or is no period of the length that the heading speaks of.
    """
    if _YEAR_BEFORE.search(heading):
        return _shifted(own, 12)
    if match := _STEP_BEFORE.search(heading):
        return _shifted(own, _MONTHS.get(own.kind, 0)) if _is_of(own, match["unit"]) else UNKNOWN
    if match := _STEP_NOW.search(heading):
        return own if _is_of(own, match["unit"]) else UNKNOWN
    return UNKNOWN if is_relative(heading) else None


def is_relative(words: str) -> bool:
    """Whether the words of a heading tell a time only against another: "Previous", "Baseline"."""
    return named("relative_heading", words) is not None


def _is_of(own: Period, unit: str) -> bool:
    return own.kind in _MONTHS and unit.lower() in ("period", own.kind.replace("_", " "))


def _shifted(period: Period, months: int) -> Period:
    """The period of the same length so many months earlier; whole months stay whole."""
    if period.start is None or period.end is None or not months:
        return UNKNOWN
    return Period(period.kind, _before(period.start, months), _before(period.end, months), period.basis)


def _before(day: dt.date, months: int) -> dt.date:
    earlier = cal.months_before(day, months)
    if day == cal.month_end(day.year, day.month):
        return cal.month_end(earlier.year, earlier.month)
    return earlier
