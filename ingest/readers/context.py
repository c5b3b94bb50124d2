"""What a reader must know of the document it reads, beside its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.readers.periods import PeriodContext


@dataclass(frozen=True)
class ReadingContext:
    """One rendition being read: its identifier, what its dates lean on, and the authority's short name."""

    rendition_id: str
    periods: PeriodContext = field(default_factory=PeriodContext)
    local_authority: str | None = None
