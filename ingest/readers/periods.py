"""Dates and periods as these papers print them, resolved to days and with how they were resolved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.language import calendar_dates as cal
from ingest.language.cues import either, is_met, meaning_of
from ingest.language.period_points import Point, find_points
from ingest.readers.period import (
    MISPRINTED,
    UNKNOWN,
    Period,
    PeriodContext,
    PeriodMention,
    at_month_end,
    fieldwork,
)
from ingest.readers.period_phrases import same_in, spans, with_words

__all__ = [
    "UNKNOWN",
    "Period",
    "PeriodContext",
    "PeriodMention",
    "at_month_end",
    "fieldwork",
    "find_periods",
    "parse_period",
]


_KEPT = 1024
"""Sentences remembered: a report's, whose periods the readers of figures and of claims ask for."""


@lru_cache(maxsize=_KEPT)
def find_periods(text: str, context: PeriodContext, as_at: dt.date | None = None) -> tuple[PeriodMention, ...]:
    """Every period that a text prints, left to right, none overlapping; UNKNOWN where it cannot be resolved.

    `as_at` is the date of the section the text is in: "in the last 12 months" ends there, else with the
    fieldwork. A date that no calendar has is MISPRINTED.
    """
    return _mentions(text, context, as_at, is_header=False)


def parse_period(text: str, context: PeriodContext, as_at: dt.date | None = None) -> Period | None:
    """The period that a whole text is (a column header, a row label), or None where it says anything else.

    UNKNOWN for a period that cannot be resolved: a month without a year in a document that covers none.
    """
    bare = either("dates", "header_years").fullmatch(text.strip())
    if bare and int(bare["second"]) == (int(bare["first"]) + 1) % 100:
        return Period("financial_year", *cal.financial_year(cal.full_year(bare["first"])), "printed")
    mentions = _mentions(text, context, as_at, is_header=True)
    if len(mentions) == 2 and mentions[0].period.kind == "quarter":
        mentions = mentions[1:] if mentions[1].period.end else mentions[:1]
    elif len(mentions) != 1:
        return None
    mention = mentions[0]
    ahead, rest = text[: mention.start], text[: mention.start] + " " + text[mention.end :]
    in_brackets = ahead.rstrip().endswith("(") and is_met("dates", "span_named", ahead)
    return mention.period if in_brackets or not either("dates", "header_filler").sub("", rest).strip() else None


def _mentions(text: str, context: PeriodContext, as_at: dt.date | None, is_header: bool) -> tuple[PeriodMention, ...]:
    spaced = re.sub(r"\s", " ", text)
    mentions = [*_dates(spaced, context, is_header), *spans(spaced, context, as_at)]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[PeriodMention] = []
    for mention in mentions:
        if kept and (mention.start < kept[-1].end or _is_named(mention, kept, spaced)):
            continue
        if kept and _is_end_of(mention, kept[-1], spaced):
            open_span = kept.pop()
            mention = PeriodMention(open_span.start, mention.end, _closed(open_span.period, mention.period))
        kept.append(mention)
    return tuple(_same_before(mention, kept, spaced) for mention in kept)


def _is_end_of(mention: PeriodMention, before: PeriodMention, text: str) -> bool:
    """True for the date in a bracket right after a year under way: this year to date (December 2013)."""
    is_open = before.period.start is not None and before.period.end is None
    return is_open and mention.period.end is not None and text[before.end : mention.start] == " ("


def _closed(span: Period, last: Period) -> Period:
    is_later = span.start is not None and last.end is not None and span.start < last.end
    return Period("range", span.start, last.end, last.basis) if is_later else last


def _is_named(mention: PeriodMention, before: list[PeriodMention], text: str) -> bool:
    """True for "at that time" after the date that it speaks of."""
    return any(other.period.end for other in before) and _meaning(mention, text) == "that time"


def _meaning(mention: PeriodMention, text: str) -> str:
    """What the row of times says whose words a mention is; empty for a date."""
    return meaning_of("times", "span", text[mention.start : mention.end])


def _same_before(mention: PeriodMention, mentions: list[PeriodMention], text: str) -> PeriodMention:
    """ "The same time last year" is a year before the period that the text prints ahead of it."""
    if mention.period.start or _meaning(mention, text) != "same before":
        return mention
    named = [other.period for other in mentions if other.end <= mention.start and other.period.basis == "printed"]
    if not named or named[-1].start is None:
        return mention
    start = cal.months_before(named[-1].start, 12)
    return mention._replace(period=same_in(start, named[-1], "printed"))


