"""Times told in words: what the words before a date make of it, and spans that lean on an inspection's days.

The words are the rows of kind `before`, `after` and `span` of catalogue/language/times.csv; here is what each meaning
works out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.language import calendar_dates as cal
from ingest.language.cues import either, hits, of_kind
from ingest.language.period_points import Point
from ingest.readers.period import UNKNOWN, Period, PeriodContext, PeriodMention, fieldwork

_MONTHS = {"y": 12, "h": 6, "q": 3, "m": 1}
_IN_NAMED_YEAR = ("year", "years")
_ENDING = re.compile(r"\bend of (?:the )?$", re.I)


def words_before(text: str, start: int) -> Iterator[tuple[str, re.Match[str]]]:
    """What the words right before text[start:] make of a date there, by meaning, in the order of the rows.

    None of them reaches over a comma or another mark.
    """
    left = max(text.rfind(mark, 0, start) for mark in ",;:")
    for cue in of_kind("times", "before").likely(text):
        if match := cue.pattern.search(text, left + 1, start):
            yield cue.meaning, match


def with_words(text: str, point: Point, basis: str, before: Period | None, context: PeriodContext) -> PeriodMention:
    """A date as the words around it ask for it: since, the end of, twelve months to; `before` is the date told last."""
    first, last = point.first, point.last
    if first is None or last is None:
        return PeriodMention(point.start, point.end, UNKNOWN)
    for meaning, match in words_before(text, point.start):
        period = _worded(meaning, match, point, basis, before)
        if meaning == "since":
            begins = last if _ENDING.search(match[0]) else first
            period = None if either("times", "when").match(text, point.end) else _open(begins, basis, context)
        if period is not None:
            start = point.start if meaning == "as at" else match.start()
            return PeriodMention(start, point.end, period)
    if either("times", "onwards").match(text, point.end):
        return PeriodMention(point.start, point.end, _open(first, basis, context))
    kind = point.fixed_kind or cal.kind_of(first, last)
    return PeriodMention(point.start, point.end, Period(kind, first, last, basis))


def _worded(meaning: str, match: re.Match[str], point: Point, basis: str, before: Period | None) -> Period | None:
    first, last = point.first, point.last
    assert first is not None and last is not None
    if meaning == "part":
        return _part_of_year(match, first, basis) if point.kind in _IN_NAMED_YEAR else None
    if meaning == "same":
        return same_in(first, before, basis) if point.kind in _IN_NAMED_YEAR else None
    if meaning == "length":
        return _length_to(match, last, basis)
    if meaning == "as at" and point.kind != "month":
        return None
    day = first if meaning == "start" else last
    return Period("snapshot", day, day, basis)


def _open(start: dt.date, basis: str, context: PeriodContext) -> Period:
    """What goes on from a date: up to the inspection that tells of it, else without an end."""
    end = context.fieldwork_end
    return Period("range", start, end if end is not None and end >= start else None, basis)


def _length_to(match: re.Match[str], end: dt.date, basis: str) -> Period | None:
    count = cal.count_of(match.groupdict().get("count") or "one")
    if count is None:
        return None
    return _ending(end, count, match["unit"], basis)


def _ending(end: dt.date, count: int, unit: str, basis: str) -> Period:
    """So many years, quarters, months or weeks that end with a day."""
    if unit.lower().startswith("week"):
        return Period("range", end - dt.timedelta(days=7 * count - 1), end, basis)
    months = 12 if unit.lower().endswith("year") else _MONTHS[unit[0].lower()]
    days = cal.last_months(end, months * count)
    return Period(cal.kind_of(*days), *days, basis)


def same_in(start: dt.date, before: Period | None, basis: str) -> Period:
    """The days of a period `before` within the year that begins with `start`: 57% at the same point in 2015–16."""
    if before is None or before.start is None or before.end is None:
        return UNKNOWN
    end = cal.in_year_from(start, before.end)
    return Period(before.kind, cal.months_before(before.start, 12 * (before.end.year - end.year)), end, basis)


def _part_of_year(match: re.Match[str], start: dt.date, basis: str) -> Period:
    """The final quarter, the first half or the first six months of a year that begins with `start`."""
    count = cal.count_of(match["count"] or "one")
    place = cal.PLACES.get(match["which"].lower())
    months = (count or 13) * _MONTHS[match["unit"][0].lower()]
    first_month = 12 - months if place is None else (place - 1) * months
    if first_month < 0 or first_month + months > 12 or (count != 1 and (place or 1) > 1):
        return UNKNOWN
    days = cal.part_of_year(start, first_month, months)
    return Period(cal.kind_of(*days), *days, basis)


def spans(text: str, context: PeriodContext, as_at: dt.date | None) -> Iterator[PeriodMention]:
    """The spans and the present that a text speaks of; UNKNOWN for one that nothing dates: last year, two years ago."""
    for hit in hits("times", text, "now"):
        yield PeriodMention(hit.start, hit.end, fieldwork(context))
    for cue in of_kind("times", "span").likely(text):
        work_out = _SPANS.get(cue.meaning, _untold)
        yield from (
            PeriodMention(*found.span(), work_out(found, context, as_at)) for found in cue.pattern.finditer(text)
        )


def _untold(_match: re.Match[str], _context: PeriodContext, _as_at: dt.date | None) -> Period:
    return UNKNOWN


def _last(match: re.Match[str], context: PeriodContext, as_at: dt.date | None) -> Period:
    end, basis = _leaning_on(context, as_at)
    count = cal.count_of(match.groupdict().get("count") or "one")
    if end is None or count is None:
        return UNKNOWN
    period = _ending(end, count, match["unit"], basis)
    return Period("year", period.start, period.end, basis) if period.kind.endswith("_year") else period


def _to_inspection(match: re.Match[str], context: PeriodContext, _as_at: dt.date | None) -> Period:
    return _last(match, context, context.fieldwork_end) if context.fieldwork_end else UNKNOWN


def _leaning_on(context: PeriodContext, as_at: dt.date | None) -> tuple[dt.date | None, str]:
    """The day with which "the last six months" end, and where it is told."""
    if as_at is not None and as_at != context.fieldwork_end:
        return as_at, "section"
    if context.fieldwork_end is not None:
        return context.fieldwork_end, "fieldwork"
    return (context.covers.end if context.covers else None), "title"


def _year_start(unit: str | None, day: dt.date) -> int:
    return day.year - (day.month < (9 if unit and unit[0].lower() in "as" else 4))


def _year_before(match: re.Match[str], context: PeriodContext, as_at: dt.date | None) -> Period:
    end, basis = _leaning_on(context, as_at)
    if end is None:
        return UNKNOWN
    if basis == "title" and context.covers and not _is_before_covered(match, context.covers, context.document_date):
        return UNKNOWN
    first, is_financial = _year_start(match["unit"], end) - 1, match["unit"].lower() == "financial"
    days = cal.financial_year(first) if is_financial else cal.academic_year(first)
    return Period("financial_year" if is_financial else "academic_year", *days, basis)


def _is_before_covered(match: re.Match[str], covers: Period, written: dt.date | None) -> bool:
    """False where "the last school year" may be the very year that a paper covers: it is told after that has ended."""
    if not covers.kind.endswith("year") or not re.search(r"\b(?:last|past)\b", match[0], re.IGNORECASE):
        return True
    return written is not None and covers.end is not None and written <= covers.end


def _this_year(match: re.Match[str], context: PeriodContext, _as_at: dt.date | None) -> Period:
    """The year under way, whose end is not told; of a paper that is of no inspection nobody knows which it is."""
    if context.fieldwork_end is None:
        return UNKNOWN
    unit = match.groupdict().get("unit")
    year = _year_start(unit, context.fieldwork_end)
    starts = cal.academic_year(year) if unit and unit.lower() != "financial" else cal.financial_year(year)
    return Period("range", starts[0], None, "fieldwork")


def _covered(match: re.Match[str], context: PeriodContext, _as_at: dt.date | None) -> Period:
    """What a paper calls "the quarter" or "the period" is the one it says that it covers; no quarter is a year."""
    if context.covers and context.covers.kind != "quarter" and match[0].lower().endswith("quarter"):
        return UNKNOWN
    return replace(context.covers, basis="title") if context.covers and context.fieldwork_end is None else UNKNOWN


def _covered_end(match: re.Match[str], context: PeriodContext, as_at: dt.date | None) -> Period:
    end = _covered(match, context, as_at).end
    return Period("snapshot", end, end, "title") if end else UNKNOWN


_SPANS: dict[str, Callable[[re.Match[str], PeriodContext, dt.date | None], Period]] = {
    "last": _last,
    "to inspection": _to_inspection,
    "year before": _year_before,
    "this year": _this_year,
    "covered": _covered,
    "covered end": _covered_end,
}
