"""What each cell of a part states: value, unit, label, breakdown, comparator and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.periods import Period, PeriodContext
from ingest.readers.table_reading.breakdowns import (
    as_text,
    is_grade,
    key_of_title,
    part_of_heading,
    part_of_label,
    part_of_words,
)
from ingest.readers.table_reading.cell_periods import CellPeriods
from ingest.readers.table_reading.cells import CellValue, cell_values, is_figure
from ingest.readers.table_reading.headings import Heading
from ingest.readers.table_reading.labels import LabelledRow, clean, is_total
from ingest.readers.table_reading.parts import Part, TableInParts
from ingest.readers.table_reading.units import is_share, unit_of
from ingest.readers.table_reading.vocabulary import mentioned, named
from ingest.structure.model import Cell

_LONGEST_REMARK = 60
_BARE_LABEL = re.compile(r"(?:number|no\.?|count|total|%|percent(?:age)?|rate|value)", re.I)
_NO_WORDS = re.compile(r"(?:red|amber|green|rag|r|a|g|x|n|y|yes|no|[↑↓→←▲▼✓✗\s]+)", re.I)


@dataclass(frozen=True)
class Statement:
    """One value (or words in the place of one) of a cell; `column` counts the table's columns from 1."""

    row: LabelledRow
    column: int
    start: int
    end: int
    value: float | None
    unit: str
    qualifier: str
    label: str
    breakdown: str
    comparator: str | None
    polarity: str | None
    period: Period
    is_total: bool
    is_label_lost: bool


