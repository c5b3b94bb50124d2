"""Which authority-years are compared: as a person names them, the latest by default, and with neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from typing import NamedTuple

import duckdb

from ingest.errors import OversightError

# A name that two authorities bore means the one that bears it now, unless a year says otherwise.
MEANT = """
    select asked.named, names.local_authority_key, authorities.local_authority
    from (select unnest($named) as named) as asked
    inner join marts.dim_local_authority_names as names on true
    inner join marts.dim_local_authorities as authorities using (local_authority_key)
    where lower(names.named) = lower(asked.named) or cast(authorities.la_code as varchar) = asked.named
    group by all
    order by max(coalesce(names.valid_to, date '9999-12-31')) desc, names.local_authority_key
"""
YEARS = """
    select local_authority, year, documents > 0, is_inspected_year
    from marts.dim_authority_years
    where list_contains($named, local_authority)
    order by year
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
NAMES = """
    select names.named, names.local_authority_key, authorities.local_authority
    from marts.dim_local_authority_names as names
    inner join marts.dim_local_authorities as authorities using (local_authority_key)
    order by coalesce(names.valid_to, date '9999-12-31'), names.local_authority_key
"""


OF_A_COUNCIL = frozenset(
    ("the", "london", "royal", "metropolitan", "city", "county", "borough", "district", "unitary", "council", "of")
)
"""Words around the place in the name of a council: London Borough of Camden, Leeds City Council."""


class NotThere(OversightError):
    """An authority, a year or a model of neighbours that is not in the published file."""


@dataclass(frozen=True)
class Area:
    """An authority and the years of it that are asked for; where none is, `latest` is meant: the year of its latest
    inspection that was read, else of its latest document, else of its latest figure."""

    local_authority_key: str
    local_authority: str
    years: tuple[int, ...]
    latest: int


def authority(connection: duckdb.DuckDBPyConnection, named: str) -> tuple[str, str]:
    """Key and name of an authority by name, alias, ONS code, DfE number or key; raises NotThere."""
    return authorities(connection, [named])[0]


def authorities(connection: duckdb.DuckDBPyConnection, named: Sequence[str]) -> list[tuple[str, str]]:
    """Key and name of each of several, in their order; raises NotThere for the first that is not known."""
    wanted = [one.strip() for one in named]
    meant = _meant(connection, wanted)
    return [meant[one][0] for one in wanted]


def areas(connection: duckdb.DuckDBPyConnection, asked: Sequence[str]) -> list[Area]:
    """The authorities of such as «Bradford:2014,2022», as `authority` knows them, and these years of them; raises
    NotThere for the first that is not there."""
    parted = [(named.strip(), listed) for named, _, listed in (one.partition(":") for one in asked)]
    meant = _meant(connection, [named for named, _ in parted])
    there: dict[str, dict[int, _Year]] = {}
    names = [local_authority for bearers in meant.values() for _, local_authority in bearers]
    for local_authority, year, *has in connection.execute(YEARS, {"named": names}).fetchall():
        there.setdefault(local_authority, {})[year] = _Year(*has)
    return [_area(meant[named], listed, there) for named, listed in parted]


def authority_years(areas: Sequence[Area]) -> list[str]:
    """The authority-years asked for, each once and in their order."""
    chosen = [f"{one.local_authority} {year}" for one in areas for year in one.years or (one.latest,)]
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


class _Year(NamedTuple):
    """What an authority has of a year."""

    has_documents: bool
    is_inspected: bool


def _meant(connection: duckdb.DuckDBPyConnection, asked: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Keys and names of the authorities that bear each name, the one that bears it now first; raises NotThere."""
    calls = {named: [named, *_without_words_of_a_council(named)] for named in asked}
    bearers: dict[str, list[tuple[str, str]]] = {}
    for named, *bearer in connection.execute(MEANT, {"named": list(dict.fromkeys(chain(*calls.values())))}).fetchall():
        bearers.setdefault(named, []).append((bearer[0], bearer[1]))
    meant = {named: next((bearers[one] for one in of if one in bearers), None) for named, of in calls.items()}
    for named in asked:
        if meant[named] is None:
            raise NotThere(_unknown(connection, named))
    return {named: of for named, of in meant.items() if of}


def _without_words_of_a_council(named: str) -> Iterator[str]:
    """A name without the words around the place in it, those behind it first: Durham County Council is Durham."""
    words = named.split()
    for end in (-1, 0):
        while words and words[end].lower() in OF_A_COUNCIL:
            words.pop(end)
            yield " ".join(words)


def _area(bearers: Sequence[tuple[str, str]], listed: str, of_all: Mapping[str, Mapping[int, _Year]]) -> Area:
    """Of those that bear a name the first that has the years listed."""
    try:
        years = tuple(int(year) for year in listed.split(",") if year.strip())
    except ValueError as error:
        raise NotThere(f"{listed} are no years: write {bearers[0][1]}:2014,2022") from error
    key, local_authority = next(
        (bearer for bearer in bearers if of_all.get(bearer[1], {}).keys() >= set(years)), bearers[0]
    )
    there = of_all.get(local_authority, {})
    missing = [year for year in years if year not in there]
    if missing or not there:
        raise NotThere(_years_in_words(local_authority, missing, there))
    # An inspection with grades goes before other papers, and these before official statistics alone.
    latest = max(there, key=lambda year: (there[year].is_inspected, there[year].has_documents, year))
    return Area(key, local_authority, years, latest)


def called_like(connection: duckdb.DuckDBPyConnection, named: str) -> list[tuple[str, str]]:
    """Key and name of the authorities, three at most, whose name or alias is nearest to one that nobody bears."""
    bearers = {name.lower(): (key, meant) for name, key, meant in connection.execute(NAMES).fetchall()}
    asked = list(_without_words_of_a_council(named))[-1:] or [named]
    near = get_close_matches(asked[0].lower(), list(bearers), n=3, cutoff=0.6)
    return list(dict.fromkeys(bearers[name] for name in near))


def _unknown(connection: duckdb.DuckDBPyConnection, named: str) -> str:
    near = called_like(connection, named)
    meant = f"; did you mean {' or '.join(name for _, name in near)}?" if near else ""
    return f"no authority is called {named}{meant}"


def _years_in_words(local_authority: str, missing: Sequence[int], there: Mapping[int, _Year]) -> str:
    read = ", ".join(str(year) for year, has in there.items() if has.has_documents)
    official = ", ".join(str(year) for year, has in there.items() if not has.has_documents)
    said = [f"of {local_authority} there is nothing for {' and '.join(map(str, missing))}"] if missing else []
    said.append(f"documents of {local_authority} have been read for {read or 'no year'}")
    if official:
        said.append(f"official statistics alone are there for {official}")
    return "; ".join(said)
