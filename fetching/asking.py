"""Asks one address over the network: led on hop by hop, tried again where that may help, never beyond the limits."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from fetching.addresses import Allowed, Resolver, permitted, places_of, request_to, resolve
from fetching.bodies import Body, store
from fetching.failures import FetchFailed
from fetching.hosts import AGENT, LONGEST_ROBOTS, LONGEST_WAIT, Clock, Hosts, Sleep
from fetching.sources_file import Limits
from ingest.vocabularies import FetchOutcome

MOST_HOPS = 5
_LEADS_ON = (301, 302, 303, 307, 308)
_NO_ROBOTS = range(400, 500)


@dataclass(frozen=True)
class Answer:
    """What an address gave: `body` is None where the host says that it is as it was."""

    address: str
    status: int
    headers: httpx.Headers
    body: Body | None


class Asking:
    """The network for one round of fetching; an asynchronous context manager."""

    def __init__(
        self,
        limits: Limits,
        contact: str | None = None,
        *,
        resolver: Resolver = resolve,
        sleep: Sleep = asyncio.sleep,
        clock: Clock = time.monotonic,
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits
        self._resolver = resolver
        self._sleep = sleep
        self._hosts = Hosts(limits.seconds_between, sleep, clock)
        told = f"; {contact}" if contact else ""
        # A connection is kept for no second request: it was made to an address that was checked for one host alone.
        self._client = httpx.AsyncClient(
            verify=certificates or httpx.create_ssl_context(),
            trust_env=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            limits=httpx.Limits(max_keepalive_connections=0),
            timeout=httpx.Timeout(limits.silence),
            headers={
                "User-Agent": f"{AGENT}/{version('oversight')} (collects reports of children's services{told})",
                "Accept-Encoding": "identity",
            },
        )

    async def __aenter__(self) -> Asking:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def ask(
        self, address: str, allowed: Allowed, into: Path, known: Mapping[str, str], largest: int | None = None
    ) -> Answer:
        """What an address gives, its body written to the file `into`; `known` are the headers of a conditional request.

        `largest` is the number of bytes that are taken, where that is less than for documents.

        Raises FetchFailed where nothing usable came, and the file is gone again.
        """
        most = int(self._limits.largest_megabytes * 1_000_000)
        retrying = AsyncRetrying(
            sleep=self._sleep,
            stop=stop_after_attempt(self._limits.attempts),
            wait=_seconds_to_wait,
            retry=retry_if_exception(lambda error: isinstance(error, FetchFailed) and error.is_passing),
            reraise=True,
        )
        answer: Answer = await retrying(self._follow, address, allowed, into, known, min(largest or most, most))
        return answer

    async def _follow(
        self, address: str, allowed: Allowed, into: Path, known: Mapping[str, str], largest: int
    ) -> Answer:
        led_from: httpx.URL | None = None
        for _ in range(MOST_HOPS + 1):
            url = permitted(address, allowed, led_from)
            await self._hosts.must_permit(url, lambda robots: self._robots(robots, allowed, into))
            answer = await self._exchange(url, allowed, into, known, largest)
            if answer.status not in _LEADS_ON or "location" not in answer.headers:
                return answer
            led_from, address = url, str(_target(url, answer.headers["location"]))
        raise FetchFailed(FetchOutcome.UNREACHABLE, f"it leads on more than {MOST_HOPS} times, at last to {address}")

    async def _robots(self, address: httpx.URL, allowed: Allowed, into: Path) -> str:
        """The text of a robots.txt; none where the host has none."""
        for _ in range(MOST_HOPS + 1):
            try:
                answer = await self._exchange(address, allowed, into, {}, LONGEST_ROBOTS)
            except FetchFailed as failed:
                if failed.status in _NO_ROBOTS and failed.outcome != FetchOutcome.SERVER_ERROR:
                    return ""
                raise
            if answer.status not in _LEADS_ON or "location" not in answer.headers:
                return into.read_text(encoding="utf-8", errors="replace")
            address = permitted(str(_target(address, answer.headers["location"])), allowed, address)
        return ""

    async def _exchange(
        self, url: httpx.URL, allowed: Allowed, into: Path, known: Mapping[str, str], largest: int
    ) -> Answer:
        """One request and its answer, the host to itself and within the time allowed; it follows nothing."""
        async with self._hosts.turn(url):
            try:
                async with asyncio.timeout(self._limits.seconds):
                    places = await places_of(url, allowed, self._resolver)
                    return await self._request(url, places, into, known, largest)
            except TimeoutError as error:
                raise FetchFailed(
                    FetchOutcome.TIMED_OUT, f"it was not complete after {self._limits.seconds:g} seconds"
                ) from error
            except httpx.TimeoutException as error:
                said = f"nothing came for {self._limits.silence:g} seconds"
                raise FetchFailed(FetchOutcome.TIMED_OUT, said, is_passing=True) from error
            except (httpx.RemoteProtocolError, httpx.DecodingError, httpx.InvalidURL) as error:
                raise FetchFailed(
                    FetchOutcome.INCOMPLETE, f"the answer broke off or is none ({error})", is_passing=True
                ) from error
            except httpx.TransportError as error:
                said = f"no safe connection to {url.host} could be made ({error})"
                raise FetchFailed(FetchOutcome.UNREACHABLE, said, is_passing=True) from error

    async def _request(
        self, url: httpx.URL, places: list[str], into: Path, known: Mapping[str, str], largest: int
    ) -> Answer:
        async with AsyncExitStack() as open_until_read:
            response = await self._connect(url, places, known)
            open_until_read.push_async_callback(response.aclose)
            body = None
            if response.status_code == 200:
                body = await store(response, into, largest)
            elif response.status_code not in (*_LEADS_ON, 304):
                raise _failure(response)
            return Answer(str(url), response.status_code, response.headers, body)

    async def _connect(self, url: httpx.URL, places: list[str], known: Mapping[str, str]) -> httpx.Response:
        """The answer's beginning, from the first of the places that takes a connection."""
        for place in places:
            try:
                request = request_to(self._client, "GET", url, place, known)
                return await self._client.send(request, stream=True, follow_redirects=False)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if place == places[-1]:
                    raise
        raise FetchFailed(FetchOutcome.UNREACHABLE, f"{url.host} has no address", is_passing=True)


