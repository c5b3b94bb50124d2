"""What the fetcher's ledger keeps, and how it stands in a row of SQLite: days and times as ISO 8601."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass, fields

from ingest.records import Fetch, Listing
from ingest.vocabularies import FetchOutcome, ListingStatus

PAGE, DOCUMENT = "page", "document"
"""What an address leads to."""
FETCH = [field.name for field in fields(Fetch)]


@dataclass(frozen=True)
class Known:
    """What is known of one address of a source, and what it gave last.

    `sidecar` is what was written beside the file, `read_as` by what a page was read; `unlisted_at` is when it was found
    listed no longer, and `is_let_go` whether that is the sources file's doing, which names it no more.
    """

    source: str
    address: str
    leads_to: str
    first_listed_at: dt.datetime
    title: str = ""
    day: dt.date | None = None
    date_is: str = ""
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    file: str | None = None
    sidecar: str | None = None
    read_as: str | None = None
    checked_at: dt.datetime | None = None
    unlisted_at: dt.datetime | None = None
    is_let_go: bool = False


KNOWN = [field.name for field in fields(Known)]


@dataclass(frozen=True)
class Standing:
    """How one address of a source stands: what came of it last and, where that was nothing, since when."""

    source: str
    address: str
    is_listing: bool
    outcome: FetchOutcome
    fetched_at: dt.datetime
    message: str | None
    fails_since: dt.datetime | None


def stored(row: dict[str, object]) -> dict[str, object]:
    """Days and times as ISO 8601; all else as it is."""
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in row.items()}


def _time(value: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(value) if value else None


def fetch_of(row: sqlite3.Row) -> Fetch:
    """An entry."""
    told = {name: row[name] for name in FETCH} | {
        "fetched_at": _time(row["fetched_at"]),
        "is_listing": bool(row["is_listing"]),
    }
    return Fetch(**told | {"outcome": FetchOutcome(row["outcome"])})


def known_of(row: sqlite3.Row) -> Known:
    """What is known of an address."""
    times = {name: _time(row[name]) for name in ("first_listed_at", "checked_at", "unlisted_at")}
    return Known(
        **{name: row[name] for name in KNOWN}
        | times
        | {"is_let_go": bool(row["is_let_go"])}
        | {"day": dt.date.fromisoformat(row["day"]) if row["day"] else None}
    )


def standing_of(row: sqlite3.Row) -> Standing:
    """How an address stands."""
    outcome, since = FetchOutcome(row["outcome"]), _time(row["fails_since"])
    at = dt.datetime.fromisoformat(row["fetched_at"])
    is_listing, failing = bool(row["is_listing"]), since if outcome.is_failure else None
    return Standing(row["source"], row["address"], is_listing, outcome, at, row["message"], failing)


def listing_of(row: sqlite3.Row) -> Listing:
    """Whether an address that gave a file is listed and gives it still."""
    unlisted, replaced = _time(row["unlisted_at"]), _time(row["replaced_at"]) if row["is_replaced"] else None
    status = ListingStatus.LISTED
    if replaced:
        status = ListingStatus.REPLACED
    elif unlisted:
        status = ListingStatus.NOT_ASKED if row["is_let_go"] else ListingStatus.UNLISTED
    first = dt.datetime.fromisoformat(row["first_listed_at"])
    return Listing(row["file_sha256"], row["source"], row["address"], status, first, replaced or unlisted)


def is_rather(one: Listing, other: Listing) -> bool:
    """Whether of two addresses that gave a file it is the first that tells how it stands: what is listed, else the last
    that was.
    """
    if one.unlisted_at is None or other.unlisted_at is None:
        return one.unlisted_at is None
    return one.unlisted_at > other.unlisted_at
