"""The contract of landing.files."""

from __future__ import annotations

import polars as pl

from ingest.records import DocumentFile
from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Contract, Rule
from warehouse.contracts.rule_kinds import filled, listed, unique_key


def contract() -> Contract:
    """Rules of a stored file."""
    return Contract(
        DocumentFile,
        (
            unique_key(DocumentFile),
            Rule(
                "hash_well_formed",
                Guards.KEY,
                "file_sha256 must be 64 hexadecimal digits",
                pl.col("file_sha256").str.contains(r"^[0-9a-f]{64}$"),
                ("file_sha256",),
            ),
            filled("file_name"),
            Rule(
                "name_is_base_name",
                Guards.CONTENT,
                "file_name must be a base name, without folders",
                ~pl.col("file_name").str.contains("/", literal=True),
                ("file_name",),
            ),
            *listed(DocumentFile),
            Rule(
                "size_not_negative",
                Guards.CONTENT,
                "size_bytes must not be negative",
                pl.col("size_bytes") >= 0,
                ("size_bytes",),
            ),
            Rule("pages_not_negative", Guards.CONTENT, "pages must not be negative", pl.col("pages") >= 0, ("pages",)),
        ),
    )
