"""DuckDB's Python client reads every row of every table: `python duckdb_client.py oversight.duckdb`."""

from __future__ import annotations

import sys

import duckdb


def main(path: str) -> str:
    """Reads the whole file; says how many tables and rows that were."""
    with duckdb.connect(path, read_only=True) as connection:
        tables = connection.execute(
            "select schema_name, table_name from duckdb_tables() where not internal order by all"
        ).fetchall()
        rows = 0
        for schema, table in tables:
            found = connection.execute(f'select * from "{schema}"."{table}"')
            while batch := found.fetchmany(10_000):
                rows += len(batch)
    assert rows > 0
    return f"duckdb {duckdb.__version__}: every row of {len(tables)} tables, {rows:,}"


if __name__ == "__main__":
    print(main(sys.argv[1]))
