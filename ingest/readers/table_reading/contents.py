"""Tables of contents: headings beside the pages they are on, which are no figures."""

from __future__ import annotations

from ingest.readers.table_reading.parts import TableInParts
from ingest.structure.model import Outline

_TITLES = frozenset({"contents", "table of contents"})
_LEAST_ROWS = 3
"""Rows of a list that no title calls contents: a row or two of figures may well name headings."""
_LEAST_SHARE_OF_HEADINGS = 0.5


def is_contents(table: TableInParts, outline: Outline) -> bool:
    """Whether a table lists headings of the document, in the order of their pages."""
    if (
        len(table.parts) != 1
        or len(table.parts[0].roles.values) != 1
        or table.parts[0].headings[table.parts[0].roles.values[0]].period
    ):
        return False
    rows = table.parts[0].rows
    column = table.parts[0].roles.values[0]
    pages = [row.row.cells[column].text for row in rows if row.row.cells[column].text]
    titles = (table.around.above, *table.around.headings, table.grid_title, rows[0].label)
    is_titled = any(title.strip(" :").lower() in _TITLES for title in titles)
    if len(pages) < (1 if is_titled else _LEAST_ROWS) or not all(page.isdigit() for page in pages):
        return False
    numbers = [int(page) for page in pages]
    if numbers != sorted(numbers):
        return False
    headings = {block.text.lower() for block in outline.blocks if block.kind == "heading"}
    found = sum(row.label.lower() in headings for row in rows)
    return is_titled or found >= _LEAST_SHARE_OF_HEADINGS * len(rows)
