"""One round of fetching: every source that is due, several at a time, each host by one request at a time."""

from __future__ import annotations

import asyncio
import datetime as dt
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from croniter import croniter
from filelock import FileLock, Timeout

from fetching.addresses import Allowed
from fetching.asking import Asking
from fetching.inbox import Inbox
from fetching.ledger import DAYS_KEPT, Ledger, open_ledger
from fetching.one_source import Now, OneSource, Place, Told, hosts_of
from fetching.sources_file import FetchedSource, Sources
from ingest.errors import OversightError
from ingest.folders import untold
from ingest.records import Fetch

AT_A_TIME = 8
"""Sources that are asked at the same time; those of one host wait for one another all the same."""
TIME_ZONE = ZoneInfo("Europe/London")
"""In which the schedules of the sources file are meant."""


class NothingFetched(OversightError):
    """A round that cannot be held, or not to its end: somebody else fetches, or what comes cannot be noted."""


@dataclass(frozen=True)
class FetchPaths:
    """Where what is fetched goes and what is known of it."""

    inbox: Path
    ledger: Path
    lock: Path


def utc_now() -> dt.datetime:
    """The present moment (UTC), without a zone."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def fetch(
    sources: Sources,
    paths: FetchPaths,
    told: Told = lambda fetch: None,
    say: Callable[[str], object] = untold,
    gone: Callable[[], Mapping[str, str]] = dict,
    *,
    is_all: bool = False,
    now: Now = utc_now,
    **network: Any,
) -> list[Fetch]:
    """Asks every source that is due, or all of them; gives what came of each address, in its order.

    `gone` gives files that are not stored again, by SHA-256, with the reason; it is asked once nobody else may fetch.
    `network` are choices of Asking. Raises NothingFetched; whatever a source does is entered and raises nothing.
    """
    entered: list[Fetch] = []

    def enter(one: Fetch) -> None:
        entered.append(one)
        told(one)

    try:
        paths.lock.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(paths.lock, timeout=0), open_ledger(paths.ledger, say) as ledger:
            _let_go(sources, ledger, now())
            asked = [source for source in sources.fetched if is_all or is_due(source, sources, ledger, now())]
            asyncio.run(_round(sources, asked, ledger, Inbox(paths.inbox), now, enter, gone(), network))
    except Timeout as error:
        raise NothingFetched(f"somebody else is fetching into {paths.inbox}: wait until that has ended") from error
    except (OSError, sqlite3.Error) as error:
        raise NothingFetched(f"what is fetched cannot be noted in {paths.ledger} ({error})") from error
    except ExceptionGroup as errors:
        if errors.subgroup(sqlite3.Error) is None:
            raise
        raise NothingFetched(f"what is fetched cannot be noted in {paths.ledger} ({errors.exceptions[0]})") from errors
    return entered


def is_due(source: FetchedSource, sources: Sources, ledger: Ledger, now: dt.datetime) -> bool:
    """Whether its schedule came round since the last whole round began, or that lies ahead: a clock went back."""
    last = ledger.last_round(source.name)
    if last is None or last > now:
        return True
    then = last.replace(tzinfo=dt.UTC).astimezone(TIME_ZONE)
    due = croniter(source.schedule or sources.schedule, then).get_next(dt.datetime)
    return bool(due <= now.replace(tzinfo=dt.UTC))


def _let_go(sources: Sources, ledger: Ledger, now: dt.datetime) -> None:
    """Takes what sources listed that the file no longer names for listed no more, and forgets what told nothing new."""
    names = {source.name for source in sources.fetched}
    for gone in set(ledger.sources()) - names:
        ledger.unlist(gone, "", (), now, is_let_go=True)
    ledger.forget_unchanged(now - dt.timedelta(days=DAYS_KEPT))


async def _round(
    sources: Sources,
    asked: Sequence[FetchedSource],
    ledger: Ledger,
    inbox: Inbox,
    now: Now,
    told: Told,
    gone: Mapping[str, str],
    network: dict[str, Any],
) -> None:
    turns = asyncio.Semaphore(AT_A_TIME)

    async with Asking(sources.limits, sources.contact, **network) as asking, asyncio.TaskGroup() as tasks:
        place = Place(asking, inbox, ledger, sources.limits.days_between_checks, now, told, gone)

        async def one(source: FetchedSource) -> None:
            async with turns:
                began_at = now()
                allowed = Allowed(frozenset(hosts_of(source)), frozenset(sources.private_hosts))
                await OneSource(source, allowed, place).fetch()
                ledger.end_round(source.name, began_at)

        for source in asked:
            tasks.create_task(one(source))
