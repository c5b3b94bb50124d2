"""Checks readings against the contracts before they are landed: rows that pass, and each rule that a row broke."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import pyarrow as pa

from ingest.records import LANDING_TABLES, Document, DocumentFile, Reading, Records
from warehouse.columns import as_arrow, key_of
from warehouse.contracts import contract_of
from warehouse.contracts.context import Context
from warehouse.contracts.rule import COLUMN_TYPE, Rule, Violation
from warehouse.contracts.without_personal_details import without_personal_details
from warehouse.privacy import Names, redact

RECORD_TABLES = {
    "observations": "observations",
    "judgements": "judgements",
    "findings": "findings",
    "events": "events",
    "inspectors": "inspectors",
    "reading_notes": "notes",
}


@dataclass(frozen=True)
class RejectedRecord:
    """One row a rule broken by a record; `record` is the record as JSON, personal details redacted."""

    table: str
    record_id: str
    file_sha256: str
    document_file: str
    rendition_id: str | None
    rule: str
    message: str
    is_blocking: bool
    record: str


@dataclass(frozen=True)
class CheckedReading:
    """What of one file's reading may be landed, and what was rejected; `file` is there even when it was rejected."""

    file: DocumentFile
    documents: tuple[Document, ...]
    passed: Records
    rejected: tuple[RejectedRecord, ...]

    @property
    def is_blocking(self) -> bool:
        """Whether a rule was broken that stops the publication."""
        return any(row.is_blocking for row in self.rejected)

    def rows(self, table: str) -> tuple[Any, ...]:
        """The rows that passed for a landing table."""
        if table == "files":
            return () if any(row.table == "files" for row in self.rejected) else (self.file,)
        return self.documents if table == "documents" else getattr(self.passed, RECORD_TABLES[table])


def check(reading: Reading) -> CheckedReading:
    """Checks one file's reading; evidence with personal details is first cut down to a part without them."""
    names = Names(reading.unpublished_names)
    checking = _Checking(without_personal_details(reading, names), names)
    for table in LANDING_TABLES:
        checking.check_table(table)
    return checking.checked()


class _Checking:
    """A reading under check, files and documents first: a record stands or falls with its document."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self.reading = reading
        self.context = Context(names=names)
        self.passed: dict[str, tuple[Any, ...]] = {}
        self.rejected: list[RejectedRecord] = []

    def check_table(self, table: str) -> None:
        """Sorts the rows of one table into passed and rejected."""
        rows = self._typed(table, _rows(self.reading, table))
        broken = self._broken(table, rows)
        for position, violations in sorted(broken.items()):
            for violation in violations:
                self._reject(rows[position], table, violation.rule, violation.message)
        self.passed[table] = tuple(row for position, row in enumerate(rows) if position not in broken)
        if table == "files":
            self.context.texts.update((file.file_sha256, file.stored_text) for file in self.passed[table])
        elif table == "documents":
            self.context.files.update((document.rendition_id, document.file_sha256) for document in self.passed[table])

    def checked(self) -> CheckedReading:
        """What passed and what was rejected."""
        records = Records(**{name: self.passed[table] for table, name in RECORD_TABLES.items()})
        return CheckedReading(self.reading.file, self.passed["documents"], records, tuple(self.rejected))

    def _typed(self, table: str, rows: Sequence[Any]) -> Sequence[Any]:
        """The rows whose values have their columns' types; the others are rejected."""
        if not _type_fault(LANDING_TABLES[table], rows):
            return rows
        kept = []
        for row in rows:
            fault = _type_fault(LANDING_TABLES[table], [row])
            if fault:
                self._reject(row, table, COLUMN_TYPE, f"{COLUMN_TYPE.asks}: {fault}")
            else:
                kept.append(row)
        return kept

    def _broken(self, table: str, rows: Sequence[Any]) -> dict[int, list[Violation]]:
        """Violations by position of the row."""
        broken: dict[int, list[Violation]] = defaultdict(list)
        if rows:
            frame = in_context(table, pl.DataFrame(as_arrow(LANDING_TABLES[table], rows)), self.context)
            for violation in contract_of(table).violations(frame):
                for position in range(len(rows)) if violation.row is None else (violation.row,):
                    broken[position].append(violation)
        return broken

    def _reject(self, row: Any, table: str, rule: Rule, message: str) -> None:
        self.rejected.append(
            RejectedRecord(
                table=table,
                record_id=str(getattr(row, key_of(type(row)))),
                file_sha256=self.reading.file.file_sha256,
                document_file=self.reading.file.file_name,
                rendition_id=getattr(row, "rendition_id", None),
                rule=rule.code,
                message=redact(message, self.context.names),
                is_blocking=rule.is_blocking,
                record=_as_json(row, self.context.names),
            )
        )


def in_context(table: str, frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """A landing table's frame with the context columns that its contract asks for."""
    if table == "files":
        return frame
    if table == "documents":
        return context.documents(frame)
    frame = context.evidence(frame)
    return context.values(frame) if table == "observations" else frame


def _rows(reading: Reading, table: str) -> Sequence[Any]:
    if table == "files":
        return (reading.file,)
    return reading.documents if table == "documents" else getattr(reading.records, RECORD_TABLES[table])


def _type_fault(record: type, rows: Sequence[Any]) -> str:
    """What Arrow says of values that have not their column's type; empty where all have."""
    try:
        as_arrow(record, rows)
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as fault:
        return str(fault)
    return ""


def _as_json(row: Any, names: Names) -> str:
    """A record as JSON; the stored text of a file stays in the landing area."""
    values = {name: value for name, value in dataclasses.asdict(row).items() if name != "stored_text"}
    shown = {name: redact(value, names) if isinstance(value, str) else value for name, value in values.items()}
    return json.dumps(shown, ensure_ascii=False, default=str)
