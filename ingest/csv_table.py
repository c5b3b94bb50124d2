"""Tables as comma-separated values: known by their shape, for prose has commas too."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from ingest.errors import RefusedDocument
from ingest.plain_text import read_text
from ingest.sheet_text import Sheet, SheetText, check_size
from ingest.structure.model import StoredText

LARGEST_BYTES = 5_000_000
"""More than the most cells of a sheet take."""
_DELIMITERS = ",;"
"""Those that no text is laid out with: tabs and strokes part the columns of tables in texts too."""
_LINES_TO_TELL = 60
_FEWEST_ROWS = 3
_SAME_WIDTH = 0.9
"""Part of the rows that have as many cells as most."""
_FIGURE = re.compile(r"[-–£]?\d[\d,]*(?:\.\d+)?%?")
_MOST_WORDS = 12
"""Words of most cells; a clause between two commas has more."""


def delimiter_of(opening: str) -> str | None:
    """What parts the cells of a table, by its first lines; None where they are no table's.

    The sniffer of the standard library takes prose for tables, and tables with a note below them for none.
    """
    lines = opening.splitlines(keepends=True)[:_LINES_TO_TELL]
    return next((delimiter for delimiter in _DELIMITERS if _is_table(_parted(lines, delimiter))), None)


def _parted(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Rows of cells; those up to the one that is no cell's end where there is such."""
    rows = []
    with suppress(csv.Error):
        for row in csv.reader(lines, delimiter=delimiter):
            rows.append([" ".join(cell.split()) for cell in row])
    return rows


def read_csv(data: bytes, file_name: str, delimiter: str) -> StoredText:
    """The stored text of a table; raises RefusedDocument where it is too large."""
    if len(data) > LARGEST_BYTES:
        raise RefusedDocument(
            "too_large",
            f"{file_name} is a table of {len(data) / 1e6:,.0f} MB; at most {LARGEST_BYTES / 1e6:,.0f} MB are read. "
            "Expected a table of indicators, not records; save the figures alone.",
        )
    rows = _parted(read_text(data, file_name).text.splitlines(keepends=True), delimiter)
    width = max(map(len, rows))
    check_size(file_name, None, len(rows), width)
    written = SheetText(file_name)
    filled = [(number, row + [""] * (width - len(row))) for number, row in enumerate(rows, start=1)]
    written.add(Sheet(None, filled, range(1, width + 1)), is_titled=False)
    return written.stored("csv", ())


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most rows are equally long, their cells short, and a column behind the first is mostly of figures.

    Rows with one cell filled are titles and notes; there are fewer of them than others.
    """
    whole = [row for row in rows if sum(bool(cell) for cell in row) > 1]
    if len(whole) < max(_FEWEST_ROWS, sum(map(any, rows)) / 2):
        return False
    width, count = Counter(map(len, whole)).most_common(1)[0]
    cells = [cell for row in whole for cell in row]
    if count < _SAME_WIDTH * len(whole) or sum(len(cell.split()) > _MOST_WORDS for cell in cells) > len(cells) / 10:
        return False
    columns = list(zip(*(row for row in whole if len(row) == width), strict=True))[1:]
    return any(map(_is_of_figures, columns))


def _is_of_figures(column: Sequence[str]) -> bool:
    filled = list(filter(None, column))
    return 2 * sum(_FIGURE.fullmatch(cell) is not None for cell in filled) > len(filled)
