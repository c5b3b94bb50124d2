"""The tables of a document as observations: every figure of every table, dated, with its row as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.evidence import evidence, place_columns, quoted_around
from ingest.readers.context import ReadingContext
from ingest.readers.periods import UNKNOWN, Period, PeriodContext
from ingest.readers.table_reading.contents import is_contents
from ingest.readers.table_reading.heading_periods import span
from ingest.readers.table_reading.notes import notes_of
from ingest.readers.table_reading.parts import TableInParts, take_apart
from ingest.readers.table_reading.ranges import heading_ranges
from ingest.readers.table_reading.statements import PartReader, Statement
from ingest.readers.table_reading.surroundings import surroundings
from ingest.readers.table_reading.table_period import TablePeriod, table_periods
from ingest.readers.table_reading.torn_words import KnownWords
from ingest.records import Observation, ReadingNote, record_id
from ingest.structure.model import Block, Outline
from ingest.structure.tables import MOST_CELLS
from ingest.vocabularies import Comparator, HowRead, PeriodBasis, PeriodKind, PrintedPolarity, Unit


def read_tables(outline: Outline, context: ReadingContext) -> tuple[list[Observation], list[ReadingNote]]:
    """Observations and notes of every table of the outline, in reading order.

    A figure gives one observation; words in place of a figure give one without a value, unit `text`.
    Tables of contents, of judgements, of people and of agenda items hold no figures and give none.
    """
    tables = _tables(outline, context.periods)
    if not tables:
        return [], []
    periods = _with_months_covered(context.periods, tables)
    if periods is not context.periods:
        tables = _tables(outline, periods)
    own = table_periods([table.text for table in tables], periods)
    observations: list[Observation] = []
    notes: list[ReadingNote] = []
    for table, period in zip(tables, own, strict=True):
        block = _under_own_title(table)
        read = sorted(_statements(table, period, periods, context), key=lambda statement: statement.start)
        observations += [_observation(outline, block, table, statement, context) for statement in read]
        notes += notes_of(outline, block, table, period, read, context.rendition_id)
    return observations, notes


def _tables(outline: Outline, periods: PeriodContext) -> list[TableInParts]:
    known = KnownWords(outline)
    tables = []
    for number, index in enumerate((i for i, block in enumerate(outline.blocks) if block.table), 1):
        block = outline.blocks[index]
        if block.table is None or any(len(row) > MOST_CELLS for row in block.table.rows):
            continue
        around = surroundings(outline.blocks, index)
        table = take_apart(block, number, around, known, periods)
        has_figures = any(part.roles.values or part.roles.polarity is not None for part in table.parts)
        if has_figures and not is_contents(table, outline):
            tables.append(table)
    return tables


def _with_months_covered(periods: PeriodContext, tables: list[TableInParts]) -> PeriodContext:
    """Where the document does not say what it covers, the periods its own headings print in full do."""
    if periods.covers is not None:
        return periods
    printed: list[Period | None] = [
        heading.period
        for table in tables
        for part in table.parts
        for heading in part.headings.values()
        if heading.period and heading.period.kind in ("month", "quarter") and heading.period.basis == "printed"
    ]
    covers = span(printed, "header")
    return periods if covers == UNKNOWN else replace(periods, covers=covers)


def _under_own_title(table: TableInParts) -> Block:
    """The table's block with the title that is within it as its innermost heading."""
    block = table.block
    if not table.grid_title or block.section[-1:] == (table.grid_title,):
        return block
    return replace(block, section=(*reversed(table.around.headings), table.grid_title))


def _statements(
    table: TableInParts, own: TablePeriod, periods: PeriodContext, context: ReadingContext
) -> Iterator[Statement]:
    for part in table.parts:
        yield from heading_ranges(part)
        yield from PartReader(table, part, own.period, periods, context.local_authority).statements()


def _observation(
    outline: Outline, block: Block, table: TableInParts, statement: Statement, context: ReadingContext
) -> Observation:
    row = statement.row.row
    value = statement.start, statement.end
    printed = outline.stored.text[slice(*value)]
    period = statement.period
    return Observation(
        rendition_id=context.rendition_id,
        observation_id=record_id(context.rendition_id, statement.start, statement.value, statement.unit),
        reported_label=statement.label,
        breakdown=statement.breakdown,
        value=statement.value,
        value_printed=printed,
        value_start=statement.start,
        value_end=statement.end,
        unit=Unit(statement.unit),
        comparator=Comparator(statement.comparator) if statement.comparator else None,
        polarity_printed=PrintedPolarity(statement.polarity) if statement.polarity else None,
        period_kind=PeriodKind(period.kind),
        period_start=period.start,
        period_end=period.end,
        period_basis=PeriodBasis(period.basis),
        reading=HowRead.TABLE,
        table_number=table.number,
        row_number=row.number,
        column_number=statement.column,
        is_label_lost=statement.is_label_lost,
        is_total=statement.is_total,
        is_change=statement.is_change,
        **place_columns(outline.stored, *value, statement.qualifier),
        **evidence(outline, block, *quoted_around(outline.stored.text, (row.start, row.end), value)),
    )
