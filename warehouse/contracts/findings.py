"""The contract of landing.findings."""

from __future__ import annotations

from ingest.records import Finding
from warehouse.contracts.context import EVIDENCE_COLUMNS
from warehouse.contracts.evidence import evidence_rules
from warehouse.contracts.rule import Contract
from warehouse.contracts.rule_kinds import dates_in_range, filled, in_catalogue, listed, unique_key


def contract() -> Contract:
    """Rules of a finding."""
    return Contract(
        Finding,
        (
            unique_key(Finding),
            *evidence_rules(),
            *listed(Finding),
            in_catalogue("judgement_area", "judgement_areas", "area"),
            filled("text"),
            *dates_in_range(Finding),
        ),
        EVIDENCE_COLUMNS,
    )
