"""ibis counts the observations of each measure in the published file."""

from __future__ import annotations

import sys

import duckdb
import ibis


def main(path: str) -> str:
    """Groups `reporting.observations` by measure."""
    connection = ibis.duckdb.connect(path, read_only=True)
    observations = connection.table("observations", database="reporting")
    counted = observations.group_by("measure").aggregate(observations=observations.count()).execute()
    assert counted["observations"].sum() == observations.count().execute() > 0
    return f"ibis {ibis.__version__}, duckdb {duckdb.__version__}: observations of {len(counted)} measures"


if __name__ == "__main__":
    print(main(sys.argv[1]))
