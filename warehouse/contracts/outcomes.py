"""What becomes of a document some of whose rows break a rule: it keeps its place, and its outcome says what it lost."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ingest.records import Document, DocumentFile
from ingest.vocabularies import Medium, Outcome, Stop
from warehouse.columns import columns_of
from warehouse.contracts.rule import Rule

_MAY_BE_BLANK = frozenset(column.name for column in columns_of(Document) if column.is_nullable)
_SAID_AT = {
    Stop.READING: "Left out in reading, for its form",
    Stop.CONTRACTS: "Set aside by the contracts",
    Stop.MODELS: "Set aside by the models",
}


def without_faults(document: Document, broken: Iterable[Rule]) -> Document:
    """The document with the columns blank that the rules it broke are about; refused where one must be filled."""
    rules = list(broken)
    at_fault = {name for rule in rules for name in rule.shows}
    said = "; ".join(rule.asks for rule in rules)
    if not all(rule.shows for rule in rules) or not at_fault <= _MAY_BE_BLANK:
        return refused(document, said)
    return with_reason(_blank(document, at_fault), f"Left blank, since {said}: {', '.join(sorted(at_fault))}.")


def refused(document: Document, why: str) -> Document:
    """The document as one of which nothing is kept but that it was received."""
    return dataclasses.replace(
        _blank(document, _MAY_BE_BLANK),
        document_id=document.rendition_id,
        business_key=f"refused | {document.rendition_id}",
        kind=document.kind.strip() or "unknown",
        licence="unknown",
        char_start=0,
        char_end=0,
        outcome=Outcome.REFUSED,
        reason=f"Its row cannot be landed: {why}. Report it with the file.",
    )


def _blank(document: Document, names: Iterable[str]) -> Document:
    nothing: dict[str, Any] = dict.fromkeys(names)
    return dataclasses.replace(document, **nothing)


def storable(file: DocumentFile) -> DocumentFile:
    """A file whose row broke a rule, as one that can be listed: a plain base name and no text."""
    name = file.file_name.encode("utf-8", "replace").decode("utf-8").replace("/", "_").strip()
    return dataclasses.replace(file, file_name=name or "unnamed", medium=Medium.UNKNOWN, pages=None, stored_text="")


def with_set_aside(document: Document, set_aside: Iterable[tuple[Stop, str, str]]) -> Document:
    """The document read with warnings that count what was set aside: stop, table and rule, a record each."""
    counted = Counter(set_aside)
    for stop, said in _SAID_AT.items():
        here = {(table, rule): count for (at, table, rule), count in counted.items() if at == stop}
        if here:
            told = ", ".join(f"{count} of {table} ({rule})" for (table, rule), count in sorted(here.items()))
            document = with_reason(document, f"{said}: {told} (meta.rejected_records).")
    return document


def with_reason(document: Document, sentence: str) -> Document:
    """The document with one more sentence to its reason; read with warnings unless it was refused."""
    outcome = Outcome.REFUSED if document.outcome == Outcome.REFUSED else Outcome.READ_WITH_WARNINGS
    reason = f"{document.reason} {sentence}" if document.reason else sentence
    return dataclasses.replace(document, outcome=outcome, reason=reason)
