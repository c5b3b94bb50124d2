"""The log of changes, `meta.changes`: carried on from the published file, with what this publication does to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from ingest.vocabularies import Change, ChangeReason
from warehouse.changes.causes import CAUSES, DOCUMENTS
from warehouse.changes.values import PAIRED, VALUES
from warehouse.sql import literal
from warehouse.written_tables import create_table

CHANGES = "meta.changes"
GRAIN = (
    "One row per value or grade that a refresh added, changed or withdrew, with why, and one per new document "
    "for all that is its own; of every refresh since the first. What stays as it was has no row."
)
COLUMNS = (
    ("run_id", "VARCHAR", "run that made the change"),
    ("changed_at", "TIMESTAMP", "when it was published (UTC)"),
    ("change", "VARCHAR", f"what was done: {Change.in_words()}"),
    ("why", "VARCHAR", f"why: {ChangeReason.in_words()}"),
    ("local_authority", "VARCHAR", "name of the authority that people use"),
    ("gss_code", "VARCHAR", "ONS code of the authority"),
    ("document_id", "VARCHAR", "logical document that states it"),
    ("document_file", "VARCHAR", "file of that document; the one before where it stands no longer"),
    ("measure", "VARCHAR", "measure of a figure, the one before where it has none now; null for a judgement"),
    ("area", "VARCHAR", "area of a judgement, as printed where it is no common one; null for a figure"),
    ("unit", "VARCHAR", "unit of a figure"),
    ("value_before", "DOUBLE", "the value that stood; null for one that was added"),
    ("value_after", "DOUBLE", "the value that stands; null for one that was withdrawn"),
    ("grade_before", "VARCHAR", "the grade of a judgement that stood"),
    ("grade_after", "VARCHAR", "the grade of a judgement that stands"),
    ("before", "VARCHAR", "all that stood: value, unit, measure or label, part, whose, period; grade or status"),
    ("after", "VARCHAR", "all that stands: value, unit, measure or label, part, whose, period; grade or status"),
    ("measure_before", "VARCHAR", "measure of a figure that stood"),
    ("measure_after", "VARCHAR", "measure of a figure that stands"),
    ("differences", "INTEGER", "how many values and grades it tells of: 1, or all those of a new document"),
)
_READ_OF = {
    "observations": ("observation_id", "reported_label", "breakdown", "qualifier", "comparator", "char_start"),
    "judgements": ("document_id", "area", "area_printed", "grade", "status", "page"),
    "renditions": ("document_id", "file_sha256", "version_number", "kind", "outcome", "is_superseded"),
    "landed_files": ("file_sha256", "reader_fingerprint"),
    "rejected_records": ("record_id",),
}
"""Tables that are compared, with columns by which a file that has them not as known here is told."""

_INSERT = f"""
    insert into published.{CHANGES} by name
    with
    was as ({{was}}),
    stands as ({VALUES.format(database="published")}),
    documents_were as ({{documents_were}}),
    documents_are as ({DOCUMENTS.format(database="published")}),
    files_were as ({{files_were}}),
    paired as ({PAIRED}),
    causes as ({CAUSES}),
    rejected as (select distinct record_id from published.meta.rejected_records),
    differing as (
        select
            $run_id as run_id,
            $now as changed_at,
            case
                when a is null then '{Change.ADDED}' when b is null then '{Change.WITHDRAWN}' else '{Change.CHANGED}'
            end as change,
            if(b is null and rejected.record_id is not null, '{ChangeReason.SET_ASIDE}', causes.why) as why,
            coalesce(b.local_authority, a.local_authority) as local_authority,
            coalesce(b.gss_code, a.gss_code) as gss_code,
            coalesce(b.document_id, a.document_id) as document_id,
            coalesce(b.document_file, a.document_file) as document_file,
            coalesce(b.measure, a.measure) as measure,
            coalesce(b.area, a.area) as area,
            coalesce(b.unit, a.unit) as unit,
            a.value as value_before,
            b.value as value_after,
            a.grade as grade_before,
            b.grade as grade_after,
            a.stated as before,
            b.stated as after,
            a.measure as measure_before,
            b.measure as measure_after
        from paired
        left join causes on causes.document_id = coalesce(b.document_id, a.document_id)
        left join rejected on a.observation_id = rejected.record_id
        where a.stated is distinct from b.stated
            and not list_contains($forgotten, coalesce(b.document_id, a.document_id, ''))
    )
    select *, 1 as differences from differing where why is distinct from '{ChangeReason.NEW_DOCUMENT}'
    union all by name
    -- What a new document states is in the tables of its facts: here it would be as long as they are.
    select
        run_id, changed_at, change, why, local_authority, gss_code, document_id, document_file,
        count(*) as differences, count(*) || ' values and grades' as after
    from differing where why = '{ChangeReason.NEW_DOCUMENT}'
    group by run_id, changed_at, change, why, local_authority, gss_code, document_id, document_file
