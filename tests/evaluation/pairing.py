"""Rows of two published files paired by place, so that what was gained, lost and changed can be told apart.

Knows nothing of how the files were made. Rows are dictionaries of one reporting table; a `Table` says by which
keys they are paired, strictest first, and which columns are compared. Linear in the number of rows: each pass is a
look-up, and rows that share a loose key are few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Pair = tuple[Row, Row]


@dataclass(frozen=True)
class Table:
    """A reporting table: the keys its rows are paired by, the columns that are compared, those that tell a row."""

    name: str
    keys: tuple[tuple[str, ...], ...]
    compared: tuple[str, ...]
    told_by: str
    passage: str
    is_same_place: Callable[[Row, Row], bool] = lambda old, new: True


@dataclass(frozen=True)
class Difference:
    """What became of the rows of one table; `changed` holds a pair once, however many of its columns differ."""

    table: Table
    same: int
    gained: list[Row] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)
    changed: list[Pair] = field(default_factory=list)

    def fields_of(self, pair: Pair) -> list[str]:
        """The compared columns in which a pair differs; a column that one of the readers lacks is not compared."""
        old, new = pair
        return [name for name in self.table.compared if name in old and name in new and old[name] != new[name]]


def _spans_overlap(old: Row, new: Row) -> bool:
    return old["char_start"] < new["char_end"] and new["char_start"] < old["char_end"]


_PERIOD = ("period_kind", "period_start", "period_end")
OBSERVATIONS = Table(
    "observations",
    (
        ("document_file", "char_start", "char_end", "value", "unit", "comparator", "reported_label", *_PERIOD),
        ("document_file", "char_start", "char_end", "value", "unit", "comparator"),
        ("document_file", "char_start", "char_end", "value"),
        ("document_file", "value", "unit"),
        ("document_file", "value"),
    ),
    ("measure", "breakdown", "reported_label", "unit", "qualifier", "comparator", *_PERIOD, "is_preferred"),
    "reported_label",
    "quote",
    _spans_overlap,
)
JUDGEMENTS = Table(
    "judgements",
    (
        ("document_file", "page", "area_printed", "event_kind", "quote"),
        ("document_file", "page", "area", "event_kind"),
        ("document_file", "area", "event_kind"),
    ),
    ("area", "grade", "status", "framework", "event_kind", "fieldwork_start_date", "published_date", "page"),
    "area_printed",
    "quote",
)
FINDINGS = Table(
    "findings",
    (("document_file", "page", "text"), ("document_file", "page", "section", "paragraph"), ("document_file", "text")),
    ("kind", "judgement_area", "direction", "themes", "due_date", "section", "paragraph", "text"),
    "kind",
    "text",
)
DOCUMENTS = Table(
    "documents",
    (("document_file", "part"),),
    ("kind", "title", "local_authority", "fieldwork_start_date", "letter_date", "published_date", "outcome", "reason"),
    "kind",
    "title",
)
TABLES = (DOCUMENTS, JUDGEMENTS, FINDINGS, OBSERVATIONS)


def compare(table: Table, old: Iterable[Row], new: Iterable[Row]) -> Difference:
    """Pairs the rows of `old` and `new` key by key; what finds no partner was lost or gained."""
    lost, gained, pairs = list(old), list(new), []
    for key in table.keys:
        found, lost, gained = _paired(table, key, lost, gained)
        pairs += found
    difference = Difference(table, 0, gained, lost)
    changed = [pair for pair in pairs if difference.fields_of(pair)]
    return Difference(table, len(pairs) - len(changed), gained, lost, changed)


def _paired(
    table: Table, key: tuple[str, ...], old: list[Row], new: list[Row]
) -> tuple[list[Pair], list[Row], list[Row]]:
    waiting: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in old:
        waiting[tuple(row.get(name) for name in key)].append(row)
    pairs, gained, paired = [], [], set()
    for row in new:
        candidates = waiting[tuple(row.get(name) for name in key)]
        partner = next((place for place, other in enumerate(candidates) if table.is_same_place(other, row)), None)
        if partner is None:
            gained.append(row)
            continue
        other = candidates.pop(partner)
        paired.add(id(other))
        pairs.append((other, row))
    return pairs, [row for row in old if id(row) not in paired], gained
