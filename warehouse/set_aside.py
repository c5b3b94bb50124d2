"""Which documents a failing model fails over, and the ledger of those set aside for it."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from warehouse.left_out import SetAside

Item = TypeVar("Item")
Fails = Callable[[Sequence[Item]], bool]


@dataclass(frozen=True)
class Entry:
    """One set aside, and the files with which it failed: without any of them it stands again."""

    set_aside: SetAside
    together_with: tuple[str, ...]


def culprits(items: Sequence[Item], fails: Fails[Item]) -> Iterator[tuple[Item, ...]]:
    """Smallest sets of items that fail together, one by one; the last of each is left out before the next is sought.

    Each has one item or, where two or more fail only together, several. When no more come, what remains passes.
    An empty set comes first and alone where even nothing fails: then no item is to blame.
    """
    if fails(()):
        yield ()
        return
    left = list(items)
    while fails(left):
        smallest = _smallest_failing(left, fails)
        yield smallest
        left.remove(smallest[-1])


def _smallest_failing(items: Sequence[Item], fails: Fails[Item]) -> tuple[Item, ...]:
    """Delta debugging: keeps a part that fails, else a rest that fails without a part, in ever smaller parts."""
    failing, parts = list(items), 2
    while len(failing) > 1:
        size = -(-len(failing) // parts)
        chunks = [failing[start : start + size] for start in range(0, len(failing), size)]
        rests = [[item for item in failing if item not in chunk] for chunk in chunks] if len(chunks) > 2 else []
        smaller = next((chosen for chosen in (*chunks, *rests) if fails(chosen)), None)
        if smaller is not None:
            parts = 2 if smaller in chunks else max(parts - 1, 2)
            failing = smaller
        elif size == 1:
            break
        else:
            parts = min(2 * parts, len(failing))
    return tuple(failing)


class Ledger:
    """What was set aside by the code of one fingerprint; that of other code, or a damaged ledger, is nothing."""

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._path = path
        self._fingerprint = fingerprint

    def standing(self, received: Collection[str]) -> list[SetAside]:
        """What is to be left out of these files."""
        return [entry.set_aside for entry in self._entries() if set(entry.together_with) <= set(received)]

    def enter(self, entries: Sequence[Entry]) -> None:
        """Adds to what is set aside."""
        stated = {
            "fingerprint": self._fingerprint,
            "entries": [dataclasses.asdict(entry) for entry in (*self._entries(), *entries)],
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        partial = self._path.with_suffix(".partial")
        partial.write_text(json.dumps(stated, indent=2), encoding="utf-8")
        os.replace(partial, self._path)

    def _entries(self) -> list[Entry]:
        try:
            stated = json.loads(self._path.read_text(encoding="utf-8"))
            if stated["fingerprint"] != self._fingerprint:
                return []
            return [Entry(SetAside(**entry["set_aside"]), tuple(entry["together_with"])) for entry in stated["entries"]]
        except (OSError, ValueError, KeyError, TypeError):
            return []
