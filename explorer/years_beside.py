"""Rows of something in a year, set out as a line of each with its years beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.answers import Row


@dataclass(frozen=True)
class YearsBeside:
    """Years, the newest first, each with how many documents of it were read; and of each that has rows those of its
    years, by its key."""

    years: Mapping[int, int]
    of: Mapping[object, Mapping[int, Row]]

    def lines(self, rows: Sequence[Row], key: str) -> list[tuple[Row, Mapping[int, Row]]]:
        """These rows in their order, each with its years; those that have none are left out."""
        return [(row, self.of[row[key]]) for row in rows if row[key] in self.of]


def years_beside(rows: Iterable[Row], key: str, read: Iterable[Row]) -> YearsBeside:
    """Of rows with `told_in`, a year; in `read` each year has its `documents_read`."""
    documents = {row["told_in"]: row["documents_read"] for row in read}
    years: dict[int, int] = {}
    of: dict[object, dict[int, Row]] = {}
    for row in rows:
        years[row["told_in"]] = documents[row["told_in"]]
        of.setdefault(row[key], {})[row["told_in"]] = row
    return YearsBeside(dict(sorted(years.items(), reverse=True)), of)
