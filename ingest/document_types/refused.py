"""Documents that are recognised and not read: rows of refused_types.csv say by which words, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.catalogue import rows
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._inspection import inspection_metadata
from ingest.document_types.papers import is_paper
from ingest.readers.metadata import UNKNOWN, Metadata
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import title_of_paper
from ingest.structure.model import Outline

_OPENINGS = {"title": 450, "front_page": 3000}
"""Characters of the opening in which a title, or the words of a front page, stand."""


@dataclass(frozen=True)
class RefusedType:
    """One row: an inspection by its title or front page (`pattern`, of a `framework`), or a paper by its signs."""

    KIND: str
    LABEL: str
    REASON: str
    recognised_by: str
    pattern: str
    framework: str | None
    NAMES_OFFICERS: bool = True

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def recognises(self, outline: Outline) -> bool:
        """By the words of its row, or as a paper that its signs make one of this kind."""
        if self.recognised_by == "paper":
            return is_paper(outline, self.KIND)
        return self._words.search(front(outline, _OPENINGS[self.recognised_by])) is not None

    def extract(self, outline: Outline, place: Place) -> Extracted:
        """Facts as far as the cover gives them, no records, and why."""
        if self.recognised_by == "paper":
            title = title_of_paper(outline, paper_of(outline))
            return Extracted(Metadata(self.KIND, title, licence=UNKNOWN), refusal=self.REASON)
        return Extracted(inspection_metadata(outline, self.KIND, self.framework), refusal=self.REASON)


TYPES = tuple(
    RefusedType(
        row["kind"], row["label"], row["reason"], row["recognised_by"], row["pattern"], row["framework"] or None
    )
    for row in rows("refused_types")
)
