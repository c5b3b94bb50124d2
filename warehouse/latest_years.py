"""What a comparison of authority-years leaves unseen: newer inspections, newer figures, years that share more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from warehouse.authority_years import sharing
from warehouse.comparing import HELD

INSPECTED = """
    select authority_year, figures_to
    from marts.dim_authority_years
    where is_inspected_year and list_contains($chosen, authority_year)
    order by list_position($chosen, authority_year)
"""
NEWER = """
    select newer.authority_year, newer.figures_to
    from (
        select local_authority_key, max(year) as year
        from marts.dim_authority_years
        where list_contains($chosen, authority_year)
        group by local_authority_key
    ) as latest
    inner join marts.dim_authority_years as newer
        on latest.local_authority_key = newer.local_authority_key and latest.year < newer.year
    where newer.is_inspected_year
    qualify row_number() over (partition by newer.local_authority_key order by newer.year desc) = 1
    order by newer.authority_year
"""
NOT_COMPARED = f"""
    select held.local_authority, reference.local_authority
    from {HELD} as held
    inner join (select distinct local_authority from {HELD} where is_reference) as reference
        on held.local_authority <> reference.local_authority
    group by held.local_authority, reference.local_authority
    having not coalesce(bool_or(held.comparable) filter (held.subject_kind = 'measure'), false)
    order by held.local_authority
"""
NEWEST_OFFICIAL = f"""
    select max(rates.period_end)
    from reporting.rates as rates
    inner join (
        select local_authority_key, subject, max(as_at_end) as as_at_end
        from {HELD}
        where is_reference
        group by local_authority_key, subject
    ) as held
        on rates.local_authority_key = held.local_authority_key
            and rates.measure = held.subject
            and rates.period_end > held.as_at_end
    where rates.kind = 'official'
"""


@dataclass(frozen=True)
class Inspected:
    """An authority-year with an inspection that was read, and the last day of its fieldwork."""

    authority_year: str
    ended: dt.date


def inspected(connection: duckdb.DuckDBPyConnection, chosen: Sequence[str]) -> list[Inspected]:
    """Those of the authority-years in which an inspection was read, in their order."""
    return [Inspected(*row) for row in connection.execute(INSPECTED, {"chosen": list(chosen)}).fetchall()]


def newer_inspections(connection: duckdb.DuckDBPyConnection, chosen: Sequence[str]) -> list[Inspected]:
    """The latest inspection read of each authority that is later than every year chosen of it."""
    return [Inspected(*row) for row in connection.execute(NEWER, {"chosen": list(chosen)}).fetchall()]


def years_that_share(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Authorities of which no figure that is held can be compared with the reference's, and the latest authority-years
    of both that share a date of figures; none where no two do."""
    alone = connection.execute(NOT_COMPARED).fetchall()
    return {name: sharing(connection, (name, reference), by_framework=False) for name, reference in alone}


def newest_official(connection: duckdb.DuckDBPyConnection) -> dt.date | None:
    """The day of the newest official figure of the reference that is newer than the one held; none where none is."""
    (day,) = connection.execute(NEWEST_OFFICIAL).fetchone() or (None,)
    return day  # type: ignore[no-any-return]
