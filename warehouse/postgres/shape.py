"""Brings the mirror's tables to the structure of the published file; only a new version of Oversight changes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbc_driver_manager.dbapi import Cursor

from warehouse.postgres.address import PostgresFault
from warehouse.postgres.structure import KEY_SUFFIX, LONGEST_NAME, SCHEMAS, Structure, Table
from warehouse.sql import literal, quoted

READERS = "oversight_reader"
"""Role that may read the mirror and nothing else: `grant oversight_reader to somebody`."""
MARK = "Mirror of a published Oversight file, replaced by every `oversight publish`; structure "
_OURS = f"in ({', '.join(map(literal, SCHEMAS))})"


def stands_as(cursor: Cursor, structure: Structure) -> bool:
    """Whether the mirror has this structure already and its readers.

    Raises PostgresFault where a schema of the same name is somebody else's.
    """
    found = _rows(
        cursor,
        f"select nspname, coalesce(obj_description(oid, 'pg_namespace'), '') from pg_namespace where nspname {_OURS}",
    )
    others = [name for name, comment in found if not comment.startswith(MARK)]
    if others:
        raise PostgresFault(
            f"the database has a schema {', '.join(sorted(others))} that is not Oversight's: publish to a database "
            "of its own. Nothing was changed."
        )
    marks = {comment for _, comment in found}
    return marks == {MARK + structure.fingerprint} and bool(_readers(cursor))


def reshape(cursor: Cursor, structure: Structure) -> None:
    """Makes, changes and drops tables until they have this structure, without keys and references.

    A column that stays is not touched, so that views on it live on; PostgreSQL refuses to drop what one needs.
    """
    cursor.execute("set local lock_timeout = '1min'")
    for statement in (*_without_constraints(cursor), *_reshaped(cursor, structure)):
        cursor.execute(statement)


def hold_together(cursor: Cursor, structure: Structure) -> None:
    """Adds keys, references, meanings and the rights of readers to tables that are filled."""
    keys = (table.key_statement() for table in structure.tables)
    for statement in (*filter(None, keys), *structure.references):
        cursor.execute(statement)
    for table in structure.tables:
        for statement in table.comment_statements():
            cursor.execute(statement)
    if not _readers(cursor):
        cursor.execute(f"create role {READERS} nologin")
    for schema in SCHEMAS:
        cursor.execute(f"grant usage on schema {schema} to {READERS}")
        cursor.execute(f"grant select on all tables in schema {schema} to {READERS}")
        cursor.execute(f"comment on schema {schema} is {literal(MARK + structure.fingerprint)}")


def _readers(cursor: Cursor) -> list[tuple[str, ...]]:
    return _rows(cursor, f"select rolname from pg_roles where rolname = {literal(READERS)}")


def _without_constraints(cursor: Cursor) -> Iterator[str]:
    """Drops references, then keys, then the unique indexes that are keys; indexes of other names are not ours."""
    in_ours = f"in (select oid from pg_namespace where nspname {_OURS})"
    constraints = _rows(
        cursor,
        f"select conrelid::regclass::text, conname from pg_constraint where connamespace {in_ours} "
        "and contype in ('f', 'p') order by contype",
    )
    for table, name in constraints:
        yield f"alter table {table} drop constraint {quoted(name)}"
    indexes = _rows(
        cursor,
        "select i.oid::regclass::text from pg_index join pg_class as i on i.oid = indexrelid "
        f"join pg_class as t on t.oid = indrelid where t.relnamespace {in_ours} and not indisprimary "
        f"and i.relname = left(t.relname || '{KEY_SUFFIX}', {LONGEST_NAME})",
    )
    for (name,) in indexes:
        yield f"drop index {name}"


def _reshaped(cursor: Cursor, structure: Structure) -> Iterator[str]:
    there = _columns(cursor)
    wanted = {(table.schema, table.name) for table in structure.tables}
    for schema, name in sorted(there.keys() - wanted):
        yield f"drop table {quoted(schema)}.{quoted(name)}"
    for schema in SCHEMAS:
        yield f"create schema if not exists {schema}"
    for table in structure.tables:
        columns = there.get((table.schema, table.name))
        yield from [_made(table)] if columns is None else _changed(table, columns)


def _made(table: Table) -> str:
    columns = ", ".join(f"{quoted(column.name)} {column.kind}" for column in table.columns)
    return f"create table {table.qualified} ({columns})"


def _changed(table: Table, there: dict[str, str]) -> Iterator[str]:
    """Drops columns that are gone or of another type, and adds those that are missing; no key keeps any filled."""
    wanted = {column.name: column.kind for column in table.columns}
    kept = {name for name, kind in there.items() if wanted.get(name) == kind}
    for name in there:
        change = "alter column {} drop not null" if name in kept else "drop column {}"
        yield f"alter table {table.qualified} {change.format(quoted(name))}"
    for name in [name for name in wanted if name not in kept]:
        yield f"alter table {table.qualified} add column {quoted(name)} {wanted[name]}"


def _columns(cursor: Cursor) -> dict[tuple[str, str], dict[str, str]]:
    """Type of every column of every table that stands, by table."""
    there: dict[tuple[str, str], dict[str, str]] = {}
    for schema, table, column, kind in _rows(
        cursor,
        "select n.nspname, t.relname, a.attname, format_type(a.atttypid, a.atttypmod) "
        "from pg_attribute as a join pg_class as t on t.oid = a.attrelid join pg_namespace as n on n.oid = "
        f"t.relnamespace where n.nspname {_OURS} and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped",
    ):
        there.setdefault((schema, table), {})[column] = re.sub(" without time zone$", "", kind)
    return there


def _rows(cursor: Cursor, query: str) -> list[tuple[str, ...]]:
    cursor.execute(query)
    return list(cursor.fetchall())
