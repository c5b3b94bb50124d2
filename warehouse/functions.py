"""Table functions of the build that go into the published file."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from warehouse.sql import literal, quoted

MEANINGS = {
    "compare": "The columns of reporting.comparison for any authority-years: compare('Bradford 2014', "
    "['Bolton 2014']), by their names in marts.dim_authority_years",
    "ranked": "What can be compared of them in order of its rates, with the interval of each rank and control limits "
    "around the rate of England and of the others",
}
"""What each function gives: its comment in the published file, since a lake keeps none on functions."""
STORED = """
    select schema_name, function_name, array_to_string(parameters, ', '), macro_definition
    from duckdb_functions()
    where database_name = $build and list_contains($schemas, schema_name) and function_type = 'table_macro'
    order by all
"""


def copy_functions(connection: duckdb.DuckDBPyConnection, build: str, target: str, schemas: Collection[str]) -> None:
    """Copies them with their meanings; they name tables by schema, as both databases have them."""
    for schema, name, parameters, body in connection.execute(
        STORED, {"build": build, "schemas": list(schemas)}
    ).fetchall():
        function = f"{target}.{quoted(schema)}.{quoted(name)}"
        connection.execute(f"create macro {function}({parameters}) as table {body}")
        connection.execute(f"comment on macro table {function} is {literal(MEANINGS[name])}")
