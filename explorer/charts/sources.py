"""Where the numbers of a chart are from, in the lines that are printed on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from warehouse.words import day

Row = Mapping[str, Any]
NAMED = 4
"""Sources that are named; more of them are counted, the table names each."""
LINE = 170
"""Characters of a line beneath a title, at the width of a chart."""


def dates_of(rows: Sequence[Row]) -> str:
    """The day, or the first and the last one, that rows are of; each has its `period_end`."""
    dates = [row["period_end"] for row in rows]
    first, last = day(min(dates)), day(max(dates))
    return first if first == last else f"{first} to {last}"


def source_lines(rows: Sequence[Row], titles: Mapping[str, str]) -> list[str]:
    """Official sources and documents by their `titles`, with their licences, by the identifiers, `source` and `licence`
    of rows."""
    official = [row for row in rows if row.get("official_value_id")]
    documents = [row for row in rows if row["observation_id"]]
    said = [_said("Official", official, titles), _said("Reported", documents, titles)]
    return [line for one in said if one for line in wrap(one, LINE)]


def _said(of: str, rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    sources = sorted({titles.get(row["source"], row["source"]) for row in rows})
    if not sources:
        return ""
    named = ", ".join(sources[:NAMED])
    more = f" and {len(sources) - NAMED} more" if len(sources) > NAMED else ""
    return f"{of}: {named}{more} ({'; '.join(sorted({row['licence'] or 'licence not told' for row in rows}))})."
