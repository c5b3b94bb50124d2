"""Reads the papers of a build database as the rules are given them, one authority's at a time."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TypeVar, cast

import duckdb

from warehouse.contradictions.papers import Claim, Event, Figure, Finding, Note, Paper, Passage
from warehouse.kept import RENEWED
from warehouse.tables import LANDING, observation_meanings

Read = TypeVar("Read", bound=Passage)

WHOSE = "coalesce(local_authority_key, document_id)"
"""Papers with the same are read beside one another: those of an authority; of none, those of one document."""
_PAPERS = f"""
    select
        {WHOSE} as whose, rendition_id, document_id, kind as document_kind, title,
        local_authority_key, fieldwork_start_date, fieldwork_end_date,
        coalesce(fieldwork_end_date, letter_date, meeting_date, published_date) as document_date
    from {LANDING}.documents
    where outcome <> 'refused' and {WHOSE} in (select key from {RENEWED})
    order by whose, rendition_id
"""
_FIGURES = f"""
    select
        figures.* replace (coalesce(meanings.breakdown, figures.breakdown) as breakdown),
        if(meanings.implausible_because is null, meanings.measure, null) as measure
    from {LANDING}.observations as figures
    left join {observation_meanings.fullname} as meanings using (observation_id)
    where figures.value is not null and rendition_id in (select unnest(?))
    order by rendition_id, value_start, observation_id
"""
_OTHERS = f"select * from {LANDING}.{{}} where rendition_id in (select unnest(?)) order by rendition_id, char_start"


_NAMED = f"""
    select rendition_id, hash(figures, meanings.breakdown, meanings.measure, meanings.implausible_because) as told
    from {LANDING}.observations as figures left join {observation_meanings.fullname} as meanings using (observation_id)
"""
_TOLD = " union all ".join(
    f"select rendition_id, hash('{name}', {name}) as told from {LANDING}.{name}"
    for name in ("documents", "findings", "claims", "events", "reading_notes")
)
INPUTS = f"""(
    select {WHOSE} as key, bit_xor(told) as made_from
    from {LANDING}.documents inner join ({_NAMED} union all {_TOLD}) using (rendition_id)
    where outcome <> 'refused'
    group by all
)"""
"""What the contradictions of each authority follow from, as a hash."""


def papers_by_authority(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, tuple[Paper, ...]]]:
    """The papers of each authority that is renewed; a paper of no known authority stands alone with its renditions."""
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(connection, _PAPERS):
        told[row.pop("whose")].append(row)
    for whose, papers in told.items():
        renditions = [paper["rendition_id"] for paper in papers]
        figures = _read(Figure, _rows(connection, _FIGURES, renditions))
        findings = _read(Finding, _rows(connection, _OTHERS.format("findings"), renditions))
        claims = _read(Claim, _rows(connection, _OTHERS.format("claims"), renditions))
        events = _read(Event, _rows(connection, _OTHERS.format("events"), renditions))
        notes = _read(Note, _rows(connection, _OTHERS.format("reading_notes"), renditions))
        read = (
            Paper(
                **paper,
                figures=tuple(figures[paper["rendition_id"]]),
                findings=tuple(findings[paper["rendition_id"]]),
                claims=tuple(claims[paper["rendition_id"]]),
                events=tuple(events[paper["rendition_id"]]),
                notes=tuple(notes[paper["rendition_id"]]),
            )
            for paper in papers
        )
        yield whose, tuple(read)


def _read(record: type[Read], rows: list[dict[str, Any]]) -> dict[str, list[Read]]:
    """Rows as records of a class, by their rendition; columns that it has no field for are left."""
    names = {field.name for field in dataclasses.fields(record)}
    found: dict[str, list[Read]] = defaultdict(list)
    for row in rows:
        found[row["rendition_id"]].append(record(**{name: row[name] for name in names}))
    return found


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, renditions: list[str] | None = None
) -> list[dict[str, Any]]:
    read = connection.execute(query, [renditions] if renditions else None).to_arrow_table()
    return cast(list[dict[str, Any]], read.to_pylist())
