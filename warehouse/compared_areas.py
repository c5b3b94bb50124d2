"""The authority-years that somebody names to compare, and their comparison held for the connection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from warehouse.authority_years import NotThere, areas, authority_years, neighbours
from warehouse.comparing import hold_chosen


@dataclass(frozen=True)
class ComparedAreas:
    """The authority-years to compare, the one that the others are compared with first.

    `chosen` are those of the areas, without neighbours; `taken` those of them for which no year was asked.
    """

    held: list[str]
    chosen: list[str]
    taken: list[str]


def chosen_areas(connection: duckdb.DuckDBPyConnection, asked: Sequence[str], vintage: int | None) -> ComparedAreas:
    """Those of areas such as «Bradford:2014,2022», with the first one's neighbours by a model of that year; raises
    NotThere where one is not there, or where one authority-year alone is asked for."""
    named = areas(connection, asked)
    chosen = authority_years(named)
    year = chosen[0].rpartition(" ")[2]
    beside = neighbours(connection, named[0], vintage) if vintage is not None else []
    held = list(dict.fromkeys([*chosen, *(f"{name} {year}" for name in beside)]))
    if len(held) < 2:
        raise NotThere(f"{chosen[0]} alone is no comparison: name another authority or another year")
    return ComparedAreas(held, chosen, authority_years([one for one in named if not one.years]))


def hold_areas(connection: duckdb.DuckDBPyConnection, asked: Sequence[str], vintage: int | None) -> ComparedAreas:
    """Holds their comparison; raises NotThere as `chosen_areas` does."""
    compared = chosen_areas(connection, asked, vintage)
    hold_chosen(connection, compared.held)
    return compared
