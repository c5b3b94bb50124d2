"""Watching without anybody at the keyboard: sources are fetched when due, and what comes starts a refresh."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dagster_project.looks import Seen, told_of
from dagster_project.screen.safe import printable

SECONDS_BETWEEN_FETCHES = 60
"""How often it is asked which sources are due: the minute is what a schedule counts in."""
SECONDS_UNTIL_AGAIN = 900
"""After which a refresh that failed is tried again although nothing came: a disk that was full may have room."""


@dataclass
class Watch:
    """One who looks, fetches and refreshes, a turn at a time.

    `fetch` says whether sources list other things than before, `refresh` whether it published or had nothing to.
    """

    look: Callable[[Seen], Seen]
    fetch: Callable[[], bool]
    refresh: Callable[[], bool]
    say: Callable[[str], object]
    now: Callable[[], float] = time.monotonic
    _seen: Seen | None = field(default=None, init=False)
    _fetched_at: float | None = field(default=None, init=False)
    _failed_at: float | None = field(default=None, init=False)

    def turn(self) -> None:
        """Fetches what is due, looks, and refreshes where something came, at the first look, or after a failure."""
        lists_others = False
        if self._fetched_at is None or self.now() - self._fetched_at >= SECONDS_BETWEEN_FETCHES:
            self._fetched_at = self.now()
            lists_others = self.fetch()
        before, self._seen = self._seen, self.look(self._seen or {})
        for line in told_of(before, self._seen) if before is not None else ():
            self.say(line)
        if self._seen and (self._seen != before or lists_others or self._is_to_be_tried_again()):
            self._failed_at = None if self.refresh() else self.now()

    def _is_to_be_tried_again(self) -> bool:
        return self._failed_at is not None and self.now() - self._failed_at >= SECONDS_UNTIL_AGAIN


class LogLines:
    """Progress as a log for people: what an analyst should know on a line each, with the time; no stops, no steps."""

    def stage(self, title: str, steps: int | None = None) -> None:
        """Says nothing."""

    def step(self, done: str) -> None:
        """Says nothing."""

    def say(self, message: str) -> None:
        """Prints the message on one line, also while a refresh has what Dagster prints go to a file."""
        told = printable(" ".join(message.split()))
        print(f"{dt.datetime.now():%Y-%m-%d %H:%M:%S}  {told}", file=sys.__stdout__, flush=True)
