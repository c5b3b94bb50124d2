"""The contract of landing.claims."""

from __future__ import annotations

from ingest.records import Claim
from warehouse.contracts.context import EVIDENCE_COLUMNS
from warehouse.contracts.evidence import evidence_rules
from warehouse.contracts.rule import Contract
from warehouse.contracts.rule_kinds import dates_in_range, in_order, listed, unique_key


def contract() -> Contract:
    """Rules of a claim."""
    return Contract(
        Claim,
        (
            unique_key(Claim),
            *evidence_rules(),
            *listed(Claim),
            in_order("period_start", "period_end"),
            *dates_in_range(Claim),
        ),
        EVIDENCE_COLUMNS,
    )
