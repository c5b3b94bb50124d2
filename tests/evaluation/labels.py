"""The labelled findings and pairs of items, matched with what a published file holds of the same documents.

No passage is kept here: a label names the authority, the year, the paragraph and the first words.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import duckdb

LABELLED = Path(__file__).resolve().parent.parent / "labelled"
TUNING, HELD_OUT = "tuning", "held_out"
HALVES = (TUNING, HELD_OUT)
DRAWS = ("first_look_1", "first_look_2")
"""Findings drawn at random over all shared reports, labelled before the rules of then had read them."""

Told = tuple[Set[str], Set[str]]
"""Classes as labelled and as read, none where the finding is not read."""

_FINDINGS = """
    select f.finding_id, d.local_authority, d.kind as document_kind, f.kind, f.direction, t.text, f.paragraph,
        list_distinct([year(day) for day in
            [e.start_date, e.end_date, d.fieldwork_start_date, d.published_date, d.letter_date, d.meeting_date]
            if day is not null]) as years,
        (select list(theme) from marts.bridge_finding_themes as b where b.finding_id = f.finding_id) as themes
    from marts.fct_findings as f
    inner join reporting.findings as t on f.finding_id = t.finding_id
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
    document_kind: str


@dataclass(frozen=True)
class Label:
    """A finding as a person read it, and the published one it is about; None where none begins with its words.

    `directions` are those that a reader may give it, the likeliest first; `also` are themes that it touches on:
    right where they are read, not missed where they are not.
    """

    half: str
    opening: str
    kind: str
    directions: tuple[str, ...]
    themes: frozenset[str]
    also: frozenset[str]
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
        self._by_place: dict[tuple[str, int], list[tuple[str, str, ReadFinding]]] = defaultdict(list)
        found = connection.execute(_FINDINGS).fetchall()
        for finding_id, authority, document_kind, kind, direction, text, paragraph, years, themes in found:
            read = ReadFinding(finding_id, kind, direction, frozenset(themes or ()), document_kind)
            for year in years:
                self._by_place[authority, year].append((_normalised(text), paragraph or "", read))

    def find(self, authority: str, year: str, opening: str, paragraph: str = "") -> ReadFinding | None:
        """The finding of that authority and year whose text begins with these words, first in that paragraph."""
        wanted = _normalised(opening)
        found = [place for place in self._by_place[authority, int(year)] if place[0].startswith(wanted)]
        of_paragraph = (read for _, number, read in found if paragraph and number == paragraph)
        return next(of_paragraph, found[0][2] if found else None)


def finding_labels(published: Published) -> list[Label]:
    """One label a row of labelled/findings.csv."""
    return [
        Label(
            half=row["half"],
            opening=row["opening"],
            kind=row["kind"],
            directions=(row["direction"], *filter(None, row["or_direction"].split("|"))),
            themes=frozenset(filter(None, row["themes"].split("|"))),
            also=frozenset(filter(None, row["also"].split("|"))),
            read=published.find(row["local_authority"], row["year"], row["opening"], row["paragraph"]),
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


def told_kind(label: Label, read: ReadFinding | None) -> Told:
    """Its kind, as labelled and as read."""
    return {label.kind}, {read.kind} if read else set()


def told_direction(label: Label, read: ReadFinding | None) -> Told:
    """Its direction; any that a reader may give it is right."""
    likeliest = label.directions[0]
    said = {likeliest if read.direction in label.directions else read.direction} if read else set()
    return {likeliest}, said


def told_themes(label: Label, read: ReadFinding | None) -> Told:
    """Its themes, without those that it only touches on."""
    return label.themes, read.themes - label.also if read else set()


def labelled_documents() -> set[str]:
    """First digits of the hashes of the documents beside those of the first labels in which findings are labelled."""
    return {row["document"] for row in _rows("findings")} - {""}


def _rows(name: str) -> list[dict[str, str]]:
    with (LABELLED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _normalised(text: str) -> str:
    plain = re.sub(r"\s+", " ", text.translate(str.maketrans("‘’", "''")).lower()).strip()
    return _LEADING_MARKS.sub("", plain)
