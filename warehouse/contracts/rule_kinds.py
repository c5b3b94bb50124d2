"""The kinds of rule that several tables share: unique keys, listed values, dates in range, known catalogue keys."""

from __future__ import annotations

import datetime as dt
from functools import cache

import polars as pl

from ingest import catalogue
from warehouse.columns import columns_of, key_of, vocabulary
from warehouse.contracts.rule import Rule

EARLIEST = dt.date(1990, 1, 1)
LATEST = dt.date(2100, 12, 31)


def unique_key(record: type, *within: str) -> Rule:
    """The record's key stands once, or once within the columns named."""
    names = (*within, key_of(record))
    return Rule(
        "key_unique",
        f"{' and '.join(names)} must identify one record",
        pl.struct(names).is_first_distinct(),
        names,
        is_blocking=True,
    )


def listed(record: type, name: str) -> Rule:
    """The column holds one of the values of its vocabulary."""
    words = vocabulary(record, name)
    assert words is not None, f"{record.__name__}.{name} is typed by no vocabulary"
    asks = f"{name} must be one of {', '.join(words.values())}"
    return Rule(f"{name}_listed", asks, pl.col(name).is_in(words.values()), (name,))


def in_catalogue(name: str, table: str, column: str) -> Rule:
    """The column holds a key of a catalogue table."""
    return Rule(
        f"{name}_known",
        f"{name} must be in the catalogue: {table}.csv, column {column}",
        pl.col(name).is_in(sorted(catalogue_values(table, column))),
        (name,),
    )


@cache
def catalogue_values(table: str, column: str) -> frozenset[str]:
    """The values of one column of a catalogue table."""
    return frozenset(row[column] for row in catalogue.rows(table))


def dates_in_range(record: type) -> Rule:
    """Every date of the record lies between 1990 and 2100."""
    names = tuple(column.name for column in columns_of(record) if column.python_type is dt.date)
    within = [pl.col(name).is_between(EARLIEST, LATEST).fill_null(True) for name in names]
    return Rule("dates_in_range", "dates must lie between 1990 and 2100", pl.all_horizontal(within), names)


def in_order(start: str, end: str) -> Rule:
    """A first day is not after its last day."""
    return Rule(f"{start}_before_end", f"{start} must not be after {end}", pl.col(start) <= pl.col(end), (start, end))


def filled(name: str) -> Rule:
    """The column holds more than blanks."""
    return Rule(f"{name}_filled", f"{name} must hold text", pl.col(name).str.strip_chars() != "", (name,))


def squeezed(name: str) -> pl.Expr:
    """A column's letters and digits in lower case: the same for a passage and for its wrapped or marked-up print."""
    return pl.col(name).str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "")
