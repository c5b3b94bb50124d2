"""Stop 8 of the walk: publishes the build's marts, reporting and meta as one file that nobody writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from ingest.errors import OversightError
from ingest.vocabularies import RunOutcome
from warehouse.changes.log import CHANGES, write_changes
from warehouse.changes.losses import list_losses, losses
from warehouse.connect import NothingPublished, connect_build, folder_beside, open_published
from warehouse.functions import copy_functions
from warehouse.keys import write_keys
from warehouse.placing import move_into_place
from warehouse.publication_checks import Column, black_out, contact_details_in
from warehouse.said_once import published_columns
from warehouse.sql import literal, quoted
from warehouse.written_tables import create_table

if TYPE_CHECKING:
    from warehouse.connect import Build

SCHEMAS = ("marts", "reporting", "meta")
STORAGE_VERSION = "v1.1.0"
BLOCK_BYTES = 32_768
"""Size of a block of the file, of which each table takes one at least; DuckDB's own is eight times that."""
FACTS = ("observations", "judgements", "findings")
PUBLICATION = "meta.publication"
LOST = "lost_values.csv"
"""File beside the build database that lists what a publication that was refused would have lost."""
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
_SUCCEEDED = f"update published.meta.runs set outcome = '{RunOutcome.SUCCEEDED}', ended_at = ? where run_id = ?"


class PublicationRefused(OversightError):
    """What was built must not be published; the last good file is untouched."""


@dataclass(frozen=True)
class Allowances:
    """What a publication may do to what stands published, and the documents that a person withdrew from it.

    `empty`: replace facts by none; `loss`: lose more values than `losses` allows; `withdrawn`: hashes of files and
    identifiers of documents; `forgotten`: identifiers of documents of which the log of changes tells nothing.
    """

    empty: bool = False
    loss: bool = False
    withdrawn: Collection[str] = ()
    forgotten: Collection[str] = ()


NOTHING_ALLOWED = Allowances()


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


def publish(build: Build, published_path: Path | str, run_id: str, allowed: Allowances = NOTHING_ALLOWED) -> Published:
    """Copies the build into a new file beside it and moves that into the place of the published one.

    Whatever fails on the way leaves the last good file as it was and no partial file.
    The file is made read-only. Raises PublicationRefused where there is nothing to publish, where a quote carries
    contact details, or where more of what is published would vanish than is allowed.
    """
    target = Path(published_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = folder_beside(build) / f"{target.name}.partial"
    _remove(partial)
    try:
        publication, stood = _copy(build, partial, target, run_id, allowed)
        _refuse_losses(partial, target, run_id, stood, allowed)
        move_into_place(partial, target)
    finally:
        _remove(partial)
    tables, rows = publication
    return Published(target, tables, rows, target.stat().st_size)


def _refuse_losses(partial: Path, target: Path, run_id: str, stood: int, allowed: Allowances) -> None:
    listed = partial.with_name(LOST)
    listed.unlink(missing_ok=True)
    if allowed.empty:
        return
    if _holds_facts(target) and not _holds_facts(partial):
        raise PublicationRefused(
            "no figure, judgement or finding was read, and what is published holds some: look at the documents, "
            "or refresh with --allow-empty"
        )
    with open_published(partial) as connection:
        lost = losses(connection, run_id, stood)
        if lost.are_too_many and not allowed.loss:
            list_losses(connection, run_id, listed)
            raise PublicationRefused(lost.in_words(listed))


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


def _copy(origin: Build, partial: Path, before: Path, run_id: str, allowed: Allowances) -> tuple[tuple[int, int], int]:
    """Writes the partial file, which is whole and closed afterwards.

    Gives the number of its tables and rows, and of the values that stood in the file before.
    """
    if isinstance(origin, Path) and not origin.is_file():
        raise PublicationRefused(f"there is no build database at {origin}: nothing was built")
    with connect_build(origin) as connection:
        build = _only(connection, "select current_database()")
        relations = _relations(connection, build)
        if not any(relation.schema == "reporting" for relation in relations):
            raise PublicationRefused("the build holds no reporting tables: run the models before publishing")
        stored = f"storage_version {literal(STORAGE_VERSION)}, block_size {BLOCK_BYTES}"
        connection.execute(f"attach {literal(str(partial))} as published ({stored})")
        connection.begin()  # one transaction: each comment in its own would cost more than all the rows
        rows = sum(_copy_relation(connection, build, relation) for relation in relations)
        copy_functions(connection, build, "published", SCHEMAS)
        # Before values are compared with those of a file blacked out.
        clean = black_out(connection, "published", SCHEMAS)
        connection.commit()
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        stood = write_changes(connection, before, run_id, allowed.withdrawn, now, allowed.forgotten)
        connection.begin()
        rows += int(_only(connection, f"select count(*) from published.{CHANGES}"))
        rows += write_keys(connection, "published", {(relation.schema, relation.name) for relation in relations})
        holds = len(relations) + 3, rows  # beside what was built: the changes, the keys and the relationships
        _write_publication(connection, build, run_id, now, *holds)
        connection.execute(_SUCCEEDED, [now, run_id])  # the build is told so when this file stands
        connection.commit()
        _refuse_contact_details(connection, clean)
        connection.execute("checkpoint published")
        connection.execute("detach published")
    if partial.with_name(partial.name + ".wal").exists():
        raise PublicationRefused("the new file was not written to its end: a write-ahead log is left beside it")
    return holds, stood


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
    selected, left_out = published_columns(relation.schema, relation.name)
    connection.execute(f"create table {target} as select {selected} from {quoted(build)}.{relation.qualified}")
    if relation.comment:
        connection.execute(f"comment on table {target} is {literal(relation.comment)}")
    columns = connection.execute(
        "select column_name, comment from duckdb_columns() "
        "where database_name = ? and schema_name = ? and table_name = ? and comment is not null "
        "and not list_contains(?, column_name)",
        [build, relation.schema, relation.name, list(left_out)],
    ).fetchall()
    for column, comment in columns:
        connection.execute(f"comment on column {target}.{quoted(column)} is {literal(comment)}")
    return int(_only(connection, f"select count(*) from {target}"))


def _write_publication(
    connection: duckdb.DuckDBPyConnection, build: str, run_id: str, now: dt.datetime, tables: int, rows: int
) -> None:
    table = f"published.{PUBLICATION}"
    create_table(connection, table, "One row: this publication.", PUBLICATION_COLUMNS)
    values = [run_id, now, version("oversight"), STORAGE_VERSION, *_landed(connection, build), tables, rows]
    connection.execute(f"insert into {table} values ({', '.join('?' * len(values))})", values)


def _landed(connection: duckdb.DuckDBPyConnection, build: str) -> tuple[list[str], dt.datetime | None]:
    """Fingerprints of the readings that are in the build, and when the newest was landed."""
    row = connection.execute(
        "select coalesce(list(distinct reader_fingerprint order by reader_fingerprint), []), max(landed_at) "
        f"from {quoted(build)}.meta.landed_files"
    ).fetchone()
    assert row is not None
    return row[0], row[1]


def _refuse_contact_details(connection: duckdb.DuckDBPyConnection, clean: Collection[Column]) -> None:
    found = contact_details_in(connection, "published", SCHEMAS, clean)
    if found:
        raise PublicationRefused(
            "telephone numbers or e-mail addresses must not be published; found in "
            f"{', '.join(map(str, found))}: leave the texts out of these models"
        )


def _only(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    row = connection.execute(query).fetchone()
    assert row is not None
    return str(row[0])
