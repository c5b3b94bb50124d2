"""Which authority-years a comparison took by itself, and what newer or better matched ones are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb

from warehouse.compared_areas import ComparedAreas
from warehouse.latest_years import (
    Inspected,
    inspected,
    newer_inspections,
    newest_official,
    year_of_all,
    years_that_share,
)
from warehouse.words import day


def about_taken(connection: duckdb.DuckDBPyConnection, taken: Sequence[str]) -> Iterator[str]:
    """Sentences on authority-years that were taken because no year was asked for."""
    latest = inspected(connection, taken)
    if latest:
        yield f"No year was asked for, so the latest inspection read is taken: {_listed(latest)}."
    without = [one for one in taken if one not in {inspection.authority_year for inspection in latest}]
    if without:
        yield f"No inspection has been read of these; their latest year in the file is taken: {', '.join(without)}."


def about_newer(connection: duckdb.DuckDBPyConnection, chosen: Sequence[str]) -> Iterator[str]:
    """A sentence on inspections later than the authority-years chosen."""
    newer = newer_inspections(connection, chosen)
    if newer:
        options = _options(one.authority_year for one in newer)
        yield f"A newer inspection has been read: {_listed(newer)}. Ask for it: {options}."


def about_newest(compared: ComparedAreas) -> Iterator[str]:
    """A sentence on the year that was taken for an authority among its neighbours."""
    if compared.newest:
        asked = f" As at its latest inspection: {_options([compared.inspected])}." if compared.inspected else ""
        shared = f"{day(compared.newest.day)}, the newest day of which all have figures"
        yield f"No year was asked for, so {compared.chosen[0]} is among its neighbours at {shared}.{asked}"


def about_shared(connection: duckdb.DuckDBPyConnection, chosen: Sequence[str]) -> Iterator[str]:
    """A sentence on each authority of which no figure held can be compared with the first, and on years of it that
    could be; and on the nearest year in which all have figures."""
    alone = years_that_share(connection)
    for name, pair in alone.items():
        instead = f"; the latest years that share dates of figures: {_options(pair)}" if pair else ""
        yield f"No figure of {name} can be compared with {chosen[0]} here{instead}."
    authorities, years = zip(*(one.rsplit(" ", 1) for one in chosen), strict=True)
    nearest = year_of_all(connection, authorities, int(years[0])) if alone else None
    if nearest:
        asked = _options(f"{name} {nearest.year}" for name in dict.fromkeys(authorities))
        yield f"At {day(nearest.day)} all of them have figures: {asked}."


def about_newer_official(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """A sentence on official figures of the reference that are newer than those held."""
    newest = newest_official(connection)
    if newest:
        yield f"Newer official figures are in, up to {day(newest)}: reporting.rates has them, ranked."


def _listed(inspections: Sequence[Inspected]) -> str:
    return "; ".join(f"{one.authority_year} (fieldwork to {day(one.ended)})" for one in inspections)


def _options(authority_years: Iterable[str]) -> str:
    """As they are asked for: --area "Dudley:2022" --area "Stoke-on-Trent:2019"."""
    return " ".join(f'--area "{":".join(one.rsplit(" ", 1))}"' for one in authority_years)