def _dates(text: str, context: PeriodContext, is_header: bool) -> Iterator[PeriodMention]:
    """The dates that a text prints, two joined by a dash or "to" as one period."""
    points = list(find_points(text, is_header))
    index = 0
    before: Period | None = None
    while index < len(points):
        first, last = points[index], points[index]
        if index + 1 < len(points) and _joined(text, first, points[index + 1]):
            index += 1
            last = points[index]
        index += 1
        if not (first.is_impossible or last.is_impossible):
            first, last, basis = _with_years(first, last, context, is_header)
        if first.is_impossible or last.is_impossible:
            mention = PeriodMention(first.start, last.end, MISPRINTED)
        elif first.start == last.start:
            mention = with_words(text, last, basis, before, context)
        else:
            mention = PeriodMention(first.start, last.end, _from_to(text, first, last, basis))
        before = mention.period
        yield mention


def _joined(text: str, first: Point, second: Point) -> bool:
    between = text[first.end : second.start]
    if either("dates", "joins").fullmatch(between):
        return True
    is_and = either("dates", "joins_between").fullmatch(between)
    return bool(is_and and either("dates", "between").search(text, 0, first.start))


def _from_to(text: str, first: Point, last: Point, basis: str) -> Period:
    """From one date to another: 2013 to 2014 is a financial year, and between 2013 and 2014 are two years.

    An average of three years is of financial years, as the adoption scorecard's are.
    """
    if first.first is None or last.last is None or first.first > last.last:
        return UNKNOWN
    year = first.year if first.kind == last.kind == "year" else None
    if year is not None and last.year == year + 1 and not either("dates", "apart").search(text, 0, first.start):
        return Period("financial_year", *cal.financial_year(year), basis)
    is_three_years = first.kind == last.kind == "year" and last.last.year == first.first.year + 3
    if is_three_years and is_met("dates", "averaged", text):
        days = cal.financial_year(first.first.year)[0], cal.financial_year(last.last.year - 1)[1]
        return Period("range", *days, basis)
    return Period(cal.kind_of(first.first, last.last), first.first, last.last, basis)


def _with_years(first: Point, last: Point, context: PeriodContext, is_header: bool) -> tuple[Point, Point, str]:
    """Both points with their years; the first of a pair takes its year from the second, a heading from its table."""
    basis = "printed"
    if last.year is None:
        last = _infer_year(last, context)
        if last.year is None and not is_header:
            last = _last_quarter(last, context)
        basis = "inferred_year" if last.year is not None else "none"
    if first.year is None and last.year is not None:
        later = first.month > last.month and first.kind in ("day", "month")
        first = first.in_year(last.year - later)
    return first, last, basis


def _last_before(point: Point, day: dt.date | None) -> Point:
    """A month or its day as it came last before the day of a paper, which speaks of its own past."""
    if day is None or point.kind not in ("day", "month"):
        return point
    dated = point.in_year(day.year)
    return dated if dated.last is not None and dated.last <= day else point.in_year(day.year - 1)


def _infer_year(point: Point, context: PeriodContext) -> Point:
    """The year that puts a month into the period the document covers; "April this year" counts from its date."""
    latest = context.covers.end if context.covers else None
    if told := point.told_year:
        reference = latest or context.fieldwork_end or context.document_date
        if reference is None:
            return point
        year = reference.year - (told == "last")
        return point.in_year(year if told == "last" or point.month <= reference.month else year - 1)
    if context.covers is None or context.covers.start is None or latest is None:
        return _last_before(point, context.fieldwork_end or context.document_date)
    for year in range(latest.year, context.covers.start.year - 2, -1):
        dated = point.in_year(year)
        if dated.last and dated.first and dated.first <= latest and dated.last >= context.covers.start:
            return dated
    return point


def _last_quarter(point: Point, context: PeriodContext) -> Point:
    """A quarter as it came last before the end of the one that a paper covers: Q2 in a paper on Q3."""
    covers = context.covers
    if covers is None or covers.end is None or covers.kind != "quarter" or point.kind != "quarter":
        return point
    dated = (point.in_year(year) for year in range(covers.end.year, covers.end.year - 3, -1))
    return next((each for each in dated if each.last is not None and each.last <= covers.end), point)
