"""Renders `docs/data_dictionary.md` from the comments of a published file and the closed vocabularies.

`python -m warehouse.dictionary PUBLISHED_FILE` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

from ingest import vocabularies
from ingest.vocabularies import Vocabulary
from warehouse.connect import open_published

DICTIONARY_FILE = Path(__file__).resolve().parent.parent / "docs" / "data_dictionary.md"
SCHEMAS = {
    "reporting": "Wide tables for people in a hurry: start here.",
    "marts": "The star: dimensions, facts and bridges.",
    "meta": "Where the data came from, what was rejected and when it was published.",
}
OPENING = """# Data dictionary

Rendered by `python -m warehouse.dictionary PUBLISHED_FILE` from its comments; do not edit.
The same sentences stand as comments on every table and column of the file itself.
"""


def render_dictionary(connection: duckdb.DuckDBPyConnection) -> str:
    """The data dictionary of a published file as Markdown: every table with its columns, types and meanings."""
    parts = [OPENING]
    for schema, description in SCHEMAS.items():
        parts.append(f"## {schema}\n\n{description}\n")
        parts += _tables(connection, schema)
    parts.append("## Vocabularies\n\nWhat a column may hold where it holds one of a few values.\n")
    parts += _vocabularies()
    return "\n".join(parts)


def _tables(connection: duckdb.DuckDBPyConnection, schema: str) -> Iterator[str]:
    tables = connection.execute(
        "select table_name, coalesce(comment, '') from duckdb_tables() where schema_name = ? order by table_name",
        [schema],
    ).fetchall()
    for table, comment in tables:
        columns = connection.execute(
            "select column_name, data_type, coalesce(comment, '') from duckdb_columns() "
            "where schema_name = ? and table_name = ? order by column_index",
            [schema, table],
        ).fetchall()
        rows = [f"| `{name}` | {kind} | {_cell(meaning)} |" for name, kind, meaning in columns]
        yield "\n".join(
            [f"### {schema}.{table}\n", f"{comment}\n", "| column | type | meaning |", "| --- | --- | --- |", *rows, ""]
        )


def _vocabularies() -> Iterator[str]:
    for vocabulary in Vocabulary.__subclasses__():
        if vocabulary.__module__ == vocabularies.__name__:
            rows = [f"| `{member}` | {_cell(member.meaning)} |" for member in vocabulary]
            heading = [f"### {vocabulary.__name__}\n", f"{vocabulary.__doc__}\n"]
            yield "\n".join([*heading, "| value | meaning |", "| --- | --- |", *rows, ""])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(published: str) -> None:
    """Writes the dictionary of a published file."""
    with open_published(published) as connection:
        DICTIONARY_FILE.write_text(render_dictionary(connection), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
