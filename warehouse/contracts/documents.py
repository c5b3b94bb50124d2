"""The contract of landing.documents."""

from __future__ import annotations

import polars as pl

from ingest.records import Document
from warehouse.contracts.context import DOCUMENT_COLUMNS, IS_FILE_KNOWN, IS_PARENT_KNOWN, IS_WITHIN_TEXT
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Contract, Rule
from warehouse.contracts.rule_kinds import dates_in_range, filled, in_catalogue, in_order, listed, unique_key

SPAN = ("char_start", "char_end")


def contract() -> Contract:
    """Rules of a rendition: one document as it is in one file."""
    return Contract(
        Document,
        (
            unique_key(Document),
            Rule(
                "file_known",
                Guards.REFERENCE,
                "the file a document stands in must be landed",
                pl.col(IS_FILE_KNOWN),
                ("file_sha256",),
            ),
            Rule(
                "parent_known",
                Guards.REFERENCE,
                "the pack a document stands in must be landed with it",
                pl.col(IS_PARENT_KNOWN),
                ("parent_rendition_id",),
            ),
            Rule(
                "span_within_text",
                Guards.EVIDENCE,
                "a document must lie within its stored text",
                pl.col(IS_WITHIN_TEXT),
                SPAN,
            ),
            filled("kind"),
            filled("business_key"),
            filled("licence"),
            *listed(Document),
            Rule(
                "refusal_has_reason",
                Guards.CONTENT,
                "a refused document must say why",
                (pl.col("outcome") != "refused") | (pl.col("reason").fill_null("").str.strip_chars() != ""),
                ("outcome", "reason"),
            ),
            in_catalogue("local_authority_key", "local_authorities", "local_authority_key"),
            in_catalogue("framework", "frameworks", "framework"),
            *dates_in_range(Document),
            in_order("fieldwork_start_date", "fieldwork_end_date"),
            in_order("page_start", "page_end"),
        ),
        DOCUMENT_COLUMNS,
    )
