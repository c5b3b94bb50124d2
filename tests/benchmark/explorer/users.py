"""People who click through the explorer as they please: what each asked, how long it took and how it was answered."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import urljoin, urlsplit

import httpx

from tests.integration.explored import unescaped

LEADS_TO = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)"')
FETCHED = re.compile(r'\b(?:data-specification|src)="(/?[^"]+)"')
WITHOUT_SCRIPTS = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
LOOKS = (1.0, 3.0)
"""Seconds between two clicks of a person, at the least and at the most."""
PATIENCE = 30.0
"""Seconds after which an answer counts as none."""
KEPT_OPEN = httpx.Limits(keepalive_expiry=2.0)
"""Less than the five seconds of the server: a browser asks again where both let go of a connection at once."""


@dataclass(frozen=True)
class Asked:
    """One request: its address, the view that answered, the status (0 for none) and the seconds until it was whole."""

    address: str
    view: str
    status: int
    seconds: float


@dataclass
class Clicked:
    """All that was asked."""

    asked: list[Asked] = field(default_factory=list)

    @property
    def errors(self) -> list[Asked]:
        """Answered with an error or not at all."""
        return [one for one in self.asked if not 200 <= one.status < 400]


async def click(address: str, users: int, seconds: float, seed: int) -> Clicked:
    """So many people at once, each for so long."""
    clicked = Clicked()
    until = time.monotonic() + seconds
    await asyncio.gather(*(_person(address, random.Random(seed + user), until, clicked) for user in range(users)))
    return clicked


async def _person(address: str, chance: random.Random, until: float, clicked: Clicked) -> None:
    """Opens the first page, then one link after another: of each kind of link as often as of any other."""
    kept: set[str] = set()
    async with httpx.AsyncClient(timeout=PATIENCE, follow_redirects=True, limits=KEPT_OPEN) as client:
        await asyncio.sleep(chance.uniform(0, LOOKS[1]))
        here = address
        while time.monotonic() < until:
            page = await _get(client, here, clicked)
            fetched = [urljoin(here, unescaped(one)) for one in FETCHED.findall(WITHOUT_SCRIPTS.sub("", page))]
            new = [one for one in dict.fromkeys(fetched) if one not in kept]
            kept |= {one for one in new if "?" not in one}
            await asyncio.gather(*(_get(client, one, clicked) for one in new))
            await asyncio.sleep(chance.uniform(*LOOKS))
            here = _next(address, here, page, chance)


async def _get(client: httpx.AsyncClient, address: str, clicked: Clicked) -> str:
    """The page; empty for anything else, and where there is no answer."""
    began = time.perf_counter()
    try:
        answer = await client.get(address)
    except httpx.HTTPError:
        clicked.asked.append(Asked(address, view(address), 0, time.perf_counter() - began))
        return ""
    clicked.asked.append(Asked(address, view(address), answer.status_code, time.perf_counter() - began))
    return answer.text if answer.headers.get("content-type", "").startswith("text/html") else ""


def _next(home: str, here: str, page: str, chance: random.Random) -> str:
    links = sorted({urljoin(here, unescaped(one)) for one in LEADS_TO.findall(page)}, key=lambda one: (view(one), one))
    kinds: Sequence[list[str]] = [list(of) for _, of in groupby((one for one in links if one.startswith(home)), view)]
    return chance.choice(chance.choice(kinds)) if kinds else home


def view(address: str) -> str:
    """What an address is of: /evidence, or /evidence as svg."""
    parts = urlsplit(address)
    wanted = re.search(r"\bas=(\w+)", parts.query)
    name = "/" + parts.path.strip("/").split("/")[0] + (" page" if parts.path.endswith(".png") else "")
    return f"{name} as {wanted[1]}" if wanted else name
