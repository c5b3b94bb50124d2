import datetime as dt

import duckdb
import pytest

from explorer.answers import ask


@pytest.mark.parametrize(
    "value",
    ["it's", "'; drop table x; --", None, True, 7, 0.5, dt.date(2014, 3, 31), ["one", "t'wo"], "$other"],
)
def test_the_sql_to_paste_gives_the_same_rows(value: object) -> None:
    with duckdb.connect() as connection:
        answer = ask(connection, "select $value as told, 1 as one", value=value)

        assert ask(connection, answer.sql_to_paste).rows == answer.rows
