"""The data dictionary is what the published file says of itself."""

from __future__ import annotations

import duckdb

from tests.conftest import Walked
from warehouse.dictionary import DICTIONARY_FILE, render_dictionary


def test_the_dictionary_is_not_stale(walked: Walked) -> None:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        assert render_dictionary(connection) == DICTIONARY_FILE.read_text(encoding="utf-8"), (
            "run `python -m warehouse.dictionary data/oversight.duckdb` after a refresh of the specimens"
        )


def test_every_published_table_and_column_says_what_it_means(walked: Walked) -> None:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        silent = connection.execute(
            "select schema_name || '.' || table_name || '.' || column_name from duckdb_columns() "
            "where not internal and coalesce(comment, '') = '' and table_name <> 'comparison_wide' "
            "union all select schema_name || '.' || table_name from duckdb_tables() where coalesce(comment, '') = ''"
        ).fetchall()
    assert silent == []
