"""pandas reads a table of the published file, and its dates and numbers are dates and numbers."""

from __future__ import annotations

import sys

import duckdb
import pandas


def main(path: str) -> str:
    """Reads `reporting.observations` as a pandas frame."""
    with duckdb.connect(path, read_only=True) as connection:
        frame = connection.execute("from reporting.observations").df()
    assert frame["value"].dtype.kind == "f" and frame["period_end"].dtype.kind == "M"
    return f"pandas {pandas.__version__}, duckdb {duckdb.__version__}: {len(frame):,} observations"


if __name__ == "__main__":
    print(main(sys.argv[1]))
