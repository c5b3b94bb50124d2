"""What a document type receives about a document's place in its file, and what it returns."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.readers.claims import read_claims
from ingest.readers.context import ReadingContext
from ingest.readers.impossible_dates import read_impossible_dates
from ingest.readers.left_out import read_left_out, without_left_out
from ingest.readers.metadata import Metadata
from ingest.readers.periods import Period
from ingest.readers.sentences import read_sentences
from ingest.readers.tables import read_tables
from ingest.records import Claim, Dropped, Observation, ReadingNote, Records
from ingest.structure.model import Outline


@dataclass(frozen=True)
class Place:
    """One rendition's place in its file: what the pack calls it, and the facts of the document that contains it."""

    rendition_id: str
    part: str | None = None
    parent: Metadata | None = None


@dataclass(frozen=True)
class Extracted:
    """A document's facts and records, or the reason why it was refused."""

    metadata: Metadata
    records: Records = field(default_factory=Records)
    refusal: str | None = None
    dropped: tuple[Dropped, ...] = ()


class Figures(NamedTuple):
    """The figures of a document, what is claimed of them in words, the notes on what was met, and what was left out."""

    observations: tuple[Observation, ...]
    claims: tuple[Claim, ...]
    notes: tuple[ReadingNote, ...]
    dropped: tuple[Dropped, ...]


def read_figures(outline: Outline, context: ReadingContext) -> Figures:
    """Every figure of the document, from its tables and its sentences."""
    in_tables, table_notes = read_tables(outline, context)
    from_tables, cells_left_out = without_left_out(in_tables)
    from_sentences, sentence_notes = read_sentences(outline, context, _dated_tables(outline, from_tables))
    impossible = read_impossible_dates(outline, context)
    return Figures(
        (*from_tables, *from_sentences),
        tuple(read_claims(outline, context)),
        (*table_notes, *sentence_notes, *impossible),
        (*cells_left_out, *read_left_out(outline, context)),
    )


def _dated_tables(outline: Outline, observations: Sequence[Observation]) -> dict[int, Period]:
    """The period of each table all of whose values have the same known one, by where the table begins."""
    starts = [block.char_start for block in outline.blocks if block.table]
    found: dict[int, set[Period]] = defaultdict(set)
    for observation in observations:
        start = starts[bisect_right(starts, observation.char_start) - 1]
        period = Period(observation.period_kind, observation.period_start, observation.period_end, "section")
        found[start].add(period)
    return {start: next(iter(periods)) for start, periods in found.items() if len(periods) == 1}
