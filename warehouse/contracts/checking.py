"""Checks readings against the contracts before they are landed: rows that pass, and each rule that a row broke.

A row that breaks a rule is set aside and its document says so; a document and its file keep their place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
import pyarrow as pa

from ingest.records import LANDING_TABLES, Document, DocumentFile, Reading, Records
from ingest.vocabularies import Outcome, Stop
from warehouse.columns import as_arrow
from warehouse.contracts import contract_of
from warehouse.contracts.context import Context
from warehouse.contracts.outcomes import refused, storable, with_set_aside, without_faults
from warehouse.contracts.policy import Guards
from warehouse.contracts.rejected import RejectedRecord, left_out, rejected
from warehouse.contracts.rule import COLUMN_TYPE, Rule, Violation
from warehouse.contracts.without_personal_details import without_personal_details
from warehouse.privacy import Names

__all__ = ["CheckedReading", "RejectedRecord", "check", "in_context"]

RECORD_TABLES = {
    "observations": "observations",
    "judgements": "judgements",
    "findings": "findings",
    "events": "events",
    "inspectors": "inspectors",
    "claims": "claims",
    "reading_notes": "notes",
}


@dataclass(frozen=True)
class CheckedReading:
    """What of one file's reading may be landed, and what was set aside of it.

    `file_name` is the name by which the file came, which that of `file` is not where its row broke a rule.
    """

    file_name: str
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
            return (self.file,)
        return self.documents if table == "documents" else getattr(self.passed, RECORD_TABLES[table])


def check(reading: Reading) -> CheckedReading:
    """Checks one file's reading; evidence with personal details is first cut down to a part without them."""
    names = Names(reading.unpublished_names)
    checking = _Checking(reading.file.file_name, without_personal_details(reading, names), names)
    checking.check_file()
    checking.check_documents()
    for table in RECORD_TABLES:
        checking.check_records(table)
    return checking.checked()


class _Checking:
    """A reading under check, file and documents first: a record stands or falls with its document."""

    def __init__(self, file_name: str, reading: Reading, names: Names) -> None:
        self.file_name = file_name
        self.reading = reading
        self.context = Context(names=names)
        self.file = reading.file
        self.documents: tuple[Document, ...] = ()
        self.passed: dict[str, tuple[Any, ...]] = {}
        self.rejected: list[RejectedRecord] = [left_out(dropped, reading.file, names) for dropped in reading.dropped]

    def check_file(self) -> None:
        """Takes the file as one of which nothing was read where its row breaks a rule."""
        if self._reject_broken("files", (self.file,)):
            self.file = storable(self.file)
            why = "its file breaks the contract of files"
            self.reading = replace(
                self.reading,
                file=self.file,
                documents=tuple(refused(document, why) for document in self.reading.documents),
                records=Records(),
            )
        self.context.texts[self.file.file_sha256] = self.file.stored_text

    def check_documents(self) -> None:
        """Takes a document whose row breaks rules without what is at fault in it, refused where that is all.

        The records of one that had to be refused fall with it.
        """
        rows = self.reading.documents
        broken = self._reject_broken("documents", rows)
        self._know(row for position, row in enumerate(rows) if position not in broken)
        mended = {position: self._mended(rows[position], rules) for position, rules in broken.items()}
        self._know(row for row in mended.values() if row and row.outcome != Outcome.REFUSED)
        places = ((position, mended.get(position, row)) for position, row in enumerate(rows))
        self.documents = tuple(row for _, row in places if row)

    def _know(self, documents: Iterable[Document]) -> None:
        self.context.files.update((row.rendition_id, row.file_sha256) for row in documents)

    def check_records(self, table: str) -> None:
        """Sorts the records of one table into passed and rejected; one told twice in all its columns is told once."""
        rows = tuple(dict.fromkeys(getattr(self.reading.records, RECORD_TABLES[table])))
        broken = self._reject_broken(table, rows)
        self.passed[table] = tuple(row for position, row in enumerate(rows) if position not in broken)

    def checked(self) -> CheckedReading:
        """What passed and what was rejected; documents say what they lost."""
        records = Records(**{name: self.passed[table] for table, name in RECORD_TABLES.items()})
        known = [document.rendition_id for document in self.documents]
        lost: dict[str, set[tuple[Stop, str, str, str]]] = defaultdict(set)
        for row in self.rejected:
            if row.table in RECORD_TABLES and known:
                # A record of no document that is known is the file's own document's.
                owner = row.rendition_id if row.rendition_id in known else known[0]
                lost[str(owner)].add((row.stop, row.table, row.rule, row.record_id))
        documents = tuple(
            with_set_aside(document, (told[:3] for told in lost[document.rendition_id])) for document in self.documents
        )
        return CheckedReading(self.file_name, self.file, documents, records, tuple(self.rejected))

    def _mended(self, document: Document, rules: Sequence[Rule]) -> Document | None:
        """The document without what is at fault; None for one that stands twice, or that is faulty even as refused."""
        if any(rule.guards is Guards.KEY for rule in rules):
            return None
        choices = (without_faults(document, rules), refused(document, "; ".join(rule.asks for rule in rules)))
        return next((choice for choice in choices if not any(self._faults("documents", (choice,)).values())), None)

    def _reject_broken(self, table: str, rows: Sequence[Any]) -> dict[int, list[Rule]]:
        """Rules broken, by position of the row, which is rejected for each."""
        broken = self._faults(table, rows)
        for position, violations in sorted(broken.items()):
            for violation in violations:
                self._reject(rows[position], table, violation)
        return {position: [violation.rule for violation in violations] for position, violations in broken.items()}

    def _faults(self, table: str, rows: Sequence[Any]) -> dict[int, list[Violation]]:
        """Violations by position of the row; one whose values have not their columns' types breaks no other rule."""
        record = LANDING_TABLES[table]
        untyped: dict[int, list[Violation]] = {}
        if _type_fault(record, rows):
            for position, row in enumerate(rows):
                fault = _type_fault(record, [row])
                if fault:
                    untyped[position] = [Violation(COLUMN_TYPE, position, f"{COLUMN_TYPE.asks}: {fault}")]
        typed = [position for position in range(len(rows)) if position not in untyped]
        broken = self._broken(table, [rows[position] for position in typed])
        return untyped | {typed[place]: violations for place, violations in broken.items()}

    def _broken(self, table: str, rows: Sequence[Any]) -> dict[int, list[Violation]]:
        """Violations by position of the row."""
        broken: dict[int, list[Violation]] = defaultdict(list)
        if rows:
            frame = in_context(table, pl.DataFrame(as_arrow(LANDING_TABLES[table], rows)), self.context)
            for violation in contract_of(table).violations(frame):
                for position in range(len(rows)) if violation.row is None else (violation.row,):
                    broken[position].append(violation)
        return broken

    def _reject(self, row: Any, table: str, violation: Violation) -> None:
        self.rejected.append(rejected(row, table, violation, self.file, self.context.names))


def in_context(table: str, frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """A landing table's frame with the context columns that its contract asks for."""
    if table == "files":
        return frame
    if table == "documents":
        return context.documents(frame)
    frame = context.evidence(frame)
    return context.values(frame) if table == "observations" else frame


def _type_fault(record: type, rows: Sequence[Any]) -> str:
    """What Arrow says of values that have not their column's type; empty where all have."""
    try:
        as_arrow(record, rows)
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as fault:
        return str(fault)
    return ""
