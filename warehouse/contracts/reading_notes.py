"""The contract of landing.reading_notes."""

from __future__ import annotations

from ingest.records import ReadingNote
from warehouse.contracts.context import EVIDENCE_COLUMNS
from warehouse.contracts.evidence import evidence_rules
from warehouse.contracts.rule import Contract
from warehouse.contracts.rule_kinds import filled, listed, unique_key


def contract() -> Contract:
    """Rules of a note that reading left."""
    return Contract(
        ReadingNote,
        (unique_key(ReadingNote), *evidence_rules(), *listed(ReadingNote), filled("message")),
        EVIDENCE_COLUMNS,
    )
