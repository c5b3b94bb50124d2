"""What was asked and what came of it, kept for good in one SQLite file beside the snapshots.

It is the fetcher's memory: which addresses a source lists, by what header an unchanged document is known, since when a
source fails, what no source lists any more. Where it is lost all is fetched again, and since when is not known.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from fetching.ledger_rows import (
    FETCH,
    KNOWN,
    Known,
    Standing,
    fetch_of,
    is_rather,
    known_of,
    listing_of,
    standing_of,
    stored,
)
from ingest.folders import untold
from ingest.records import Fetch, Listing
from ingest.vocabularies import FetchOutcome

DAYS_KEPT = 90
"""Days after which it is forgotten that an address gave nothing new."""
_SCHEMA = f"""
    create table if not exists fetches ({", ".join(FETCH)}, primary key (fetch_id));
    create table if not exists known ({", ".join(KNOWN)}, primary key (source, address));
    create table if not exists listed (source, page, address, primary key (source, page, address));
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
LISTINGS = """
    with given as (
        select source, address, sha256, min(rowid) as first_entry, max(rowid) as entry
        from fetches where sha256 is not null group by source, address, sha256
    )
    select g.sha256 as file_sha256, k.*, k.sha256 is not g.sha256 as is_replaced,
        (
            select f.fetched_at from fetches as f
            where f.source = g.source and f.address = g.address and f.sha256 <> g.sha256 and f.rowid > g.entry
            order by f.rowid limit 1
        ) as replaced_at
    from given as g inner join known as k using (source, address)
    order by g.first_entry
"""
"""Each file that an address gave, in the order fetched, with what is known of the address."""


class Ledger:
    """The file, open; each entry is on the disk when its method returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, fetch: Fetch) -> None:
        """Enters what came of an address."""
        with self._connection as connection:
            connection.execute(f"insert into fetches {_values(FETCH)}", stored(asdict(fetch)))

    def know(self, known: Known) -> None:
        """Keeps what is known of an address, in place of what was."""
        with self._connection as connection:
            connection.execute(f"insert or replace into known {_values(KNOWN)}", stored(asdict(known)))

    def known(self, source: str, address: str) -> Known | None:
        """What is known of an address."""
        found = self._connection.execute("select * from known where source = ? and address = ?", (source, address))
        row = found.fetchone()
        return known_of(row) if row else None

    def list_on(self, page: str, known: Known) -> None:
        """Keeps what is known of an address that a page of its source lists; "" is the sources file."""
        self.know(known)
        with self._connection as connection:
            connection.execute("insert or ignore into listed values (?, ?, ?)", (known.source, page, known.address))

    def listed_on(self, source: str, page: str) -> list[Known]:
        """What a page of a source listed when it was read last, in the order in which it was first listed."""
        found = self._connection.execute(
            "select k.* from listed as l inner join known as k using (source, address) "
            "where l.source = ? and l.page = ? order by l.rowid",
            (source, page),
        )
        return [known_of(row) for row in found.fetchall()]

    def unlist(self, source: str, page: str, but: Collection[str], now: dt.datetime, is_let_go: bool = False) -> None:
        """Takes off a page what it no longer lists; notes what no page lists any more, and takes off it what it listed.

        `is_let_go` says that it is the sources file that names it no more.
        """
        for known in self.listed_on(source, page):
            if known.address in but:
                continue
            with self._connection as connection:
                gone = (source, page, known.address)
                connection.execute("delete from listed where source = ? and page = ? and address = ?", gone)
            elsewhere = "select 1 from listed where source = ? and address = ?"
            if not self._connection.execute(elsewhere, (source, known.address)).fetchone():
                self.know(replace(known, unlisted_at=now, is_let_go=is_let_go))
                self.unlist(source, known.address, (), now, is_let_go)

    def sources(self) -> list[str]:
        """Names of the sources of which anything is listed."""
        found = self._connection.execute("select distinct source from listed")
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
        return [fetch_of(row) for row in self._connection.execute("select * from fetches order by rowid")]

    def listings(self) -> list[Listing]:
        """Whether a source still lists each file that was fetched, one row a file."""
        files: dict[str, Listing] = {}
        for row in self._connection.execute(LISTINGS):
            one, other = listing_of(row), files.get(row["file_sha256"])
            if other is None or is_rather(one, other):
                files[one.file_sha256] = one
        return list(files.values())

    def standing(self) -> list[Standing]:
        """How each address stands that was ever asked, by source."""
        fine = ", ".join(f"'{outcome}'" for outcome in FetchOutcome if not outcome.is_failure)
        return [standing_of(row) for row in self._connection.execute(STANDING.format(fine=fine))]

    def forget_unchanged(self, before: dt.datetime) -> None:
        """Lets go of entries from before this that say that all was as it was, but for the last of each address."""
        with self._connection as connection:
            connection.execute(
                "delete from fetches where outcome in (?, ?) and fetched_at < ? and rowid < (select max(f.rowid) "
                "from fetches as f where f.source = fetches.source and f.address = fetches.address)",
                (FetchOutcome.UNCHANGED, FetchOutcome.FORGOTTEN, before.isoformat()),
            )


@contextmanager
def open_ledger(path: Path, say: Callable[[str], object] = untold) -> Iterator[Ledger]:
    """The ledger, made where there is none; one that is damaged is put aside, said, and begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_connected(path, say)) as connection:
        yield Ledger(connection)


def _connected(path: Path, say: Callable[[str], object]) -> sqlite3.Connection:
    try:
        return _opened(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        aside = path.with_name(path.name + ".damaged")
        path.replace(aside)
        # Of the file that is put aside: it must not be played back into the new one.
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        say(f"{path.name} was damaged and is kept as {aside.name}: a new one begins, and every address is asked again.")
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.row_factory = sqlite3.Row
        connection.executescript(_SCHEMA)
        check(connection)
        _add_missing(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError where a page of the file is damaged."""
    (said, *_) = connection.execute("pragma quick_check(1)").fetchone()
    if said != "ok":
        raise sqlite3.DatabaseError(said)


def _add_missing(connection: sqlite3.Connection) -> None:
    """Gives a ledger of an earlier version the columns that it has not, and what was a column of `known`."""
    for table, columns in (("fetches", FETCH), ("known", KNOWN)):
        there = {row["name"] for row in connection.execute(f"pragma table_info({table})")}
        for column in (column for column in columns if column not in there):
            connection.execute(f"alter table {table} add column {column}")
        if "listed_on" in there:
            with connection:
                connection.execute(
                    "insert or ignore into listed "
                    "select source, listed_on, address from known where unlisted_at is null"
                )
                connection.execute("alter table known drop column listed_on")


def _values(columns: Sequence[str]) -> str:
    return f"({', '.join(columns)}) values ({', '.join(f':{column}' for column in columns)})"
