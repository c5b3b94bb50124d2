"""How the fields of a record become columns: names, types, nullability and meanings, read from ingest.records."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from ingest.vocabularies import Vocabulary

ARROW_TYPES: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us"),
}


@dataclass(frozen=True)
class Column:
    """One column of a landing table, as its record states it; `vocabulary` where its values are closed."""

    name: str
    python_type: type
    is_nullable: bool
    is_key: bool
    meaning: str
    vocabulary: type[Vocabulary] | None = None


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a record class, in the order it states them."""
    hints = typing.get_type_hints(record)
    return tuple(_column(field, hints[field.name]) for field in dataclasses.fields(record))


def _column(field: dataclasses.Field[typing.Any], hint: typing.Any) -> Column:
    python_type, is_nullable = _plain_type(hint)
    vocabulary = python_type if issubclass(python_type, Vocabulary) else None
    stored_type = str if vocabulary else python_type
    if stored_type not in ARROW_TYPES:
        raise TypeError(f"column {field.name}: no column type stands for {hint}")
    meaning, is_key = field.metadata["meaning"], field.metadata["key"]
    if vocabulary:
        meaning = f"{meaning}: {vocabulary.in_words()}"
    return Column(field.name, stored_type, is_nullable, is_key, meaning, vocabulary)


def _plain_type(hint: typing.Any) -> tuple[type, bool]:
    """The type without its `| None`, and whether it had one."""
    if typing.get_origin(hint) not in (types.UnionType, typing.Union):
        return hint, False
    parts = [part for part in typing.get_args(hint) if part is not type(None)]
    return parts[0], len(parts) < len(typing.get_args(hint))


def key_of(record: type) -> str:
    """Name of the column that identifies a record."""
    return next(column.name for column in columns_of(record) if column.is_key)


def grain_of(record: type) -> str:
    """First sentence of the record's docstring: what one row is."""
    return (record.__doc__ or "").strip().splitlines()[0]


@cache
def arrow_schema(record: type) -> pa.Schema:
    """Arrow schema of a landing table."""
    return pa.schema(
        [pa.field(column.name, ARROW_TYPES[column.python_type], column.is_nullable) for column in columns_of(record)]
    )


def as_arrow(record: type, rows: Iterable[object]) -> pa.Table:
    """Records of one class as an Arrow table, one row per record."""
    listed = list(rows)
    schema = arrow_schema(record)
    arrays = [pa.array([getattr(row, name) for row in listed], schema.field(name).type) for name in schema.names]
    return pa.Table.from_arrays(arrays, schema=schema)


def vocabulary(record: type, name: str) -> type[Vocabulary] | None:
    """The closed vocabulary that a column of a record is typed by; None where its values are open."""
    return next(column.vocabulary for column in columns_of(record) if column.name == name)
