"""Writes the body of an answer to a file, whole or not at all, and says what it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import httpx

from fetching.failures import FetchFailed
from ingest.vocabularies import FetchOutcome


@dataclass(frozen=True)
class Body:
    """A body as it stands in a file; `is_framed` says that the host told where it ends."""

    path: Path
    bytes: int
    sha256: str
    is_framed: bool


async def store(response: httpx.Response, into: Path, largest: int) -> Body:
    """Writes the body of an answer; raises FetchFailed where it has more bytes than the largest that is read.

    Whatever goes wrong on the way, the file is gone again.
    """
    told = response.headers.get("content-length", "")
    if told.isdecimal() and int(told) > largest:
        raise _too_large(f"{int(told) / 1e6:,.0f} MB", largest)
    digest, size = hashlib.sha256(), 0
    try:
        with into.open("wb") as file:
            async for chunk in response.aiter_bytes():
                size += len(chunk)
                if size > largest:
                    raise _too_large("more", largest)
                digest.update(chunk)
                file.write(chunk)
    except BaseException:
        into.unlink(missing_ok=True)
        raise
    is_framed = bool(told) or "chunked" in response.headers.get("transfer-encoding", "").lower()
    return Body(into, size, digest.hexdigest(), is_framed)


def _too_large(size: str, largest: int) -> FetchFailed:
    return FetchFailed(FetchOutcome.TOO_LARGE, f"it has {size}, and at most {largest / 1e6:,.6g} MB are read")
