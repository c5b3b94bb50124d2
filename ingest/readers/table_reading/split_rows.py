"""Rows that the conversion split over two lines, put together before their figures are read."""

from __future__ import annotations

from dataclasses import replace

from ingest.readers.table_reading.grid import Row
from ingest.readers.table_reading.roles import Roles
from ingest.readers.table_reading.torn_words import KnownWords


def join_split_rows(rows: tuple[Row, ...], roles: Roles, known: KnownWords) -> list[Row]:
    """The rows with split ones joined: a label that opens in lower case goes on from the row above.

    A joined row takes its figures from the half that has the more of them; a figure of the other half that
    would need the same column is kept in `left_over`, for the note. Nothing is joined where the labels of
    the table open in lower case anyway.
    """
    labels = [text for row in rows if (text := _label(row, roles))]
    if sum(text[0].islower() for text in labels) > len(labels) / 2:
        return list(rows)
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above is not None and _goes_on(above, row, roles):
            joined[-1] = _joined(above, row, roles, known)
        else:
            joined.append(row)
    return joined


def is_joined(row: Row) -> bool:
    """Whether a row was put together from several of the table."""
    return row.last_number > row.number


def _goes_on(above: Row, row: Row, roles: Roles) -> bool:
    """Whether a row is the rest of the one above: it opens in lower case and one of the two lacks figures."""
    if not _label(row, roles)[:1].islower() or row.number != _last_number(above) + 1:
        return False
    return min(_figures(above, roles), _figures(row, roles)) < len(roles.values)


def _last_number(row: Row) -> int:
    return max(row.number, row.last_number)


def _label(row: Row, roles: Roles) -> str:
    return next((row.cells[index].text for index in roles.labels if row.cells[index].text), "")


def _figures(row: Row, roles: Roles) -> int:
    return sum(bool(row.cells[index].text) for index in roles.values)


def _joined(above: Row, below: Row, roles: Roles, known: KnownWords) -> Row:
    main, other = (above, below) if _figures(above, roles) >= _figures(below, roles) else (below, above)
    cells = list(main.cells)
    for index in roles.labels:
        cells[index] = known.glue([above.cells[index], below.cells[index]], is_one_line=False)
    left_over = []
    for index in range(len(cells)):
        if index not in roles.labels and other.cells[index].text:
            if cells[index].text:
                left_over.append(other.cells[index])
            else:
                cells[index] = other.cells[index]
    return replace(above, cells=tuple(cells), end=below.end, last_number=below.number,
                   left_over=(*above.left_over, *left_over))  # fmt: skip
