"""What this process asks of the network while a test looks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_watching: list[list[str]] = []


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching or event not in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        return
    told = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
    if event == "socket.getaddrinfo" or isinstance(told, tuple):  # a socket of this machine's own has a path
        for asked in _watching:
            asked.append(f"{event} {told}")


sys.addaudithook(_audit)


@contextmanager
def watched_network() -> Iterator[list[str]]:
    """Every name that is looked up and every connection to another machine, or to a port of this one."""
    asked: list[str] = []
    _watching.append(asked)
    try:
        yield asked
    finally:
        _watching.remove(asked)
