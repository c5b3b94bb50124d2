"""What must hold of the tables before they are published: no text in them carries contact details."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from warehouse.privacy import CANDIDATE_RE2, find_contact_details
from warehouse.sql import literal, quoted

# A file keeps its name, and many are called by a number.
FILE_NAME_COLUMNS = ("document_file", "file_name")


@dataclass(frozen=True)
class ContactDetailsFound:
    """A text column with contact details, and how many of its values carry some."""

    table: str
    column: str
    values: int

    def __str__(self) -> str:
        return f"{self.table}.{self.column} ({self.values})"


def contact_details_in(
    connection: duckdb.DuckDBPyConnection, database: str, schemas: tuple[str, ...]
) -> list[ContactDetailsFound]:
    """Text columns of these schemas, lists of texts too, that carry telephone numbers or e-mail addresses."""
    found = []
    for schema, table, column in _text_columns(connection, database, schemas):
        relation = ".".join(quoted(name) for name in (database, schema, table))
        values = connection.execute(
            f"select distinct {quoted(column)}::varchar from {relation} "
            f"where regexp_matches({quoted(column)}::varchar, {literal(CANDIDATE_RE2)})"
        ).fetchall()
        number = sum(1 for (value,) in values if find_contact_details(value))
        if number:
            found.append(ContactDetailsFound(f"{schema}.{table}", column, number))
    return found


def _text_columns(
    connection: duckdb.DuckDBPyConnection, database: str, schemas: tuple[str, ...]
) -> list[tuple[str, str, str]]:
    return connection.execute(
        "select schema_name, table_name, column_name from duckdb_columns() "
        "where database_name = ? and list_contains(?, schema_name) and not list_contains(?, column_name) "
        "and (data_type like '%VARCHAR%' or data_type = 'JSON') order by all",
        [database, list(schemas), list(FILE_NAME_COLUMNS)],
    ).fetchall()
