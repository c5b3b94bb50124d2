"""SQLAlchemy with a DuckDB dialect reads a file, lists its tables, and sees one that is published over it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duckdb
import sqlalchemy
from sqlalchemy.pool import NullPool

DIALECTS = ("duckdb-sqlalchemy", "duckdb-engine")
COUNT = "select count(*) from reporting.observations"


def main(path: str) -> str:
    """NullPool opens the file for each connection, so that the next question is asked of what is published then."""
    with tempfile.TemporaryDirectory() as folder:
        published = Path(folder) / "oversight.duckdb"
        shutil.copyfile(path, published)
        engine = sqlalchemy.create_engine(f"duckdb:///{published}?access_mode=read_only", poolclass=NullPool)
        columns = sqlalchemy.inspect(engine).get_columns("observations", schema="reporting")
        before = ask(engine, COUNT)
        publish_one_more(published)
        after = ask(engine, COUNT)
    assert after == before + 1, f"{after} rows after a refresh that added one to {before}"
    return f"sqlalchemy {version('sqlalchemy')}, {dialect()}: {len(columns)} columns, a refreshed file without restart"


def ask(engine: sqlalchemy.engine.Engine, query: str) -> int:
    """The one number that a query finds."""
    with engine.connect() as connection:
        return int(connection.execute(sqlalchemy.text(query)).scalar())


def publish_one_more(published: Path) -> None:
    """Moves a file with one observation more into the place of the published one, as a refresh does."""
    beside = published.with_name("beside.duckdb")
    shutil.copyfile(published, beside)
    with duckdb.connect(str(beside)) as connection:
        connection.execute("insert into reporting.observations from reporting.observations limit 1")
    os.replace(beside, published)


def dialect() -> str:
    """The dialect that is installed, with its version and DuckDB's."""
    for name in DIALECTS:
        try:
            return f"{name} {version(name)}, duckdb {version('duckdb')}"
        except PackageNotFoundError:
            continue
    raise SystemExit("no DuckDB dialect is installed")


if __name__ == "__main__":
    print(main(sys.argv[1]))
