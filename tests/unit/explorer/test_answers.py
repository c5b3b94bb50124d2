import datetime as dt
import sys
from importlib.util import find_spec
from types import ModuleType

import duckdb
import pytest

from explorer.answers import ask
from explorer.without_pandas import take_pandas_for_missing


@pytest.mark.parametrize(
    "value",
    ["it's", "'; drop table x; --", None, True, 7, 0.5, dt.date(2014, 3, 31), ["one", "t'wo"], "$other"],
)
def test_the_sql_to_paste_gives_the_same_rows(value: object) -> None:
    with duckdb.connect() as connection:
        answer = ask(connection, "select $value as told, 1 as one", value=value)

        assert ask(connection, answer.sql_to_paste).rows == answer.rows


@pytest.mark.skipif(find_spec("pandas") is not None, reason="pandas is installed: it is found at once")
def test_a_list_of_keys_is_not_a_search_for_pandas_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    class Asked:
        """Stands first among the finders of modules and notes what it is asked for."""

        def __init__(self) -> None:
            self.names: list[str] = []

        def find_spec(self, name: str, *_: object) -> None:
            self.names.append(name)

    # So that it is unknown again afterwards to the tests of this process.
    monkeypatch.setitem(sys.modules, "pandas", ModuleType("pandas"))
    del sys.modules["pandas"]
    take_pandas_for_missing()
    finder = Asked()
    monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])
    with duckdb.connect() as connection:
        ask(connection, "select len($keys)", keys=[f"key {number}" for number in range(50)])

    assert finder.names.count("pandas") < 2
