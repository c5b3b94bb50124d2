"""What a document type is told of a document's place and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.readers.context import ReadingContext
from ingest.readers.metadata import Metadata
from ingest.readers.sentences import read_sentences
from ingest.readers.tables import read_tables
from ingest.records import Observation, ReadingNote, Records
from ingest.structure.model import Outline


@dataclass(frozen=True)
class Place:
    """One rendition's place in its file: what the pack calls it, and the facts of the document it stands in."""

    rendition_id: str
    part: str | None = None
    parent: Metadata | None = None


@dataclass(frozen=True)
class Extracted:
    """A document's facts and records, or the reason why it was refused."""

    metadata: Metadata
    records: Records = field(default_factory=Records)
    refusal: str | None = None


def read_figures(outline: Outline, context: ReadingContext) -> tuple[list[Observation], list[ReadingNote]]:
    """Every figure of the document, from its tables and its sentences."""
    from_tables, table_notes = read_tables(outline, context)
    from_sentences, sentence_notes = read_sentences(outline, context)
    return [*from_tables, *from_sentences], [*table_notes, *sentence_notes]
