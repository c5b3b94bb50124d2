"""A heading that gives a judgement another grade than the report's cover does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, NoteKind
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Paper

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "A heading and the cover give one judgement two grades."
FIELDS = ("notes",)


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """As the reader noted them."""
    for paper in papers:
        for note in paper.notes:
            if note.kind == NoteKind.HEADING_CONTRADICTS_COVER:
                yield Contradiction(note, None, None, None, note.message)
