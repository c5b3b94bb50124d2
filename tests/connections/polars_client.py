"""polars reads a table of the published file, and its dates and numbers are dates and numbers."""

from __future__ import annotations

import sys

import duckdb
import polars


def main(path: str) -> str:
    """Reads `reporting.observations` as a polars frame."""
    with duckdb.connect(path, read_only=True) as connection:
        frame = connection.sql("from reporting.observations").pl()
    assert frame.schema["value"] == polars.Float64 and frame.schema["period_end"] == polars.Date
    return f"polars {polars.__version__}, duckdb {duckdb.__version__}: {frame.height:,} observations"


if __name__ == "__main__":
    print(main(sys.argv[1]))
