"""The rules that catalogue rows keep, and their typed form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ingest.catalogue.columns import CatalogueTable, Column
from ingest.errors import CatalogueError

Rows = list[dict[str, str]]

ARROW_TYPES = {
    "text": pa.string(),
    "pattern": pa.string(),
    "re2_pattern": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
}
BREAKDOWN = re.compile(r"[a-z_]+=[^=;]+(; [a-z_]+=[^=;]+)*")


def check_table(name: str, table: CatalogueTable, read: Callable[[str], Rows]) -> None:
    """Raises CatalogueError for the first row of a table that breaks a rule.

    `read` gives the rows of any table, for the columns that refer to one.
    """
    expected = [column.name for column in table.columns]
    body = read(name)
    if body and list(body[0]) != expected:
        raise CatalogueError(f"{name}.csv, line 1: columns {', '.join(body[0])}; expected {', '.join(expected)}")
    for line, fault in _first_faults(table, body, read):
        raise CatalogueError(f"{name}.csv, line {line}: {fault}")
    seen: dict[tuple[str, ...], int] = {}
    for line, row in enumerate(body, start=2):
        key = tuple(row[column] for column in table.key)
        if key in seen:
            raise CatalogueError(f"{name}.csv, line {line}: the same key as line {seen[key]}: {', '.join(key)}")
        seen[key] = line


def _first_faults(table: CatalogueTable, body: Rows, read: Callable[[str], Rows]) -> list[tuple[int, str]]:
    """The first faulty cell of each column, by line: a value is checked once, however often it occurs."""
    faults = []
    for column in table.columns:
        known = _values(column.references, read) if column.references else None
        cells = [row[column.name] for row in body]
        wrong = {value: fault for value in set(cells) if (fault := _fault(column, value, known))}
        if wrong:
            place = next(place for place, value in enumerate(cells) if value in wrong)
            faults.append((place + 2, wrong[cells[place]]))
    return sorted(faults)


def _values(references: str, read: Callable[[str], Rows]) -> set[str]:
    places = (reference.strip().split(".") for reference in references.split("|"))
    return {row[column] for table, column in places for row in read(table)}


def _fault(column: Column, value: str, known: set[str] | None) -> str | None:
    if not value:
        return None if column.optional else f"{column.name} is empty"
    fault = _cell_fault(column, value)
    if fault:
        return f"{column.name} {value!r} {fault}"
    if known is not None and value not in known:
        return f"{column.name} {value!r} is no {column.references}"
    return None


def _cell_fault(column: Column, value: str) -> str | None:
    try:
        if column.type != "text":
            typed(column, value)
    except ValueError as problem:
        return f"is no {column.type} ({problem})"
    if column.choices and value not in column.choices:
        return f"is none of {', '.join(column.choices)}"
    if column.name == "breakdown" and not BREAKDOWN.fullmatch(value):
        return "is not written k=v; k=v"
    return None


def typed(column: Column, value: str) -> Any:
    """A cell's value in its column's type, None when empty (an empty key stays ''); raises ValueError."""
    if not value:
        return "" if column.key and column.type == "text" else None
    if column.type == "integer":
        return int(value)
    if column.type == "number":
        return float(value)
    if column.type == "date":
        return dt.date.fromisoformat(value)
    if column.type in ("pattern", "re2_pattern"):
        _check_pattern(value, is_re2=column.type == "re2_pattern")
    return value


@cache
def _check_pattern(pattern: str, *, is_re2: bool) -> None:
    """Raises ValueError for what the pattern's own engine does not read; Arrow's is RE2, like the database's."""
    if is_re2:
        try:
            pc.match_substring_regex(pa.array([""]), pattern)
        except pa.ArrowInvalid as problem:
            raise ValueError(str(problem)) from problem
        return
    try:
        re.compile(pattern)
    except re.error as problem:
        raise ValueError(str(problem)) from problem


def _values_of(column: Column, cells: list[str]) -> list[Any]:
    by_cell = {cell: typed(column, cell) for cell in set(cells)}
    return [by_cell[cell] for cell in cells]


def arrow_table(table: CatalogueTable | None, body: Rows) -> pa.Table:
    """The rows in their types; a table without stated columns is all text."""
    if table is None:
        return pa.Table.from_pylist(body)
    schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in table.columns])
    columns = [_values_of(column, [row[column.name] for row in body]) for column in table.columns]
    return pa.table([pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)], schema)
