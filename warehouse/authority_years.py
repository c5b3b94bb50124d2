"""Which authority-years are compared: as a person names them, the latest by default, and with neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import duckdb

from ingest.errors import OversightError

MEANT = """
    select names.local_authority_key, authorities.local_authority
    from marts.dim_local_authority_names as names
    inner join marts.dim_local_authorities as authorities using (local_authority_key)
    where lower(names.named) = lower($named) or cast(authorities.la_code as varchar) = $named
    group by all
    -- A name that two authorities bore means the one that bears it now, unless a year says otherwise.
    order by max(coalesce(names.valid_to, date '9999-12-31')) desc
"""
YEARS = """
    select year, documents > 0
    from marts.dim_authority_years
    where local_authority = $local_authority
    order by year
"""
# An inspection with grades goes before other papers, and these before official statistics alone.
LATEST = """
    select year
    from marts.dim_authority_years
    where local_authority = $local_authority
    order by is_inspected_year desc, documents > 0 desc, year desc
    limit 1
"""
# Two authority-years go together where they share the dates of figures, or a framework that judged both.
NEAREST = """
    with held as (
        select authority_year, local_authority_key, year, local_authority from marts.dim_authority_years
        where documents > 0 and (len($named) = 0 or list_contains($named, local_authority))
    ),
    dates as (
        select distinct local_authority_key, year, measure, breakdown, period_start, period_end
        from marts.fct_comparable_values
        semi join held using (local_authority_key, year)
        where value is not null and period_end is not null
    ),
    frameworks as (
        select distinct local_authority_key, year, framework
        from marts.fct_comparable_judgements
        semi join held using (local_authority_key, year)
        where is_judged_in_year
    ),
    shared as (
        select one.local_authority_key as one_key, one.year as one_year, other.local_authority_key as other_key,
            other.year as other_year, count(*) as values_shared
        from dates as one
        inner join dates as other using (measure, breakdown, period_start, period_end)
        where one.local_authority_key <> other.local_authority_key
        group by all
        union all
        select one.local_authority_key, one.year, other.local_authority_key, other.year, 1
        from frameworks as one
        inner join frameworks as other using (framework)
        where $by_framework and one.local_authority_key <> other.local_authority_key
    )
    select one.authority_year, other.authority_year
    from shared
    inner join held as one on shared.one_key = one.local_authority_key and shared.one_year = one.year
    inner join held as other on shared.other_key = other.local_authority_key and shared.other_year = other.year
    where one.local_authority < other.local_authority
    group by one.authority_year, other.authority_year, one.year, other.year
    order by least(one.year, other.year) desc, sum(values_shared) desc, 1, 2
    limit 1
"""
NEIGHBOURS = """
    select authorities.local_authority
    from marts.bridge_statistical_neighbours as neighbours
    inner join marts.dim_local_authorities as authorities
        on neighbours.neighbour_key = authorities.local_authority_key
    where neighbours.local_authority_key = $key and neighbours.vintage = $vintage
    order by neighbours.neighbour_rank
"""


class NotThere(OversightError):
    """An authority, a year or a model of neighbours that is not in the published file."""


@dataclass(frozen=True)
class Area:
    """An authority and the years of it that are asked for; no year: that of its latest inspection."""

    local_authority_key: str
    local_authority: str
    years: tuple[int, ...]


def authority(connection: duckdb.DuckDBPyConnection, named: str) -> tuple[str, str]:
    """Key and name of an authority by name, alias, ONS code, DfE number or key; raises NotThere."""
    meant = connection.execute(MEANT, {"named": named.strip()}).fetchone()
    if meant is None:
        raise NotThere(_unknown(connection, named.strip()))
    return meant[0], meant[1]


def area(connection: duckdb.DuckDBPyConnection, asked: str) -> Area:
    """The authority of «Bradford:2014,2022», as `authority` knows it, and these years of it; raises NotThere."""
    named, _, listed = asked.partition(":")
    key, local_authority = authority(connection, named)
    try:
        years = tuple(int(year) for year in listed.split(",") if year.strip())
    except ValueError as error:
        raise NotThere(f"{listed} are no years: write {local_authority}:2014,2022") from error
    there = dict(connection.execute(YEARS, {"local_authority": local_authority}).fetchall())
    missing = [year for year in years if year not in there]
    if missing or not there:
        raise NotThere(_years_in_words(local_authority, missing, there))
    return Area(key, local_authority, years)


def authority_years(connection: duckdb.DuckDBPyConnection, areas: Sequence[Area]) -> list[str]:
    """The authority-years asked for, in their order; where no year is, that of the latest inspection."""
    chosen = []
    for one in areas:
        chosen += [f"{one.local_authority} {year}" for year in one.years or (_latest(connection, one),)]
    return list(dict.fromkeys(chosen))


def sharing(
    connection: duckdb.DuckDBPyConnection, named: Sequence[str] = (), *, by_framework: bool = True
) -> list[str]:
    """The latest authority-years of two of the authorities named, of any two where none is, that share a date of
    figures or, unless only that is asked for, a framework; none where no two do."""
    found = connection.execute(NEAREST, {"named": list(named), "by_framework": by_framework}).fetchone()
    return list(found) if found else []


def neighbours(connection: duckdb.DuckDBPyConnection, one: Area, vintage: int) -> list[str]:
    """Its ten statistical neighbours by the DfE's model of that year; raises NotThere where that is not held."""
    found = connection.execute(NEIGHBOURS, {"key": one.local_authority_key, "vintage": vintage}).fetchall()
    if not found:
        held = connection.execute("select distinct vintage from marts.bridge_statistical_neighbours order by 1")
        models = " and ".join(str(year) for (year,) in held.fetchall())
        raise NotThere(f"no neighbours of {one.local_authority} by a model of {vintage}; the models held: {models}")
    return [name for (name,) in found]


def _latest(connection: duckdb.DuckDBPyConnection, one: Area) -> int:
    """The year of the latest inspection that was read, else of the latest document, else of the latest figure."""
    return int(connection.execute(LATEST, {"local_authority": one.local_authority}).fetchall()[0][0])


def _unknown(connection: duckdb.DuckDBPyConnection, named: str) -> str:
    names = connection.execute("select distinct local_authority from marts.dim_local_authorities").fetchall()
    near = get_close_matches(named.lower(), [name.lower() for (name,) in names], n=3, cutoff=0.6)
    spelled = {name.lower(): name for (name,) in names}
    meant = f"; did you mean {' or '.join(spelled[name] for name in near)}?" if near else ""
    return f"no authority is called {named}{meant}"


def _years_in_words(local_authority: str, missing: Sequence[int], there: dict[int, bool]) -> str:
    read = ", ".join(str(year) for year, has_documents in there.items() if has_documents)
    official = ", ".join(str(year) for year, has_documents in there.items() if not has_documents)
    said = [f"of {local_authority} there is nothing for {' and '.join(map(str, missing))}"] if missing else []
    said.append(f"documents of {local_authority} have been read for {read or 'no year'}")
    if official:
        said.append(f"official statistics alone are there for {official}")
    return "; ".join(said)
