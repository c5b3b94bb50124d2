"""What keeps a build whole and small: a damaged one goes, to be made anew, and of a lake what nobody reads any more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from warehouse.connect import NothingPublished, connect_build, open_published
from warehouse.sql import literal, quoted

if TYPE_CHECKING:
    from warehouse.connect import Build
    from warehouse.lake.place import Lake

# What DuckDB says of a build that is whole and cannot be read all the same.
OUT_OF_REACH = re.compile(
    "could not set lock|permission denied|no space left|read-only|out of memory|connect|does not match existing", re.I
)
KEPT = dt.timedelta(hours=1)
"""How long a state of a lake can be read when there is a newer one: longer than a query over it should take."""


def stands(build: Build) -> bool:
    """Whether anything was built there yet; raises LakeFault where a lake is out of reach."""
    return build.is_file() if isinstance(build, Path) else build.stands()


def remove_build(build: Build) -> None:
    """Removes a build; the next refresh makes it anew. Raises OSError, of a lake LakeFault."""
    if isinstance(build, Path):
        for file in (build, build.with_name(f"{build.name}.wal")):
            file.unlink(missing_ok=True)
    else:
        build.remove()


def remake_if_damaged(build: Build) -> bool:
    """Removes a build that stands and cannot be read through to its end; whether it did.

    Raises LakeFault where a lake is out of reach, which is no damage.
    """
    if not stands(build):
        return False
    with _nobody_else_on(build) as is_ours:
        if not is_ours or is_whole(build):
            return False
        remove_build(build)
        return True


@contextmanager
def _nobody_else_on(build: Build) -> Iterator[bool]:
    """Whether no other machine refreshes a lake, nor will meanwhile: then its damage is not ours to mend."""
    if isinstance(build, Path):
        yield True
        return
    from warehouse.lake.holding import AnotherHoldsTheLake, held

    try:
        with held(build, lambda _: None, seconds=0):
            yield True
    except AnotherHoldsTheLake:
        yield False


def is_whole(build: Build) -> bool:
    """Whether every row of every table can be read; a build that is out of reach counts as whole."""
    try:
        with connect_build(build) as connection:
            _read_through(connection)
    except duckdb.Error as error:
        return bool(OUT_OF_REACH.search(str(error)))
    return True


def can_be_read(published: Path) -> bool:
    """Whether every row of every table of a published file can be read."""
    try:
        with open_published(published) as connection:
            _read_through(connection)
    except (NothingPublished, duckdb.Error):
        return False
    return True


def _read_through(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = current_database()"
    )
    for schema, table in tables.fetchall():
        connection.execute(f"select max(hash(t)) from {quoted(schema)}.{quoted(table)} as t").fetchone()


def drop_relations(build: Build, relations: Collection[tuple[str, str]]) -> None:
    """Drops those of these tables and views, by schema and name, that stand: all in one transaction.

    dbt puts a model in the place of one that stands by more statements and transactions: the models of the specimens
    took 24 s of CPU so, and 17.5 s where none stood; in a lake, whose whole catalogue DuckDB loads again after each, 66
    to 75 s, and 47 s where none stood.
    """
    with connect_build(build) as connection:
        standing = connection.execute(
            "select 'table', schema_name, table_name from duckdb_tables() where database_name = current_database() "
            "union all select 'view', schema_name, view_name from duckdb_views() "
            "where database_name = current_database()"
        ).fetchall()
        connection.begin()
        for kind, schema, name in standing:
            if (schema, name) in relations:
                connection.execute(f"drop {kind} {quoted(schema)}.{quoted(name)}")
        connection.commit()


def let_go_of_old_states(lake: Lake) -> None:
    """Removes the states of a lake that are older than `KEPT`, and every file that none of the others has.

    For whoever holds the lake: a file that a transaction is just writing is none of any state.
    Raises LakeFault, duckdb.Error.
    """
    until = f"{literal((dt.datetime.now(dt.UTC) - KEPT).isoformat())}::timestamptz"
    with connect_build(lake) as connection:
        connection.execute(f"call ducklake_expire_snapshots(current_database(), older_than => {until})")
        connection.execute("call ducklake_cleanup_old_files(current_database(), cleanup_all => true)")
        connection.execute("call ducklake_delete_orphaned_files(current_database(), cleanup_all => true)")
