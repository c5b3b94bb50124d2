"""What was read and is nevertheless not published: documents that a person withdrew, files and records set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyarrow as pa
from sqlalchemy import Connection

from ingest.records import LANDING_TABLES, record_id
from ingest.vocabularies import Stop
from warehouse.columns import columns_of, key_of
from warehouse.connect import duckdb_behind
from warehouse.kept import RENEWED
from warehouse.sql import literal
from warehouse.tables import LANDING, META, rejected_records

RECORD_TABLES = tuple(name for name in LANDING_TABLES if name not in ("files", "documents"))
DOCUMENTS = f"{LANDING}.documents"
SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class SetAside:
    """A record on which a model or its test failed, or a whole file where `table` is `files`."""

    file_sha256: str
    document_file: str
    table: str
    record_id: str
    rendition_id: str | None
    rule: str
    message: str
    run_id: str


@dataclass(frozen=True)
class LeftOut:
    """`withdrawn`: in what words, by hash of a file or identifier of a document."""

    withdrawn: Mapping[str, str] = field(default_factory=dict)
    set_aside: Sequence[SetAside] = ()


NOTHING = LeftOut()


def leave_out(connection: Connection, left_out: LeftOut) -> None:
    """Takes what is left out of what was landed anew; its document stays, refused or with warnings, and says why."""
    if left_out.withdrawn:
        rows = [{"name": name, "reason": reason} for name, reason in left_out.withdrawn.items()]
        with _registered(connection, "withdrawn", rows):
            _withdraw(connection)
    if left_out.set_aside:
        with _registered(connection, "aside", [_rejection(one) for one in left_out.set_aside]):
            _set_records_aside(connection)
            _set_files_aside(connection)
            names = ", ".join(rejected_records.columns.keys())
            connection.exec_driver_sql(f"insert into {META}.rejected_records ({names}) select {names} from aside")


def _withdraw(connection: Connection) -> None:
    named = "documents.file_sha256 = withdrawn.name or documents.document_id = withdrawn.name"
    chosen = f"({named}) and documents.file_sha256 in (select key from {RENEWED})"
    for table in RECORD_TABLES:
        connection.exec_driver_sql(
            f"delete from {LANDING}.{table} where rendition_id in "
            f"(select rendition_id from {DOCUMENTS} inner join withdrawn on {chosen})"
        )
    connection.exec_driver_sql(
        f"update {DOCUMENTS} set outcome = 'refused', reason = withdrawn.reason from withdrawn where {chosen}"
    )


def _set_records_aside(connection: Connection) -> None:
    for table in RECORD_TABLES:
        key = key_of(LANDING_TABLES[table])
        connection.exec_driver_sql(
            f"delete from {LANDING}.{table} where {key} in (select record_id from aside where table_name = '{table}')"
        )
    connection.exec_driver_sql(
        f"update {DOCUMENTS} set outcome = 'read_with_warnings', reason = concat_ws(' ', reason, told.said) from "
        "(select rendition_id, count(*) || ' of its records set aside: ' || min(message) as said "
        "from aside where table_name <> 'files' group by all) as told "
        "where documents.rendition_id = told.rendition_id and outcome <> 'refused'"
    )


def _set_files_aside(connection: Connection) -> None:
    """Of a file set aside one blank document stays: any of its columns may be what the models fell over."""
    files = "(select file_sha256 from aside where table_name = 'files')"
    for table in RECORD_TABLES:
        connection.exec_driver_sql(
            f"delete from {LANDING}.{table} where rendition_id in "
            f"(select rendition_id from {DOCUMENTS} where file_sha256 in {files})"
        )
    connection.exec_driver_sql(f"delete from {DOCUMENTS} where part_order > 0 and file_sha256 in {files}")
    nullable = [column.name for column in columns_of(LANDING_TABLES["documents"]) if column.is_nullable]
    blank = {name: "null" for name in nullable} | {
        "document_id": "documents.rendition_id",
        "kind": literal(SET_ASIDE),
        "business_key": "'set_aside | ' || documents.file_sha256",
        "char_start": "0",
        "char_end": "0",
        "outcome": "'refused'",
        "reason": "'Set aside: ' || aside.message",
    }
    values = ", ".join(f"{name} = {value}" for name, value in blank.items())
    connection.exec_driver_sql(
        f"update {DOCUMENTS} set {values} from aside "
        "where aside.table_name = 'files' and documents.file_sha256 = aside.file_sha256"
    )


@contextmanager
def _registered(connection: Connection, name: str, rows: Sequence[Mapping[str, object]]) -> Iterator[None]:
    duckdb_connection = duckdb_behind(connection)
    duckdb_connection.register(name, pa.Table.from_pylist(list(rows)))
    yield
    duckdb_connection.unregister(name)


def _rejection(one: SetAside) -> dict[str, object]:
    return {
        "rejection_id": record_id(one.file_sha256, one.table, one.record_id, one.rule),
        "file_sha256": one.file_sha256,
        "document_file": one.document_file,
        "rendition_id": one.rendition_id,
        "table_name": one.table,
        "record_id": one.record_id,
        "rule": one.rule,
        "message": one.message,
        "is_blocking": False,
        "record": None,
        "run_id": one.run_id,
        "stop": Stop.MODELS,
    }
