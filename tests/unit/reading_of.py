"""Reading a text or a file in a test, and the facts of a reading in a form that a person can review."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from ingest.reading import read_file
from ingest.records import Reading
from ingest.snapshot import Snapshot


def snapshot_of(path: Path) -> Snapshot:
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return Snapshot(sha256, path.name, "tests", len(data), dt.datetime(2026, 1, 1), 1, path, True)


def reading_of(text: str | bytes) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nameless"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return read_file(snapshot_of(path))


def facts(reading: Reading) -> dict[str, Any]:
    """What a reviewer must be able to check against the printed document."""
    records = reading.records
    return {
        "documents": [
            {
                "part": document.part,
                "kind": document.kind,
                "outcome": document.outcome,
                "local_authority": document.local_authority,
                "provider": document.provider,
                "framework": document.framework,
                "title": document.title,
                "dates": {
                    name: str(value)
                    for name in (
                        "fieldwork_start_date",
                        "fieldwork_end_date",
                        "letter_date",
                        "meeting_date",
                        "published_date",
                    )
                    if (value := getattr(document, name))
                },
                "licence": document.licence,
            }
            for document in reading.documents
        ],
        "judgements": [
            " | ".join(
                str(part)
                for part in (
                    "cover" if judgement.is_headline else judgement.event_kind,
                    judgement.area,
                    judgement.area_printed,
                    judgement.grade_printed,
                    judgement.judged_from,
                )
            )
            for judgement in records.judgements
        ],
        "findings": [
            " | ".join(str(part) for part in (f.kind, f.judgement_area, f.paragraph, f.strand, f.due_date, f.text[:60]))
            for f in records.findings
        ],
        "events": [
            " | ".join(
                str(part)
                for part in (
                    event.event_kind,
                    event.start_date,
                    event.end_date,
                    event.visit_number,
                    event.counted_since,
                    event.areas_covered,
                    *filter(None, (event.outcome,)),
                )
            )
            for event in records.events
        ],
        "inspectors": [" ".join(filter(None, (i.role, i.name, i.inspectorate))) for i in records.inspectors],
        "notes": dict(Counter(note.kind for note in records.notes)),
    }
