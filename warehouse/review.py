"""The review list of a published file: what it holds, and one item or value of it to decide about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from warehouse.decisions import Verdict
from warehouse.entered import EntryError
from warehouse.said_once import STATEMENTS

COLUMNS = (
    *("review_id", "kind", "consequence", "local_authority", "measure", "label", "value", "unit", "document_file"),
    *("page", "line", "passage", "why", "settled_by", "decision", "decided_by", "decided_at", "decision_reason"),
)
MEANS = {Verdict.ACCEPTED: "accept_means", Verdict.CORRECTED: "correct_means", Verdict.DISMISSED: "dismiss_means"}

LISTED = f"""
    select {", ".join(COLUMNS)} from meta.review_items
    where is_open = $is_open
        and ($kind is null or kind = $kind)
        and ($area is null or lower(local_authority) = lower($area))
    order by position
    limit $limit
"""
_COUNTED = """
    select kind_label, count(*) from meta.review_items where is_open
    group by kind_label order by min(position)
"""
_ITEM = """
    select items.review_id, kind, file_sha256, document_id, document_file, place, printed,
        if(place is null, null, value) as expected_value, page, passage as quote
    from meta.review_items as items where review_id = $asked
"""
# A value that is on no list is decided about all the same.
_VALUE = f"""
    select distinct on (observations.review_id)
        observations.review_id, 'decided_value' as kind, renditions.file_sha256, observations.document_id,
        renditions.document_file, observations.value_start as place, observations.value_printed as printed,
        observations.value as expected_value, observations.page, observations.quote
    from {STATEMENTS} as observations
    inner join meta.renditions as renditions using (document_version_id)
    where renditions.is_published and observations.value is not null
        and (observations.review_id = $asked or observations.observation_id = $asked)
"""


def listed(
    connection: duckdb.DuckDBPyConnection, kind: str | None, area: str | None, limit: int, *, is_open: bool = True
) -> duckdb.DuckDBPyConnection:
    """Items in the order of the list, to be fetched: the columns are COLUMNS.

    Raises EntryError for a kind or an authority that no item has.
    """
    for asked, column in ((kind, "kind"), (area, "local_authority")):
        known = _values(connection, column)
        if asked is not None and asked.lower() not in {value.lower() for value in known}:
            raise EntryError(f"no item has the {column.replace('_', ' ')} {asked}; there are: {', '.join(known)}")
    return connection.execute(LISTED, {"kind": kind, "area": area, "limit": limit, "is_open": is_open})


def open_items(connection: duckdb.DuckDBPyConnection) -> Sequence[tuple[str, int]]:
    """How many items of each kind are open, in the order of the list."""
    return connection.execute(_COUNTED).fetchall()


def item(connection: duckdb.DuckDBPyConnection, asked: str) -> Mapping[str, Any]:
    """What a decision is about: an item by its ID, or any published value by its review or observation ID.

    Raises EntryError where there is none.
    """
    for query in (_ITEM, _VALUE):
        found = connection.execute(query, {"asked": asked})
        names = [column[0] for column in found.description or []]
        if row := found.fetchone():
            return dict(zip(names, row, strict=True))
    raise EntryError(
        f"nothing has the ID {asked}: `oversight review` lists the items, reporting.observations the values"
    )


def meaning_of(connection: duckdb.DuckDBPyConnection, kind: str, verdict: Verdict) -> str:
    """What the verdict says about an item of this kind; raises EntryError where it cannot be given."""
    row = connection.execute(f"select {MEANS[verdict]} from marts.dim_review_kinds where kind = ?", [kind]).fetchone()
    if row is None or not row[0]:
        raise EntryError(
            f"what is of the kind {kind} cannot be {verdict}: decide about the value itself, by its own ID"
        )
    return str(row[0])


def _values(connection: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    query = f"select distinct {column} from meta.review_items where {column} is not null order by 1"
    return [value for (value,) in connection.execute(query).fetchall()]
