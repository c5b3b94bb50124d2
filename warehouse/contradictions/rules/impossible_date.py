"""A date that is on no calendar, that fell on another weekday than is printed, or whose year those beside it deny."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, Doubt, NoteKind, PeriodBasis
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Figure, Note, Paper

KIND = DiscrepancyKind.IMPOSSIBLE_DATE
MESSAGE = "The date that is printed does not exist, or cannot be meant."
FIELDS = ("notes", "period_basis")

_DOUBTS: dict[str, frozenset[Doubt]] = {
    NoteKind.IMPOSSIBLE_DATE: frozenset(),
    NoteKind.YEAR_CONTRADICTS_NEIGHBOURS: frozenset({Doubt.READING}),
}


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """As the reader noted them; a passage that prints one date twice, or is read twice, is one contradiction.

    Beside each stands what its sentence dates otherwise, where it does: the other year tells which one is meant.
    """
    for paper in papers:
        said = set()
        for note in paper.notes:
            if note.kind in _DOUBTS and (note.quote, note.message) not in said:
                said.add((note.quote, note.message))
                yield Contradiction(note, None, _beside(note, paper), None, note.message, _DOUBTS[note.kind])


def _beside(note: Note, paper: Paper) -> Figure | None:
    """The first figure of the note's sentence that has another date, printed with it."""
    around = (one for one in paper.figures if one.char_start <= note.char_start < one.char_end)
    return next((one for one in around if one.period_end and one.period_basis == PeriodBasis.PRINTED), None)
