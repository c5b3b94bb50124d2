"""How a refresh ended, in what an analyst needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """How a refresh ended; `message` says why where it failed, `blocked` what stopped it, a sentence a fault.

    `stands` says of one that failed that it had published before: what it made stands, and its exports do not.
    """

    is_published: bool
    message: str | None = None
    blocked: tuple[str, ...] = ()
    stands: bool = False
