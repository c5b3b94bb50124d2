"""The period of a whole table: from its title, the words around it, or the tables beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.language import calendar_dates as cal
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, find_periods
from ingest.readers.table_reading.heading_periods import academic, day_within, name_period
from ingest.readers.table_reading.surroundings import Surroundings

_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_OR_MONTH = re.compile(rf"(?:(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+)?\b(?P<month>{cal.MONTH})", re.I)
_SAME_PERIOD = re.compile(r"\b(?:in|for|over|during|within) the (?:same )?period\b", re.I)
_THE_TABLE = re.compile(r"\b(?:above|below|following|this) (?:table|chart|data|figures)\b|\blisted above\b", re.I)
_LEAST_YEARS_APART = 3
_LEAST_TOTAL_TO_TELL_BY = 20
_LONGEST_COVER_DAYS = 367


@dataclass(frozen=True)
class TableText:
    """What the period of one table can be read from; `totals` are printed figures of its total rows."""

    title: str
    around: Surroundings
    total_labels: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    columns: Period = UNKNOWN
    is_education: bool = False


@dataclass(frozen=True)
class TablePeriod:
    """The period of a table and, where it was not simply printed, what was met (a kind of ReadingNote)."""

    period: Period
    note_kind: str | None = None
    note: str = ""


def table_periods(tables: Sequence[TableText], context: PeriodContext) -> list[TablePeriod]:
    """The period of each table of a document, in order; UNKNOWN where nothing tells."""
    printed = [_printed(table, context) for table in tables]
    damaged = [_is_damaged(index, tables, printed) for index in range(len(tables))]
    sound = [UNKNOWN if is_damaged else period for is_damaged, period in zip(damaged, printed, strict=True)]
    found: list[TablePeriod] = []
    for index, table in enumerate(tables):
        if damaged[index]:
            found.append(_mended(index, tables, sound))
        elif printed[index].end:
            found.append(TablePeriod(printed[index]))
        else:
            found.append(_inferred(index, tables, sound, found, context))
        if table.is_education:
            found[-1] = replace(found[-1], period=academic(found[-1].period))
    return found


def period_below(table: TableText, totals: Sequence[str], context: PeriodContext) -> Period | None:
    """The longest period of the text below, where it speaks of the table or prints one of its totals."""
    for text in table.around.below:
        is_next = not table.around.heading_below
        if (is_next and _THE_TABLE.search(text)) or any(_prints(text, total) for total in totals):
            periods = [mention.period for mention in find_periods(text, context) if mention.period.end]
            lengths = [(_days(period), period) for period in periods if period.start]
            if lengths:
                return replace(max(lengths, key=lambda item: item[0])[1], basis="section")
    return None


def _printed(table: TableText, context: PeriodContext) -> Period:
    """The period that the table or the words around it print."""
    period = next(_told(table, context), UNKNOWN)
    for label in table.total_labels:
        as_at = name_period(label, context).period
        if as_at and as_at.kind == "snapshot":
            return replace(as_at, basis="header")
        day = day_within(label, period)
        if day:
            return Period("snapshot", day, day, period.basis)
    return period


def _told(table: TableText, context: PeriodContext) -> Iterator[Period]:
    around = table.around
    innermost = around.headings[:1]
    for text, basis in [
        (table.title, "title"),
        (around.caption, "sentence_before"),
        *((text, "title") for text in innermost),
        (around.heading_below, "title"),
    ]:
        if text and (period := _in_title(text, context, basis)):
            yield period
    if below := period_below(table, table.totals, context):
        yield below
    for text in around.headings[1:]:
        if period := _in_title(text, context, "section"):
            yield period


def _in_title(text: str, context: PeriodContext, basis: str) -> Period | None:
    period = name_period(text, context).period
    return replace(period, basis=basis) if period and period.end else None


def _is_damaged(index: int, tables: Sequence[TableText], printed: Sequence[Period]) -> bool:
    """Whether a title's year is contradicted by the tables before and after it, which agree."""
    years = [int(year) for year in _ANY_YEAR.findall(tables[index].title)]
    if not years or not _DAY_OR_MONTH.search(tables[index].title):
        return False
    before = next((p for p in reversed(printed[:index]) if p.kind == "snapshot" and p.start), None)
    after = next((p for p in printed[index + 1 :] if p.kind == "snapshot" and p.start), None)
    if not before or not after or before.start is None or after.start is None or before.start.year != after.start.year:
        return False
    return all(abs(year - before.start.year) >= _LEAST_YEARS_APART for year in years)


