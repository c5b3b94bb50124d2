"""A percentage of a table that is not what its column gives in most other rows: of a total, or of another column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.tables import Table, tables
from warehouse.contradictions.words import number, percent
from warehouse.intervals import exactly, loosely, share

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "The percentage does not follow from its count and whole, as others of its column do."
FIELDS = ("value", "unit", "is_total", "table_number", "row_number", "column_number")

FEWEST_ROWS = 3
LEAST_FOLLOWED = 0.6
"""Which columns belong together is not printed: what holds in so many rows, and in so much of them, is meant."""


class Relation(NamedTuple):
    """A column of percentages, the column they are shares of, and the column of the whole; None for the first's sum."""

    percents: int
    parts: int
    wholes: int | None


class Case(NamedTuple):
    """One percentage in one relation."""

    stated: Figure
    part: Figure
    whole: float

    @property
    def is_followed(self) -> bool:
        """Whether the percentage may be that of its count."""
        given = 100 * self.part.value / self.whole
        return self.stated.interval.low - 1e-3 <= given <= self.stated.interval.high + 1e-3


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a percentage that follows from no established relation of its table."""
    for paper in papers:
        for table in tables(paper):
            yield from _judged(table)


def _judged(table: Table) -> Iterator[Contradiction]:
    by_relation: dict[Relation, list[Case]] = defaultdict(list)
    for relation, case in _cases(table):
        by_relation[relation].append(case)
    explained = {case.stated for cases in by_relation.values() for case in cases if case.is_followed}
    told = set(explained)
    for cases in by_relation.values():
        followed = sum(case.is_followed for case in cases)
        if len(cases) >= FEWEST_ROWS and followed >= LEAST_FOLLOWED * len(cases):
            for case in cases:
                if case.stated not in told:
                    told.add(case.stated)
                    yield _told(case)


def _cases(table: Table) -> Iterator[tuple[Relation, Case]]:
    for cells in table.rows.values():
        counts = [cell for cell in cells if cell.unit == "count"]
        for stated in (cell for cell in cells if cell.unit == "percent"):
            for part in counts:
                total = _total(table, part)
                columns = stated.column_number or 0, part.column_number or 0
                if total > 0:
                    yield Relation(*columns, None), Case(stated, part, total)
                for whole in counts:
                    if whole is not part and whole.value >= part.value and whole.value > 0:
                        yield Relation(*columns, whole.column_number), Case(stated, part, whole.value)


def _total(table: Table, part: Figure) -> float:
    """The printed total of a count's column, else its sum."""
    cells = [cell for cell in table.columns[part.column_number or 0] if cell.unit == "count"]
    printed = [cell.value for cell in cells if cell.row_number in table.total_rows]
    return max(printed) if printed else sum(cell.value for cell in cells)


def _told(case: Case) -> Contradiction:
    given = 100 * case.part.value / case.whole
    arithmetic = (
        f"{number(case.part.value)} of {number(case.whole)} is {percent(given, case.stated)}; printed is "
        f"{percent(case.stated.value)}."
    )
    is_loose = share(case.part.interval, exactly(case.whole)).meets(loosely(case.stated.interval))
    return contradiction(case.stated, case.part, arithmetic, {Doubt.ROUNDING} if is_loose else (), round(given, 2))
