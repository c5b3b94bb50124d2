"""The contract of landing.judgements."""

from __future__ import annotations

import polars as pl

from ingest import catalogue
from ingest.records import Judgement
from warehouse.contracts.context import EVIDENCE_COLUMNS
from warehouse.contracts.evidence import evidence_rules
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Contract, Rule
from warehouse.contracts.rule_kinds import (
    dates_in_range,
    filled,
    in_catalogue,
    in_order,
    listed,
    squeezed,
    unique_key,
)


def _rank_is_of_grade() -> pl.Expr:
    ranks = {row["grade"]: int(row["grade_rank"]) for row in catalogue.rows("grades")}
    rank = pl.col("grade").replace_strict(ranks, default=None, return_dtype=pl.Int32)
    return pl.col("grade_rank").eq_missing(rank)


def contract() -> Contract:
    """Rules of a judgement: a grade is in the catalogue with its rank, and stands in the quote as printed."""
    is_graded = pl.col("status") == "graded"
    return Contract(
        Judgement,
        (
            unique_key(Judgement),
            *evidence_rules(),
            *listed(Judgement),
            in_catalogue("area", "judgement_areas", "area"),
            in_catalogue("framework", "frameworks", "framework"),
            in_catalogue("grade", "grades", "grade"),
            filled("area_printed"),
            Rule(
                "rank_of_grade",
                Guards.CONTENT,
                "grade_rank must be the catalogue's rank of the grade, and empty without one",
                _rank_is_of_grade(),
                ("grade", "grade_rank"),
            ),
            Rule(
                "grade_only_if_graded",
                Guards.CONTENT,
                "a grade is a grade and anything else is a status: one of both, never a stand-in",
                is_graded == pl.col("grade").is_not_null(),
                ("status", "grade"),
            ),
            Rule(
                "grade_printed_in_quote",
                Guards.EVIDENCE,
                "the grade as printed must stand in the quote",
                ~is_graded | squeezed("quote").str.contains(squeezed("grade_printed"), literal=True),
                ("grade_printed", "quote"),
            ),
            *dates_in_range(Judgement),
            in_order("judged_from", "judged_to"),
        ),
        EVIDENCE_COLUMNS,
    )
