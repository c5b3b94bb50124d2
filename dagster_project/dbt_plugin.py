"""What dbt asks for of this project: which database to open, and functions that the models may call in it.

dbt/profiles.yml names this module.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from dbt.adapters.duckdb.plugins import BasePlugin
from duckdb import DuckDBPyConnection
from duckdb.func import FunctionNullHandling, PythonUDFType
from duckdb.sqltypes import DOUBLE, DuckDBPyType

from dagster_project.own_process import end_with_the_refresher
from dagster_project.paths import BUILD_DATABASE_VARIABLE, data_from_environment
from dagster_project.where_built import build_from_environment
from warehouse.connect import LEAST_FOR_MODELS, limit_memory
from warehouse.lake.place import Lake
from warehouse.statistics import Numbers, count_limits, ratio_limits


class Plugin(BasePlugin):
    """Opens the build of this warehouse, with the functions of this module."""

    _lake: Lake | None = None
    _file: Path

    def update_connection_config(self, creds: Any, config: dict[str, Any]) -> None:
        """Has the connection open the file that OVERSIGHT_BUILD_DATABASE names, or the lake that the environment does.

        A path in the profile would have dbt parse the whole project again for each warehouse. A refresh that is
        killed takes the dbt that it started with it.
        """
        end_with_the_refresher()
        named = os.environ.get(BUILD_DATABASE_VARIABLE)
        self._file = Path(named or data_from_environment().build_database)
        creds.path = str(self._file)
        build = build_from_environment(data_from_environment()) if creds.is_ducklake else None
        if isinstance(build, Lake):
            self._lake, creds.path = build, ":memory:"
            config["temp_directory"] = str(build.scratch / "spilled")

    def configure_connection(self, conn: DuckDBPyConnection) -> None:
        """Limits its memory and registers the functions that models call."""
        limit_memory(conn, self._lake or self._file, LEAST_FOR_MODELS)
        if self._lake:
            self._lake.attach(conn)
        register_functions(conn)

    def configure_cursor(self, cursor: DuckDBPyConnection) -> None:
        """Has names without a database mean the lake's, which a cursor does not take over from its connection."""
        if self._lake:
            self._lake.use(cursor)


def register_functions(connection: DuckDBPyConnection) -> None:
    """Registers the exact limits of counts and of their ratios.

    They take columns by Arrow: value by value DuckDB spends 0.2 ms on each call.
    """
    for name, side in (("low", 0), ("high", 1)):
        _register(connection, f"exact_count_{name}", _count_limit(side), [DOUBLE] * 2, DOUBLE)
        _register(connection, f"exact_ratio_{name}", _ratio_limit(side), [DOUBLE] * 3, DOUBLE)


def _register(
    connection: DuckDBPyConnection,
    name: str,
    function: Callable[..., pa.Array],
    takes: list[Any],
    gives: DuckDBPyType,
) -> None:
    special = FunctionNullHandling.SPECIAL
    connection.create_function(name, function, takes, gives, type=PythonUDFType.ARROW, null_handling=special)


def _count_limit(side: int) -> Callable[..., pa.Array]:
    """The lower (side 0) or upper limit of a count; none where there is no count."""

    def limit(count: Any, tail: Any) -> pa.Array:
        return _doubles(count_limits(_numbers(count), _numbers(tail))[side])

    return limit


def _ratio_limit(side: int) -> Callable[..., pa.Array]:
    """The lower (side 0) or upper limit of a ratio of counts; none where a count is missing."""

    def limit(count: Any, other: Any, tail: Any) -> pa.Array:
        return _doubles(ratio_limits(_numbers(count), _numbers(other), _numbers(tail))[side])

    return limit


def _numbers(column: Any) -> Numbers:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)


def _doubles(limits: Numbers) -> pa.Array:
    return pa.array(limits, pa.float64(), from_pandas=True)
