"""The authority-years that somebody names to compare, and their comparison held for the connection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from warehouse.authority_years import NotThere, areas, authority_years, neighbours
from warehouse.comparing import hold_chosen
from warehouse.latest_years import SharedYear, inspected, year_of_all


@dataclass(frozen=True)
class ComparedAreas:
    """The authority-years to compare, the one that the others are compared with first.

    `chosen` are those of the areas, without neighbours; `taken` those of them for which no year was asked. Of an area
    with neighbours `newest` is the year taken in which all of them have figures, and `inspected` that of its latest
    inspection.
    """

    held: list[str]
    chosen: list[str]
    taken: list[str]
    newest: SharedYear | None = None
    inspected: str | None = None


def chosen_areas(connection: duckdb.DuckDBPyConnection, asked: Sequence[str], vintage: int | None) -> ComparedAreas:
    """Those of areas such as «Bradford:2014,2022», with the first one's neighbours by a model of that year; raises
    NotThere where one is not there, or where one authority-year alone is asked for.

    Without a year an authority is compared as at its latest inspection, but among its neighbours, of whom each was
    inspected at another time, in the newest year in which all have figures.
    """
    first, *others = areas(connection, asked)
    beside = neighbours(connection, first, vintage) if vintage is not None else []
    newest = None if first.years or not beside else year_of_all(connection, [first.local_authority, *beside])
    meant = replace(first, years=(newest.year,)) if newest else first
    chosen = authority_years([meant, *others])
    year = chosen[0].rpartition(" ")[2]
    held = list(dict.fromkeys([*chosen, *(f"{name} {year}" for name in beside)]))
    if len(held) < 2:
        raise NotThere(f"{chosen[0]} alone is no comparison: name another authority or another year")
    taken = authority_years([one for one in (meant, *others) if not one.years])
    latest = [one.authority_year for one in inspected(connection, authority_years([first]))] if newest else []
    return ComparedAreas(held, chosen, taken, newest, next((one for one in latest if one not in held), None))


def hold_areas(connection: duckdb.DuckDBPyConnection, asked: Sequence[str], vintage: int | None) -> ComparedAreas:
    """Holds their comparison; raises NotThere as `chosen_areas` does."""
    compared = chosen_areas(connection, asked, vintage)
    hold_chosen(connection, compared.held)
    return compared
