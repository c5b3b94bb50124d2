"""Periods that a row of headings, or a column of labels, names together: each leans on those beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.language import calendar_dates as cal
from ingest.readers.periods import Period, PeriodContext
from ingest.readers.table_reading.heading_periods import QUARTER, Named, name_period, without

_SHORT_PAIR = re.compile(r"['’]?(\d\d?)\s?(?:-|–|to)\s?['’]?(\d\d)")
_PREVIOUS = re.compile(r"\b(?:previous|prior|preceding|last)\b", re.I)


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
    return _in_sequence(_in_years_before(_quarters_in_years(named, texts)))


def _quarters_in_years(named: list[Named], texts: Sequence[str]) -> list[Named]:
    """Quarters printed without their year: one that follows on from a printed one is the next quarter, another is
    the one that the document covers; where it covers none, the heading before tells.
    """
    placed: list[Named] = []
    last: Period | None = None
    is_from_print = False
    for item, text in zip(named, texts, strict=True):
        is_printed = bool(item.period and item.period.end and item.period.basis == "printed")
        quarter = None if is_printed else QUARTER.search(text)
        if quarter and last and last.end:
            number = int(quarter["number"])
            is_next = is_from_print and not item.words and number == _reached(last.end) % 4 + 1
            if is_next or item.period is None or item.period.end is None:
                period = _quarter_after(last, number, is_earlier=bool(_PREVIOUS.search(text)))
                item = replace(item, period=period, words=without(text, *quarter.span()))
            is_from_print = is_from_print and item.period is not None and item.period.kind == "quarter"
        if item.period and item.period.end:
            is_from_print = is_from_print or (is_printed and item.period.kind == "quarter")
            last = item.period
        placed.append(item)
    return placed


def _reached(day: dt.date) -> int:
    """The quarter of the financial year that a day stands in."""
    return (day.month - 4) % 12 // 3 + 1


def _quarter_after(last: Period, number: int, *, is_earlier: bool) -> Period:
    """The quarter that a number means after a heading of another period.

    After a quarter it is in the same year, and in the next one only where its number is lower; after months it is
    the quarter of their year, which they may make up; after a whole year it is in the next. `is_earlier`: the
    heading calls it the previous one.
    """
    assert last.end is not None
    year = last.end.year - (last.end.month < 4)
    reached = _reached(last.end)
    is_whole_year = last.kind in ("financial_year", "year", "academic_year")
    is_past_the_end = number < reached and (last.kind == "quarter" or (reached, number) == (4, 1))
    if is_earlier:
        year -= number >= reached
    elif is_whole_year or is_past_the_end:
        year += 1
    return Period("quarter", *cal.financial_quarter(year, number), "inferred_year")


def _in_years_before(named: list[Named]) -> list[Named]:
    """Quarters that run over the end of a year, "Q3 | Q4 | Q1 | Q2": those before it are of the year before.

    The document covers the last of them, and one year would set them out of order.
    """
    bare = [
        (at, item.period.start)
        for at, item in enumerate(named)
        if item.period and item.period.start and item.period.kind == "quarter" and not item.words
    ]
    periods = [item.period for item in named if item.period and item.period.end]
    starts = [start for _, start in bare]
    drops = [at for at in range(1, len(starts)) if starts[at] < starts[at - 1]]
    is_inferred = all(period.kind == "quarter" and period.basis == "inferred_year" for period in periods)
    if len(drops) != 1 or len(set(starts)) != len(starts) or not is_inferred:
        return named
    mended = list(named)
    for at, start in bare[: drops[0]]:
        days = cal.month_start(start.year - 1, start.month), cal.month_end(start.year - 1, start.month + 2)
        mended[at] = replace(named[at], period=Period("quarter", *days, "inferred_year"))
    return mended


def _in_sequence(named: list[Named]) -> list[Named]:
    """Periods that follow on from each other: one whose year breaks the row takes the year its neighbours leave it.

    "Dec 2015 | Jan 2015 - Mar 2016 | Apr 2016": the middle one begins in January 2016. Only headings that are
    periods and nothing else stand in such a row, and a whole year that is printed is what it says it is.
    """
    mended = list(named)
    for index in range(1, len(named) - 1):
        around = mended[index - 1 : index + 2]
        before, here, after = (item.period for item in around)
        if any(item.words for item in around):
            continue
        if not (before and before.end and here and here.start and here.end and after and after.start):
            continue
        first, last = before.end + dt.timedelta(days=1), after.start - dt.timedelta(days=1)
        is_gap = dt.timedelta(0) < last - first < dt.timedelta(days=366)
        same_days = (first.month, first.day, last.month, last.day) == (
            here.start.month, here.start.day, here.end.month, here.end.day
        )  # fmt: skip
        is_whole_year = here.kind in ("financial_year", "academic_year", "year")
        if is_gap and same_days and not is_whole_year and (here.start, here.end) != (first, last):
            period = Period(cal.kind_of(first, last), first, last, "inferred_year")
            mended[index] = replace(mended[index], period=period, is_mended=True)
    return mended
