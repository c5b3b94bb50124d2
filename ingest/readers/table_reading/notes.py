"""Notes on a table's damage and doubts: what was met and how it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.evidence import evidence
from ingest.readers.period import Period
from ingest.readers.table_reading.parts import TableInParts
from ingest.readers.table_reading.split_rows import is_joined
from ingest.readers.table_reading.statements import Statement
from ingest.readers.table_reading.table_period import TablePeriod
from ingest.records import ReadingNote, record_id
from ingest.structure.model import Block, Outline
from ingest.vocabularies import NoteKind


def notes_of(
    outline: Outline, block: Block, table: TableInParts, own: TablePeriod, read: list[Statement], rendition_id: str
) -> list[ReadingNote]:
    """One note for each kind of damage or doubt and each row it was met in; none for a table without figures."""
    if not read:
        return []
    notes = []
    for kind, message, (start, end) in _met(table, own, read):
        place = evidence(outline, block, start, end)
        note_id = record_id(rendition_id, kind, start, end)
        notes.append(
            ReadingNote(rendition_id=rendition_id, note_id=note_id, kind=NoteKind(kind), message=message, **place)
        )
    return notes


def _met(table: TableInParts, own: TablePeriod, read: list[Statement]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    first = table.table.row_spans[0]
    whole = (first[0], table.table.row_spans[-1][1])
    if own.note_kind and any(statement.period.end == own.period.end for statement in read):
        yield own.note_kind, own.note, first
    if table.parts[0].grid.is_title_torn:
        yield "heading_damaged", f"the title was torn over the cells; read as {table.grid_title!r}", first
    if any(statement.is_label_lost and statement.value is not None for statement in read):
        yield "labels_lost", "the labels of the rows are lost; the values are kept without them", whole
    mended = {named.period for part in table.parts for named in part.named_periods if named.is_mended and named.period}
    if mended:
        message = "a period whose year contradicts those beside it was read as the time that they leave it"
        yield "year_contradicts_neighbours", f"{message}, {_days(mended)}", whole
    inferred = {statement.period for statement in read if statement.period.basis == "inferred_year"} - mended
    if inferred and own.period not in inferred:
        yield "year_inferred", f"periods printed without their year were read as {_days(inferred)}", first
    for statement in _one_a_row(read):
        row = statement.row.row
        if statement.is_label_lost and statement.value is None:
            message = "the row's label is damaged and its figures stand under the wrong headings; none is believed"
            yield "heading_damaged", message, (row.start, row.end)
        if is_joined(row):
            message = "the row was split over several lines and read as one"
            if row.left_over:
                message += "; no place for " + ", ".join(repr(cell.text) for cell in row.left_over)
            yield "split_row", message, (row.start, row.end)


def _days(periods: Iterable[Period]) -> str:
    return ", ".join(sorted({f"{period.start} to {period.end}" for period in periods}))


def _one_a_row(read: Iterable[Statement]) -> list[Statement]:
    rows: dict[int, Statement] = {}
    for statement in read:
        rows.setdefault(statement.row.row.start, statement)
    return list(rows.values())
