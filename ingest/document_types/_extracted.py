"""What a document type receives about a document's place in its file, and what it returns."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.readers.authorities import Authority
from ingest.readers.claims import read_claims
from ingest.readers.context import ReadingContext
from ingest.readers.findings import read_findings
from ingest.readers.impossible_dates import read_impossible_dates
from ingest.readers.left_out import read_left_out, without_left_out
from ingest.readers.metadata import Metadata
from ingest.readers.periods import Period, PeriodContext
from ingest.readers.sentences import read_sentences
from ingest.readers.tables import read_tables
from ingest.records import Dropped, Judgement, Observation, Records
from ingest.structure.model import Outline


@dataclass(frozen=True)
class Place:
    """One rendition's place in its file: what the pack calls it, and the facts of the document that contains it.

    `authority` is the one that its sidecar names, where that names one.
    """

    rendition_id: str
    part: str | None = None
    parent: Metadata | None = None
    authority: Authority | None = None


@dataclass(frozen=True)
class Extracted:
    """A document's facts and records, or the reason why it was refused; `dropped` is what was left out for its form."""

    metadata: Metadata
    records: Records = field(default_factory=Records)
    refusal: str | None = None
    dropped: tuple[Dropped, ...] = ()

    def adding(self, *doubts: str, **more: Iterable[Any]) -> Extracted:
        """The same with more records of the kinds named, and with doubts of the reading."""
        joined = {kind: (*getattr(self.records, kind), *records) for kind, records in more.items()}
        return replace(self, metadata=self.metadata.doubting(*doubts), records=replace(self.records, **joined))


def read_text(
    outline: Outline,
    place: Place,
    metadata: Metadata,
    day: dt.date | None,
    covers: Period | None = None,
    judged: Sequence[Judgement] = (),
) -> Extracted:
    """What every document is read for: figures of its tables and its sentences, what it claims of them, findings.

    `day` is its own date, `covers` the period it says it is about, `judged` what it judges.
    """
    first, last = metadata.fieldwork or (None, None)
    whose = metadata.authority or place.authority
    context = ReadingContext(
        place.rendition_id,
        PeriodContext(fieldwork_start=first, fieldwork_end=last, document_date=day, covers=covers),
        whose.name if whose else None,
    )
    in_tables, table_notes = read_tables(outline, context)
    from_tables, cells_left_out = without_left_out(in_tables)
    from_sentences, sentence_notes = read_sentences(outline, context, _dated_tables(outline, from_tables))
    findings, numbering = read_findings(outline, place.rendition_id, metadata.kind, judged)
    records = Records(
        observations=(*from_tables, *from_sentences),
        claims=tuple(read_claims(outline, context)),
        findings=tuple(findings),
        notes=(*table_notes, *sentence_notes, *read_impossible_dates(outline, context), *numbering),
    )
    return Extracted(metadata, records, dropped=(*cells_left_out, *read_left_out(outline, context)))


def _dated_tables(outline: Outline, observations: Sequence[Observation]) -> dict[int, Period]:
    """The period of each table all of whose values have the same known one, by where the table begins."""
    starts = [block.char_start for block in outline.blocks if block.table]
    found: dict[int, set[Period]] = defaultdict(set)
    for observation in observations:
        start = starts[bisect_right(starts, observation.char_start) - 1]
        period = Period(observation.period_kind, observation.period_start, observation.period_end, "section")
        found[start].add(period)
    return {start: next(iter(periods)) for start, periods in found.items() if len(periods) == 1}
