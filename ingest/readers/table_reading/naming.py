"""What a value of a part of a table counts: the label in the document's words, and the breakdown."""

from __future__ import annotations

import re

from ingest.readers.table_reading.breakdowns import (
    is_grade,
    key_of_title,
    part_of_heading,
    part_of_label,
    part_of_words,
)
from ingest.readers.table_reading.cells import CellValue
from ingest.readers.table_reading.headings import Heading
from ingest.readers.table_reading.labels import LabelledRow, clean, is_total
from ingest.readers.table_reading.parts import Part
from ingest.readers.table_reading.vocabulary import named

_BARE_LABEL = re.compile(r"(?:number|no\.?|count|totals?|%|percent(?:age)?|rate|value)", re.I)
_BARE_COUNT = re.compile(r"(?:number|no\.?|count|totals?|value)", re.I)
_OVER_ALL = re.compile(r"\b(?:all|grand|overall)\b", re.I)


class Naming:
    """Names the values of one part of a table whose title is known."""

    def __init__(self, part: Part, title: str) -> None:
        self._part, self._title = part, title
        headings = part.headings.values()
        self.are_periods = bool(headings) and all(heading.period for heading in headings)
        """Whether every column of values is a period, so that the rows name the measures."""
        self._are_measures = part.roles.polarity is not None or named("measure_heading", part.corner) is not None
        corner_key = named("breakdown_key", part.corner)
        is_of_columns = bool(corner_key) and all(_BARE_LABEL.fullmatch(row.label) for row in part.rows if row.label)
        has_words = any(heading.words and not _BARE_COUNT.fullmatch(heading.words) for heading in headings)
        title_key = None if self._are_measures or has_words else key_of_title(title)
        self._column_key = corner_key if is_of_columns else None
        self._row_key = None if is_of_columns else corner_key or title_key

    def label(self, row: LabelledRow, column: int, value: CellValue) -> str:
        """Row label, then column heading; the corner or the title where they alone say what is counted."""
        heading = self._part.headings.get(column)
        words = self._heading_words(row, heading)
        has_row_period = self._part.row_periods is not None and not row.is_total
        parts = [value.words if value.role == "named" else "", "" if has_row_period else row.label]
        if value.role == "counted" and not row.label:
            return clean(value.words)
        parts.append(words)
        is_named = bool(words) and not is_grade(words)
        if not words and self._names_measure(self._part.corner):
            parts.append(self._part.corner)
            is_named = True
        if not is_named and not self._are_measures:
            parts += [self._part.grid.heading.text if self._part.grid.heading else "", self._title]
        return ", ".join(dict.fromkeys(clean(part) for part in parts if clean(part))) or self._title or "not printed"

    def breakdown(
        self, row: LabelledRow, column: int, value: CellValue, beside: tuple[CellValue, ...]
    ) -> dict[str, str]:
        """The part of the measure that a value counts; `beside` are the other values of its cell."""
        heading, parts = self._part.headings.get(column), dict[str, str]()
        if self._part.grid.heading and not (row.is_total and _OVER_ALL.search(row.label)):
            parts |= part_of_heading(self._part.grid.heading.text)
        if heading and heading.words and not is_total(heading.words):
            parts |= {self._column_key: heading.words} if self._column_key else part_of_heading(heading.words)
        if row.label and not row.is_total and named("comparator", row.label) is None:
            parts |= part_of_label(row.label, self._row_key)
        return parts | self._part_of_cell(value, beside)

    def _part_of_cell(self, value: CellValue, beside: tuple[CellValue, ...]) -> dict[str, str]:
        if value.role == "named":
            return {"grade" if is_grade(value.words) else key_of_title(self._title) or "part": value.words}
        if value.role == "part" or (value.role == "beside" and value.words):
            return part_of_words(value.words)
        if value.role == "beside":
            return {} if value.unit else {"part": "in brackets"}
        has_population = any("population" in part_of_words(other.words) for other in beside if other.role == "beside")
        return {"population": "all_children"} if has_population else {}

    def _heading_words(self, row: LabelledRow, heading: Heading | None) -> str:
        """The words of the column's heading that name the measure."""
        if heading is None or self._column_key:
            return ""
        is_whose = heading.comparator is not None and bool(row.label) and self._part.row_periods is None
        is_bare = bool(_BARE_COUNT.fullmatch(heading.words)) and len(self._part.headings) == 1
        return "" if is_whose or is_bare else heading.words

    def _names_measure(self, corner: str) -> bool:
        if not corner or not self.are_periods or self._are_measures or self._row_key:
            return False
        return named("ordinal_heading", corner) is None and named("breakdown_key", corner) is None
