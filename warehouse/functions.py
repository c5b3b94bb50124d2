"""Table functions of the build that go into the published file."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from warehouse.sql import literal, quoted

STORED = """
    select schema_name, function_name, array_to_string(parameters, ', '), macro_definition, comment
    from duckdb_functions()
    where database_name = $build and list_contains($schemas, schema_name) and function_type = 'table_macro'
    order by all
"""


def copy_functions(connection: duckdb.DuckDBPyConnection, build: str, target: str, schemas: Collection[str]) -> None:
    """Copies them with their comments; they name tables by schema, as both databases have them."""
    for schema, name, parameters, body, comment in connection.execute(
        STORED, {"build": build, "schemas": list(schemas)}
    ).fetchall():
        function = f"{target}.{quoted(schema)}.{quoted(name)}"
        connection.execute(f"create macro {function}({parameters}) as table {body}")
        if comment:
            connection.execute(f"comment on macro table {function} is {literal(comment)}")
