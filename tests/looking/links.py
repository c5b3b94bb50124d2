"""Every link of the explorer, each asked for once, from its first page on."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

import httpx

from tests.benchmark.explorer.users import FETCHED, LEADS_TO, view
from tests.integration.explored import unescaped

PATIENCE = 60.0
"""Seconds."""


@dataclass
class Followed:
    """What was asked for: the pages that are HTML, how many addresses of each view, and what was not answered."""

    pages: list[str] = field(default_factory=list)
    of_view: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def follow(home: str, most: int | None = None) -> Followed:
    """Follows links from the first page on, of each view no more than `most`: where it is None, all. Which of them are
    followed is the same at each run over one file."""
    followed, seen, waiting = Followed(), {home}, [home]
    with httpx.Client(timeout=PATIENCE, follow_redirects=True) as client:
        while waiting:
            here = waiting.pop(0)
            name = view(here)
            if most is not None and followed.of_view[name] >= most:
                followed.left_out[name] += 1
                continue
            followed.of_view[name] += 1
            answer = client.get(here)
            if answer.status_code >= 400:
                followed.faults.append(f"{answer.status_code} {here}")
            elif answer.headers.get("content-type", "").startswith("text/html"):
                followed.pages.append(here)
                new = sorted(set(_links(here, home, answer.text)) - seen, key=_by_lot)
                seen.update(new)
                waiting.extend(new)
    return followed


def _links(here: str, home: str, page: str) -> Iterator[str]:
    """Addresses of the explorer itself that a page leads to or takes from."""
    for link in (*LEADS_TO.findall(page), *FETCHED.findall(page)):
        address = urldefrag(urljoin(here, unescaped(link))).url
        if address.startswith(home):
            yield address


def _by_lot(address: str) -> str:
    """An order that has nothing to do with what an address is of, and no port in it."""
    return hashlib.sha256(address.split("/", 3)[-1].encode()).hexdigest()
