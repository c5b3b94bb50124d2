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


# The day that most figures share, of those that may be compared by what they are. As a comparison has them, those of a
# year are its own and those of the year before or after of a day that the first has in it, or that is in it.
SHARED_BY_ALL = """
    with years as (
        select year
        from marts.dim_authority_years
        where list_contains($named, local_authority)
        group by year
        having count(distinct local_authority) = len($named)
    ),
    figures as (
        select distinct
            named.local_authority, named.year, figures.measure, figures.breakdown, figures.period_start,
            figures.period_end
        from marts.fct_comparable_values as figures
        inner join marts.dim_authority_years as named using (local_authority_key, year)
        inner join marts.dim_measures as measures using (measure)
        where list_contains($named, named.local_authority) and measures.definition_differs is null
            and (measures.unit <> 'count' or measures.denominator is not null)
            and coalesce(figures.value, figures.official_value) is not null and figures.period_end is not null
    ),
    shared as (
        select years.year, figures.period_end, figures.measure, figures.breakdown, figures.period_start
        from years
        inner join figures on abs(years.year - figures.year) <= 1
        group by all
        having count(distinct figures.local_authority) = len($named)
            and (
                year(figures.period_end) = years.year
                or bool_or(figures.local_authority = $named[1] and figures.year = years.year)
            )
    )
    select year, period_end
    from shared
    group by year, period_end
    order by abs(year - $near), year desc, count(*) desc, period_end desc
    limit 1
"""
NEWEST = 9999
"""The year that the newest one is nearest to."""


@dataclass(frozen=True)
class SharedYear:
    """A year in which several authorities all have figures of one day, and that day."""

    year: int
    day: dt.date


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


def year_of_all(connection: duckdb.DuckDBPyConnection, named: Sequence[str], near: int = NEWEST) -> SharedYear | None:
    """The year nearest to one, the newest where none is meant, in which all authorities of these names have figures of
    one day, official or printed; none where in no year they do."""
    asked = {"named": list(dict.fromkeys(named)), "near": near}
    found = connection.execute(SHARED_BY_ALL, asked).fetchone()
    return SharedYear(*found) if found else None


def newest_official(connection: duckdb.DuckDBPyConnection) -> dt.date | None:
    """The day of the newest official figure of the reference that is newer than the one held; none where none is."""
    (day,) = connection.execute(NEWEST_OFFICIAL).fetchone() or (None,)
    return day  # type: ignore[no-any-return]
