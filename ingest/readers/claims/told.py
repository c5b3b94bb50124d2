"""A claim as the readers of a sentence give it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from ingest.vocabularies import ClaimKind


@dataclass(frozen=True)
class Told:
    """What is claimed by text[start:end]; the other fields are the columns of records.Claim."""

    kind: ClaimKind
    start: int
    end: int
    subject: str | None = None
    among: str | None = None
    least: float | None = None
    most: float | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None

    def moved(self, by: int) -> Told:
        """The same in a text that begins so much earlier."""
        return replace(self, start=self.start + by, end=self.end + by)
