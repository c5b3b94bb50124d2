"""Cuts contact details out of a reading's records before they are checked: the stored text alone keeps them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar

from ingest.records import Evidence, Observation, Reading, Records
from warehouse.columns import columns_of
from warehouse.privacy import clear_span, find_contact_details, redact

Row = TypeVar("Row")
# Keys are not for people, and quote and printed value must stay verbatim.
UNTOUCHED = frozenset({"quote", "value_printed", "stored_text", "file_sha256", "rendition_id", "parent_rendition_id"})


def without_contact_details(reading: Reading) -> Reading:
    """The reading with quotes cut down to a part without contact details and other texts blacked out.

    A passage that is mostly contact details stays as it is: the contract rejects its record.
    """
    records = {field.name: _cleared(getattr(reading.records, field.name)) for field in dataclasses.fields(Records)}
    return dataclasses.replace(reading, documents=_cleared(reading.documents), records=Records(**records))


def _cleared(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(_clear(row) for row in rows)


def _clear(row: Any) -> Any:
    changes: dict[str, Any] = {}
    record: type = type(row)
    for column in columns_of(record):
        text = getattr(row, column.name)
        if isinstance(text, str) and not column.is_key and column.name not in UNTOUCHED and find_contact_details(text):
            changes[column.name] = redact(text)
    if isinstance(row, Evidence) and isinstance(row.quote, str) and find_contact_details(row.quote):
        changes |= _cut_quote(row)
    return dataclasses.replace(row, **changes) if changes else row


def _cut_quote(row: Evidence) -> dict[str, Any]:
    """The quote's columns for its clear part; empty where there is none, or where it is the lesser part.

    What stands around a printed value is kept however short it is.
    """
    value = _printed_value(row)
    start, end = clear_span(row.quote, value) or (0, 0)
    if start == end or (value is None and 2 * (end - start) < len(row.quote)):
        return {}
    return {
        "quote": row.quote[start:end],
        "char_start": row.char_start + start,
        "char_end": row.char_start + end,
        "line": row.line + row.quote[:start].count("\n"),
    }


def _printed_value(row: Evidence) -> tuple[int, int] | None:
    """Where in the quote an observation's value stands."""
    if isinstance(row, Observation) and row.value is not None:
        return row.value_start - row.char_start, row.value_end - row.char_start
    return None
