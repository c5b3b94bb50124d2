"""Tables of a text or markdown file: lines of cells, and which of them belong to one table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.structure.fragments import BULLET, FURNITURE, PARAGRAPH_NUMBER
from ingest.structure.indicator_rows import indicator_tables
from ingest.structure.model import Cell, StoredText, Table
from ingest.structure.passages import EMPTY, join
from ingest.structure.running_heads import running_heads
from ingest.structure.set_apart import rows_set_apart

_LIST_MARK = re.compile(r"\s*(?:<[uo]l[^<>\n]*>\s*)?(?:<li>\s*)?[•▪●◦]?\s*")
_PIPE_ROW = re.compile(r"\s*\|(?P<cells>.*\S.*)\|\s*$")
_PIPE_RULE = re.compile(r"\s*\|[\s|:-]+\|\s*$")
_TITLE_ROW = re.compile(r"\s*#*\s*\**\d{1,2}(?:\.\d{1,2}){1,3}\**\.?\s+[A-Z]")
_TOTAL_ROW = re.compile(r"(?i)[\s*]*(?:grand )?totals?\b")
_STANDS_ALONE = re.compile(r"\s*(?:#|[-*•]\s|\**\d{1,2}(?:\.\d{1,2})*\.?\**\s+\S)")
_LONGEST_ROW_REST = 90
_LARGEST_PAGE_BREAK = 8
MOST_CELLS = 256
"""Cells of one row: as many columns as a sheet of these papers' time had; a row of more stands alone."""


@dataclass(frozen=True)
class FoundTable:
    """A table and its offsets in the stored text, from its first row to the end of its last."""

    char_start: int
    char_end: int
    table: Table


@dataclass(frozen=True)
class _Row:
    start: int
    end: int
    cells: tuple[tuple[int, int], ...]
    blanks_before: int


def find_tables(stored: StoredText, start: int, end: int) -> list[FoundTable]:
    """Tables of stored.text[start:end] in reading order: rows of cells set apart by tabs, pipes or blanks.

    A page break (a few blank lines) does not end a table whose rows continue after it; after one, a row that
    opens with a numbered title or repeats the header begins another, and so does any row after a total.
    In a spreadsheet an empty line ends a table. A PDF's text has no cells: it yields none.
    """
    tables: list[list[_Row]] = []
    is_sheet = bool(stored.sheet_rows)
    for row in _rows(stored.text, start, end):
        if tables and not (is_sheet and row.blanks_before) and _goes_on(stored.text, tables[-1], row):
            tables[-1].append(row)
        else:
            tables.append([row])
    found = [_found(stored.text, rows) for rows in tables if any(len(row.cells) > 1 for row in rows)]
    for rows in indicator_tables(stored.text, start, end):
        run_together = [_Row(row.reference[0], row.value[1], tuple(row), 0) for row in rows]
        found.append(_found(stored.text, run_together))
    return sorted(found, key=lambda table: table.char_start)


def _rows(text: str, start: int, end: int) -> Iterator[_Row]:
    """Rows of cells, and the rest of a row printed on a line of its own between or under such rows."""
    heads, apart = running_heads(text, start, end), rows_set_apart(text, start, end)
    blanks, after_row, at = 0, False, start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        if _is_empty(line) or at + len(line) - len(line.lstrip()) in heads:
            blanks += 1
            at = stop + 1
            continue
        if at in apart:
            yield _trimmed(text, at, stop, apart[at], blanks if after_row else _LARGEST_PAGE_BREAK + 1)
            blanks, after_row, at = 0, True, stop + 1
            continue
        cells = _cells(text, at, stop)
        if cells and ((after_row and not blanks) or not _is_indented(line) or _heads_row(line, text, stop + 1, end)):
            yield _trimmed(text, at, stop, cells, blanks if after_row else _LARGEST_PAGE_BREAK + 1)
            blanks, after_row = 0, True
        elif _PIPE_RULE.match(line) and after_row:
            blanks = 0
        elif after_row and not blanks and _is_rest_of_row(line, text[stop + 1 : end].partition("\n")[0]):
            yield _trimmed(text, at, stop, ((at, stop),), 0)
        else:
            blanks, after_row = 0, False
        at = stop + 1


