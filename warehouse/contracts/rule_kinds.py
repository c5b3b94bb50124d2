"""The kinds of rule that several tables share: unique keys, listed values, dates in range, known catalogue keys."""

from __future__ import annotations

import datetime as dt
from functools import cache

import polars as pl

from ingest import catalogue
from warehouse.columns import columns_of, key_of
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Rule

EARLIEST = dt.date(1990, 1, 1)
LATEST = dt.date(2100, 12, 31)


def unique_key(record: type, *within: str) -> Rule:
    """The record's key stands once, or once within the columns named."""
    names = (*within, key_of(record))
    return Rule(
        "key_unique",
        Guards.KEY,
        f"{' and '.join(names)} must identify one record",
        pl.struct(names).is_first_distinct(),
        names,
    )


def listed(record: type) -> tuple[Rule, ...]:
    """Every column that a vocabulary types holds one of its values."""
    return tuple(
        Rule(
            f"{column.name}_listed",
            Guards.CONTENT,
            f"{column.name} must be one of {', '.join(column.vocabulary.values())}",
            pl.col(column.name).is_in(column.vocabulary.values()),
            (column.name,),
        )
        for column in columns_of(record)
        if column.vocabulary
    )


def in_catalogue(name: str, table: str, column: str) -> Rule:
    """The column holds a key of a catalogue table."""
    return Rule(
        f"{name}_known",
        Guards.REFERENCE,
        f"{name} must be in the catalogue: {table}.csv, column {column}",
        pl.col(name).is_in(sorted(catalogue_values(table, column))),
        (name,),
    )


@cache
def catalogue_values(table: str, column: str) -> frozenset[str]:
    """The values of one column of a catalogue table."""
    return frozenset(row[column] for row in catalogue.rows(table))


def dates_in_range(record: type) -> tuple[Rule, ...]:
    """Every date of the record lies between 1990 and 2100."""
    return tuple(
        Rule(
            f"{column.name}_in_range",
            Guards.CONTENT,
            f"{column.name} must lie between {EARLIEST.year} and {LATEST.year}",
            pl.col(column.name).is_between(EARLIEST, LATEST),
            (column.name,),
        )
        for column in columns_of(record)
        if column.python_type is dt.date
    )


def in_order(start: str, end: str) -> Rule:
    """A first day is not after its last day."""
    return Rule(
        f"{start}_before_end",
        Guards.CONTENT,
        f"{start} must not be after {end}",
        pl.col(start) <= pl.col(end),
        (start, end),
    )


def filled(name: str) -> Rule:
    """The column holds more than white space."""
    return Rule(
        f"{name}_filled", Guards.CONTENT, f"{name} must hold text", pl.col(name).str.strip_chars() != "", (name,)
    )


def squeezed(name: str) -> pl.Expr:
    """A column's letters and digits in lower case: the same for a passage and for its wrapped or marked-up print."""
    return pl.col(name).str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "")
