"""What a refresh tells while it works: to whoever watches it, a screen or, where nobody does, Dagster's log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Progress(Protocol):
    """Told what a refresh is doing; a screen draws it, a run started by a schedule logs it."""

    def stage(self, title: str, steps: int | None = None) -> None:
        """A stop of the walk begins; `steps` is how many pieces of work it has, where that is known."""

    def step(self, done: str) -> None:
        """One piece of work of the stop is done."""

    def say(self, message: str) -> None:
        """Something an analyst should know now."""


class Silent:
    """Progress of work whose answer is rows for programs: nothing is said."""

    def stage(self, title: str, steps: int | None = None) -> None:
        """Says nothing."""

    def step(self, done: str) -> None:
        """Says nothing."""

    def say(self, message: str) -> None:
        """Says nothing."""


class Logged:
    """Progress of a run that a sensor, a schedule or the web page started: lines of Dagster's log."""

    def stage(self, title: str, steps: int | None = None) -> None:
        """Logs that a stop begins."""
        _log().info(title)

    def step(self, done: str) -> None:
        """Logs what is done."""
        _log().info(done)

    def say(self, message: str) -> None:
        """Logs the message."""
        _log().warning(message)


def _log() -> logging.Logger:
    # The command line tells its own watcher and must not wait for Dagster to be imported.
    from dagster import get_dagster_logger

    return get_dagster_logger()


_watching: ContextVar[Progress | None] = ContextVar("progress", default=None)


def progress() -> Progress:
    """Who is told of the progress of the work being done now."""
    return _watching.get() or Logged()


@contextmanager
def watched_by(watcher: Progress) -> Iterator[None]:
    """Tells this watcher of what is done inside."""
    token = _watching.set(watcher)
    try:
        yield
    finally:
        _watching.reset(token)
