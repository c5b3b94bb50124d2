"""What is set aside: a record as it was read, the rule it broke and the stop of the walk at which it fell."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from ingest.records import DocumentFile, Dropped
from ingest.vocabularies import Stop
from warehouse.columns import key_of
from warehouse.contracts.outcomes import storable
from warehouse.contracts.rule import Violation
from warehouse.privacy import Names, redact


@dataclass(frozen=True)
class RejectedRecord:
    """One row per rule broken by a record; `record` is the record as JSON, personal details redacted.

    `is_blocking` where a table as a whole broke it, which no document can cause.
    """

    table: str
    record_id: str
    file_sha256: str
    document_file: str
    rendition_id: str | None
    rule: str
    message: str
    is_blocking: bool
    record: str
    stop: Stop = Stop.CONTRACTS


def rejected(row: Any, table: str, violation: Violation, file: DocumentFile, names: Names) -> RejectedRecord:
    """A record that broke a rule of its table's contract."""
    return RejectedRecord(
        table=table,
        record_id=_storable(str(getattr(row, key_of(type(row))))),
        file_sha256=file.file_sha256,
        document_file=storable(file).file_name,
        rendition_id=getattr(row, "rendition_id", None),
        rule=violation.rule.code,
        message=_storable(redact(violation.message, names)),
        is_blocking=violation.row is None,
        record=_as_json(row, names),
    )


def left_out(dropped: Dropped, file: DocumentFile, names: Names) -> RejectedRecord:
    """A passage that reading left out for its form."""
    return RejectedRecord(
        table=dropped.table,
        record_id=dropped.dropped_id,
        file_sha256=file.file_sha256,
        document_file=storable(file).file_name,
        rendition_id=dropped.rendition_id,
        rule=dropped.rule,
        message=_storable(redact(dropped.message, names)),
        is_blocking=False,
        record=_as_json(dropped, names),
        stop=Stop.READING,
    )


def _as_json(row: Any, names: Names) -> str:
    """A record as JSON; the stored text of a file stays in the landing area."""
    values = {name: value for name, value in dataclasses.asdict(row).items() if name != "stored_text"}
    shown = {name: redact(value, names) if isinstance(value, str) else value for name, value in values.items()}
    return _storable(json.dumps(shown, ensure_ascii=False, default=str))


def _storable(text: str) -> str:
    """The text without what no database takes: halves of characters become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
