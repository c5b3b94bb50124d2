"""What each cell of a part of a table states: value, unit, label, breakdown, comparator, period and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ingest.readers.periods import Period, PeriodContext
from ingest.readers.table_reading.breakdowns import as_text, is_grade
from ingest.readers.table_reading.cell_periods import CellPeriods
from ingest.readers.table_reading.cell_units import CellUnits
from ingest.readers.table_reading.cells import cell_values, is_figure, is_unread_figure
from ingest.readers.table_reading.heading_kinds import Kind, comparator_of
from ingest.readers.table_reading.labels import LabelledRow, is_total
from ingest.readers.table_reading.naming import Naming
from ingest.readers.table_reading.parts import Part, TableInParts
from ingest.readers.table_reading.printed_figures import CellValue
from ingest.readers.table_reading.units import says_money
from ingest.readers.table_reading.vocabulary import is_authority, named

_LONGEST_REMARK = 60
_FEWEST_WORDS_OF_A_REMARK = 3
_NO_WORDS = re.compile(r"(?:red|amber|green|rag|r|a|g|x|n|y|yes|no|[↑↓→←▲▼✓✗\s]+)", re.I)


@dataclass(frozen=True)
class Statement:
    """One value of a cell, or the words that are in its place (`value` None, unit `text`).

    `start` and `end` are the value's place in the stored text; `column` counts the table's columns from 1.
    """

    row: LabelledRow
    column: int
    start: int
    end: int
    value: float | None
    unit: str
    label: str
    period: Period
    qualifier: str = "exact"
    breakdown: str = ""
    comparator: str | None = None
    polarity: str | None = None
    is_total: bool = False
    is_label_lost: bool = False
    is_change: bool = False


class PartReader:
    """Reads the statements of one part of a table whose period is known."""

    def __init__(
        self, table: TableInParts, part: Part, own: Period, context: PeriodContext, local_authority: str | None
    ) -> None:
        self._part, self._title, self._authority = part, table.title, (local_authority or "").lower()
        self._periods = CellPeriods(table, part, own, context)
        self._naming = Naming(part, table.title)
        self._values = {
            (row.row.number, column): self._believed(row, column) for row in part.rows for column in part.roles.values
        }
        self._units = CellUnits(part, self._naming, table.title, self._values)
        self._has_any = any(self._values.values())
        self._has_looked_after = any(named("looked_after", row.label) for row in part.rows)
        self._headings_with_words = sum(bool(heading.words) for heading in part.headings.values())
        self._last_is_sum = not part.roles.labels and self._sums_up()

    def statements(self) -> Iterator[Statement]:
        """The statements of the part, row by row."""
        for index, row in enumerate(self._part.rows):
            filled = sum(bool(row.row.cells[column].text) for column in self._part.roles.values)
            if self._is_damaged(row):
                yield from self._not_believed(row)
                continue
            if self._says_there_is_none(row):
                assert self._part.roles.polarity is not None
                yield self._in_words(index, row, self._part.roles.polarity, is_alone=True)
            for column in self._part.roles.values:
                values = self._values[row.row.number, column]
                for value in values:
                    yield self._statement(index, row, column, value)
                if not values and self._stands_for_a_value(row.row.cells[column].text):
                    yield self._in_words(index, row, column, is_alone=filled == 1)

    def _believed(self, row: LabelledRow, column: int) -> tuple[CellValue, ...]:
        """The values of a cell; a figure in brackets alone is one below nothing only among changes and money."""
        values = cell_values(row.row.cells[column].text)
        if not values or values[0].role != "negative":
            return values
        heading = self._part.headings.get(column)
        texts = [heading.words if heading else "", row.label, self._part.corner, self._title]
        is_account = self._kind(column) == "change" or values[0].unit not in (None, "percent")
        return values if is_account or any(says_money(text) for text in texts) else ()

    def _kind(self, column: int) -> Kind:
        heading = self._part.headings.get(column)
        return heading.kind if heading else "measure"

    def _statement(self, index: int, row: LabelledRow, column: int, value: CellValue) -> Statement:
        start, end = row.row.cells[column].passage.span(value.start, value.end)
        is_label_lost = self._is_label_lost(row, value)
        is_sum = is_label_lost and self._last_is_sum and row is self._part.rows[-1]
        is_forecast = self._kind(column) == "forecast"
        return Statement(
            row=row,
            column=self._part.grid.first_column + column + 1,
            start=start,
            end=end,
            value=value.value,
            unit=self._units.of(row, column, value),
            label=self._naming.label(row, column, value),
            period=self._periods.of(row, index, column, value.words),
            qualifier="tentative" if is_forecast and value.qualifier == "exact" else value.qualifier,
            breakdown=self._breakdown(row, column, value),
            comparator=self._comparator(row, column),
            polarity=self._polarity(row),
            is_total=row.is_total or is_sum or self._is_total_column(column),
            is_label_lost=is_label_lost,
            is_change=self._kind(column) == "change" or value.is_signed,
        )

    def _in_words(self, index: int, row: LabelledRow, column: int, *, is_alone: bool) -> Statement:
        """Words in place of a value; where they are alone in the row they apply to all its periods."""
        cell = row.row.cells[column]
        words = CellValue(0, len(cell.text), 0.0)
        has_others = any(other != column for other in self._part.roles.values)
        period = self._periods.over_all() if is_alone and has_others else self._periods.of(row, index, column)
        start, end = cell.passage.span(0, len(cell.text))
        return Statement(
            row=row,
            column=self._part.grid.first_column + column + 1,
            start=start,
            end=end,
            value=None,
            unit="text",
            label=self._naming.label(row, column, words),
            period=period,
            breakdown=self._breakdown(row, column, words),
            comparator=self._comparator(row, column),
            polarity=self._polarity(row),
            is_total=row.is_total,
        )

    def _not_believed(self, row: LabelledRow) -> Iterator[Statement]:
        """The figures of a damaged row as words: they are kept as printed, not as values."""
        for column in self._part.roles.values:
            cell = row.row.cells[column]
            if self._values[row.row.number, column]:
                start, end = cell.passage.span(0, len(cell.text))
                column_number = self._part.grid.first_column + column + 1
                label = self._title or "not printed"
                period = self._periods.over_all()
                yield Statement(row, column_number, start, end, None, "text", label, period, is_label_lost=True)

    def _is_damaged(self, row: LabelledRow) -> bool:
        """A row without its label whose words are under the headings of figures."""
        if row.label or not self._part.roles.labels:
            return False
        texts = [row.row.cells[column].text for column in self._part.roles.values]
        return any(is_figure(text) for text in texts) and any(text and not cell_values(text) for text in texts)

    def _says_there_is_none(self, row: LabelledRow) -> bool:
        """Words where the table should print what good looks like, and no figure after them."""
        column = self._part.roles.polarity
        if column is None or any(row.row.cells[other].text for other in self._part.roles.values):
            return False
        text = row.row.cells[column].text
        return len(text.split()) >= _FEWEST_WORDS_OF_A_REMARK and named("polarity", text) is None

    def _stands_for_a_value(self, text: str) -> bool:
        if not text or len(text) > _LONGEST_REMARK or is_grade(text) or _NO_WORDS.fullmatch(text):
            return False
        return self._has_any or self._part.roles.polarity is not None or is_unread_figure(text)

    def _breakdown(self, row: LabelledRow, column: int, value: CellValue) -> str:
        beside = tuple(other for other in self._values.get((row.row.number, column), ()) if other is not value)
        return as_text(self._naming.breakdown(row, column, value, beside))

    def _comparator(self, row: LabelledRow, column: int) -> str | None:
        """Whose value it is, where the heading of its column or its row names another than the authority's own."""
        heading = self._part.headings.get(column)
        if heading and heading.comparator and heading.comparator != "local_all":
            return heading.comparator
        for words, is_heading in ((heading.words if heading else "", True), (row.label, False)):
            meaning = comparator_of(words, is_heading=is_heading)
            if meaning is None and is_authority(words) and self._authority:
                meaning = "local_all" if words.lower() == self._authority else "similar"
            if meaning and (meaning != "local_all" or self._has_looked_after):
                return meaning
        return self._of_another(row)

    def _of_another(self, row: LabelledRow) -> str | None:
        """Whose value it is in a table with a column of authorities: one that is not the authority's own."""
        for text in (row.row.cells[column].text for column in self._part.roles.labels):
            if is_authority(text) and self._authority and text.lower() != self._authority:
                return "similar"
            if (meaning := comparator_of(text, is_heading=False)) and meaning != "local_all":
                return meaning
        return None

    def _polarity(self, row: LabelledRow) -> str | None:
        column = self._part.roles.polarity
        return named("polarity", row.row.cells[column].text) if column is not None else None

    def _is_total_column(self, column: int) -> bool:
        heading = self._part.headings.get(column)
        return bool(heading and is_total(heading.words) and self._headings_with_words > 2)

    def _is_label_lost(self, row: LabelledRow, value: CellValue) -> bool:
        return not row.label and not self._headings_with_words and value.role in ("whole", "beside")

    def _sums_up(self) -> bool:
        """Whether the last value of the only column is the sum of those above it."""
        column = [values[0].value for values in self._values.values() if values]
        sums = list(accumulate(column))
        return len(self._part.roles.values) == 1 and len(column) > 2 and sums[-2] == column[-1]
