"""What was known when: the documented queries answer on the published file, over DuckDB and over SQLAlchemy."""

from __future__ import annotations

import duckdb
import pytest
import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from tests.conftest import Walked
from tests.integration.over_time import queries_over_time


@pytest.mark.parametrize("query", queries_over_time())
def test_a_documented_query_answers_alike_over_sqlalchemy(query: str, walked: Walked) -> None:
    address = sa.URL.create("duckdb", database=str(walked.data.published), query={"access_mode": "read_only"})
    with sa.create_engine(address, poolclass=NullPool).connect() as connection:
        over_sqlalchemy = [tuple(row) for row in connection.execute(sa.text(query))]
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        over_duckdb = connection.execute(query).fetchall()

    assert sorted(over_duckdb, key=repr) == sorted(over_sqlalchemy, key=repr)
    assert over_duckdb or "meta.changes" in query


def test_what_was_published_and_what_it_was_revised_to_are_one_query_each(walked: Walked) -> None:
    quantity = "local_authority_key = 'LA380' and measure = 'children_looked_after' and period_end = date '2016-03-31'"
    query = f"select value from marts.fct_official_values where {quantity} and "
    known_on = "published_date <= date '2017-12-31' and (known_until is null or known_until > date '2017-12-31')"
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        asked = ("vintage = 'as_published'", "is_latest", known_on)
        found = [connection.execute(query + condition).fetchall() for condition in asked]

    assert found == [[(848,)], [(847,)], [(848,)]]


def test_a_value_is_known_from_the_day_its_file_was_received(walked: Walked) -> None:
    history = "select count(*) from reporting.observation_history where known_from <= {}"
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        before, now, stands = (
            connection.execute(query).fetchone()
            for query in (
                history.format("date '2014-12-31'"),
                history.format("now()::timestamp + interval 1 day"),
                "select count(*) from reporting.observations",
            )
        )

    assert before == (0,)
    assert now == stands and now != (0,)


def test_neighbours_are_of_the_model_in_force_or_said_to_be_missing(walked: Walked) -> None:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        found = connection.execute(
            "select local_authority, year, vintage, count(neighbour), max(reason) from reporting.comparison_neighbours "
            "group by all order by all"
        ).fetchall()

    assert [row[:4] for row in found] == [
        ("Bolton", 2014, None, 0),
        ("Bradford", 2014, None, 0),
        ("Bradford", 2022, 2021, 10),
        ("Bradford", 2023, 2021, 10),
    ]
    assert "is not held, only those of 2021 and 2025" in found[0][4]
