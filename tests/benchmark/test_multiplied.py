"""A multiplied file is as consistent as the published one: its keys are unique and its references have their rows."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.benchmark.scale.multiplied import multiply
from tests.conftest import Walked

OBSERVATIONS = 2_000


@pytest.fixture(scope="module")
def multiplied(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    target = tmp_path_factory.mktemp("multiplied") / "multiplied.duckdb"
    return target, multiply(walked.data.published, target, OBSERVATIONS)


def test_it_holds_every_observation_once_a_copy(multiplied: tuple[Path, int], walked: Walked) -> None:
    target, copies = multiplied
    counted = "select count(*), count(distinct local_authority) from reporting.observations"
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        held, _ = connection.execute(counted).fetchall()[0]
    with duckdb.connect(str(target), read_only=True) as connection:
        assert connection.execute(counted).fetchall()[0] == (held * copies, 2 * copies)


def test_keys_are_unique(multiplied: tuple[Path, int], walked: Walked) -> None:
    keys = _of_both(
        multiplied[0],
        walked,
        "select table_schema, table_name, string_agg(coalesce(column_name, expression), ', ' order by position) "
        "from published.meta.keys semi join tables on (table_schema, table_name) = (schema_name, name) group by all",
        "select 1 from {}.{} group by {} having count(*) > 1",
    )
    assert len(keys) > 10
    assert not any(keys.values())


def test_references_have_their_rows(multiplied: tuple[Path, int], walked: Walked) -> None:
    references = _of_both(
        multiplied[0],
        walked,
        "select from_schema, from_table, from_column, to_schema, to_table, to_column from published.meta.relationships "
        "semi join tables on (from_schema, from_table) = (schema_name, name) "
        "semi join tables as others on (to_schema, to_table) = (others.schema_name, others.name) "
        "where from_table not like 'comparison%'",
        "select 1 from {0}.{1} as one anti join {3}.{4} as other on one.{2} = other.{5} where one.{2} is not null",
    )
    assert len(references) > 3
    assert not any(references.values())


def _of_both(target: Path, walked: Walked, listed: str, broken: str) -> dict[tuple[str, ...], bool]:
    """Whether the multiplied file breaks each rule that the published one lists of tables that it holds."""
    with duckdb.connect(str(target), read_only=True) as connection:
        connection.execute(f"attach '{walked.data.published}' as published (read_only)")
        connection.execute(
            "create temp view tables as select schema_name, table_name as name from duckdb_tables() "
            "where database_name = 'multiplied'"
        )
        rules = connection.execute(listed).fetchall()
        return {rule: connection.execute(broken.format(*rule)).fetchone() is not None for rule in rules}
