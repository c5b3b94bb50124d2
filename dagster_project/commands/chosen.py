"""The one document or file that a person names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from warehouse.entered import EntryError

SHORTEST_PREFIX = 8
Match = TypeVar("Match")


def is_name(asked: str, name: str) -> bool:
    """Whether an identifier or a hash, or enough of its beginning, is asked for."""
    return asked == name or (len(asked) >= SHORTEST_PREFIX and name.startswith(asked.lower()))


def only_one(asked: str, matching: Iterable[Match]) -> Match:
    """The only match; raises EntryError where there is none or there are several, and lists these."""
    found = sorted(matching, key=str)
    if len(found) == 1:
        return found[0]
    if not found:
        raise EntryError(f"no document is called {asked}: `oversight documents` lists them")
    listed = ", ".join(str(match[0]) if isinstance(match, tuple) else str(match) for match in found)
    raise EntryError(f"{asked} is the name of several: choose one by its identifier, of {listed}")
