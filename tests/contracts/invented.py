"""An invented reading that keeps every contract, to be broken one row at a time."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from ingest.records import (
    LANDING_TABLES,
    Claim,
    Document,
    DocumentFile,
    Event,
    Finding,
    Inspector,
    Judgement,
    Observation,
    Reading,
    ReadingNote,
    Records,
)
from warehouse.columns import columns_of

SHA256 = "a" * 64
LINES = (
    "Overall effectiveness: Requires improvement to be good",
    "There were 877 children looked after at 31 March 2013.",
    "Private fostering assessments are not timely.",
    "Inspected from 3 March 2014 to 26 March 2014 by Jo Invented, lead inspector.",
    "All of these children had a plan, and about 1,250 had a review.",
)
TEXT = "\n".join(LINES)


def passage(line: int) -> dict[str, Any]:
    """Evidence columns of one line of the invented text, from 1."""
    start = TEXT.index(LINES[line - 1])
    return {
        "rendition_id": "r1",
        "section": None,
        "paragraph": None,
        "page": 1,
        "line": line,
        "quote": LINES[line - 1],
        "char_start": start,
        "char_end": start + len(LINES[line - 1]),
    }


def printed(line: int, value: str) -> dict[str, Any]:
    """Columns of a printed value within a line."""
    start = TEXT.index(value, TEXT.index(LINES[line - 1]))
    return {"value_printed": value, "value_start": start, "value_end": start + len(value)}


FILE = DocumentFile(
    file_sha256=SHA256,
    file_name="invented.txt",
    other_names=None,
    source="tests",
    size_bytes=len(TEXT),
    first_seen_at=dt.datetime(2026, 1, 1),
    seen_order=1,
    medium="text",
    pages=1,
    sidecar=None,
    stored_text=TEXT,
)
DOCUMENT = Document(
    rendition_id="r1",
    document_id="d1",
    parent_rendition_id=None,
    file_sha256=SHA256,
    part=None,
    part_order=0,
    kind="sif_report",
    title="An invented report",
    local_authority_key="LA380",
    local_authority="Bradford",
    provider=None,
    framework="sif",
    business_key="sif report on Bradford, March 2014",
    fieldwork_start_date=dt.date(2014, 3, 3),
    fieldwork_end_date=dt.date(2014, 3, 26),
    letter_date=None,
    meeting_date=None,
    published_date=dt.date(2014, 5, 9),
    published_date_basis="printed",
    page_start=1,
    page_end=1,
    char_start=0,
    char_end=len(TEXT),
    licence="Open Government Licence v3.0",
    source_address=None,
    outcome="read",
    reason=None,
)
OBSERVATION = Observation(
    **passage(2),
    **printed(2, "877"),
    observation_id="o1",
    reported_label="children looked after",
    value=877.0,
    unit="count",
    period_kind="snapshot",
    period_start=dt.date(2013, 3, 31),
    period_end=dt.date(2013, 3, 31),
    period_basis="printed",
)
JUDGEMENT = Judgement(
    **passage(1),
    judgement_id="j1",
    event_kind="inspection",
    judged_from=dt.date(2014, 3, 3),
    judged_to=dt.date(2014, 3, 26),
    framework="sif",
    area="overall",
    area_printed="Overall effectiveness",
    grade="requires_improvement",
    grade_printed="Requires improvement to be good",
    grade_rank=3,
)
FINDING = Finding(
    **passage(3),
    finding_id="f1",
    kind="weakness",
    judgement_area="help_and_protection",
    text=LINES[2],
)
EVENT = Event(
    **passage(4),
    event_id="e1",
    event_kind="inspection",
    start_date=dt.date(2014, 3, 3),
    end_date=dt.date(2014, 3, 26),
    framework="sif",
)
INSPECTOR = Inspector(**passage(4), inspector_id="i1", name="Jo Invented", role="lead")
CLAIM = Claim(**passage(4), claim_id="c1", kind="falls", words_start=0, words_end=4)
NOTE = ReadingNote(**passage(5), note_id="n1", kind="footnote_mark", message="A mark was read as a mark.")

ROWS: dict[str, Any] = {
    "files": FILE,
    "documents": DOCUMENT,
    "observations": OBSERVATION,
    "judgements": JUDGEMENT,
    "findings": FINDING,
    "events": EVENT,
    "inspectors": INSPECTOR,
    "claims": CLAIM,
    "reading_notes": NOTE,
}


def reading(**rows: tuple[Any, ...]) -> Reading:
    """The invented reading, one row per table, with other rows for the tables named."""
    chosen = {table: rows.get(table, (row,)) for table, row in ROWS.items()}
    records = Records(
        chosen["observations"],
        chosen["judgements"],
        chosen["findings"],
        chosen["events"],
        chosen["inspectors"],
        chosen["claims"],
        chosen["reading_notes"],
    )
    return Reading(chosen["files"][0], chosen["documents"], records)


def broken(table: str, **changes: Any) -> Reading:
    """The invented reading with the row of one table changed."""
    return reading(**{table: (dataclasses.replace(ROWS[table], **changes),)})


def other_text(*lines: str) -> DocumentFile:
    """Another file with the text of these lines."""
    text = "\n".join(lines)
    return dataclasses.replace(FILE, stored_text=text, size_bytes=len(text))


def another_file(number: int) -> Reading:
    """The invented reading as if of another file."""
    sha256 = f"{number:064x}"
    rendition = f"r{number}"
    rows = {
        table: (dataclasses.replace(row, rendition_id=rendition, **{key: f"{key}{number}"}),)
        for table, row in ROWS.items()
        if table not in ("files", "documents")
        for key in [next(column.name for column in columns_of(LANDING_TABLES[table]) if column.is_key)]
    }
    return reading(
        files=(dataclasses.replace(FILE, file_sha256=sha256),),
        documents=(dataclasses.replace(DOCUMENT, file_sha256=sha256, rendition_id=rendition),),
        **rows,
    )
