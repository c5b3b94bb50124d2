"""What the period of a value may be: a known kind, days in order, and a length that fits the kind."""

from __future__ import annotations

import polars as pl

from ingest.records import Observation
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Rule
from warehouse.contracts.rule_kinds import dates_in_range, in_order

# Days from first to last, inclusive.
LENGTHS = {
    "month": (28, 31),
    "quarter": (89, 92),
    "financial_year": (365, 366),
    "academic_year": (334, 366),
    "year": (364, 366),
}
SHOWS = ("period_kind", "period_start", "period_end")


def period_rules() -> tuple[Rule, ...]:
    """The rules of an observation's period."""
    kind, start, end = pl.col("period_kind"), pl.col("period_start"), pl.col("period_end")
    days = (end - start).dt.total_days() + 1
    lengths = [(kind != name) | days.is_between(*length) for name, length in LENGTHS.items()]
    return (
        *dates_in_range(Observation),
        in_order("period_start", "period_end"),
        Rule(
            "snapshot_is_one_day",
            Guards.CONTENT,
            "a snapshot must start and end on one day",
            (kind != "snapshot") | (start == end),
            SHOWS,
        ),
        Rule(
            "period_dated_unless_unknown",
            Guards.CONTENT,
            "a period of a known kind must have both its days, and one of an unknown kind neither",
            (kind == "unknown") == (start.is_null() & end.is_null()),
            SHOWS,
        ),
        Rule(
            "period_as_long_as_its_kind",
            Guards.CONTENT,
            "a period must be as long as its kind says",
            pl.all_horizontal(lengths),
            SHOWS,
        ),
    )
