"""Documents that are recognised and not read: rows of refused_types.csv say by which words, and why."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.catalogue import rows
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._inspection import inspection_metadata
from ingest.document_types.papers import is_paper
from ingest.readers.metadata import UNKNOWN, Metadata, cover_text, inspectorate_licence
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import title_of_paper
from ingest.readers.printed_dates import first_span
from ingest.structure.model import Outline

_OPENINGS = {"title": 450, "front_page": 3000}
"""Characters of the opening in which a title, or the words of a front page, stand."""
_SUBJECT = re.compile(
    r"\bDear [^.]*? (?P<subject>Joint targeted area inspection [^.]*?)[.:]?"
    r" (?=(?-i:This|Between|From|On|In|I am|Ofsted|We)\b)",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\b(?:(?:took place|carried out|conducted|held|undertaken)(?: [^.]*?)? (?:from|between|on)|Between|From) (?=\d)"
)


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
        """Facts as far as the cover or a letter's opening gives them, no records, and why."""
        if self.recognised_by == "paper":
            title = title_of_paper(outline, paper_of(outline))
            return Extracted(Metadata(self.KIND, title, licence=UNKNOWN), refusal=self.REASON)
        metadata = inspection_metadata(outline, self.KIND, self.framework)
        if metadata.fieldwork is None and metadata.published_date is None:
            metadata = _of_letter(outline, metadata)
        return Extracted(metadata, refusal=self.REASON)


def _of_letter(outline: Outline, metadata: Metadata) -> Metadata:
    """The facts with those that a letter prints: its own date, its subject and when the inspection took place."""
    opening = cover_text(outline)
    subject = _SUBJECT.search(opening)
    written = first_span(opening[: subject.start()]) if subject else None
    letter_date = written.first if written and written.first == written.last else None
    return replace(
        metadata,
        title=metadata.title or (subject["subject"].strip() if subject else None),
        letter_date=letter_date,
        fieldwork=_fieldwork(opening[subject.end() :]) if subject else None,
        licence=inspectorate_licence(outline, letter_date),
    )


def _fieldwork(text: str) -> tuple[dt.date, dt.date] | None:
    """First and last day that a sentence gives after the words that an inspection took place."""
    for place in _TOOK_PLACE.finditer(text):
        span = first_span(text[place.end() :])
        if span and span.start == 0:
            return span.first, span.last
    return None


TYPES = tuple(
    RefusedType(
        row["kind"], row["label"], row["reason"], row["recognised_by"], row["pattern"], row["framework"] or None
    )
    for row in rows("refused_types")
)
