"""What was asked and what came of it, kept for good in one SQLite file beside the snapshots.

It is the fetcher's memory: which addresses a source lists, by what header an unchanged document is known, since when a
source fails. Where it is lost, all is fetched again and nothing else.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from ingest.records import Fetch
from ingest.vocabularies import FetchOutcome

DAYS_KEPT = 90
"""Days after which it is forgotten that an address gave nothing new."""
PAGE, DOCUMENT = "page", "document"
"""What an address leads to."""
_FETCH = [field.name for field in fields(Fetch)]


@dataclass(frozen=True)
class Known:
    """What is known of one address of a source: the page that lists it, and what it gave last.

    `listed_on` is empty for what the sources file itself names; `sidecar` is what was written beside the file,
    `read_as` by what a page was read; `unlisted_at` is when it was found listed no longer.
    """

    source: str
    address: str
    leads_to: str
    listed_on: str
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


_KNOWN = [field.name for field in fields(Known)]
_SCHEMA = f"""
    create table if not exists fetches ({", ".join(_FETCH)}, primary key (fetch_id));
    create table if not exists known ({", ".join(_KNOWN)}, primary key (source, address));
    create table if not exists rounds (source, began_at, primary key (source));
    create index if not exists fetches_of_address on fetches (source, address, fetched_at);
"""
STANDING = """
    with numbered as (
        select *, rowid as entry, row_number() over (partition by source, address order by rowid desc) as place,
            max(case when outcome in ({fine}) then rowid else 0 end) over (partition by source, address) as last_fine
        from fetches
    )
    select n.source, n.address, n.is_listing, n.outcome, n.fetched_at, n.message,
        (
            select f.fetched_at from fetches as f
            where f.source = n.source and f.address = n.address and f.rowid > n.last_fine
            order by f.rowid limit 1
        ) as fails_since
    from numbered as n inner join known as k using (source, address)
    where n.place = 1 and k.unlisted_at is null
    order by n.source, n.is_listing desc, n.address
"""
"""The last entry of each address that is still listed; entries are in their order, for a clock may go back."""


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


class Ledger:
    """The file, open; each entry is on the disk when its method returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, fetch: Fetch) -> None:
        """Enters what came of an address."""
        with self._connection as connection:
            connection.execute(f"insert or replace into fetches {_values(_FETCH)}", _stored(asdict(fetch)))

    def know(self, known: Known) -> None:
        """Keeps what is known of an address, in place of what was."""
        with self._connection as connection:
            connection.execute(f"insert or replace into known {_values(_KNOWN)}", _stored(asdict(known)))

    def known(self, source: str, address: str) -> Known | None:
        """What is known of an address."""
        found = self._connection.execute("select * from known where source = ? and address = ?", (source, address))
        row = found.fetchone()
        return _known(row) if row else None

    def listed_on(self, source: str, page: str) -> list[Known]:
        """What a page of a source listed when it was read last, in that order."""
        found = self._connection.execute(
            "select * from known where source = ? and listed_on = ? and unlisted_at is null order by rowid",
            (source, page),
        )
        return [_known(row) for row in found.fetchall()]

    def unlist(self, source: str, page: str, but: Collection[str], now: dt.datetime) -> None:
        """Notes what a page of a source no longer lists, and with a page all that it listed itself."""
        for known in self.listed_on(source, page):
            if known.address not in but:
                self.know(replace(known, unlisted_at=now))
                self.unlist(source, known.address, (), now)

    def sources(self) -> list[str]:
        """Names of the sources of which anything is listed."""
        found = self._connection.execute("select distinct source from known where unlisted_at is null")
        return [name for (name,) in found.fetchall()]

    def end_round(self, source: str, began_at: dt.datetime) -> None:
        """Notes that all of a source that was due was asked, in a round that began then."""
        with self._connection as connection:
            connection.execute("insert or replace into rounds values (?, ?)", (source, began_at.isoformat()))

    def last_round(self, source: str) -> dt.datetime | None:
        """When the last round began that came to the end of a source; one that was cut off is to be made again."""
        found = self._connection.execute("select began_at from rounds where source = ?", (source,)).fetchone()
        return dt.datetime.fromisoformat(found[0]) if found else None

    def fetches(self) -> list[Fetch]:
        """Every entry, in their order."""
        return [_fetch(row) for row in self._connection.execute("select * from fetches order by rowid")]

    def standing(self) -> list[Standing]:
        """How each address stands that was ever asked, by source."""
        fine = ", ".join(f"'{outcome}'" for outcome in FetchOutcome if not outcome.is_failure)
        return [_standing(row) for row in self._connection.execute(STANDING.format(fine=fine))]

    def forget_unchanged(self, before: dt.datetime) -> None:
        """Lets go of entries from before this that say that all was as it was, but for the last of each address."""
        with self._connection as connection:
            connection.execute(
                "delete from fetches where outcome = ? and fetched_at < ? and rowid < (select max(f.rowid) "
                "from fetches as f where f.source = fetches.source and f.address = fetches.address)",
                (FetchOutcome.UNCHANGED, before.isoformat()),
            )


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """The ledger, made where there is none; one that is damaged is put aside and begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_connected(path)) as connection:
        yield Ledger(connection)


def read_ledger(path: Path) -> tuple[list[Fetch], list[Standing]]:
    """What a ledger holds; nothing where there is none, or one that is damaged or of another version."""
    if not path.is_file():
        return [], []
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return Ledger(connection).fetches(), Ledger(connection).standing()
    except (sqlite3.DatabaseError, IndexError):
        return [], []


def _connected(path: Path) -> sqlite3.Connection:
    try:
        return _opened(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.replace(path.with_name(path.name + ".damaged"))
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.row_factory = sqlite3.Row
        connection.executescript(_SCHEMA)
        _add_missing(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _add_missing(connection: sqlite3.Connection) -> None:
    """Gives a ledger of an earlier version the columns that it has not."""
    for table, columns in (("fetches", _FETCH), ("known", _KNOWN)):
        there = {row["name"] for row in connection.execute(f"pragma table_info({table})")}
        for column in (column for column in columns if column not in there):
            connection.execute(f"alter table {table} add column {column}")


def _values(columns: Sequence[str]) -> str:
    return f"({', '.join(columns)}) values ({', '.join(f':{column}' for column in columns)})"


def _stored(row: dict[str, object]) -> dict[str, object]:
    """Days and times as ISO 8601; all else as it is."""
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in row.items()}


def _time(value: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(value) if value else None


def _fetch(row: sqlite3.Row) -> Fetch:
    told = {name: row[name] for name in _FETCH} | {
        "fetched_at": _time(row["fetched_at"]),
        "is_listing": bool(row["is_listing"]),
    }
    return Fetch(**told | {"outcome": FetchOutcome(row["outcome"])})


def _known(row: sqlite3.Row) -> Known:
    times = {name: _time(row[name]) for name in ("first_listed_at", "checked_at", "unlisted_at")}
    return Known(
        **{name: row[name] for name in _KNOWN}
        | times
        | {"day": dt.date.fromisoformat(row["day"]) if row["day"] else None}
    )


def _standing(row: sqlite3.Row) -> Standing:
    outcome, since = FetchOutcome(row["outcome"]), _time(row["fails_since"])
    at = dt.datetime.fromisoformat(row["fetched_at"])
    is_listing, failing = bool(row["is_listing"]), since if outcome.is_failure else None
    return Standing(row["source"], row["address"], is_listing, outcome, at, row["message"], failing)
