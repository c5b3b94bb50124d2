"""The comparison of the areas that somebody names: which authority-years that is, held for the connection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from warehouse.authority_years import NotThere, area, authority_years, neighbours
from warehouse.comparing import hold_chosen


@dataclass(frozen=True)
class ComparedAreas:
    """The authority-years that are held, the one that the others are compared with first.

    `chosen` are those of the areas, without neighbours; `taken` those of them for which no year was asked.
    """

    held: list[str]
    chosen: list[str]
    taken: list[str]


def hold_areas(connection: duckdb.DuckDBPyConnection, asked: Sequence[str], vintage: int | None) -> ComparedAreas:
    """Holds the comparison of areas such as «Bradford:2014,2022», with the first one's neighbours by a model of that
    year; raises NotThere where one is not there, or where one authority-year alone is asked for."""
    named = [area(connection, one) for one in asked]
    chosen = authority_years(connection, named)
    year = chosen[0].rpartition(" ")[2]
    beside = neighbours(connection, named[0], vintage) if vintage is not None else []
    if len(chosen) + len(beside) < 2:
        raise NotThere(f"{chosen[0]} alone is no comparison: name another authority or another year")
    held = [*chosen, *(f"{name} {year}" for name in beside)]
    hold_chosen(connection, held)
    return ComparedAreas(held, chosen, authority_years(connection, [one for one in named if not one.years]))
