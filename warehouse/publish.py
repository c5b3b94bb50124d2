"""Stop 8 of the walk: publishes the build's marts, reporting and meta as one file that nobody writes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import duckdb

from ingest.errors import OversightError
from warehouse.connect import BUILD_SETTINGS, NothingPublished, open_published
from warehouse.placing import move_into_place
from warehouse.publication_checks import black_out, contact_details_in
from warehouse.sql import literal, quoted

SCHEMAS = ("marts", "reporting", "meta")
STORAGE_VERSION = "v1.0.0"
FACTS = ("observations", "judgements", "findings")
PUBLICATION = "meta.publication"
PUBLICATION_COLUMNS = (
    ("run_id", "VARCHAR", "run that published this file"),
    ("published_at", "TIMESTAMP", "when it was published (UTC)"),
    ("oversight_version", "VARCHAR", "version of Oversight that made it"),
    ("storage_version", "VARCHAR", "oldest DuckDB storage whose clients open it"),
    ("reader_fingerprints", "VARCHAR[]", "fingerprints of the code and catalogue that read the documents"),
    ("latest_landed_at", "TIMESTAMP", "when the newest reading in it was landed (UTC)"),
    ("published_tables", "INTEGER", "number of tables beside this one"),
    ("published_rows", "BIGINT", "number of rows in them"),
)


class PublicationRefused(OversightError):
    """What was built must not be published; the last good file is untouched."""


@dataclass(frozen=True)
class Published:
    """A publication: where it is, how many tables and rows it holds, and its size in bytes."""

    path: Path
    tables: int
    rows: int
    bytes: int


@dataclass(frozen=True)
class _Relation:
    """A table or view of the build that is published as a table."""

    schema: str
    name: str
    comment: str | None

    @property
    def qualified(self) -> str:
        return f"{quoted(self.schema)}.{quoted(self.name)}"


def publish(build_path: Path | str, published_path: Path | str, run_id: str, *, allow_empty: bool = False) -> Published:
    """Copies the build into a new file beside it and moves that into the place of the published one.

    Whatever fails on the way leaves the last good file as it was and no partial file.
    The file is made read-only. Raises PublicationRefused where there is nothing to publish, where the build holds
    no figure, judgement or finding and what is published does (unless empty is allowed), or where a quote carries
    contact details.
    """
    target = Path(published_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(build_path).with_name(f"{target.name}.partial")
    _remove(partial)
    try:
        tables, rows = _copy(Path(build_path), partial, run_id)
        if not allow_empty and _holds_facts(target) and not _holds_facts(partial):
            raise PublicationRefused(
                "no figure, judgement or finding was read, and what is published holds some: look at the documents, "
                "or refresh with --allow-empty"
            )
        move_into_place(partial, target)
    finally:
        _remove(partial)
    return Published(target, tables, rows, target.stat().st_size)


def _holds_facts(path: Path) -> bool:
    """Whether a published file holds any figure, judgement or finding; one that cannot be read holds none."""
    query = "select 1 from duckdb_tables() where schema_name = 'reporting' and list_contains($facts, table_name)"
    try:
        with open_published(path) as connection:
            return connection.execute(f"{query} and estimated_size > 0", {"facts": list(FACTS)}).fetchone() is not None
    except (NothingPublished, duckdb.Error):
        return False


def _remove(partial: Path) -> None:
    for leftover in (partial, partial.with_name(partial.name + ".wal")):
        leftover.unlink(missing_ok=True)


def _copy(build_path: Path, partial: Path, run_id: str) -> tuple[int, int]:
    """Number of tables and of rows copied into the partial file, which is whole and closed afterwards."""
    if not build_path.is_file():
        raise PublicationRefused(f"there is no build database at {build_path}: nothing was built")
    with duckdb.connect(str(build_path), config=BUILD_SETTINGS) as connection:
        build = _only(connection, "select current_database()")
        relations = _relations(connection, build)
        if not any(relation.schema == "reporting" for relation in relations):
            raise PublicationRefused("the build holds no reporting tables: run the models before publishing")
        attach = f"attach {literal(str(partial))} as published (storage_version {literal(STORAGE_VERSION)})"
        connection.execute(attach)
        connection.begin()  # one transaction: each comment in its own would cost more than all the rows
        rows = sum(_copy_relation(connection, build, relation) for relation in relations)
        _write_publication(connection, build, run_id, len(relations), rows)
        black_out(connection, "published", SCHEMAS)
        connection.commit()
        _refuse_contact_details(connection)
        connection.execute("checkpoint published")
        connection.execute("detach published")
    if partial.with_name(partial.name + ".wal").exists():
        raise PublicationRefused("the new file was not written to its end: a write-ahead log is left beside it")
    return len(relations), rows


def _relations(connection: duckdb.DuckDBPyConnection, build: str) -> list[_Relation]:
    rows = connection.execute(
        "select schema_name, table_name, comment from duckdb_tables() "
        "where database_name = $build and list_contains($schemas, schema_name) "
        "union all select schema_name, view_name, comment from duckdb_views() "
        "where database_name = $build and list_contains($schemas, schema_name) order by all",
        {"build": build, "schemas": list(SCHEMAS)},
    ).fetchall()
    return [_Relation(*row) for row in rows if f"{row[0]}.{row[1]}" != PUBLICATION]


def _copy_relation(connection: duckdb.DuckDBPyConnection, build: str, relation: _Relation) -> int:
    target = f"published.{relation.qualified}"
    connection.execute(f"create schema if not exists published.{quoted(relation.schema)}")
    connection.execute(f"create table {target} as select * from {quoted(build)}.{relation.qualified}")
    if relation.comment:
        connection.execute(f"comment on table {target} is {literal(relation.comment)}")
    columns = connection.execute(
        "select column_name, comment from duckdb_columns() "
        "where database_name = ? and schema_name = ? and table_name = ? and comment is not null",
        [build, relation.schema, relation.name],
    ).fetchall()
    for column, comment in columns:
        connection.execute(f"comment on column {target}.{quoted(column)} is {literal(comment)}")
    return int(_only(connection, f"select count(*) from {target}"))


def _write_publication(connection: duckdb.DuckDBPyConnection, build: str, run_id: str, tables: int, rows: int) -> None:
    table = f"published.{PUBLICATION}"
    connection.execute("create schema if not exists published.meta")
    connection.execute(f"create table {table} ({', '.join(f'{name} {kind}' for name, kind, _ in PUBLICATION_COLUMNS)})")
    connection.execute(f"comment on table {table} is 'One row: this publication.'")
    for name, _, meaning in PUBLICATION_COLUMNS:
        connection.execute(f"comment on column {table}.{name} is {literal(meaning)}")
    fingerprints, latest = _landed(connection, build)
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    values = [run_id, now, version("oversight"), STORAGE_VERSION, fingerprints, latest, tables, rows]
    connection.execute(f"insert into {table} values ({', '.join('?' * len(values))})", values)


def _landed(connection: duckdb.DuckDBPyConnection, build: str) -> tuple[list[str], dt.datetime | None]:
    """Fingerprints of the readings that are in the build, and when the newest was landed."""
    row = connection.execute(
        "select coalesce(list(distinct reader_fingerprint order by reader_fingerprint), []), max(landed_at) "
        f"from {quoted(build)}.meta.landed_files"
    ).fetchone()
    assert row is not None
    return row[0], row[1]


def _refuse_contact_details(connection: duckdb.DuckDBPyConnection) -> None:
    found = contact_details_in(connection, "published", SCHEMAS)
    if found:
        raise PublicationRefused(
            "telephone numbers or e-mail addresses must not be published; found in "
            f"{', '.join(map(str, found))}: leave the texts out of these models"
        )


def _only(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    row = connection.execute(query).fetchone()
    assert row is not None
    return str(row[0])