def _is_empty(line: str) -> bool:
    """Whether a line has nothing on it, or a page's number alone; beside a tab that is a value."""
    return not line.strip(" \r\f\t") or ("\t" not in line and FURNITURE.match(line.strip()) is not None)


def _is_indented(line: str) -> bool:
    """Whether tabs only set in the words of a line, or stand behind its list mark or number: by itself it is no row."""
    words = line.lstrip()
    for mark in (BULLET, PARAGRAPH_NUMBER):
        printed = mark.match(words)
        words = words[printed.end() if printed else 0 :]
    return "\t" not in words and "|" not in words and any(letter.isalpha() for letter in words)


def _heads_row(line: str, text: str, below: int, end: int) -> bool:
    """Whether words that are set in by a tab head a row of cells below; a numbered line there is its title."""
    stop = text.find("\n", below, end)
    following = text[below : end if stop < 0 else stop]
    is_row = "\t" in following and bool(following.strip()) and not _is_indented(following)
    return is_row and not PARAGRAPH_NUMBER.match(line.lstrip())


def _cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Offsets of the cells of a line; none where the line is not a row."""
    line = text[start:end]
    if "\t" in line:
        mark, left, right = "\t", start, end
    elif (piped := _PIPE_ROW.match(line)) and "|" in piped["cells"] and not _PIPE_RULE.match(line):
        mark, left, right = "|", start + piped.start("cells"), start + piped.end("cells")
    else:
        return ()
    cells, at = [], left
    while (stop := text.find(mark, at, right)) >= 0:
        cells.append((at, stop))
        at = stop + 1
    return (*cells, (at, right))


def _trimmed(text: str, start: int, end: int, cells: tuple[tuple[int, int], ...], blanks: int) -> _Row:
    line = text[start:end]
    return _Row(start + len(line) - len(line.lstrip()), start + len(line.rstrip()), cells, blanks)


def _is_rest_of_row(line: str, next_line: str) -> bool:
    """A line without cells directly under a row: a wrapped cell, or a label above the next row."""
    content = line.strip()
    if len(content) > _LONGEST_ROW_REST or _STANDS_ALONE.match(line):
        return False
    return "\t" in next_line or (content[0].islower() and not next_line.strip())


def _goes_on(text: str, rows: list[_Row], row: _Row) -> bool:
    """Whether a row belongs to the table of the rows before it."""
    if row.blanks_before > _LARGEST_PAGE_BREAK or max(len(row.cells), len(rows[-1].cells)) > MOST_CELLS:
        return False
    if not row.blanks_before:
        return True
    if _TITLE_ROW.match(text[row.start : row.end]) and not _has_figures(text, row):
        return False
    if _TOTAL_ROW.match(text, rows[-1].start):
        return False
    return row.blanks_before > 1 or text[row.start : row.end] != text[rows[0].start : rows[0].end]


def _has_figures(text: str, row: _Row) -> bool:
    """Whether every cell after the first holds a figure, so the row is not a title split by tabs."""
    behind = [text[start:end].strip() for start, end in row.cells[1:]]
    return any(behind) and all(re.fullmatch(r"[£-]?[\d,.]+%?", cell) for cell in behind if cell)


def _found(text: str, rows: list[_Row]) -> FoundTable:
    cells = tuple(tuple(_cell(text, *span) for span in row.cells) for row in rows)
    return FoundTable(rows[0].start, rows[-1].end, Table(cells, tuple((row.start, row.end) for row in rows)))


def _cell(text: str, start: int, end: int) -> Cell:
    mark = _LIST_MARK.match(text, start, end)
    passage = join(text, [(mark.end() if mark else start, end)])
    if not passage.text:
        return Cell(EMPTY, start, end)
    return Cell(passage, start, end)
