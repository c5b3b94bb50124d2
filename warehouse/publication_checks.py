"""What must hold of the tables before they are published: no text in them carries contact details.

The contracts keep them out of what was read. A folder's or a file's name, or texts that a model put together, may carry
some all the same: these are blacked out. Evidence must stay verbatim, so a quote with some is a leak of ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import duckdb

from warehouse.privacy import BLACKED_OUT, CANDIDATE_RE2, find_contact_details
from warehouse.sql import literal, quoted

# A file keeps its name, and many are called by a number: an e-mail address alone is taken out of it.
FILE_NAME_COLUMNS = ("document_file", "file_name", "counted_under")
EVIDENCE = "quote"


@dataclass(frozen=True)
class ContactDetailsFound:
    """A text column with contact details, and how many of its values carry some."""

    table: str
    column: str
    values: int

    def __str__(self) -> str:
        return f"{self.table}.{self.column} ({self.values})"


Column = tuple[str, str, str]
"""Schema, table and name of a column."""


def contact_details_in(
    connection: duckdb.DuckDBPyConnection, database: str, schemas: tuple[str, ...], clean: Collection[Column] = ()
) -> list[ContactDetailsFound]:
    """Text columns of these schemas, lists of texts too, that carry telephone numbers or e-mail addresses.

    Those known to be `clean` are not looked at again: the texts of a nation are searched once.
    """
    found = []
    for schema, table, column, _ in _text_columns(connection, database, schemas):
        if (schema, table, column) in clean:
            continue
        number = sum(1 for _ in _with_details(connection, (database, schema, table), column))
        if number:
            found.append(ContactDetailsFound(f"{schema}.{table}", column, number))
    return found


def black_out(connection: duckdb.DuckDBPyConnection, database: str, schemas: tuple[str, ...]) -> set[Column]:
    """Blacks contact details out of every text column that is no evidence; gives those in which there were none."""
    clean = set()
    for schema, table, column, kind in _text_columns(connection, database, schemas):
        if kind != "VARCHAR" or EVIDENCE in column.split("_"):
            continue
        relation = (database, schema, table)
        found = list(_with_details(connection, relation, column))
        if not found:
            clean.add((schema, table, column))
        for value, blackened in found:
            connection.execute(
                f"update {'.'.join(map(quoted, relation))} set {quoted(column)} = ? where {quoted(column)} = ?",
                [blackened, value],
            )
    return clean


def _with_details(
    connection: duckdb.DuckDBPyConnection, relation: tuple[str, ...], column: str
) -> Iterator[tuple[str, str]]:
    """Values of a column that carry contact details, each as it is and blackened."""
    values = connection.execute(
        f"select distinct {quoted(column)}::varchar from {'.'.join(map(quoted, relation))} "
        f"where regexp_matches({quoted(column)}::varchar, {literal(CANDIDATE_RE2)})"
    ).fetchall()
    for (value,) in values:
        blackened = value
        for detail in find_contact_details(value):
            if detail.kind == "email" or column not in FILE_NAME_COLUMNS:
                length = detail.end - detail.start
                blackened = blackened[: detail.start] + BLACKED_OUT * length + blackened[detail.end :]
        if blackened != value:
            yield value, blackened


def _text_columns(
    connection: duckdb.DuckDBPyConnection, database: str, schemas: tuple[str, ...]
) -> list[tuple[str, str, str, str]]:
    """Schema, table, name and type of each."""
    return connection.execute(
        "select schema_name, table_name, column_name, data_type from duckdb_columns() "
        "where database_name = ? and list_contains(?, schema_name) "
        "and (data_type like '%VARCHAR%' or data_type = 'JSON') order by all",
        [database, list(schemas)],
    ).fetchall()
