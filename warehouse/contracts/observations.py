"""The contract of landing.observations."""

from __future__ import annotations

import polars as pl

from ingest.records import Observation
from warehouse.contracts.context import DOES_VALUE_FOLLOW, EVIDENCE_COLUMNS, IS_VALUE_FOUND, VALUE_COLUMNS
from warehouse.contracts.evidence import evidence_rules
from warehouse.contracts.periods import period_rules
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Contract, Rule
from warehouse.contracts.rule_kinds import listed, unique_key
from warehouse.contracts.value_bounds import value_bounds


def contract() -> Contract:
    """Rules of a statement of a value: it stands as printed in its quote, and within what its unit allows."""
    return Contract(
        Observation,
        (
            unique_key(Observation),
            *evidence_rules(),
            *_print_rules(),
            *listed(Observation),
            *value_bounds(),
            *period_rules(),
            *_place_rules(),
        ),
        (*EVIDENCE_COLUMNS, *VALUE_COLUMNS),
    )


def _print_rules() -> tuple[Rule, ...]:
    shows = ("value", "value_printed", "quote")
    within = (pl.col("value_start") >= pl.col("char_start")) & (pl.col("value_end") <= pl.col("char_end"))
    return (
        Rule(
            "value_at_offsets",
            Guards.EVIDENCE,
            "the stored text from value_start to value_end must be the value as printed",
            pl.col(IS_VALUE_FOUND),
            ("value_printed", "value_start", "value_end"),
        ),
        Rule(
            "value_within_quote",
            Guards.EVIDENCE,
            "the printed value must lie within the quote",
            pl.col("value").is_null() | within,
            shows,
        ),
        Rule(
            "value_follows_from_print",
            Guards.EVIDENCE,
            "the value must be a number that its print holds",
            pl.col(DOES_VALUE_FOLLOW),
            shows,
        ),
    )


def _place_rules() -> tuple[Rule, ...]:
    place = ("reading", "table_number", "row_number")
    has_place = pl.col("table_number").is_not_null() & pl.col("row_number").is_not_null()
    return (
        Rule(
            "cell_has_its_place",
            Guards.CONTENT,
            "a value read from a table must say which table and row",
            (pl.col("reading") != "table") | has_place,
            place,
        ),
        Rule(
            "label_unless_lost",
            Guards.CONTENT,
            "a value must have its label unless the document lost it",
            pl.col("is_label_lost") | (pl.col("reported_label").str.strip_chars() != ""),
            ("reported_label", "is_label_lost"),
        ),
        Rule(
            "breakdown_well_formed",
            Guards.CONTENT,
            "a breakdown must be written k=v; k=v",
            pl.col("breakdown").str.contains(r"^([a-z_0-9]+=[^=;]+(; [a-z_0-9]+=[^=;]+)*)?$"),
            ("breakdown",),
        ),
    )
