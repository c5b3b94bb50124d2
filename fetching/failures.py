"""Why an address could not be had: how it ended, in words for an analyst, and whether asking again may help."""

from __future__ import annotations

from ingest.errors import OversightError
from ingest.vocabularies import FetchOutcome


class FetchFailed(OversightError):
    """An address that gave nothing usable.

    `is_passing`: asking again in a moment may help. `wait` is the number of seconds for which the host asks to be left
    alone before that.
    """

    def __init__(
        self,
        outcome: FetchOutcome,
        message: str,
        *,
        status: int | None = None,
        is_passing: bool = False,
        wait: float | None = None,
    ) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.message = message
        self.status = status
        self.is_passing = is_passing
        self.wait = wait
