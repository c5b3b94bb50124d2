"""The period of one cell: its own words, its column, its row, a total over them, or the table's."""

from __future__ import annotations

from dataclasses import replace

from ingest.readers.periods import Period, PeriodContext, at_month_end, find_periods
from ingest.readers.table_reading.heading_periods import academic, day_within, name_period, year_to
from ingest.readers.table_reading.labels import LabelledRow
from ingest.readers.table_reading.parts import Part, TableInParts
from ingest.readers.table_reading.table_period import period_below
from ingest.readers.table_reading.vocabulary import mentioned

_AT_MONTH_END = ("at month end", "at the end of the month", "at end of month", "month-end", "as at month end")


class CellPeriods:
    """The periods of the cells of one part of a table whose own period is known."""

    def __init__(self, table: TableInParts, part: Part, own: Period, context: PeriodContext) -> None:
        self._table, self._part, self._own, self._context = table, part, own, context
        self._span = part.columns_span

    def of(self, row: LabelledRow, index: int, column: int, words: str = "") -> Period:
        """The period of the cell in a row (the part's row `index`) and a column; `words` are the cell's own."""
        if words and (told := [m.period for m in find_periods(words, self._context) if m.period.end]):
            return told[-1]
        heading = self._part.headings.get(column)
        by_column = heading.period if heading else None
        named = self._part.row_periods[index] if self._part.row_periods else None
        by_row = named.period if named else None
        if by_column and by_column.end and by_row:
            within = name_period(row.label, replace(self._context, covers=by_column)).period
            by_row = replace(within, basis="printed") if within and within.end else by_column
        period = by_row if by_row and by_row.end else by_column
        if period is None or period.end is None:
            return self._of_table(row, is_over_all=bool(heading and heading.is_over_all))
        basis = "inferred_year" if period.basis == "inferred_year" else "printed" if period is by_row else "header"
        return replace(self._at_day(row, self._school_year(period)), basis=basis)

    def over_all(self) -> Period:
        """From the first to the last period that the part's headings name."""
        return self._span

    def _of_table(self, row: LabelledRow, is_over_all: bool) -> Period:
        """The period of a value that no heading dates: a total over the dated ones, or the table's own."""
        if self._span.end and (row.is_total or is_over_all):
            totals = [cell.text for cell in row.row.cells if cell.text] if row.is_total else []
            below = period_below(self._table.text, totals, self._context)
            return below if below and below.kind == "range" else self._span
        period = self._own
        is_as_at = period.kind == "snapshot" and period.end is not None
        if is_as_at and mentioned("flow", f"{self._table.title} {row.label}") is not None:
            assert period.end is not None
            return year_to(period.end, period.basis)
        return self._at_day(row, period)

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
