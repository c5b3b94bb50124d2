"""The rules of every record with evidence: its passage is in the stored text, and carries no personal details."""

from __future__ import annotations

import polars as pl

from warehouse.contracts.context import HAS_PERSONAL_DETAILS, IS_QUOTE_FOUND, IS_RENDITION_KNOWN
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Rule
from warehouse.contracts.rule_kinds import filled

PLACE = ("rendition_id", "line", "char_start", "char_end")


def evidence_rules() -> tuple[Rule, ...]:
    """The rules of the columns of records.Evidence."""
    return (
        Rule(
            "rendition_known",
            Guards.REFERENCE,
            "the document a record was read from must be landed",
            pl.col(IS_RENDITION_KNOWN),
            ("rendition_id",),
        ),
        filled("quote"),
        Rule(
            "quote_at_offsets",
            Guards.EVIDENCE,
            "the stored text from char_start to char_end must be the quote, letter for letter",
            pl.col(IS_QUOTE_FOUND),
            (*PLACE, "quote"),
        ),
        # The message names the place only: what is found must not travel on in it.
        Rule(
            "quote_without_personal_details",
            Guards.PRIVACY,
            "a quote must not carry a telephone number, an e-mail address or an unpublished officer's name",
            ~pl.col(HAS_PERSONAL_DETAILS),
            PLACE,
        ),
        Rule("line_from_one", Guards.CONTENT, "lines are counted from 1", pl.col("line") >= 1, ("line",)),
        Rule("page_from_one", Guards.CONTENT, "pages are counted from 1", pl.col("page") >= 1, ("page",)),
    )