"""


def write_changes(
    connection: duckdb.DuckDBPyConnection,
    before: Path,
    run_id: str,
    withdrawn: Collection[str],
    now: dt.datetime,
    forgotten: Collection[str] = (),
) -> int:
    """Writes the log of the file attached as `published`; gives how many values and grades stood in the file `before`.

    Where nothing stood, or its tables are those of an earlier version, every value was added. `withdrawn` are hashes of
    files and identifiers of documents that a person withdrew; `forgotten` those of which nothing is told.
    """
    with _attached(connection, before) as stood:
        connection.begin()
        create_table(connection, f"published.{CHANGES}", GRAIN, COLUMNS)
        database = "stood" if stood else "published"
        number = 0
        if _has_tables(connection, "published"):
            tables = {
                "was": VALUES.format(database=database),
                "documents_were": DOCUMENTS.format(database=database),
                "files_were": f"select * from {database}.meta.landed_files",
            }
            # Where nothing stood, what is published now says which columns there are none of.
            sources = {name: f"select * from ({query}) where {stood}" for name, query in tables.items()}
            _carry_on(connection, forgotten)
            given = {"run_id": run_id, "now": now, "withdrawn": list(withdrawn), "forgotten": list(forgotten)}
            connection.execute(_INSERT.format(**sources), given)
            number = _number_of(connection, f"({sources['was']})")
        connection.commit()
    return number


@contextmanager
def _attached(connection: duckdb.DuckDBPyConnection, before: Path) -> Iterator[bool]:
    """Attaches what stands published as `stood`; whether there is such a file, whole and with the tables compared."""
    if not before.is_file():
        yield False
        return
    try:
        connection.execute(f"attach {literal(str(before))} as stood (read_only)")
    except duckdb.Error:
        yield False
        return
    yield _has_tables(connection, "stood")
    connection.execute("detach stood")  # after a failure it would fail too, within a transaction cut off


def _has_tables(connection: duckdb.DuckDBPyConnection, database: str) -> bool:
    found = connection.execute(
        "select table_name, column_name from duckdb_columns() where database_name = ?", [database]
    ).fetchall()
    return {(table, column) for table, columns in _READ_OF.items() for column in columns} <= set(found)


def _carry_on(connection: duckdb.DuckDBPyConnection, forgotten: Collection[str]) -> None:
    """Takes over the log as it stands; columns that an earlier version did not write are null."""
    kept = connection.execute(
        "select column_name from duckdb_columns() where database_name = 'stood' "
        "and schema_name || '.' || table_name = ? and list_contains(?, column_name)",
        [CHANGES, [name for name, _, _ in COLUMNS]],
    ).fetchall()
    if kept:
        names = ", ".join(name for (name,) in kept)
        connection.execute(
            f"insert into published.{CHANGES} by name select {names} from stood.{CHANGES} "
            "where document_id is null or not list_contains(?, document_id)",
            [list(forgotten)],
        )
        connection.execute(f"update published.{CHANGES} set differences = 1 where differences is null")


def _number_of(connection: duckdb.DuckDBPyConnection, rows: str) -> int:
    row = connection.execute(f"select count(*) from {rows}").fetchone()
    assert row is not None
    return int(row[0])
