"""Tells an address something: one signed request, to a place that was checked; what it answers is not read."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ssl
import time
from collections.abc import Callable, Collection
from importlib.metadata import version

import httpx

from fetching.addresses import Allowed, Resolver, host_of, permitted, places_of, request_to, resolve
from fetching.failures import FetchFailed
from fetching.hosts import AGENT
from ingest.vocabularies import FetchOutcome

SECONDS = 30
"""For the whole request."""
TIMESTAMP, SIGNATURE = "X-Oversight-Timestamp", "X-Oversight-Signature"


def tell(
    address: str,
    body: bytes,
    secret: bytes,
    private: Collection[str] = (),
    *,
    resolver: Resolver = resolve,
    certificates: ssl.SSLContext | None = None,
    now: Callable[[], float] = time.time,
) -> None:
    """Posts JSON to an address of the web, signed; `private` are hosts that may be inside a private network.

    Raises FetchFailed where the address may not be asked or does not take it: nothing is followed or tried again.
    """
    headers = signed(body, secret, int(now())) | {
        "Content-Type": "application/json",
        "User-Agent": f"{AGENT}/{version('oversight')}",
    }
    asyncio.run(_told(address, body, headers, private, resolver, certificates))


def signed(body: bytes, secret: bytes, seconds: int) -> dict[str, str]:
    """Headers by which the receiver knows the sender: HMAC-SHA256 over the time (since 1970), a full stop, the body."""
    digest = hmac.new(secret, f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return {TIMESTAMP: str(seconds), SIGNATURE: f"sha256={digest}"}


async def _told(
    address: str,
    body: bytes,
    headers: dict[str, str],
    private: Collection[str],
    resolver: Resolver,
    certificates: ssl.SSLContext | None,
) -> None:
    allowed = Allowed(_host_in(address), private)
    url = permitted(address, allowed)
    try:
        async with (
            asyncio.timeout(SECONDS),
            httpx.AsyncClient(verify=certificates or httpx.create_ssl_context(), trust_env=False) as client,
        ):
            place = (await places_of(url, allowed, resolver))[0]
            request = request_to(client, "POST", url, place, headers, body)
            response = await client.send(request, stream=True, follow_redirects=False)
            await response.aclose()
    except (TimeoutError, httpx.TimeoutException) as error:
        raise FetchFailed(FetchOutcome.TIMED_OUT, f"{url.host} did not answer in {SECONDS} seconds") from error
    except httpx.HTTPError as error:
        raise FetchFailed(FetchOutcome.UNREACHABLE, f"{url.host} could not be told ({error})") from error
    if not response.is_success:
        said = f"{url.host} answers {response.status_code} {response.reason_phrase}".rstrip()
        raise FetchFailed(FetchOutcome.REFUSED, said, status=response.status_code)


def _host_in(address: str) -> frozenset[str]:
    """The host of an address, whom somebody named by naming the address; none where it is no address."""
    try:
        return frozenset({host_of(httpx.URL(address))})
    except (httpx.InvalidURL, ValueError):
        return frozenset()
