"""The contract of landing.inspectors."""

from __future__ import annotations

from ingest.records import Inspector
from warehouse.contracts.context import EVIDENCE_COLUMNS
from warehouse.contracts.evidence import evidence_rules
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Contract, Rule
from warehouse.contracts.rule_kinds import filled, listed, squeezed, unique_key


def contract() -> Contract:
    """Rules of a named inspector."""
    return Contract(
        Inspector,
        (
            unique_key(Inspector),
            *evidence_rules(),
            *listed(Inspector),
            filled("name"),
            Rule(
                "name_in_quote",
                Guards.EVIDENCE,
                "the name must stand in the quote",
                squeezed("quote").str.contains(squeezed("name"), literal=True),
                ("name",),
            ),
        ),
        EVIDENCE_COLUMNS,
    )