def _target(url: httpx.URL, location: str) -> httpx.URL | str:
    """Where an answer leads; what is no address is as it is written, and not permitted."""
    try:
        return url.join(location).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError):
        return location


def _failure(response: httpx.Response) -> FetchFailed:
    status, said = response.status_code, f"the host answers {response.status_code} {response.reason_phrase}".rstrip()
    if status == 429 or status == 503:
        wait = _retry_after(response.headers.get("retry-after", ""))
        if wait is not None and wait > LONGEST_WAIT:
            said += f" and asks to be left alone for {wait:.0f} seconds: it is asked again the next time"
            return FetchFailed(FetchOutcome.SERVER_ERROR, said, status=status, wait=wait)
        return FetchFailed(FetchOutcome.SERVER_ERROR, said, status=status, is_passing=True, wait=wait)
    if status in (404, 410):
        return FetchFailed(FetchOutcome.NOT_FOUND, said, status=status)
    if status >= 500 or status in (408, 425):
        return FetchFailed(FetchOutcome.SERVER_ERROR, said, status=status, is_passing=True)
    return FetchFailed(FetchOutcome.REFUSED, said, status=status)


def _retry_after(said: str) -> float | None:
    """Seconds that a host asks to wait, told as a number or as a time; None where it tells neither."""
    if said.strip().isdecimal():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


_BACK_OFF = wait_exponential_jitter(multiplier=2, max=60, jitter=2)


def _seconds_to_wait(state: RetryCallState) -> float:
    """Longer each time and never quite the same; what the host asks for is waited for before its next turn."""
    error = state.outcome.exception() if state.outcome else None
    return 0.0 if isinstance(error, FetchFailed) and error.wait is not None else float(_BACK_OFF(state))
