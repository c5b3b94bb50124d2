"""Python functions that the dbt models may call; dbt/profiles.yml names this module."""

from typing import Any

import pyarrow as pa
from dbt.adapters.duckdb.plugins import BasePlugin
from duckdb import DuckDBPyConnection
from duckdb.func import FunctionNullHandling, PythonUDFType
from duckdb.sqltypes import VARCHAR

from warehouse.stemming import stem_of


class Plugin(BasePlugin):
    """Gives every connection that dbt opens the function `word_stem`."""

    def configure_connection(self, conn: DuckDBPyConnection) -> None:
        """Registers `word_stem(varchar)`, null for a function word.

        It takes columns by Arrow: value by value DuckDB spends 0.2 ms on each call.
        """
        conn.create_function(
            "word_stem",
            _stems,
            [VARCHAR],
            VARCHAR,
            type=PythonUDFType.ARROW,
            null_handling=FunctionNullHandling.SPECIAL,
        )


def _stems(words: Any) -> pa.Array:
    return pa.array([stem_of(word) for word in words.to_pylist()], pa.string())
