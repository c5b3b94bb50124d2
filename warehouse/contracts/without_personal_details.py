"""Cuts contact details and officers' names out of a reading's records before they are checked.

The stored text alone keeps them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar

from ingest.records import Evidence, Observation, Reading, Records
from warehouse.columns import columns_of
from warehouse.privacy import Names, clear_span, find_personal_details, redact

Row = TypeVar("Row")
# Keys are not for people, and a quote must stay verbatim.
UNTOUCHED = frozenset({"quote", "stored_text", "file_sha256", "rendition_id", "parent_rendition_id"})


def without_personal_details(reading: Reading, names: Names) -> Reading:
    """The reading with quotes cut down to a part without personal details and other texts blacked out.

    A passage that is mostly personal details stays as it is: the contract rejects its record.
    """
    records = {
        field.name: _cleared(getattr(reading.records, field.name), names) for field in dataclasses.fields(Records)
    }
    return dataclasses.replace(reading, documents=_cleared(reading.documents, names), records=Records(**records))


def _cleared(rows: Iterable[Row], names: Names) -> tuple[Row, ...]:
    return tuple(_clear(row, names) for row in rows)


def _clear(row: Any, names: Names) -> Any:
    changes: dict[str, Any] = {}
    record: type = type(row)
    value = _printed_value(row)
    for column in columns_of(record):
        text = getattr(row, column.name)
        is_verbatim = (
            column.is_key or column.name in UNTOUCHED or (column.name == "value_printed" and value is not None)
        )
        if isinstance(text, str) and not is_verbatim and find_personal_details(text, names):
            changes[column.name] = redact(text, names)
    if isinstance(row, Evidence) and isinstance(row.quote, str) and find_personal_details(row.quote, names):
        changes |= _cut_quote(row, value, names)
    return dataclasses.replace(row, **changes) if changes else row


def _cut_quote(row: Evidence, value: tuple[int, int] | None, names: Names) -> dict[str, Any]:
    """The quote's columns for its clear part; empty where there is none, or where details are the greater part.

    What stands around a printed value is kept however short it is.
    """
    start, end = clear_span(row.quote, value, names) or (0, 0)
    withheld = sum(last - first for first, last in find_personal_details(row.quote, names))
    if start == end or (value is None and 2 * withheld > len(row.quote)):
        return {}
    return {
        "quote": row.quote[start:end],
        "char_start": row.char_start + start,
        "char_end": row.char_start + end,
        "line": row.line + row.quote[:start].count("\n"),
    }


def _printed_value(row: Any) -> tuple[int, int] | None:
    """Where in the quote an observation's value stands; None for a cell that prints words, which carries none."""
    if isinstance(row, Observation) and row.value is not None:
        return row.value_start - row.char_start, row.value_end - row.char_start
    return None
