"""A claim as the readers of a sentence give it, and the cues that they share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from ingest.language.cues import Hit, hits
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


def longest(text: str, *kinds: str) -> list[Hit]:
    """The cues of some kinds in reading order; of two that overlap the longer."""
    kept: list[Hit] = []
    for hit in sorted(hits("claims", text, *kinds), key=lambda hit: hit.start - hit.end):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def bounds(hit: Hit) -> tuple[float, float]:
    """What a cue's words hold for, written "least:most"."""
    least, _, most = hit.cue.meaning.partition(":")
    return float(least), float(most)
