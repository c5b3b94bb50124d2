"""A question to the published file and its answer, with the SQL that anyone can paste to get the same rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import dedent
from typing import Any

import duckdb

from warehouse.sql import literal

Row = dict[str, Any]
_PARAMETER = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True)
class Answer:
    """Rows by the names of their columns, and how they were asked for."""

    sql: str
    asked: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: Sequence[Row]

    @property
    def first(self) -> Row | None:
        """The first row; None where there is none."""
        return self.rows[0] if self.rows else None

    @property
    def sql_to_paste(self) -> str:
        """The query with what was asked for written into it."""
        return _PARAMETER.sub(lambda found: _literal(self.asked[found[1]]), dedent(self.sql).strip())


def ask(connection: duckdb.DuckDBPyConnection, sql: str, **asked: Any) -> Answer:
    """The answer to a query with its named parameters."""
    found = connection.execute(sql, asked) if asked else connection.execute(sql)
    columns = tuple(column[0] for column in found.description or [])
    return Answer(sql, asked, columns, [dict(zip(columns, map(_plain, row), strict=True)) for row in found.fetchall()])


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, dt.date):
        return f"date {literal(value.isoformat())}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return literal(str(value))
