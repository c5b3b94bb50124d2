"""How a refresh ended, in what an analyst needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """How a refresh ended; `message` says why where it failed, `blocked` what stopped it, a sentence a fault."""

    is_published: bool
    message: str | None = None
    blocked: tuple[str, ...] = ()
