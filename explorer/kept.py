"""What was made a moment ago and is asked for again: the newest of it, no more than so many."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class LatelyUsed(Generic[Kept]):
    """Things by their addresses, for any thread; that which was not asked for the longest goes first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._things: OrderedDict[object, Kept] = OrderedDict()
        self._moving = Lock()

    def get(self, address: object, made: Callable[[], Kept]) -> Kept:
        """What is kept of an address, else what is made now; two threads at once may both make it."""
        with self._moving:
            if address in self._things:
                self._things.move_to_end(address)
                return self._things[address]
        thing = made()
        with self._moving:
            self._things[address] = thing
            while len(self._things) > self._room:
                self._things.popitem(last=False)
        return thing