def _mended(index: int, tables: Sequence[TableText], sound: Sequence[Period]) -> TablePeriod:
    """The day of the nearest table whose date has the month (and the day) that the damaged title still shows."""
    title = tables[index].title
    shown = [(int(m["day"] or 0), cal.month_number(m["month"])) for m in _DAY_OR_MONTH.finditer(title)]
    for period in _nearest(index, sound):
        assert period.start is not None
        if any(month == period.start.month and day in (0, period.start.day) for day, month in shown):
            note = (
                f"the year in the title {title!r} contradicts the tables before and after it; "
                f"read as {period.start.isoformat()}, the date of the nearest table of that month"
            )
            return TablePeriod(replace(period, basis="inferred_year"), "year_contradicts_neighbours", note)
    note = f"the year in the title {title!r} contradicts the tables before and after it; no date is believed"
    return TablePeriod(UNKNOWN, "year_contradicts_neighbours", note)


def _nearest(index: int, periods: Sequence[Period]) -> list[Period]:
    snapshots = [(abs(other - index), other, p) for other, p in enumerate(periods) if p.kind == "snapshot" and p.start]
    return [period for _, _, period in sorted(snapshots, key=lambda item: item[:2])]


def _inferred(
    index: int,
    tables: Sequence[TableText],
    sound: Sequence[Period],
    found: Sequence[TablePeriod],
    context: PeriodContext,
) -> TablePeriod:
    """The period of a table that prints none: by its total, by "the period", by its school year or the report's."""
    table = tables[index]
    if period := _by_total(index, tables, sound):
        note = f"the table prints no date; its total is that of the tables at {period.start} beside it"
        return TablePeriod(replace(period, basis="inferred_year"), "year_inferred", note)
    if table.columns.end:
        return TablePeriod(UNKNOWN)
    if _SAME_PERIOD.search(" ".join((table.around.caption, *table.around.headings[:1]))) and index:
        before = tables[index - 1].columns if tables[index - 1].columns.end else found[index - 1].period
        if before.end:
            note = (
                f"the heading says only 'the period'; read as that of the table before, {before.start} to {before.end}"
            )
            return TablePeriod(replace(before, basis="section"), "year_inferred", note)
    covers = context.covers
    if covers and covers.start and covers.end and _days(covers) <= _LONGEST_COVER_DAYS:
        return TablePeriod(replace(covers, basis="title"))
    if table.is_education:
        for other in range(index - 1, -1, -1):
            if tables[other].is_education and found[other].period.kind == "academic_year":
                note = "the table prints no year; read as the school year of the table before"
                return TablePeriod(replace(found[other].period, basis="inferred_year"), "year_inferred", note)
    return TablePeriod(UNKNOWN)


def _by_total(index: int, tables: Sequence[TableText], sound: Sequence[Period]) -> Period | None:
    """The one date of the tables that print the same total."""
    totals = {total for total in tables[index].totals if _is_telling(total)}
    same = {
        (period.start, period.end): period
        for other, period in enumerate(sound)
        if other != index and period.kind == "snapshot" and totals & set(tables[other].totals)
    }
    return next(iter(same.values())) if len(same) == 1 else None


def _is_telling(total: str) -> bool:
    digits = total.replace(",", "")
    return digits.isdigit() and int(digits) >= _LEAST_TOTAL_TO_TELL_BY


def _prints(text: str, total: str) -> bool:
    return _is_telling(total) and bool(re.search(rf"(?<![\d.,£]){re.escape(total)}(?![.,]?\d|\s?%)", text))


def _days(period: Period) -> int:
    assert period.start is not None and period.end is not None
    return (period.end - period.start).days
