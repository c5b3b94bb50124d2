"""How long the questions of the README and of the analyst's first hour take on one published file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.questions import QUESTIONS

_TRIES = 5


@dataclass(frozen=True)
class Asked:
    """One question: rows of its answer, milliseconds for the first time and the quickest of several after it."""

    question: str
    rows: int
    cold_milliseconds: float
    warm_milliseconds: float


def asked(published: Path) -> Iterator[Asked]:
    """Every question, cold on a new connection with none of the file in the system's memory, then again on it.

    An answer is taken as Arrow, so that what is measured is the query and not the making of Python objects.
    """
    counts: dict[str, int] = {}
    for page, question, _ in QUESTIONS:
        counts[page] = counts.get(page, 0) + 1
        _forget(published)
        with duckdb.connect(str(published), read_only=True) as connection:
            cold, rows = _milliseconds(connection, question)
            warm = min(_milliseconds(connection, question)[0] for _ in range(_TRIES))
        yield Asked(f"{Path(page).stem.lower()} {counts[page]}", rows, cold, warm)


def _milliseconds(connection: duckdb.DuckDBPyConnection, question: str) -> tuple[float, int]:
    began = time.perf_counter()
    answer = connection.execute(question).to_arrow_table()
    return (time.perf_counter() - began) * 1000, answer.num_rows


def _forget(path: Path) -> None:
    """Asks the system to drop the file's pages from its memory (POSIX)."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
