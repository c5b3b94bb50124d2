"""The labelled findings and pairs of items, matched with what a published file holds of the same documents.

No passage is kept here: a label names the authority, the year, the paragraph and the first words.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import duckdb

LABELLED = Path(__file__).resolve().parent.parent / "labelled"
HALVES = ("tuning", "held_out")

_FINDINGS = """
    select f.finding_id, d.local_authority, f.kind, f.direction, f.text,
        list_distinct([year(day) for day in
            [e.start_date, e.end_date, d.fieldwork_start_date, d.published_date, d.letter_date, d.meeting_date]
            if day is not null]) as years,
        (select list(theme) from marts.bridge_finding_themes as t where t.finding_id = f.finding_id) as themes
    from marts.fct_findings as f
    inner join marts.dim_documents as d on f.document_version_id = d.document_version_id
    left join marts.dim_oversight_events as e on f.event_id = e.event_id
    where not f.is_superseded and d.local_authority is not null
    order by f.document_id, f.char_start
"""
_LEADING_MARKS = re.compile(r"^(?:[\d.]+\s+|[*#•◼-]+\s*)+")


class ReadFinding(NamedTuple):
    """A finding as published: kind, direction and themes are what is being measured."""

    finding_id: str
    kind: str
    direction: str
    themes: frozenset[str]


@dataclass(frozen=True)
class Label:
    """A finding as a person read it, and the published one it is about; None where none begins with its words."""

    half: str
    opening: str
    kind: str
    direction: str
    themes: frozenset[str]
    read: ReadFinding | None


@dataclass(frozen=True)
class PairLabel:
    """Two items that a person called one issue or not, as the published findings they are."""

    half: str
    is_same_issue: bool
    earlier: ReadFinding | None
    later: ReadFinding | None


class Published:
    """The findings of a published file by authority and year, looked up by their first words."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._by_place: dict[tuple[str, int], list[tuple[str, ReadFinding]]] = defaultdict(list)
        for finding_id, authority, kind, direction, text, years, themes in connection.execute(_FINDINGS).fetchall():
            read = ReadFinding(finding_id, kind, direction, frozenset(themes or ()))
            for year in years:
                self._by_place[authority, year].append((_normalised(text), read))

    def find(self, authority: str, year: str, opening: str) -> ReadFinding | None:
        """The first finding of that authority and year whose text begins with these words."""
        wanted = _normalised(opening)
        found = self._by_place[authority, int(year)]
        return next((read for text, read in found if text.startswith(wanted)), None)


def finding_labels(published: Published) -> list[Label]:
    """One label a row of labelled/findings.csv."""
    return [
        Label(
            half=row["half"],
            opening=row["opening"],
            kind=row["kind"],
            direction=row["direction"],
            themes=frozenset(filter(None, row["themes"].split("|"))),
            read=published.find(row["local_authority"], row["year"], row["opening"]),
        )
        for row in _rows("findings")
    ]


def pair_labels(published: Published) -> list[PairLabel]:
    """One label a row of labelled/issue_pairs.csv."""
    return [
        PairLabel(
            half=row["half"],
            is_same_issue=row["same_issue"] == "yes",
            earlier=published.find(row["local_authority"], row["year_a"], row["opening_a"]),
            later=published.find(row["local_authority"], row["year_b"], row["opening_b"]),
        )
        for row in _rows("issue_pairs")
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (LABELLED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _normalised(text: str) -> str:
    plain = re.sub(r"\s+", " ", text.translate(str.maketrans("‘’", "''")).lower()).strip()
    return _LEADING_MARKS.sub("", plain)