class PartReader:
    """The statements of one part of a table."""

    def __init__(
        self, table: TableInParts, part: Part, own: Period, context: PeriodContext, local_authority: str | None
    ) -> None:
        self._table, self._part, self._authority = table, part, local_authority
        self._periods = CellPeriods(table, part, own, context)
        self._values = {
            (row.row.number, column): cell_values(row.row.cells[column].text)
            for row in part.rows
            for column in part.roles.values
        }
        self._has_own_group = any(named("looked_after", row.label) for row in part.rows)
        self._are_periods = bool(part.headings) and all(heading.period for heading in part.headings.values())
        self._are_measures = part.roles.polarity is not None or named("measure_heading", part.corner) is not None
        corner_key = named("breakdown_key", part.corner)
        is_corner_of_columns = bool(corner_key) and all(_BARE_LABEL.fullmatch(row.label) for row in part.rows if row.label)
        self._column_key = corner_key if is_corner_of_columns else None
        title_key = None if self._are_measures or any(h.words for h in part.headings.values()) else key_of_title(table.title)
        self._row_key = None if is_corner_of_columns else corner_key or title_key

    def statements(self) -> Iterator[Statement]:
        """The statements in reading order."""
        for index, row in enumerate(self._part.rows):
            if self._is_damaged(row):
                yield from self._damaged(row)
                continue
            yield from self._words_about_measure(row)
            for column in self._part.roles.values:
                cell = row.row.cells[column]
                values = self._values[row.row.number, column]
                for value in values:
                    yield self._statement(index, row, column, value)
                if not values and self._stands_for_a_value(row, cell):
                    yield self._in_words(index, row, column)

    def damaged_rows(self) -> list[LabelledRow]:
        """Rows whose label is damaged so that their figures cannot be believed."""
        return [row for row in self._part.rows if self._is_damaged(row)]

    def _statement(self, index: int, row: LabelledRow, column: int, value: CellValue) -> Statement:
        heading = self._part.headings.get(column)
        start, end = row.row.cells[column].passage.span(value.start, value.end)
        return Statement(
            row=row,
            column=self._part.grid.first_column + column + 1,
            start=start,
            end=end,
            value=value.value,
            unit=self._unit(row, column, value),
            qualifier=value.qualifier,
            label=self._label(row, heading, value),
            breakdown=as_text(self._breakdown(row, column, value)),
            comparator=self._comparator(row, heading),
            polarity=self._polarity(row),
            period=self._periods.of(row, index, column, value.words),
            is_total=row.is_total or self._is_total_column(heading),
            is_label_lost=self._is_label_lost(row, value),
        )

    def _in_words(self, index: int, row: LabelledRow, column: int) -> Statement:
        """A cell of words in the place of a value; where it reaches over the columns it has their whole period."""
        cell = row.row.cells[column]
        blank = CellValue(0, len(cell.text), 0.0)
        heading = self._part.headings.get(column)
        reaches = all(not row.row.cells[other].text for other in self._part.roles.values if other != column)
        is_wide = reaches and len(self._part.roles.values) > 1 and self._periods.over_all().end is not None
        return Statement(
            row, self._part.grid.first_column + column + 1, *cell.passage.span(0, len(cell.text)), None, "text", "exact",
            self._label(row, heading, blank), as_text(self._breakdown(row, column, blank)),
            self._comparator(row, heading), self._polarity(row),
            self._periods.over_all() if is_wide else self._periods.of(row, index, column), row.is_total, False,
        )  # fmt: skip

    def _words_about_measure(self, row: LabelledRow) -> Iterator[Statement]:
        """Words that stand where the table should print what good looks like: no data yet for the whole row."""
        column = self._part.roles.polarity
        if column is None:
            return
        text = row.row.cells[column].text
        if len(text.split()) > 2 and named("polarity", text) is None and not any(
            row.row.cells[other].text for other in self._part.roles.values
        ):
            yield self._in_words(self._part.rows.index(row), row, column)

    def _stands_for_a_value(self, row: LabelledRow, cell: Cell) -> bool:
        text = cell.text
        if not text or len(text) > _LONGEST_REMARK or is_grade(text) or _NO_WORDS.fullmatch(text):
            return False
        return any(values for values in self._values.values()) or self._part.roles.polarity is not None

    def _is_damaged(self, row: LabelledRow) -> bool:
        """A row without its label whose words stand under the headings of figures."""
        if row.label or not self._part.roles.labels:
            return False
        texts = [row.row.cells[column].text for column in self._part.roles.values]
        return any(is_figure(text) for text in texts) and any(text and not cell_values(text) for text in texts)

    def _damaged(self, row: LabelledRow) -> Iterator[Statement]:
        for column in self._part.roles.values:
            cell = row.row.cells[column]
            if self._values[row.row.number, column]:
                yield Statement(
                    row, self._part.grid.first_column + column + 1, *cell.passage.span(0, len(cell.text)), None, "text",
                    "exact", self._table.title, "", None, None, self._periods.over_all(), False, True,
                )  # fmt: skip

    def _unit(self, row: LabelledRow, column: int, value: CellValue) -> str:
        heading = self._part.headings.get(column)
        words = heading.words if heading else ""
        corner = self._part.corner if self._are_periods or not words else ""
        if value.role == "named":
            beside = [other for values in self._values.values() for other in values if other.role == "named"]
        elif value.role in ("beside", "counted", "part"):
            beside = []
        elif self._are_periods or not words:
            beside = [v for other in self._part.roles.values for v in self._values[row.row.number, other][:1]]
        else:
            beside = [v for other in self._part.rows for v in self._values[other.row.number, column][:1]]
        label = "" if value.role == "beside" and not value.words else row.label
        texts = [words, label, corner] if words else [label, corner]
        if value.role in ("counted", "part"):
            texts = [value.words]
        if not is_share(" ".join(texts)):
            texts.append(self._table.title if not words and value.role == "whole" else "")
        return unit_of(value.unit, texts, [v.unit for v in beside], [v.value for v in beside])

    def _label(self, row: LabelledRow, heading: Heading | None, value: CellValue) -> str:
        words = heading.words if heading and heading.comparator is None else ""
        if heading and heading.comparator and heading.words and not self._are_measures and not row.label:
            words = heading.words
        has_row_period = self._part.row_periods is not None and not row.is_total
        parts = [value.words] if value.role == "named" else []
        parts.append("" if has_row_period else row.label)
        if words and not (self._column_key and words == (heading.words if heading else "")):
            parts.append(words)
        elif not words and self._part.corner and self._are_periods and not self._are_measures and not self._row_key:
            parts.append("" if named("ordinal_heading", self._part.corner) is not None else self._part.corner)
        if value.role == "counted" and not row.label:
            parts.append(value.words)
        elif not self._are_measures and (not words or is_grade(words) or self._column_key):
            parts.append(self._part.grid.heading.text if self._part.grid.heading else "")
            parts.append(self._table.title)
        return ", ".join(dict.fromkeys(clean(part) for part in parts if clean(part))) or self._table.title or "not printed"

    def _breakdown(self, row: LabelledRow, column: int, value: CellValue) -> dict[str, str]:
        heading = self._part.headings.get(column)
        parts: dict[str, str] = {}
        if self._part.grid.heading and not (row.is_total and mentioned_all(row.label)):
            parts |= part_of_heading(self._part.grid.heading.text)
        if heading and heading.words and not is_total(heading.words):
            parts |= {self._column_key: heading.words} if self._column_key else part_of_heading(heading.words)
        if row.label and not row.is_total and self._comparator(row, None) is None:
            parts |= part_of_label(row.label, self._row_key)
        if value.role == "named":
            key = "grade" if is_grade(value.words) else key_of_title(self._table.title) or "part"
            parts |= {key: value.words}
        elif value.role == "part" or (value.role == "beside" and value.words):
            parts |= part_of_words(value.words)
        elif value.role == "beside" and not value.unit:
            parts |= {"part": "in brackets"}
        elif value.role == "whole":
            values = self._values.get((row.row.number, column), [])
            if any("population" in part_of_words(other.words) for other in values[1:]):
                parts |= {"population": "all_children"}
        if value.qualifier in ("at_least", "up_to") and value.role == "whole":
            return parts
        return parts

    def _comparator(self, row: LabelledRow, heading: Heading | None) -> str | None:
        if heading and heading.comparator:
            return heading.comparator
        if self._authority and row.label.lower() == self._authority.lower():
            return "local_all" if self._has_own_group else None
        meaning = named("comparator", row.label)
        return None if meaning == "local_all" and not self._has_own_group else meaning

    def _polarity(self, row: LabelledRow) -> str | None:
        column = self._part.roles.polarity
        return named("polarity", row.row.cells[column].text) if column is not None else None

    def _is_total_column(self, heading: Heading | None) -> bool:
        others = [other for other in self._part.headings.values() if other is not heading and other.words]
        return bool(heading and is_total(heading.words) and len(others) > 1)

    def _is_label_lost(self, row: LabelledRow, value: CellValue) -> bool:
        return not row.label and value.role in ("whole", "beside") and not any(
            heading.words for heading in self._part.headings.values()
        )


def mentioned_all(label: str) -> bool:
    """Whether a total is over all the tables that stand side by side."""
    return bool(re.search(r"\b(?:all|grand|overall)\b", label, re.I))


