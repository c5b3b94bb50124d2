"""Stop 5 of the walk: lands checked readings in the build database; the only writer of facts."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ingest.records import LANDING_TABLES, record_id
from warehouse.columns import as_arrow
from warehouse.connect import duckdb_behind
from warehouse.contracts.checking import CheckedReading, RejectedRecord
from warehouse.tables import CATALOGUE, LANDING, META, landed_files, landing_tables, metadata, rejected_records, runs

DUCKDB_TYPES: dict[type[sa.types.TypeEngine], str] = {
    sa.String: "VARCHAR",
    sa.Integer: "INTEGER",
    sa.Double: "DOUBLE",
    sa.Boolean: "BOOLEAN",
    sa.Date: "DATE",
    sa.DateTime: "TIMESTAMP",
}


def prepare(engine: Engine) -> None:
    """Makes the schemas and tables that are missing.

    Where a table has not the columns that are stated now, all but the ledger of runs are made anew and no file
    counts as landed any more: the build database is disposable, snapshots and catalogue rebuild it.
    """
    with engine.begin() as connection:
        for schema in (LANDING, META, CATALOGUE):
            connection.execute(sa.schema.CreateSchema(schema, if_not_exists=True))
        outdated = _outdated(connection)
        if outdated:
            kept = [] if runs in outdated else [runs]
            metadata.drop_all(connection, tables=[table for table in metadata.sorted_tables if table not in kept])
        metadata.create_all(connection)


def _outdated(connection: Connection) -> list[sa.Table]:
    """The tables that stand with other columns than are stated now."""
    query = "select schema_name, table_name, column_name, data_type from duckdb_columns() order by column_index"
    standing: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for schema, table, column, kind in connection.exec_driver_sql(query):
        standing.setdefault((str(schema), str(table)), []).append((str(column), str(kind)))
    stated = {
        table: [(str(column.name), DUCKDB_TYPES[type(column.type)]) for column in table.columns]
        for table in metadata.tables.values()
    }
    return [
        table for table, columns in stated.items() if standing.get((str(table.schema), table.name), columns) != columns
    ]


def landed(engine: Engine) -> dict[str, str]:
    """Fingerprint of the reader that read each landed file, by file_sha256."""
    with engine.connect() as connection:
        rows = connection.execute(sa.select(landed_files.c.file_sha256, landed_files.c.reader_fingerprint))
        return {str(sha256): str(fingerprint) for sha256, fingerprint in rows}


def land(engine: Engine, checked: CheckedReading, run_id: str, reader_fingerprint: str) -> None:
    """Lands one file's checked reading in one transaction, in place of what was landed of the file before."""
    with engine.begin() as connection:
        _delete(connection, checked.file.file_sha256)
        for name, record in LANDING_TABLES.items():
            _insert(connection, landing_tables[name], as_arrow(record, checked.rows(name)))
        _insert(connection, rejected_records, _rejections(checked.rejected, run_id))
        connection.execute(landed_files.insert().values(_landed_file(checked, run_id, reader_fingerprint)))


def forget(engine: Engine, file_sha256: str) -> None:
    """Takes a file and all that was read from it out of the build database."""
    with engine.begin() as connection:
        _delete(connection, file_sha256)


def _delete(connection: Connection, file_sha256: str) -> None:
    """Deletes a landed file's rows; a file not landed has none, since rows and their entry share a transaction."""
    entry = landed_files.c.file_sha256 == file_sha256
    if not connection.scalar(sa.select(sa.func.count()).select_from(landed_files).where(entry)):
        return
    documents = landing_tables["documents"]
    renditions = sa.select(documents.c.rendition_id).where(documents.c.file_sha256 == file_sha256)
    for table in landing_tables.values():
        if "file_sha256" not in table.c:
            connection.execute(table.delete().where(table.c.rendition_id.in_(renditions)))
    for table in (documents, landing_tables["files"], rejected_records, landed_files):
        connection.execute(table.delete().where(table.c.file_sha256 == file_sha256))


def _insert(connection: Connection, table: sa.Table, rows: pa.Table) -> None:
    """Bulk insert by column name on the same connection, hence in the same transaction."""
    if rows.num_rows == 0:
        return
    duckdb_connection = duckdb_behind(connection)
    duckdb_connection.register("rows_to_insert", rows)
    connection.exec_driver_sql(f"insert into {table.schema}.{table.name} by name select * from rows_to_insert")
    duckdb_connection.unregister("rows_to_insert")


def _rejections(rejected: tuple[RejectedRecord, ...], run_id: str) -> pa.Table:
    listed = [
        {
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
        for row in rejected
    ]
    columns = rejected_records.columns
    schema = pa.schema([(c.name, pa.bool_() if isinstance(c.type, sa.Boolean) else pa.string()) for c in columns])
    return pa.Table.from_pylist(listed, schema)


def _landed_file(checked: CheckedReading, run_id: str, reader_fingerprint: str) -> dict[str, object]:
    refused = sum(document.outcome == "refused" for document in checked.documents)
    return {
        "file_sha256": checked.file.file_sha256,
        "file_name": checked.file.file_name,
        "reader_fingerprint": reader_fingerprint,
        "run_id": run_id,
        "landed_at": dt.datetime.now(dt.UTC).replace(tzinfo=None),
        "documents_read": len(checked.documents) - refused,
        "documents_refused": refused,
        "rows_landed": sum(len(checked.rows(name)) for name in LANDING_TABLES),
        "rows_rejected": len({(row.table, row.record_id) for row in checked.rejected}),
    }
