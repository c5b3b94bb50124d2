"""Arrow reads a table of the published file, and its dates and numbers are dates and numbers."""

from __future__ import annotations

import sys

import duckdb
import pyarrow


def main(path: str) -> str:
    """Reads `reporting.observations` as an Arrow table."""
    with duckdb.connect(path, read_only=True) as connection:
        table = connection.sql("from reporting.observations").to_arrow_table()
    assert table.schema.field("value").type == pyarrow.float64()
    assert table.schema.field("period_end").type == pyarrow.date32()
    return f"pyarrow {pyarrow.__version__}, duckdb {duckdb.__version__}: {table.num_rows:,} observations"


if __name__ == "__main__":
    print(main(sys.argv[1]))
