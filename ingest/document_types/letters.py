"""Letters about a visit between inspections, which give no grade: monitoring, focused and assurance visits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._letter import extract_letter, is_addressed
from ingest.readers.papers.kinds import paper_of
from ingest.structure.model import Outline


@dataclass(frozen=True)
class LetterType:
    """One kind of visit, by what letters call it; `opens_with` are words with which a letter without a head begins."""

    KIND: str
    LABEL: str
    visit: str
    event_kind: str
    opens_with: str = r"(?!)"
    NAMES_OFFICERS: bool = True

    @cached_property
    def _told(self) -> re.Pattern[str]:
        return re.compile(
            rf"this letter (?:\w+ ){{0,4}}(?:summarises|reports|contains)[^.]*?{self.visit}"
            rf"|\bdear [^.]*? (?:ofsted )?(?:covid-19 )?{self.visit} (?:to|of|at)\b|^{self.opens_with}"
        )

    def recognises(self, outline: Outline) -> bool:
        """By its subject line or the sentence that says what the letter is about, where no other nation's law holds."""
        opening = front(outline, 3000)
        if not is_addressed(opening) or self._told.search(opening) is None:
            return False
        return paper_of(outline).kind != "other_nation"

    def extract(self, outline: Outline, place: Place) -> Extracted:
        """Facts and records of the letter."""
        return extract_letter(outline, place, self.KIND, self.event_kind)


TYPES = (
    LetterType(
        "focused_visit_letter",
        "Focused visit letter",
        r"focused (?!assurance )(?:\w+ )?visit",
        "focused_visit",
        r"focused visit (?:to|of)\b",
    ),
    LetterType("assurance_visit_letter", "Assurance visit letter", r"(?:focused )?assurance visit", "assurance_visit"),
    LetterType("monitoring_visit_letter", "Monitoring visit letter", "monitoring visit", "monitoring_visit"),
)
