"""A published file repeated under other authorities' documents, until it holds so many observations.

Copy `i` of a row has every identifier of what was read (documents, renditions, events, observations, judgements,
findings, discrepancies) with `-i` behind it, numbers of findings beyond those of the copy before, and in place of its
authority the `i`th after it in the order of their keys. So a copy joins with its own copies alone, and every authority
has as many. Dates stay: those of so many papers are spread over twelve years already. Of rows whose key names no
document (a headline value of one authority, measure and day) the first stays. The catalogue, the official figures and
what the catalogue's comparison sets hold grow with no document: they are copied once. Tables that no question of the
README and the tutorial reads are left out, so that ten million observations need a few gigabytes.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from tests.questions import QUESTIONS
from warehouse.publish import BLOCK_BYTES, STORAGE_VERSION
from warehouse.sql import literal, quoted

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "2GB", "preserve_insertion_order": False}
_READ = """
(?:(?:[a-z]+_)*(?:document(?:_version)?|rendition|event|observation|judgement|finding|discrepancy|recurring_issue|
coverage|measure_value|quantity|series|review|inspector)_id(?:_[ab])?|observation_[ab]|document_file(?:_[ab])?|
superseded_by)
""".replace("\n", "")
"""Names of columns that identify something that was read."""
_FIXED = "(?:fct_compared?_.*|bridge_compared_.*|comparison.*|fct_official_values|fct_comparable_.*)"
"""Tables whose rows the catalogue and the official figures decide."""
_AUTHORITY = {"local_authority_key": "key", "local_authority": "name", "gss_code": "code"}


def multiply(published: Path, target: Path, observations: int) -> int:
    """Writes a file with at least so many observations; the number of copies it took."""
    target.unlink(missing_ok=True)
    with duckdb.connect(config=_SETTINGS | {"temp_directory": str(target.with_suffix(".tmp"))}) as connection:
        connection.execute(f"attach {literal(str(published))} as source (read_only)")
        connection.execute(
            f"attach {literal(str(target))} as target (storage_version {literal(STORAGE_VERSION)}, "
            f"block_size {BLOCK_BYTES})"
        )
        held = _only(connection, "select count(*) from source.reporting.observations")
        copies = -(-observations // held)
        _turn_authorities(connection, copies)
        tables = connection.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = 'source' "
            "and list_contains($asked, schema_name || '.' || table_name) order by all",
            {"asked": [*_read_by_questions(), "reporting.observations"]},
        ).fetchall()
        for schema, table in tables:
            connection.execute(f"create schema if not exists target.{quoted(schema)}")
            selected = _repeated(connection, schema, table, copies)
            connection.execute(f"create table target.{quoted(schema)}.{quoted(table)} as {selected}")
    return copies


def _read_by_questions() -> set[str]:
    """Schema and name of every table that a question reads."""
    return {table for _, question, _ in QUESTIONS for table in re.findall(r"\b(?:marts|reporting|meta)\.\w+", question)}


def _turn_authorities(connection: duckdb.DuckDBPyConnection, copies: int) -> None:
    """For each copy and authority the one that takes its place."""
    connection.execute(
        f"""
        create temp table turned as
        with standing as (
            select local_authority_key, local_authority, gss_code,
                row_number() over (order by local_authority_key) - 1 as place, count(*) over () as authorities
            from source.marts.dim_local_authorities
            where local_authority_key <> 'ENGLAND'
        )
        select copy, taken.local_authority_key as was_key, takes.local_authority_key as key,
            taken.local_authority as was_name, takes.local_authority as name,
            taken.gss_code as was_code, takes.gss_code as code
        from range({copies}) as copies(copy)
        cross join standing as taken
        inner join standing as takes on takes.place = (taken.place + copy) % taken.authorities
        """
    )


def _repeated(connection: duckdb.DuckDBPyConnection, schema: str, table: str, copies: int) -> str:
    """The table as it is where nothing in it was read; else all its copies, in the order of publishing."""
    source = f"source.{quoted(schema)}.{quoted(table)}"
    columns = connection.execute(
        "select column_name, data_type, regexp_full_match(column_name, ?) from duckdb_columns() "
        "where database_name = 'source' and schema_name = ? and table_name = ?",
        [_READ, schema, table],
    ).fetchall()
    names = {name for name, _, _ in columns}
    is_read = any(read for _, _, read in columns) or "finding_number" in names
    is_fixed = _only(connection, f"select regexp_full_match({literal(table)}, {literal(_FIXED)})")
    if schema == "meta" or is_fixed or not is_read:
        return f"select * from {source}"
    replaced = [f"one.{name} || '-' || copies.copy as {name}" for name, _, read in columns if read]
    if "finding_number" in names:
        replaced.append(
            "one.finding_number + copies.copy * (select max(finding_number) + 1 from source.reporting.findings) "
            "as finding_number"
        )
    turned = next((name for name in _AUTHORITY if name in names), None)
    joined = ""
    if turned:
        joined = f"left join turned on turned.copy = copies.copy and turned.was_{_AUTHORITY[turned]} = one.{turned}"
        replaced += [f"turned.{_AUTHORITY[name]} as {name}" for name in _AUTHORITY if name in names]
    rows = (
        f"select one.* replace ({', '.join(replaced)}) from {source} as one "
        f"cross join range({copies}) as copies(copy) {joined}"
    )
    order = " order by local_authority" if _is_by_authority(connection, source, names) else ""
    return _once(connection, schema, table, rows) + order


def _is_by_authority(connection: duckdb.DuckDBPyConnection, source: str, names: set[str]) -> bool:
    """Whether the rows of a table stand in the order of their authorities."""
    if "local_authority" not in names:
        return False
    steps = f"select local_authority < lag(local_authority) over (order by rowid) as falls from {source}"
    return not _only(connection, f"select count(*) from ({steps}) where falls")


def _once(connection: duckdb.DuckDBPyConnection, schema: str, table: str, rows: str) -> str:
    """One row a key, where the key names nothing that was read."""
    key = connection.execute(
        "select coalesce(column_name, expression), coalesce(regexp_full_match(column_name, $read), false) "
        "from source.meta.keys where table_schema = $schema and table_name = $table order by position",
        {"read": _READ, "schema": schema, "table": table},
    ).fetchall()
    if not key or any(read for _, read in key) or any(name == "finding_number" for name, _ in key):
        return f"select * from ({rows})"
    return f"select * from ({rows}) qualify row_number() over (partition by {', '.join(part for part, _ in key)}) = 1"


def _only(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0])
