"""What a search finds: findings ranked by the words they share with the query, each with where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import duckdb
from rich.console import Console
from rich.text import Text

from warehouse.words import day, within, words

# Findings that hold more of the query's words come first, whatever one rare word scores.
RANKED = """
    with stems as (
        select distinct stem_number from marts.dim_words where list_contains($words, word)
    ),
    ranked as (
        select finding_number, count(*) as held, sum(score) as score
        from marts.bridge_finding_terms inner join stems using (stem_number)
        where $areas is null or finding_number in (
            select finding_number from reporting.findings where list_contains($areas, local_authority)
        )
        group by finding_number
    ),
    best as (
        from ranked order by held desc, score desc, finding_number limit $limit
    )
    select
        f.local_authority, d.kind as document_kind,
        coalesce(d.published_date, d.letter_date, d.meeting_date, d.fieldwork_end_date) as document_date,
        f.section, f.paragraph, f.page, f.kind, f.text, d.document_file, f.finding_id
    from best
    inner join reporting.findings as f using (finding_number)
    left join reporting.documents as d on f.document_id = d.document_id and d.counted_under is null
    order by held desc, score desc, finding_number
"""


def find(
    connection: duckdb.DuckDBPyConnection, query: str, limit: int, areas: Sequence[str] | None = None
) -> duckdb.DuckDBPyConnection:
    """The best findings for the words of the query, of these local authorities or of all, to be fetched."""
    asked = re.findall(r"[a-z0-9]+", query.lower())
    return connection.execute(RANKED, {"words": asked, "limit": limit, "areas": areas})


def show_found(console: Console, found: duckdb.DuckDBPyConnection) -> int:
    """Prints what `find` found; how many findings that were."""
    rows = found.fetchall()
    for authority, document_kind, date, section, paragraph, page, kind, text, file, _ in rows:
        where = [
            within(document_kind or "document"),
            day(date) if date else "",
            f"p. {page}" if page else "",
            file or "",
        ]
        head = Text(f"\n{authority or 'no authority'} · ", style="bold")
        head.append(" · ".join(part for part in where if part), style="")
        console.print(head)
        place = " ".join(part for part in (section or "", f"paragraph {paragraph}" if paragraph else "") if part)
        console.print(Text(f"  {words(kind)}{f' · {place}' if place else ''}", style="dim"))
        console.print(Text(f"  {text}"))
    return len(rows)
