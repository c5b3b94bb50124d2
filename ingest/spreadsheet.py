"""Spreadsheets (.xlsx): every sheet as it is shown, a line a row; results of formulas, never formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ingest.errors import RefusedDocument
from ingest.number_formats import shown
from ingest.readers.authorities import named_places
from ingest.sheet_text import Sheet, SheetText, check_size
from ingest.structure.model import StoredText

MOST_UNFOLDED = 150_000_000
MOST_OF_SHEETS = 15_000_000
"""Bytes of all parts together, and of those that are held in memory: sheets, their words and styles."""
_HELD = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings|styles|workbook)\.xml", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)|(?<!\d)\d\d[-/]\d\d(?!\d)")
_NO_RESULT = re.compile(rb"(?:</f>|<f\b[^<>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
"""A formula whose result was not saved: programs that only write leave that to the one that opens the file."""


def read_spreadsheet(data: bytes, file_name: str) -> StoredText:
    """The stored text of a spreadsheet; raises RefusedDocument where it is damaged or unfolds to too much."""
    try:
        without_result = _check(data, file_name)
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        return _text(book, file_name, without_result)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        etree.LxmlError,
        SyntaxError,
        OSError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
    ) as error:
        raise RefusedDocument(
            "broken_spreadsheet",
            f"{file_name} is a spreadsheet that cannot be opened ({type(error).__name__}). "
            "Expected a whole .xlsx; open it and save it again as Excel workbook (.xlsx).",
        ) from error


def _check(data: bytes, file_name: str) -> int:
    """How many formulas have no result; raises RefusedDocument for a file that unfolds to too much."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        held = sum(part.file_size for part in parts if _HELD.fullmatch(part.filename))
        unfolded = sum(part.file_size for part in parts)
        if unfolded > MOST_UNFOLDED or held > MOST_OF_SHEETS:
            raise RefusedDocument(
                "too_large",
                f"{file_name} unfolds to {unfolded / 1e6:,.0f} MB, its sheets to {held / 1e6:,.0f} MB; at most "
                f"{MOST_UNFOLDED / 1e6:,.0f} and {MOST_OF_SHEETS / 1e6:,.0f} MB are read. Expected a table of "
                "indicators, not records: save the sheet with the figures alone, without empty rows.",
            )
        sheets = [part for part in parts if part.filename.lower().startswith("xl/worksheets/")]
        return sum(len(_NO_RESULT.findall(archive.read(part))) for part in sheets)


def _text(book: openpyxl.Workbook, file_name: str, without_result: int) -> StoredText:
    text = SheetText(file_name)
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    left_out = [f"the hidden sheet{'s' * (len(hidden) > 1)} {', '.join(hidden)}"] if hidden else []
    for worksheet in seen:
        sheet = _sheet(worksheet, file_name)
        text.add(sheet, is_titled=len(seen) > 1 or _says_something(worksheet.title))
        left_out += _not_shown(worksheet)
    if without_result:
        left_out.append(f"{without_result} cell{'s' * (without_result > 1)} whose formula was saved without a result")
    return text.stored("xlsx", left_out)


def _says_something(name: str) -> bool:
    """Whether the name of an only sheet is more than its program's: it names an authority or a year."""
    return any(named_places(name)) or _YEAR.search(name) is not None


def _sheet(worksheet: Worksheet, file_name: str) -> Sheet:
    """What is shown of a sheet; what a merged cell holds stands in its first row and column."""
    name = " ".join(worksheet.title.split())
    check_size(file_name, name, worksheet.max_row, worksheet.max_column)
    hidden = _hidden_columns(worksheet)
    rows = [
        (number, [shown(cell.value, cell.number_format) for cell in cells if cell.column not in hidden])
        for number, cells in enumerate(worksheet.iter_rows(), start=1)
        if not worksheet.row_dimensions[number].hidden
    ]
    return Sheet(name, rows, [at for at in range(1, worksheet.max_column + 1) if at not in hidden])


def _hidden_columns(worksheet: Worksheet) -> set[int]:
    ranges = [dimension for dimension in worksheet.column_dimensions.values() if dimension.hidden]
    return {at for one in ranges for at in range(one.min, min(one.max, worksheet.max_column) + 1)}


def _not_shown(worksheet: Worksheet) -> Iterator[str]:
    """How many rows and columns with something in them are hidden."""
    rows = [number for number, row in worksheet.row_dimensions.items() if row.hidden and number <= worksheet.max_row]
    counts = {"row": len(rows), "column": len(_hidden_columns(worksheet))}
    said = [f"{count} hidden {kind}{'s' * (count > 1)}" for kind, count in counts.items() if count]
    if said:
        yield f"{' and '.join(said)} of sheet {worksheet.title}"
