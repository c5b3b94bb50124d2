"""The contract of landing.events."""

from __future__ import annotations

import polars as pl

from ingest.records import Event
from warehouse.contracts.context import EVIDENCE_COLUMNS
from warehouse.contracts.evidence import evidence_rules
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Contract, Rule
from warehouse.contracts.rule_kinds import dates_in_range, in_catalogue, in_order, listed, unique_key


def contract() -> Contract:
    """Rules of an event; several documents may tell of the same one, each once."""
    return Contract(
        Event,
        (
            unique_key(Event, "rendition_id"),
            *evidence_rules(),
            *listed(Event),
            in_catalogue("framework", "frameworks", "framework"),
            *dates_in_range(Event),
            in_order("start_date", "end_date"),
            Rule(
                "visit_number_plausible",
                Guards.CONTENT,
                "visits are counted from 1 and no authority had a hundred",
                pl.col("visit_number").is_between(1, 99),
                ("visit_number",),
            ),
        ),
        EVIDENCE_COLUMNS,
    )
