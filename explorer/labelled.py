"""The cells of a table row, each with its column's heading beside it: on a telephone a row is a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

_CELL = re.compile(r"<(?:td|th)\b")


def labelled(cells: Markup, columns: Iterable[Sequence[str]]) -> Markup:
    """The cells as a template wrote them, with the headings of `columns` (pairs of a heading and a class) in their
    `data-label`; a cell that no column is for has none."""
    headings = iter(columns)

    def with_heading(found: re.Match[str]) -> str:
        heading = next(headings, None)
        return f'{found[0]} data-label="{escape(heading[0])}"' if heading else found[0]

    return Markup(_CELL.sub(with_heading, cells))
