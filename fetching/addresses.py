"""Which addresses may be asked: those of hosts that the sources file names, at places on the public internet."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import httpx

from fetching.failures import FetchFailed
from ingest.vocabularies import FetchOutcome

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Gives the numeric addresses of a host and port; raises OSError where it has none."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that a gateway turns into the IPv4 address in their last 32 bits (RFC 6052)."""
_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Allowed:
    """Hosts that a source may ask, and those of them that may be inside a private network."""

    hosts: Collection[str]
    private: Collection[str] = ()


def host_of(url: httpx.URL) -> str:
    """The name of an address's host as it is asked for: in small letters of ASCII."""
    return url.raw_host.decode("ascii").lower()


async def resolve(host: str, port: int) -> Sequence[str]:
    """The system's own answer."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def permitted(address: str, allowed: Allowed, led_from: httpx.URL | None = None) -> httpx.URL:
    """The address, read; raises FetchFailed where it may not be asked, by its scheme or its host."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise _refused(f"{address[:200]} is no address ({error})", led_from) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise _refused(f"{address[:200]} is no address of the web: expected http:// or https://", led_from)
    if url.userinfo:
        raise _refused(f"{host_of(url)} is named with a user and password, which are not sent", led_from)
    if led_from is not None and led_from.scheme == "https" and url.scheme == "http":
        raise _refused(f"{url} is not encrypted", led_from)
    if host_of(url) not in allowed.hosts:
        raise _refused(
            f"{host_of(url)} is not among the hosts of this source: add it to its hosts, if it is right", led_from
        )
    return url


async def places_of(url: httpx.URL, allowed: Allowed, resolver: Resolver) -> list[str]:
    """Numeric addresses at which a host is, each checked: the connection is made to one of these and no other.

    Raises FetchFailed where the host has none, or where one of them is not on the public internet and the host is not
    named as a private one.
    """
    try:
        found = list(dict.fromkeys(await resolver(host_of(url), url.port or (443 if url.scheme == "https" else 80))))
    except OSError as error:
        raise FetchFailed(
            FetchOutcome.UNREACHABLE,
            f"the name {host_of(url)} is not known ({error.strerror or error})",
            is_passing=True,
        ) from error
    inside = [place for place in found if not is_public(place)]
    if inside and host_of(url) not in allowed.private:
        raise _refused(
            f"{host_of(url)} is at {inside[0]}, inside a private network: add it to private_hosts, if it is right", None
        )
    return found


def request_to(
    client: httpx.AsyncClient,
    method: str,
    url: httpx.URL,
    place: str,
    headers: Mapping[str, str],
    body: bytes | None = None,
) -> httpx.Request:
    """A request to one numeric address of a host.

    The address asked has the number in place of the name, so that nothing is resolved a second time; certificate and
    request are of the name.
    """
    return client.build_request(
        method,
        url.copy_with(host=place),
        headers={"Host": url.netloc.decode("ascii"), **headers},
        content=body,
        extensions={"sni_hostname": host_of(url)},
    )


def is_public(place: str) -> bool:
    """Whether a numeric address is on the public internet, also where it is one address written as another."""
    address = ipaddress.ip_address(place.partition("%")[0])
    within = _embedded(address)
    return _is_public(address) and (within is None or _is_public(within))


def _is_public(address: _IPAddress) -> bool:
    return address.is_global and not address.is_multicast and not (address.version == 6 and address.is_site_local)


def _embedded(address: _IPAddress) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which one of IPv6 leads, where it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _refused(said: str, led_from: httpx.URL | None) -> FetchFailed:
    return FetchFailed(FetchOutcome.NOT_ALLOWED, f"{led_from} leads on, and {said}" if led_from else said)
