"""A date that is on no calendar, or that fell on another weekday than is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, NoteKind
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Paper

KIND = DiscrepancyKind.IMPOSSIBLE_DATE
MESSAGE = "The date that is printed does not exist."
FIELDS = ("notes",)


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """As the reader noted them; a passage that prints one date twice, or is read twice, is one contradiction."""
    for paper in papers:
        said = set()
        for note in paper.notes:
            if note.kind == NoteKind.IMPOSSIBLE_DATE and (note.quote, note.message) not in said:
                said.add((note.quote, note.message))
                yield Contradiction(note, None, None, None, note.message)
