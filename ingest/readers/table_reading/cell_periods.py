"""The period of one cell: its own words, its column, its row, a total over them, or the table's."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.readers.periods import UNKNOWN, Period, PeriodContext, at_month_end, find_periods
from ingest.readers.table_reading.heading_periods import academic, day_within, name_period, span, whole_week, year_to
from ingest.readers.table_reading.headings import Heading
from ingest.readers.table_reading.labels import LabelledRow
from ingest.readers.table_reading.parts import Part, TableInParts
from ingest.readers.table_reading.relative_periods import relative_period
from ingest.readers.table_reading.table_period import period_below
from ingest.readers.table_reading.vocabulary import mentioned

_AT_MONTH_END = ("at month end", "at the end of the month", "at end of month", "month-end", "as at month end")

_PRINTS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TO_DATE = re.compile(r"(?i)\b(?:ytd|to date|cumulative)\b")


class CellPeriods:
    """The periods of the cells of one part of a table whose own period is known."""

    def __init__(self, table: TableInParts, part: Part, own: Period, context: PeriodContext) -> None:
        self._table, self._part, self._own, self._context = table, part, own, context
        self._span = part.columns_span
        self._told_below: dict[int, Period | None] = {}
        headings = part.headings.items()
        self._dated = [
            (at, heading.period)
            for at, heading in headings
            if heading.period and heading.period.start and heading.period.end and heading.comparator is None
        ]

    def of(self, row: LabelledRow, index: int, column: int, words: str = "") -> Period:
        """The period of the cell in a row (the part's row `index`) and a column; `words` are the cell's own."""
        if words and (told := [m.period for m in find_periods(words, self._context) if m.period.end]):
            return told[-1]
        heading = self._part.headings.get(column)
        by_column = self._by_column(heading, row) if heading else None
        named = self._part.row_periods[index] if self._part.row_periods else None
        by_row = named.period if named else None
        if by_row and not by_row.end and self._own.end:
            by_row = name_period(row.label, replace(self._context, covers=self._own)).period
        if heading and by_row and (part := self._part_of_rows_year(heading, by_row)):
            return self._at_day(row, part)
        if by_column and by_column.end and by_row:
            within = name_period(row.label, replace(self._context, covers=by_column)).period
            by_row = replace(within, basis="printed") if within and within.end else by_column
        period = by_row if by_row and by_row.end else by_column
        if period is None and heading and heading.comparator is None:
            period = self._by_row_column(row)
        if period is None:
            return self._of_table(row, column, is_over_all=bool(heading and heading.is_over_all))
        if period.end is None:
            return period
        basis = "inferred_year" if period.basis == "inferred_year" else "printed" if period is by_row else "header"
        period = whole_week(self._part.corner, self._school_year(period))
        return replace(self._at_day(row, period), basis=basis)

    def _by_row_column(self, row: LabelledRow) -> Period | None:
        """The period that the row prints in a column of its own ("Period", "As at")."""
        column = self._part.roles.period
        if column is None or not row.row.cells[column].text:
            return None
        return name_period(row.row.cells[column].text, self._context).period or UNKNOWN

    def _by_column(self, heading: Heading, row: LabelledRow) -> Period | None:
        """The period that a column's heading names, in the year of the row's label, or of the table, where it has none.

        UNKNOWN where the heading speaks of a time that nothing dates; None where it speaks of none.
        """
        period = heading.period
        text = " ".join(heading.texts)
        if period is not None and period.end and period.basis != "inferred_year":
            return period
        if period is not None and (year := self._printed_year(row.label)):
            within = name_period(text, replace(self._context, covers=year)).period
            if within and within.end:
                return replace(within, basis="printed")
        if heading.named.is_untold or (period is not None and period.end):
            return period
        if (relative := relative_period(text, self._own)) is not None:
            return relative
        if heading.kind == "forecast":
            return UNKNOWN
        if period is None or not self._own.end:
            return None
        within = name_period(text, replace(self._context, covers=self._own)).period
        return within if within and within.end else None

    def _part_of_rows_year(self, heading: Heading, year: Period) -> Period | None:
        """The month or quarter of a column, printed without its year, in the year that the row's label is."""
        period = heading.period
        if year.kind not in ("financial_year", "year") or period is None or period.basis == "printed":
            return None
        within = name_period(" ".join(heading.texts), replace(self._context, covers=year)).period
        is_part = within is not None and within.kind in ("month", "quarter") and within.end is not None
        return replace(within, basis="printed") if within is not None and is_part else None

    def _printed_year(self, label: str) -> Period | None:
        """The one year that a row's label prints among its words: "Contacts 2015/16"."""
        year = name_period(label, replace(self._context, covers=None)) if _PRINTS_YEAR.search(label) else None
        is_year = year is not None and year.period is not None and year.period.kind in ("financial_year", "year")
        return year.period if is_year and year is not None else None

    def over_all(self) -> Period:
        """From the first to the last period that the part's headings name."""
        return self._span

    def _of_table(self, row: LabelledRow, column: int, is_over_all: bool) -> Period:
        """The period of a value that no heading dates: a total over the dated ones, or the table's own."""
        if self._span.end and is_over_all and not row.is_total and self._part.row_periods is None:
            return self._over_those_before(column)
        if self._span.end and (row.is_total or is_over_all):
            below = self._below(row)
            return below if below and below.kind == "range" else self._span
        period = self._own
        is_as_at = period.kind == "snapshot" and period.end is not None
        if is_as_at and mentioned("flow", f"{self._table.title} {row.label}") is not None:
            assert period.end is not None
            return year_to(period.end, period.basis)
        return self._at_day(row, period)

    def _below(self, row: LabelledRow) -> Period | None:
        """The period that the text below the table tells for a row, looked for once."""
        number = row.row.number
        if number not in self._told_below:
            totals = [cell.text for cell in row.row.cells if cell.text] if row.is_total else []
            self._told_below[number] = period_below(self._table.text, totals, self._context)
        return self._told_below[number]

    def _over_those_before(self, column: int) -> Period:
        """What a total over columns adds up: the months or quarters before it; a year's own figure is no part of it.

        "Year to date" goes no further back than the year that the last of them stands in.
        """
        headings = self._part.headings
        parts = [(at, period) for at, period in self._dated if period.kind in ("month", "quarter")] or self._dated
        before = [period for at, period in parts if at < column] or [period for _, period in parts]
        if not before:
            return self._span
        if all(period.kind in ("month", "quarter") for period in before) and _TO_DATE.search(headings[column].words):
            assert before[-1].end is not None
            first = year_to(before[-1].end, "header").start
            before = [period for period in before if period.start and first and period.start >= first]
        return span(before, "header")

    def _school_year(self, period: Period) -> Period:
        return academic(period) if self._table.is_education else period

    def _at_day(self, row: LabelledRow, period: Period) -> Period:
        """A level at a day of the period, where the label or the title says so ("at month end", "at 31 March")."""
        if any(words in row.label.lower() for words in _AT_MONTH_END):
            return at_month_end(period)
        for text in (row.label, self._table.grid_title, *self._table.around.headings[:1]):
            day = day_within(text, period) if period.kind != "snapshot" else None
            if day:
                return Period("snapshot", day, day, period.basis)
        return period
