"""The cells of a table row, each with its column's heading beside it: on a telephone a row is a list of them; and the
columns of which no row has anything left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

_CELL = re.compile(r"<(?:td|th)\b")
_TAG = re.compile(r"<[^>]*>")


def labelled(cells: Markup, columns: Iterable[Sequence[str]]) -> Markup:
    """The cells as a template wrote them, with the headings of `columns` (pairs of a heading and a class) in their
    `data-label`; a cell that no column is for has none."""
    headings = iter(columns)

    def with_heading(found: re.Match[str]) -> str:
        heading = next(headings, None)
        return f'{found[0]} data-label="{escape(heading[0])}"' if heading else found[0]

    return Markup(_CELL.sub(with_heading, cells))


def filled(rows: Sequence[Markup], columns: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[Markup]]:
    """The columns in which one of the rows has something, and the rows with the cells of those alone; all of them where
    a row has other cells than one a column."""
    cells = [_cells(row) for row in rows]
    if any(len(of) != len(columns) for of in cells):
        return list(columns), list(rows)
    kept = [place for place in range(len(columns)) if any(_TAG.sub("", of[place]).strip() for of in cells)]
    return [columns[place] for place in kept], [Markup("".join(of[place] for place in kept)) for of in cells]


def _cells(row: str) -> list[str]:
    starts = [found.start() for found in _CELL.finditer(row)]
    return [row[start:end] for start, end in zip(starts, [*starts[1:], len(row)], strict=True)]
