"""Manners towards hosts: one request at a time with a pause between two, and nothing that their robots.txt forbids."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Protocol

import httpx
from protego import Protego

from fetching.failures import FetchFailed
from ingest.vocabularies import FetchOutcome

AGENT = "Oversight"
LONGEST_ROBOTS = 500_000
"""Bytes of a robots.txt that are read, as RFC 9309 asks of those who read them."""
LONGEST_WAIT = 300.0
"""Seconds that a host may ask to be left alone before it is asked again; with more it is left to the next round."""
MOST_FAILURES = 9
"""Failures of a host, one after the other, after which it is left to the next round."""
_HOSTS_FAULT = (
    FetchOutcome.UNREACHABLE,
    FetchOutcome.TIMED_OUT,
    FetchOutcome.SERVER_ERROR,
    FetchOutcome.INCOMPLETE,
)
LONGEST_DELAY = 60.0
"""Seconds between two requests that a robots.txt can ask for; more is a host that wants none."""

Sleep = Callable[[float], Awaitable[None]]
ReadText = Callable[[httpx.URL], Awaitable[str]]


class Clock(Protocol):
    """Seconds that never go back."""

    def __call__(self) -> float:
        """The seconds now."""


class Hosts:
    """What is known of each host during one round of fetching."""

    def __init__(self, seconds_between: float, sleep: Sleep, clock: Clock = time.monotonic) -> None:
        self._between = seconds_between
        self._sleep = sleep
        self._clock = clock
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, float] = {}
        self._failures: dict[str, int] = defaultdict(int)
        self._closed: dict[str, FetchFailed] = {}
        self._reading: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._robots: dict[str, Protego | FetchFailed] = {}

    @asynccontextmanager
    async def turn(self, url: httpx.URL) -> AsyncIterator[None]:
        """The host to oneself, once the pause since the last request has passed, or the one that it asked for.

        Raises FetchFailed where the host is left to the next round.
        """
        host = url.host
        async with self._turns[host]:
            if host in self._closed:
                raise self._closed[host]
            pause = self._free_at.get(host, 0.0) - self._clock()
            if pause > 0:
                await self._sleep(pause)
            wait = self._delay(url)
            try:
                yield
                self._failures[host] = 0
            except FetchFailed as failed:
                self._note(host, failed)
                wait = max(wait, failed.wait or 0.0)
                raise
            finally:
                self._free_at[host] = self._clock() + wait

    def _note(self, host: str, failed: FetchFailed) -> None:
        """Leaves a host to the next round where it asks for that, or fails time and again."""
        self._failures[host] = self._failures[host] + 1 if failed.outcome in _HOSTS_FAULT else 0
        said = None
        if failed.wait is not None and failed.wait > LONGEST_WAIT:
            said = f"{host} asks to be left alone for {failed.wait:.0f} seconds"
        elif self._failures[host] >= MOST_FAILURES:
            said = f"{host} failed {MOST_FAILURES} times, one after the other, at last as {failed.message}"
        if said:
            told = f"{said}: it is asked again the next time"
            self._closed[host] = FetchFailed(failed.outcome, told, status=failed.status)

    async def must_permit(self, url: httpx.URL, read: ReadText) -> None:
        """Raises FetchFailed where robots.txt forbids the address, or cannot be had although it may be there.

        `read` gives the text of a robots.txt, empty where there is none, and is asked once a host.
        """
        origin = _origin(url)
        async with self._reading[origin]:
            if origin not in self._robots:
                self._robots[origin] = await _rules(url.join("/robots.txt"), read)
        rules = self._robots[origin]
        if isinstance(rules, FetchFailed):
            raise rules
        if not rules.can_fetch(str(url), AGENT):
            raise FetchFailed(
                FetchOutcome.FORBIDDEN_BY_ROBOTS,
                f"the robots.txt of {url.host} asks programs to keep away from {url.path}: fetch it by hand, or ask "
                "whoever runs the host",
            )

    def _delay(self, url: httpx.URL) -> float:
        rules = self._robots.get(_origin(url))
        asked = rules.crawl_delay(AGENT) if isinstance(rules, Protego) else None
        return max(self._between, min(asked or 0.0, LONGEST_DELAY))


async def _rules(address: httpx.URL, read: ReadText) -> Protego | FetchFailed:
    try:
        return Protego.parse(await read(address))
    except FetchFailed as failed:
        # RFC 9309: who cannot ask what is forbidden takes all for forbidden.
        return FetchFailed(failed.outcome, f"its robots.txt could not be read: {failed.message}", status=failed.status)


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
