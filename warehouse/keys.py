"""`meta.keys` and `meta.relationships`: what identifies a row of a published table and what its columns refer to.

The published tables carry no constraints (decision 0002). Tools that draw relationships and databases that enforce
them are told here; dbt's tests `is_key` and `refers_to` have held both before anything is published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import duckdb

from warehouse.described_models import DescribedModel, described_models, referred_to
from warehouse.written_tables import create_table

KEYS = "meta.keys"
KEY_COLUMNS = (
    ("table_schema", "VARCHAR", "schema of the table"),
    ("table_name", "VARCHAR", "table"),
    ("position", "INTEGER", "place in the key, from 1"),
    ("column_name", "VARCHAR", "column of the key; null where empty cells of columns are told apart by an expression"),
    ("expression", "VARCHAR", "the column, or the expression over columns that is never null"),
)
RELATIONSHIPS = "meta.relationships"
RELATIONSHIP_COLUMNS = (
    ("from_schema", "VARCHAR", "schema of the table that refers"),
    ("from_table", "VARCHAR", "table that refers"),
    ("from_column", "VARCHAR", "column that refers, where it is filled"),
    ("to_schema", "VARCHAR", "schema of the table referred to"),
    ("to_table", "VARCHAR", "table referred to"),
    ("to_column", "VARCHAR", "column referred to, which is that table's key"),
)


def write_keys(connection: duckdb.DuckDBPyConnection, database: str, published: Collection[tuple[str, str]]) -> int:
    """Writes both tables into an attached database, of the published tables (schema, name); gives their rows."""
    models = described_models()
    told = [model for model in models.values() if (model.layer, model.name) in published]
    keys = [row for model in told for row in _key(model)]
    relationships = [row for model in told for row in _relationships(model, models) if row[3:5] in published]
    create_table(connection, f"{database}.{KEYS}", "One row per column of a published table's key.", KEY_COLUMNS)
    grain = "One row per column of a published table that refers to another table, many to one."
    create_table(connection, f"{database}.{RELATIONSHIPS}", grain, RELATIONSHIP_COLUMNS)
    for table, rows in ((KEYS, keys), (RELATIONSHIPS, relationships)):
        for row in rows:
            connection.execute(f"insert into {database}.{table} values ({', '.join('?' * len(row))})", row)
    return len(keys) + len(relationships)


def _key(model: DescribedModel) -> Iterator[tuple[object, ...]]:
    for position, expression in enumerate(model.key, 1):
        column = expression if expression.isidentifier() else None
        yield model.layer, model.name, position, column, expression


def _relationships(model: DescribedModel, models: Mapping[str, DescribedModel]) -> Iterator[tuple[str, ...]]:
    for column, target in model.refers_to.items():
        table, field = referred_to(column, target)
        yield model.layer, model.name, column, models[table].layer, table, field
