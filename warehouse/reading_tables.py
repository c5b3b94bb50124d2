"""A checked reading as tables: what is landed of it, what was set aside, and that the file was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import sqlalchemy as sa

from ingest.records import LANDING_TABLES, record_id
from warehouse.columns import as_arrow
from warehouse.tables import landed_files, rejected_records

if TYPE_CHECKING:
    from warehouse.contracts.checking import CheckedReading, RejectedRecord

ARROW_TYPES: dict[type[sa.types.TypeEngine[Any]], pa.DataType] = {
    sa.String: pa.string(),
    sa.Integer: pa.int32(),
    sa.Boolean: pa.bool_(),
    sa.DateTime: pa.timestamp("us"),
}


def tables_of(
    checked: CheckedReading, run_id: str, landed_at: dt.datetime, fingerprint: str
) -> Iterator[tuple[str, pa.Table]]:
    """Each landing or meta table that has rows of a reading, with its name; `landed_at` is UTC."""
    for name, record in LANDING_TABLES.items():
        rows = checked.rows(name)
        if rows:
            yield name, as_arrow(record, rows)
    if checked.rejected:
        yield rejected_records.name, _meta_rows(rejected_records, [_rejection(r, run_id) for r in checked.rejected])
    yield landed_files.name, _meta_rows(landed_files, [_landed_file(checked, run_id, landed_at, fingerprint)])


def _meta_rows(table: sa.Table, rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, pa.schema([(c.name, ARROW_TYPES[type(c.type)]) for c in table.columns]))


def _rejection(row: RejectedRecord, run_id: str) -> dict[str, object]:
    return {
        "rejection_id": record_id(row.file_sha256, row.table, row.record_id, row.rule, row.message),
        "file_sha256": row.file_sha256,
        "document_file": row.document_file,
        "rendition_id": row.rendition_id,
        "table_name": row.table,
        "record_id": row.record_id,
        "rule": row.rule,
        "message": row.message,
        "is_blocking": row.is_blocking,
        "record": row.record,
        "run_id": run_id,
        "stop": row.stop,
    }


def _landed_file(checked: CheckedReading, run_id: str, landed_at: dt.datetime, fingerprint: str) -> dict[str, object]:
    refused = sum(document.outcome == "refused" for document in checked.documents)
    return {
        "file_sha256": checked.file.file_sha256,
        "file_name": checked.file.file_name,
        "reader_fingerprint": fingerprint,
        "run_id": run_id,
        "landed_at": landed_at,
        "documents_read": len(checked.documents) - refused,
        "documents_refused": refused,
        "rows_landed": sum(len(checked.rows(name)) for name in LANDING_TABLES),
        "rows_rejected": len({(row.table, row.record_id) for row in checked.rejected}),
    }
