"""Rules and contracts: what a rule is, and how a table's rules and columns become one pandera schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandera.polars as pandera
import polars as pl
from pandera.api.polars.types import PolarsData
from pandera.errors import SchemaErrors

from warehouse.columns import Column, columns_of
from warehouse.contracts.policy import Guards

POLARS_TYPES = {"str": pl.String, "int": pl.Int32, "float": pl.Float64, "bool": pl.Boolean, "date": pl.Date}
LONGEST_SHOWN = 80


@dataclass(frozen=True)
class Rule:
    """One rule of a table: `holds` is true for a row that keeps it; null means that it does not apply.

    `guards` says what it is for, and so whether it stops a publication (warehouse.contracts.policy); `asks` says what
    it asks, for an analyst; `shows` names the columns that it is about.
    """

    code: str
    guards: Guards
    asks: str
    holds: pl.Expr
    shows: tuple[str, ...] = ()

    def message(self, row: dict[str, Any]) -> str:
        """What the rule asks and what the row holds instead."""
        shown = ", ".join(f"{name} = {_shortened(row[name])}" for name in self.shows)
        return f"{self.asks}; found {shown}" if shown else self.asks


def _shortened(value: Any) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


COLUMN_TYPE = Rule("column_type", Guards.COLUMNS, "a value must have its column's type", pl.lit(True))
REQUIRED = Rule("required", Guards.COLUMNS, "a column that every record fills must not be empty", pl.lit(True))
UNKNOWN_COLUMN = Rule(
    "unknown_column", Guards.COLUMNS, "a table holds the columns of its record and no others", pl.lit(True)
)


class Violation(NamedTuple):
    """A rule broken by the row at `row` of the frame; None where the frame as a whole breaks it."""

    rule: Rule
    row: int | None
    message: str


@dataclass(frozen=True)
class Contract:
    """What a landing table asks of its rows: its record's columns and these rules.

    `context` names the boolean columns that warehouse.contracts.context adds to the frame for the rules.
    """

    record: type
    rules: tuple[Rule, ...]
    context: tuple[str, ...] = ()

    @cached_property
    def schema(self) -> pandera.DataFrameSchema:
        """The contract as a pandera schema; unknown columns are refused."""
        columns = {column.name: _pandera_column(column) for column in columns_of(self.record)}
        columns |= {name: pandera.Column(pl.Boolean, nullable=True) for name in self.context}
        return pandera.DataFrameSchema(columns, checks=[_pandera_check(rule) for rule in self.rules], strict=True)

    def violations(self, frame: pl.DataFrame) -> Iterator[Violation]:
        """Every rule that a row of the frame breaks, in no particular order."""
        if self._is_kept_by(frame):
            return
        try:
            self.schema.validate(frame, lazy=True)
        except SchemaErrors as broken:
            by_code = {rule.code: rule for rule in self.rules}
            for case in broken.failure_cases.select("check", "column", "index", "failure_case").iter_rows(named=True):
                yield _violation(case, by_code, frame)

    def _is_kept_by(self, frame: pl.DataFrame) -> bool:
        """The same questions in one query: pandera asks rule by rule, 40 ms a table however small."""
        if frame.columns != list(self.schema.columns) or frame.dtypes != self._types:
            return False
        required = [pl.col(column.name).is_not_null() for column in columns_of(self.record) if not column.is_nullable]
        rules = [rule.holds.fill_null(True).alias(rule.code) for rule in self.rules]
        return frame.select(pl.all_horizontal(*required, *rules).all()).item() is not False

    @cached_property
    def _types(self) -> list[Any]:
        return [column.dtype.type for column in self.schema.columns.values()]


def _pandera_column(column: Column) -> pandera.Column:
    return pandera.Column(_polars_type(column), nullable=column.is_nullable)


def _polars_type(column: Column) -> Any:
    name = column.python_type.__name__
    return pl.Datetime("us") if name == "datetime" else POLARS_TYPES[name]


def _pandera_check(rule: Rule) -> pandera.Check:
    def rows_that_hold(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(rule.holds.fill_null(True).alias(rule.code))

    return pandera.Check(rows_that_hold, name=rule.code, error=rule.code)


def _violation(case: dict[str, Any], by_code: dict[str, Rule], frame: pl.DataFrame) -> Violation:
    check, column, index = case["check"], case["column"], case["index"]
    if check in by_code and index is not None:
        return Violation(by_code[check], index, by_code[check].message(frame.row(index, named=True)))
    if check == "not_nullable":
        return Violation(REQUIRED, index, f"{column} must not be empty")
    if check == "column_in_schema":
        return Violation(UNKNOWN_COLUMN, None, f"{UNKNOWN_COLUMN.asks}; found {case['failure_case']}")
    return Violation(COLUMN_TYPE, None, f"{column or case['failure_case']} does not hold: {check}")
