"""A reading with one row for each member of each vocabulary of the records: what a model or a test forgets, dies of it.

An invented paper on Dudley; every row keeps its contract.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

from ingest.records import LANDING_TABLES, Document, DocumentFile, Reading, Records, record_id
from ingest.vocabularies import HowRead, JudgementStatus, Medium, Outcome, PeriodKind, Unit
from tests.contracts import invented
from warehouse.columns import columns_of, key_of

DUDLEY = {"local_authority_key": "LA332", "local_authority": "Dudley"}
PERIODS = {
    PeriodKind.SNAPSHOT: (dt.date(2013, 3, 31), dt.date(2013, 3, 31)),
    PeriodKind.MONTH: (dt.date(2013, 3, 1), dt.date(2013, 3, 31)),
    PeriodKind.QUARTER: (dt.date(2013, 1, 1), dt.date(2013, 3, 31)),
    PeriodKind.FINANCIAL_YEAR: (dt.date(2012, 4, 1), dt.date(2013, 3, 31)),
    PeriodKind.ACADEMIC_YEAR: (dt.date(2012, 9, 1), dt.date(2013, 8, 31)),
    PeriodKind.YEAR: (dt.date(2012, 7, 1), dt.date(2013, 6, 30)),
    PeriodKind.RANGE: (dt.date(2012, 7, 1), dt.date(2013, 3, 31)),
    PeriodKind.UNKNOWN: (None, None),
}
PERCENT_LINE = 6


def canary() -> Iterator[Reading]:
    """A reading a medium; each holds all the rows."""
    for medium in Medium:
        yield _reading(medium)


def _reading(medium: Medium) -> Reading:
    sha256 = record_id("canary", medium) * 4
    text = "\n".join((*invented.LINES, "Of these, 77 have a plan."))
    file = dataclasses.replace(
        invented.FILE, file_sha256=sha256, file_name=f"canary.{medium}", medium=medium, stored_text=text, seen_order=90
    )
    documents = tuple(_documents(file))
    made = {
        table: tuple(_rows(table, documents[0].rendition_id))
        for table in LANDING_TABLES
        if table not in ("files", "documents")
    }
    return Reading(file, documents, Records(**{name.replace("reading_", ""): rows for name, rows in made.items()}))


def _documents(file: DocumentFile) -> Iterator[Document]:
    for number, changes in enumerate(({}, *_members(Document))):
        refusal = {"reason": "Nothing is read from it."} if changes.get("outcome") == Outcome.REFUSED else {}
        rendition_id = record_id(file.file_sha256, number)
        yield dataclasses.replace(
            invented.DOCUMENT,
            file_sha256=file.file_sha256,
            rendition_id=rendition_id,
            document_id=record_id("canary", number),
            business_key=f"canary {number}",
            part_order=number,
            char_end=len(file.stored_text),
            **DUDLEY,
            **changes,
            **refusal,
        )


def _rows(table: str, rendition_id: str) -> Iterator[Any]:
    template = invented.ROWS[table]
    record = LANDING_TABLES[table]
    for number, changes in enumerate(({}, *_members(record))):
        key = {key_of(record): record_id(rendition_id, table, number), "rendition_id": rendition_id}
        # A paper may tell of two frameworks.
        framework = {"framework": ("sif", "ilacs_2018")[number % 2]} if table == "judgements" else {}
        yield dataclasses.replace(template, **key, **framework, **changes, **_companions(changes))


def _members(record: type) -> Iterator[dict[str, Any]]:
    """Each member of each vocabulary of a record, as the column that holds it."""
    for column in columns_of(record):
        for member in column.vocabulary or ():
            yield {column.name: member}


def _companions(changes: dict[str, Any]) -> dict[str, Any]:
    """What else a row must hold beside a member, so that it keeps its contract."""
    (member,) = changes.values() or (None,)
    if isinstance(member, PeriodKind):
        first, last = PERIODS[member]
        return {"period_start": first, "period_end": last}
    if member is Unit.TEXT:
        return {"value": None}
    if isinstance(member, Unit):
        line = "Of these, 77 have a plan."
        start = sum(len(above) + 1 for above in invented.LINES)
        place = start + line.index("77")
        quoted = {"quote": line, "line": PERCENT_LINE, "char_start": start, "char_end": start + len(line)}
        return quoted | {"value": 77.0, "value_printed": "77", "value_start": place, "value_end": place + 2}
    if member is HowRead.TABLE:
        return {"table_number": 1, "row_number": 1, "column_number": 1}
    if isinstance(member, JudgementStatus) and member is not JudgementStatus.GRADED:
        return {"grade": None, "grade_printed": None, "grade_rank": None}
    return {}
