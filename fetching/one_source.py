"""Asks one source: what it lists, then each document that is new or due to be looked at again."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx

from fetching.addresses import Allowed, host_of
from fetching.asking import Answer, Asking
from fetching.came import Came, came, entry, failed
from fetching.contents import ENDINGS, judge
from fetching.failures import FetchFailed
from fetching.inbox import Inbox, Said
from fetching.kinds import LinkRule, link_rules
from fetching.ledger import Ledger
from fetching.ledger_rows import DOCUMENT, PAGE, Known
from fetching.listings import Listed, read_listing
from fetching.names import file_name
from fetching.sources_file import DirectSource, FetchedSource, ListingSource
from ingest import catalogue
from ingest.records import Fetch, record_id
from ingest.vocabularies import FetchOutcome, Medium

DAYS_RECENT = 60
"""Days from the day of a document or meeting in which it is asked for again each time: papers come late and are
corrected early."""
LARGEST_LISTING, MOST_LISTED = 20_000_000, 2_000
"""Bytes of a page that is read for what it lists, and documents that one may list: the longest lists have hundreds."""
_LONGEST_SAID = 300
"""Characters that a line of a sidecar may have."""

Now = Callable[[], dt.datetime]
Told = Callable[[Fetch], None]


@dataclass(frozen=True)
class Place:
    """What a source is asked with and where what it gives goes; `gone` says by SHA-256 why a file was forgotten."""

    asking: Asking
    inbox: Inbox
    ledger: Ledger
    days_between_checks: float
    now: Now
    told: Told
    gone: Mapping[str, str]


class OneSource:
    """One source in one round of fetching; whatever fails is entered and costs no other address."""

    def __init__(self, source: FetchedSource, allowed: Allowed, place: Place) -> None:
        self._source = source
        self._allowed = allowed
        self._place = place
        self._read_as = _read_as(source)

    async def fetch(self) -> None:
        """Asks all that is due."""
        source, ledger, now = self._source, self._place.ledger, self._place.now()
        named = list(source.addresses) if isinstance(source, DirectSource) else [source.address]
        ledger.unlist(source.name, "", named, now, is_let_go=True)
        for address in named:
            if isinstance(source, ListingSource):
                await self._page(self._listed(address, PAGE, ""), link_rules(source.kind))
            else:
                await self._document(self._listed(address, DOCUMENT, ""), ENDINGS)

    def _listed(self, address: str, leads_to: str, page: str, **said: Any) -> Known:
        """What is known of an address that is listed now, entered."""
        known = self._place.ledger.known(self._source.name, address)
        known = known or Known(self._source.name, address, leads_to, self._place.now())
        known = replace(known, leads_to=leads_to, unlisted_at=None, is_let_go=False, **said)
        self._place.ledger.list_on(page, known)
        return known

    async def _page(self, page: Known, rules: Collection[LinkRule]) -> None:
        """Reads a page and goes on to what it lists; pages that a listed page lists are not followed."""
        before = self._place.ledger.listed_on(self._source.name, page.address)
        await self._attempt(page, lambda partial: self._read_page(page, rules, before, partial))
        media = {rule.leads_to: rule.media for rule in rules}
        for known in self._place.ledger.listed_on(self._source.name, page.address):
            if self._is_settled(known):
                continue
            if known.leads_to == DOCUMENT:
                await self._document(known, media.get(DOCUMENT, ENDINGS))
            else:
                await self._page(known, [rule for rule in rules if rule.leads_to == DOCUMENT])

    async def _read_page(
        self, page: Known, rules: Collection[LinkRule], before: Collection[Known], partial: Path
    ) -> Came:
        conditions = _conditions(page) if before and page.read_as == self._read_as else {}
        answer = await self._place.asking.ask(page.address, self._allowed, partial, conditions, LARGEST_LISTING)
        if answer.body is None:
            self._note(page, answer)
            return came(answer, FetchOutcome.UNCHANGED)
        listed = read_listing(answer.body.path.read_bytes(), answer.address, list(rules))
        listed = [one for one in listed if one.address != page.address]
        if not listed and before:
            said = f"it lists no document, and listed {len(before)} before: look whether the page has moved or changed"
            return came(answer, FetchOutcome.LISTING_EMPTIED, said)
        if not listed:
            said = "it lists no document: look whether the address and the kind of the source are right"
            return came(answer, FetchOutcome.LISTS_NOTHING, said)
        wanted = [one for one in listed if self._is_wanted(one)]
        if len(wanted) > MOST_LISTED:
            said = f"it lists {len(wanted)} documents, more than {MOST_LISTED}: say with “only” which are wanted"
            raise FetchFailed(FetchOutcome.TOO_LARGE, said, status=answer.status)
        for one in wanted:
            day, date_is = (one.day, one.date_is) if one.day else (page.day, page.date_is)
            said_of_it = {"title": one.title, "day": day, "date_is": date_is}
            self._listed(one.address, one.rule.leads_to, page.address, **said_of_it)
        self._place.ledger.unlist(self._source.name, page.address, {one.address for one in wanted}, self._place.now())
        self._note(replace(page, read_as=self._read_as), answer)
        return came(answer, FetchOutcome.LISTED, f"it lists {len(listed)}, {len(wanted)} of them wanted")

    def _is_wanted(self, listed: Listed) -> bool:
        only = self._source.only if isinstance(self._source, ListingSource) else ()
        is_named = any(words.casefold() in listed.title.casefold() for words in only)
        return not only or listed.rule.leads_to == PAGE or is_named

    def _is_settled(self, known: Known) -> bool:
        """Whether an older document was looked at not long ago; one checked after now is not (a clock went back)."""
        now = self._place.now()
        if known.checked_at is None or (known.file and not self._file_of(known)):
            return False
        if known.leads_to == PAGE and known.read_as != self._read_as:
            return False
        since = (now - known.checked_at) / dt.timedelta(days=1)
        day = known.day or known.first_listed_at.date()
        return 0 <= since < self._place.days_between_checks and day < now.date() - dt.timedelta(days=DAYS_RECENT)

    async def _document(self, known: Known, media: Collection[Medium]) -> None:
        await self._attempt(known, lambda partial: self._read_document(known, media, partial))

    async def _read_document(self, known: Known, media: Collection[Medium], partial: Path) -> Came:
        there, gone = self._file_of(known), self._place.gone
        conditions = _conditions(known) if there or (known.sha256 or "") in gone else {}
        answer = await self._place.asking.ask(known.address, self._allowed, partial, conditions)
        sha256 = answer.body.sha256 if answer.body else known.sha256
        if sha256 and sha256 in gone:
            self._note(replace(known, sha256=sha256, file=None), answer)
            return replace(came(answer, FetchOutcome.FORGOTTEN, gone[sha256]), sha256=sha256)
        if there and (answer.body is None or answer.body.sha256 == known.sha256):
            sidecar = self._place.inbox.describe(there, self._said_of(known), known.sidecar)
            self._note(replace(known, sidecar=sidecar), answer)
            return replace(came(answer, FetchOutcome.UNCHANGED), sha256=known.sha256, file=known.file)
        if answer.body is None:
            raise FetchFailed(
                FetchOutcome.REFUSED, "it says that nothing changed, and was not asked whether", status=304
            )
        ending = ENDINGS[judge(answer.body, answer.address, media)]
        disposition = answer.headers.get("content-disposition")
        name = file_name(known.address, disposition, known.title, ending)
        if there and there.suffix == ending:
            name = there.name
        sidecar = self._place.inbox.place(partial, self._source.name, name, self._said_of(known), known.sidecar)
        sha256, file = answer.body.sha256, f"{self._source.name}/{name}"
        self._note(replace(known, sha256=sha256, file=file, sidecar=sidecar), answer)
        return replace(came(answer, FetchOutcome.FETCHED), sha256=sha256, file=file)

    def _file_of(self, known: Known) -> Path | None:
        path = self._place.inbox.root / known.file if known.file else None
        return path if path and path.is_file() else None

    def _said_of(self, known: Known) -> Said:
        """The sidecar: what the source lists and what the sources file says of all its documents."""
        source = self._source
        said = {
            "source": known.address if len(known.address) <= _LONGEST_SAID else None,
            "title": "".join(filter(str.isprintable, known.title)),
            "authority": source.authority,
            "committee": source.committee,
            "licence": source.licence,
        }
        return {**said, "published_date": known.day if known.date_is == "published" else None}

    def _note(self, known: Known, answer: Answer) -> None:
        """Keeps by what an unchanged one is known the next time."""
        kept = {"etag": answer.headers.get("etag"), "last_modified": answer.headers.get("last-modified")}
        told = {name: value for name, value in kept.items() if value or answer.body is not None}
        self._place.ledger.know(replace(known, checked_at=self._place.now(), **told))

    async def _attempt(self, known: Known, work: Callable[[Path], Awaitable[Came]]) -> None:
        """Does the work and enters what came of it."""
        at, began = self._place.now(), time.monotonic()
        try:
            with self._place.inbox.partial(self._source.name) as partial:
                result = await work(partial)
        except sqlite3.Error:
            raise  # without its memory no round can go on
        except Exception as error:
            result = failed(error)
        fetch = entry(known, result, at, time.monotonic() - began)
        self._place.ledger.enter(fetch)
        self._place.told(fetch)


def _conditions(known: Known) -> dict[str, str]:
    """Headers that ask for an address only where it changed."""
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in asked.items() if value}


def _read_as(source: FetchedSource) -> str:
    """Hash of what decides what of a page is listed: where it changed, a page is read again."""
    rules = [row for row in catalogue.rows("listing_links") if row["source_kind"] == source.kind]
    return record_id(rules, source.only if isinstance(source, ListingSource) else ())


def hosts_of(source: FetchedSource) -> Iterator[str]:
    """The hosts that a source names: those of its addresses, and those that it lists."""
    named = source.addresses if isinstance(source, DirectSource) else (source.address,)
    yield from (host_of(httpx.URL(address)) for address in named)
    yield from source.hosts
