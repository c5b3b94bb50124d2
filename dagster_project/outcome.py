"""How a refresh ended, in what an analyst needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Blocked:
    """A record that broke a blocking rule."""

    document_file: str
    rule: str
    message: str


@dataclass(frozen=True)
class Outcome:
    """How a refresh ended; `message` says why where it failed, `blocked` which records stopped it."""

    is_published: bool
    message: str | None = None
    blocked: tuple[Blocked, ...] = ()
