"""Row labels and titles in clean words; totals, sub-rows and group headings among the rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.table_reading.grid import Grid, Row
from ingest.readers.table_reading.roles import Roles
from ingest.readers.table_reading.torn_words import KnownWords

_TOTAL = re.compile(r"(?i)\W*(?:(?:grand|overall|sub)[- ]?)?totals?\b(?!\s+(?:number|no\b))")
_TITLE_NUMBER = re.compile(
    r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?[\s_]+(?=[A-Z])|^(?:Figure|Table|Chart) \d+[a-z]?\s*[-–:.]?\s*(?:\d+\s)?"
)
_TITLE_DATE = re.compile(
    r"(?i)\s*\b(?:as )?a\W?t+\b.*$|\s*\b(?:on|as of|for|in|from|between|to)?\s*(?:\d{1,2}\s?(?:st|nd|rd|th)?\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:19|20)\d\d.*$"
)
_LEAST_GROUPS = 2


@dataclass(frozen=True)
class LabelledRow:
    """A row with its whole label."""

    row: Row
    label: str
    is_total: bool


def is_total(label: str) -> bool:
    """Whether a label or a heading is that of a printed total."""
    return bool(_TOTAL.match(label))


def clean(text: str) -> str:
    """A label in clean words: no list mark, no closing colon."""
    return text.strip(" \t•▪*_").rstrip(" :").strip()


def title_words(text: str) -> str:
    """A title without its number and its date, so that two tables of the same thing have the same words."""
    words = _TITLE_DATE.sub("", _TITLE_NUMBER.sub("", text.strip()))
    return clean(words).rstrip("-–(, ").strip() or clean(text)


def labelled_rows(grid: Grid, rows: list[Row], roles: Roles, known: KnownWords) -> list[LabelledRow]:
    """The rows that hold more than a label, each with its whole label.

    A label under an empty cell goes on from the last one that ended in a colon; a row of a label alone is the
    heading of the rows below it where the table has several such rows, else a value that is missing.
    """
    groups = _group_headings(grid, rows, roles)
    label_columns = frozenset(roles.labels)
    labelled: list[LabelledRow] = []
    parent, group = "", ""
    for row in rows:
        parts = [row.cells[index] for index in roles.labels]
        if row.number in groups:
            group = clean(parts[0].text)
            continue
        if len(parts) > 1 and not parts[0].text and parts[1].text:
            label = f"{parent} {known.glue(parts[1:]).text}".strip()
        else:
            label = known.glue(parts).text if parts else ""
            parent = parts[0].text if parts and parts[0].text.endswith(":") else ""
        total = is_total(label)
        whole = clean(label) if not group or total else f"{group}: {clean(label)}"
        if any(cell.text for index, cell in enumerate(row.cells) if index not in label_columns):
            labelled.append(LabelledRow(row, whole, total))
    return labelled


def _group_headings(grid: Grid, rows: list[Row], roles: Roles) -> frozenset[int]:
    """Numbers of the rows of a label alone that head rows below; one such row is a missing value, not a heading."""
    if not grid.headers or not roles.labels:
        return frozenset()
    first = roles.labels[0]
    is_alone = [bool(row.cells[first].text) and sum(bool(cell.text) for cell in row.cells) == 1 for row in rows]
    heads = [
        row.number for (row, alone), (_, next_alone) in pairwise(zip(rows, is_alone, strict=True))
        if alone and not next_alone
    ]  # fmt: skip
    return frozenset(heads) if len(heads) >= _LEAST_GROUPS and heads[0] == rows[0].number else frozenset()
