"""How many printed items are one finding each, whole, against labelled/found.csv; and those asked for, of such a kind.

A label names the document by the first digits of its SHA-256, the page, whether the item asks for something, and its
first and last words.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import duckdb

from tests.evaluation.labels import LABELLED
from tests.evaluation.meaning import SHA_DIGITS
from warehouse.findings.directions import ASKED_FOR

_FINDINGS = f"""
    select distinct left(r.file_sha256, {SHA_DIGITS}) as document, r.kind as document_kind, f.kind, f.text
    from reporting.findings as f
    inner join meta.renditions as r on f.document_id = r.document_id
"""
_NUMBER = re.compile(r"^\s*\d{1,3}\.\s*")


class ItemLabel(NamedTuple):
    """One printed item: its document and page, whether it asks for something, its first and last words."""

    document: str
    page: int
    is_asked: bool
    opening: str
    ending: str


class Item(NamedTuple):
    """A labelled item with its document's type and the kinds of the findings that are this item and nothing else."""

    label: ItemLabel
    document_kind: str
    kinds: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether a finding is this item from its first words to its last."""
        return bool(self.kinds)

    @property
    def is_asked(self) -> bool:
        """Whether such a finding is of a kind that asks."""
        return bool(self.kinds & ASKED_FOR)


def item_labels() -> list[ItemLabel]:
    """Every label."""
    with (LABELLED / "found.csv").open(encoding="utf-8", newline="") as lines:
        return [
            ItemLabel(row["document"], int(row["page"]), row["is_asked"] == "yes", row["opening"], row["ending"])
            for row in csv.DictReader(lines)
        ]


def items(connection: duckdb.DuckDBPyConnection) -> list[Item]:
    """The labelled items whose documents are in a published file, with what it holds of them."""
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    types: dict[str, str] = {}
    for document, document_kind, kind, text in connection.execute(_FINDINGS).fetchall():
        texts[document].append((_letters(text), kind))
        types[document] = document_kind
    return list(_judged(item_labels(), texts, types))


def _judged(
    labels: Iterable[ItemLabel], texts: dict[str, list[tuple[str, str]]], types: dict[str, str]
) -> Iterator[Item]:
    for label in labels:
        if label.document in types:
            first, last = _letters(label.opening), _letters(label.ending)
            kinds = (kind for text, kind in texts[label.document] if text.startswith(first) and text.endswith(last))
            yield Item(label, types[label.document], frozenset(kinds))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _NUMBER.sub("", text).lower())
