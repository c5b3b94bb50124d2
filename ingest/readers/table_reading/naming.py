"""What a value of a part of a table counts: the label in the document's words, and the breakdown."""

from __future__ import annotations

import re

from ingest.readers.table_reading.breakdowns import (
    age_of,
    is_grade,
    key_of_title,
    part_of_heading,
    part_of_label,
    part_of_words,
)
from ingest.readers.table_reading.heading_kinds import comparator_of
from ingest.readers.table_reading.heading_periods import is_over_all
from ingest.readers.table_reading.headings import Heading
from ingest.readers.table_reading.labels import LabelledRow, clean, is_total
from ingest.readers.table_reading.parts import Part
from ingest.readers.table_reading.printed_figures import CellValue
from ingest.readers.table_reading.relative_periods import is_relative
from ingest.readers.table_reading.units import said
from ingest.readers.table_reading.vocabulary import is_authority, named

_BARE_LABEL = re.compile(r"(?:number|no\.?|count|totals?|%|percent(?:age)?|rate|value)", re.I)
_BARE_COUNT = re.compile(r"(?:number|no\.?|count|totals?|value)", re.I)
_OVER_ALL = re.compile(r"\b(?:all|grand|overall)\b", re.I)


class Naming:
    """Names the values of one part of a table whose title is known.

    `is_measure_by_row` where every column of values is a period, somebody's value (England, a target) or a value of
    the row's ("Actual", "Variance"), so that its rows, its corner or its title name the measures.
    """

    def __init__(self, part: Part, title: str) -> None:
        self._part, self._title = part, title
        headings = part.headings.values()
        self.is_measure_by_row = bool(headings) and all(_says_when_or_whose(heading) for heading in headings)
        self._are_measures = part.roles.polarity is not None or named("measure_heading", part.corner) is not None
        self._are_bands = named("band_heading", part.corner) is not None
        self._are_counted = any(heading.words.isdigit() for heading in headings)
        corner_key = None if self._rows_are_measures() else named("breakdown_key", part.corner)
        is_of_columns = bool(corner_key) and self._heads_columns(corner_key == "age")
        has_words = any(self._heading_words(heading) for heading in headings)
        title_key = None if self._are_measures or has_words else key_of_title(title)
        self._column_key = corner_key if is_of_columns else None
        self._row_key = None if is_of_columns else corner_key or title_key

    def label(self, row: LabelledRow, column: int, value: CellValue) -> str:
        """Row label, then column heading; the corner or the title where they alone say what is counted."""
        heading = self._part.headings.get(column)
        words = self._heading_words(heading) if heading and not self._column_key else ""
        has_row_period = self._part.row_periods is not None and not row.is_total
        parts = [value.words if value.role == "named" else "", "" if has_row_period else row.label]
        if value.role == "counted" and not row.label:
            return clean(value.words)
        parts += [self._part.corner if self._are_counted and words else "", words]
        is_named = bool(words) and not is_grade(words)
        if not words and self._names_measure(self._part.corner):
            parts.append(self._part.corner)
            is_named = True
        if not is_named and not self._are_measures:
            parts += [self._part.grid.heading.text if self._part.grid.heading else "", self._title]
        label = ", ".join(dict.fromkeys(clean(part) for part in parts if clean(part)))
        return label or self._title or (heading.words if heading else "") or "not printed"

    def breakdown(
        self, row: LabelledRow, column: int, value: CellValue, beside: tuple[CellValue, ...]
    ) -> dict[str, str]:
        """The part of the measure that a value counts; `beside` are the other values of its cell."""
        heading, parts = self._part.headings.get(column), dict[str, str]()
        if self._part.grid.heading and not (row.is_total and _OVER_ALL.search(row.label)):
            parts |= part_of_heading(self._part.grid.heading.text)
        if heading and heading.words and not is_total(heading.words):
            parts |= {self._column_key: heading.words} if self._column_key else part_of_heading(heading.words)
            if self._are_bands or self._are_counted:
                parts.pop("age", None)
        is_whose = comparator_of(row.label, is_heading=False) is not None or is_authority(row.label)
        if row.label and not row.is_total and not is_whose:
            of_label = part_of_label(row.label, self._row_key)
            parts |= {} if self._are_bands and "age" in of_label else of_label
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

    def _heading_words(self, heading: Heading) -> str:
        """The words of a column's heading that name the measure: not when it was, nor whose it is."""
        is_bare = bool(_BARE_COUNT.fullmatch(heading.words)) and len(self._part.headings) == 1
        if is_bare or (self.is_measure_by_row and (_says_whose(heading) or _says_no_more_than_when(heading))):
            return ""
        return heading.words

    def _rows_are_measures(self) -> bool:
        """Whether the rows under an "Outcome" or an "Area" are measures and no parts of one: they print units."""
        labels = [row.label for row in self._part.rows if row.label and not row.is_total]
        measures = [label for label in labels if said(label) is not None and not _BARE_LABEL.fullmatch(label)]
        return 2 * len(measures) > len(labels)

    def _heads_columns(self, is_age: bool) -> bool:
        """Whether the corner says what the columns are, not the rows."""
        labels = [row.label for row in self._part.rows if row.label]
        headings = [heading.words for heading in self._part.headings.values()]
        return all(_BARE_LABEL.fullmatch(label) for label in labels) or (is_age and any(age_of(h) for h in headings))

    def _names_measure(self, corner: str) -> bool:
        if not corner or not self.is_measure_by_row or self._are_measures or self._row_key:
            return False
        return all(named(kind, corner) is None for kind in ("ordinal_heading", "breakdown_key", "period_heading"))


def _says_when_or_whose(heading: Heading) -> bool:
    return heading.period is not None or _says_whose(heading) or heading.is_over_all or heading.kind != "measure"


def _says_no_more_than_when(heading: Heading) -> bool:
    """Whether a heading's words are "full year" or "Actual": the value of the row's measure and of no other."""
    is_value = heading.kind == "value" and said(heading.words) is None and not is_relative(heading.words)
    return is_value or is_over_all(heading.words)


def _says_whose(heading: Heading) -> bool:
    return heading.comparator is not None or is_authority(heading.words)
