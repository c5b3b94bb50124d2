"""A table taken apart: each of the tables in it (one, or several side by side) with its roles, headings and rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.readers.periods import Period, PeriodContext
from ingest.readers.table_reading.cells import is_figure
from ingest.readers.table_reading.grid import Grid, read_grid
from ingest.readers.table_reading.heading_periods import Named, name_period, span
from ingest.readers.table_reading.heading_rows import name_periods
from ingest.readers.table_reading.headings import Heading, corner, read_headings
from ingest.readers.table_reading.labels import LabelledRow, clean, labelled_rows, title_words
from ingest.readers.table_reading.roles import Roles, read_roles
from ingest.readers.table_reading.side_by_side import split_side_by_side
from ingest.readers.table_reading.split_rows import join_split_rows
from ingest.readers.table_reading.surroundings import Surroundings
from ingest.readers.table_reading.table_period import TableText
from ingest.readers.table_reading.torn_words import KnownWords
from ingest.readers.table_reading.vocabulary import mentioned, named
from ingest.structure.model import Block, Table

_LONGEST_TITLE = 160
_AS_AT = re.compile(r"\bat\b", re.I)


@dataclass(frozen=True)
class Part:
    """One table of those that stand side by side; `row_periods` holds what each row's label names, or is None."""

    grid: Grid
    roles: Roles
    headings: dict[int, Heading]
    rows: list[LabelledRow]
    corner: str
    row_periods: list[Named] | None

    @property
    def named_periods(self) -> list[Named]:
        """What the headings of columns and the labels of rows name."""
        return [heading.named for heading in self.headings.values()] + (self.row_periods or [])

    @cached_property
    def columns_span(self) -> Period:
        """From the first to the last period that the headings of columns or rows name."""
        return span([named.period for named in self.named_periods], "header")


@dataclass(frozen=True)
class TableInParts:
    """A table of a document (`number` from 1), its parts and what is around it."""

    block: Block
    table: Table
    number: int
    parts: tuple[Part, ...]
    around: Surroundings
    is_education: bool

    @property
    def grid_title(self) -> str:
        """The title within the table, as printed."""
        title = self.parts[0].grid.title
        return title.text if title else ""

    @cached_property
    def title(self) -> str:
        """The words that say what the table is of: its own title, the line above it, or its heading.

        A heading printed under its table is known by a word that it shares with the table's own headings.
        """
        above, below = self.around.headings[:2], self.around.heading_below
        if below and not self.around.is_under_heading and self._shares_a_word(below):
            above = (below,)
        caption = self.around.caption if not self.around.caption.rstrip().endswith(".") else ""
        for text in (self.grid_title, caption, *above):
            words = title_words(text) if len(text) <= _LONGEST_TITLE else ""
            if words and named("measure_heading", words) is None:
                return words
        return ""

    def _shares_a_word(self, heading: str) -> bool:
        own = " ".join(
            [part.corner for part in self.parts] + [h.words for p in self.parts for h in p.headings.values()]
        )
        words = [set(re.findall(r"[a-z]{5,}", text.lower())) for text in (heading, own)]
        return bool(words[0] & words[1])

    @cached_property
    def text(self) -> TableText:
        """What its period can be read from."""
        rows = [row for part in self.parts for row in part.rows]
        totals = [row for row in rows if row.is_total]
        figures = [cell.text for row in totals for cell in row.row.cells if is_figure(cell.text)]
        spans = [part.columns_span for part in self.parts]
        labels = tuple(row.label for row in totals if _AS_AT.search(row.label))
        return TableText(self.grid_title, self.around, labels, tuple(figures), span(spans, "header"), self.is_education)


def take_apart(
    block: Block, number: int, around: Surroundings, known: KnownWords, context: PeriodContext
) -> TableInParts:
    """The parts of a table block."""
    assert block.table is not None
    grid = read_grid(block.table, known)
    parts = tuple(_part(part, known, context) for part in split_side_by_side(grid))
    texts = [grid.title.text if grid.title else "", around.caption, *around.headings[:2]]
    texts += [text for part in parts for heading in part.headings.values() for text in heading.texts]
    texts += [part.corner for part in parts]
    is_education = any(mentioned("education", text) for text in texts)
    return TableInParts(block, block.table, number, parts, around, is_education)


def _part(grid: Grid, known: KnownWords, context: PeriodContext) -> Part:
    roles = read_roles(grid, lambda text: name_period(text, context).period is not None)
    joined = join_split_rows(grid.body, roles, known)
    rows = labelled_rows(grid, joined, roles, known)
    return Part(
        grid=grid,
        roles=roles,
        headings=read_headings(grid, roles, context),
        rows=rows,
        corner=corner(grid, roles),
        row_periods=_row_periods(rows, context) if roles.labels else None,
    )


def _row_periods(rows: list[LabelledRow], context: PeriodContext) -> list[Named] | None:
    """The periods of the row labels, where most of them are periods and nothing else."""
    named = name_periods([clean(row.label) for row in rows], context)
    dated = [item for item, row in zip(named, rows, strict=True) if item.period is not None and not item.words]
    plain = [row for row in rows if not row.is_total]
    if not plain or len(dated) < 0.5 * len(plain):
        return None
    return [item if not row.is_total else Named(None, row.label) for item, row in zip(named, rows, strict=True)]
