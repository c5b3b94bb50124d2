"""What those read of the ledger who do not fetch: a refresh, which takes a damaged one for none, and monitoring."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from fetching.ledger import Ledger, check
from fetching.ledger_rows import Standing
from ingest.errors import OversightError
from ingest.records import Fetch, Listing

_Row = TypeVar("_Row")


class LedgerUnreadable(OversightError):
    """A ledger that is damaged, or that may not be read: what sources do is not known."""


def read_fetches(path: Path) -> list[Fetch]:
    """Every entry; none where there is no ledger, or one that cannot be read."""
    return _or_none(path, Ledger.fetches)


def read_listings(path: Path) -> list[Listing]:
    """Whether a source still lists each file that was fetched; nothing where `read_fetches` has nothing."""
    return _or_none(path, Ledger.listings)


def read_standing(path: Path) -> list[Standing]:
    """How each address stands that was ever asked; nothing where there is no ledger. Raises LedgerUnreadable."""
    try:
        return _read(path, lambda ledger: ledger.standing(), check)
    except (sqlite3.DatabaseError, IndexError) as error:
        raise LedgerUnreadable(
            f"{path} cannot be read ({error}): whether sources fail is not known until the next fetch, which puts a "
            "damaged ledger aside and begins a new one"
        ) from error


def _or_none(path: Path, rows: Callable[[Ledger], list[_Row]]) -> list[_Row]:
    try:
        return _read(path, rows)
    except (sqlite3.DatabaseError, IndexError):
        return []


def _read(
    path: Path,
    rows: Callable[[Ledger], list[_Row]],
    checked: Callable[[sqlite3.Connection], object] = lambda connection: None,
) -> list[_Row]:
    if not path.is_file():
        return []
    # Not read-only: what a fetch that was killed left half written is undone by whoever opens it next, if he may write.
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as connection:
        checked(connection)
        connection.row_factory = sqlite3.Row
        return rows(Ledger(connection))
