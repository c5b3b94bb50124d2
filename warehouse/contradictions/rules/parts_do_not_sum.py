"""Rows or columns of a table that do not add up to the total printed with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.tables import Table, tables
from warehouse.contradictions.words import number
from warehouse.intervals import ROUNDED_TO_FIVE, are_rounded_to_five, total

KIND = DiscrepancyKind.PARTS_DO_NOT_SUM
MESSAGE = "The parts do not add up to the total printed with them."
FIELDS = ("value", "unit", "is_total", "table_number", "row_number", "column_number")

FURTHEST = 0.1
"""Beyond so much of the total the rows are more likely parts of several wholes than a wrong addition."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a printed total, beside its first part."""
    for paper in papers:
        for table in tables(paper):
            for printed, parts in table.sums():
                if len(parts) > 1 and printed.unit in ("count", "percent") and not _is_right(printed, parts, table):
                    yield _told(printed, parts)


def _is_right(printed: Figure, parts: Sequence[Figure], table: Table) -> bool:
    """Whether they may add up, are not all there, or are no parts of this total."""
    added = total(part.interval for part in parts)
    if are_rounded_to_five([part.value for part in (*parts, printed)]):
        added = added.widened(ROUNDED_TO_FIVE * (len(parts) + 1))
    apart = abs(sum(part.value for part in parts) - printed.value)
    return added.meets(printed.interval) or table.has_gap(list(parts)) or apart > FURTHEST * printed.value


def _told(printed: Figure, parts: Sequence[Figure]) -> Contradiction:
    added = sum(part.value for part in parts)
    addition = " + ".join(number(part.value) for part in parts)
    arithmetic = f"{addition} = {number(added)}; the printed total is {number(printed.value)}."
    return contradiction(printed, parts[0], arithmetic, value_b=added)
