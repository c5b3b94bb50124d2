"""Years that a paper leaves to be understood: of its financial years, of its school results, of what comes and goes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ingest.language.calendar_dates import academic_year, financial_year, months_before
from ingest.language.cues import is_met
from ingest.readers.number_mention import NumberMention
from ingest.readers.periods import UNKNOWN, Period
from ingest.readers.statements.scope import states_school_results


def school_year(period: Period, text: str) -> Period:
    """What schools count "in 2015–16" is that of the school year; results "in 2016" of the one that ended in it."""
    of_school = as_school_year(period)
    if of_school == period:
        return period
    return of_school if states_school_results(text) or is_met("times", "school", text) else period


def as_school_year(period: Period) -> Period:
    """A financial year as the school year of the same name, a bare year as the one that ended in it."""
    if period.start is None or period.end is None:
        return period
    if period.kind == "financial_year" and ends_in_march(period.end):
        return Period("academic_year", *academic_year(period.start.year), period.basis)
    if period.kind == "year" and (period.end.month, period.end.day) == (12, 31):
        return Period("academic_year", *academic_year(period.end.year - 1), period.basis)
    return period


def states_achievement(text: str) -> bool:
    """True for what pupils achieved at the end of a school year: it is no figure of the day of an inspection."""
    return is_met("times", "achieved", text)


def is_stock(text: str) -> bool:
    """True for a sentence on how many there are at a time: looked after, in need, on a plan."""
    return is_met("times", "stock", text)


def is_flow(text: str) -> bool:
    """True for a sentence on how many came, went or happened within a time."""
    return is_met("times", "flow", text)


def has_level(figure: NumberMention, text: str) -> bool:
    """True for a share or a rate, and for a number of what does not come and go: each is so high at a time."""
    return figure.unit in ("percent", "rate_per_10000") or not is_flow(text)


def ends_in_march(end: dt.date | None) -> bool:
    """True for the last day of a financial year."""
    return end is not None and (end.month, end.day) == (3, 31)


def this_year(as_at: Period | None) -> Period | None:
    """The financial year that a day stands in, without its end; None where no day is told."""
    if as_at is None or as_at.kind != "snapshot" or as_at.end is None:
        return None
    start, _ = financial_year(as_at.end.year - (as_at.end.month < 4))
    return Period("range", start, None, "section")


def year_of_section(period: Period, text: str) -> Period:
    """Under "at 31 March 2016", a bare 2015 is the financial year that ended in it, or its last day for a level."""
    if period.end is None or (period.end.month, period.end.day) != (12, 31):
        return period
    start, end = financial_year(period.end.year - 1)
    if is_flow(text) or not is_stock(text):
        return Period("financial_year", start, end, period.basis)
    return Period("snapshot", end, end, period.basis)


def year_before(period: Period, *, is_report: bool) -> Period:
    """The year before, for the first value of "from 447 to 608" in a report by financial years; else UNKNOWN."""
    if period.kind == "financial_year" and period.start is not None:
        return Period("financial_year", *financial_year(period.start.year - 1), period.basis)
    if period.kind == "snapshot" and period.end is not None and ends_in_march(period.end) and is_report:
        day = period.end.replace(year=period.end.year - 1)
        return Period("snapshot", day, day, period.basis)
    return UNKNOWN


def a_year_earlier(period: Period) -> Period:
    """The same days a year before; UNKNOWN for the days of an inspection, which have no year before them."""
    if period.start is None or period.end is None or period.basis == "fieldwork":
        return UNKNOWN
    return replace(period, start=months_before(period.start, 12), end=months_before(period.end, 12))


def come_and_gone(period: Period, text: str) -> Period:
    """What came or went "as at" a day did so since the financial year began; of a level the day is kept."""
    if period.kind != "snapshot" or period.end is None:
        return period
    start, end = financial_year(period.end.year - (period.end.month < 4))
    if end == period.end and (is_met("times", "over_the_year", text) or is_met("times", "comes_and_goes", text)):
        return Period("financial_year", start, end, period.basis)
    return replace(period, kind="range", start=start) if is_met("times", "comes_and_goes", text) else period


def for_results(period: Period, text: str) -> Period:
    """An inherited financial year or day is, for results of schools, the school year it names or stands in."""
    if period.start is None or not states_school_results(text):
        return period
    if period.kind == "financial_year":
        return Period("academic_year", *academic_year(period.start.year), period.basis)
    if period.kind == "snapshot":
        return Period("academic_year", *academic_year(period.start.year - (period.start.month < 9)), period.basis)
    return period


def year_of_results(covers: Period) -> Period:
    """The school year of a report on "outcomes 2015/16"; UNKNOWN where it covers more or less than a year."""
    if covers.kind not in ("financial_year", "academic_year") or covers.start is None:
        return UNKNOWN
    return Period("academic_year", *academic_year(covers.start.year), "title")
