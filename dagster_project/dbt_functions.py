"""Python functions that the dbt models may call; dbt/profiles.yml names this module."""

from dbt.adapters.duckdb.plugins import BasePlugin
from duckdb import DuckDBPyConnection
from duckdb.func import FunctionNullHandling
from duckdb.sqltypes import VARCHAR

from warehouse.stemming import stem_of


class Plugin(BasePlugin):
    """Gives every connection that dbt opens the function `word_stem`."""

    def configure_connection(self, conn: DuckDBPyConnection) -> None:
        """Registers `word_stem(varchar)`, null for a function word."""
        conn.create_function("word_stem", stem_of, [VARCHAR], VARCHAR, null_handling=FunctionNullHandling.SPECIAL)
