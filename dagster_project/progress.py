"""What a refresh tells while it works: the words a screen or a log shows, whoever started it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told what a refresh is doing; a screen draws it, a run started by a schedule logs it."""

    def stage(self, title: str, steps: int | None = None) -> None:
        """A stop of the walk begins; `steps` is how many pieces of work it has, where that is known."""

    def step(self, done: str) -> None:
        """One piece of work of the stop is done."""

    def say(self, message: str) -> None:
        """Something an analyst should know now."""


class Quiet:
    """Progress that nobody watches."""

    def stage(self, title: str, steps: int | None = None) -> None:
        """Shows nothing."""

    def step(self, done: str) -> None:
        """Shows nothing."""

    def say(self, message: str) -> None:
        """Shows nothing."""
