"""A measure over time: reported and official values apart, beside England, the region and statistical neighbours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import duckdb

from explorer.answers import Row, ask
from explorer.charts.kinds import KINDS
from explorer.charts.months import months
from explorer.charts.over_time import rates_over_time, values_over_time
from explorer.charts.series import Subject, drawn_rows
from explorer.page import Asked, Chart, NotHere, Page, Table
from explorer.queries import series as queries
from explorer.queries.licences import OFFICIAL
from explorer.queries.series_rates import RATES
from explorer.sources import titles_of
from explorer.views import Navigation
from warehouse.authority_years import authorities
from warehouse.words import day, within

PATH = "/series"
NAVIGATION = Navigation("Series", PATH, 30)
FIRST = "children_looked_after"
"""What is shown where no measure is asked for, if it is in the file."""
AT_ONCE = 40
NAMED = 3
UNITS = {"percent": "it is a share already", "rate_per_10000": "it is a rate already"}
IN_ITS_UNIT = "it is no number of children or of cases that could be divided by how many there are"
NO_VALUE = (
    "Neither a document nor an official statistic in this file has a value of these authorities that stands for a day "
    "or year of this measure."
)

NOBODY = "No authority has a figure of this measure of its own and as a whole."
UNCONTRADICTED = "None of these values is contradicted firmly, as far as was recognised."


class Area(NamedTuple):
    """An authority as it is called, and as it was asked for."""

    name: str
    asked: str


def show(asked: Asked) -> Page:
    """The measure and the authorities asked for; raises NotHere, NotThere."""
    areas = _areas(asked.connection, asked.words("area"), asked.word("measure"))
    keys, names = list(areas), [area.name for area in areas.values()]
    measures = ask(asked.connection, queries.MEASURES, keys=keys).rows
    measure = _measure(measures, asked.word("measure"))
    vintages = [row["vintage"] for row in ask(asked.connection, queries.VINTAGES).rows]
    neighbours = _neighbours(vintages, asked.word("neighbours"))
    every = ask(asked.connection, queries.NAMES).rows
    twice = {row["local_authority"] for row in every if row["authorities"] > 1}
    successions = ask(asked.connection, queries.SUCCESSIONS, keys=keys).rows
    tables = _tables(asked.connection, keys, measure, neighbours)
    doubted, papers = (table.answer.rows for table in tables[3:])
    is_left_open = bool(asked.word("measure")) and not asked.words("area")
    if is_left_open or not any(table.answer.rows for table in tables[:3]):
        holders = ask(asked.connection, queries.HOLDERS, measure=measure["measure"])
        tables.append(Table("holders", "Who has figures of it", holders, NOBODY))
    contradicted = {row["observation_id"]: row for row in reversed(doubted)}
    content = {
        "areas": [area.asked if area.name in twice else area.name for area in areas.values()],
        "whose": _whose(names),
        "is_asked": bool(asked.words("area")),
        "measure": measure,
        "counted": next((row for row in measures if f"{row['measure']}_rate" == measure["measure"]), None),
        "measures": measures,
        "all_names": [row["local_authority"] for row in every],
        "vintages": vintages,
        "neighbours": neighbours,
        "successions": successions,
        "contradicted": contradicted,
        "no_rate": None if any(row["local_authority_key"] in keys for row in tables[0].answer.rows) else tables[0].note,
        "ranked": max((row["ranked"] or 0 for row in tables[0].answer.rows), default=0),
        "beside": next((row["line_span"] for row in tables[1].answer.rows if row["kind"] == "other_time"), None),
        "kinds": {code: kind.words for code, kind in KINDS.items()},
    }
    breaks = [(row["succession_date"], f"{row['predecessor']} ends") for row in successions]
    titles = titles_of(asked.connection, (row["source"] for table in tables[:3] for row in table.answer.rows))
    of = Subject(f"{measure['label']}: {_whose(names)}", names, measure, breaks, contradicted, titles)
    return Page("series.html", of.title, content, tables=tables, charts=_charts(of, tables, _left_for(papers)))


def _why_no_rate(measure: Row, values: Sequence[Row], keys: Sequence[str]) -> str:
    """What keeps a rate from being made of the measure, of these authorities."""
    if measure["unit"] != "count":
        return f"No rate is made of this measure: {UNITS.get(measure['unit'], IN_ITS_UNIT)}. Its values stand below."
    if not measure["denominator_label"]:
        return "No rate is made of this number: the catalogue names no whole that authorities could be compared by."
    dated = [row for row in values if row["period_end"] and row["local_authority_key"] in keys]
    if not dated:
        return "No rate can be made: no number of these authorities has a date."
    return (
        f"No rate can be made: a number is divided by {within(measure['denominator_label'])} of the same time, and "
        f"that is not known of these authorities for {_dates(dated)}."
    )


def _dates(rows: Sequence[Row]) -> str:
    days = sorted({row["period_end"] for row in rows})
    return day(days[0]) if len(days) == 1 else f"{len(days)} dates from {day(days[0])} to {day(days[-1])}"


def _tables(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str], measured: Row, neighbours: int | None
) -> list[Table]:
    of = {"keys": keys, "measure": measured["measure"]}
    rates = ask(connection, RATES, **of, neighbours=neighbours, official_licence=OFFICIAL)
    values = ask(connection, queries.VALUES, **of, official_licence=OFFICIAL)
    return [
        Table("rates", "Rates, beside England", rates, _why_no_rate(measured, values.rows, keys)),
        Table("figures", "Values", values, NO_VALUE),
        Table("months", "Months and quarters", ask(connection, queries.MONTHS, **of)),
        Table("contradicted", "Contradicted firmly", ask(connection, queries.CONTRADICTED, **of), UNCONTRADICTED),
        Table("papers", "From one paper to another", ask(connection, queries.PAPERS, **of)),
    ]


def _left_for(papers: Sequence[Row]) -> list[tuple[dt.date, str]]:
    """The first day of each paper that takes the place of another in a line of months; what is said of it stands at the
    first of them, where no other can hide it."""
    days = [
        row["first_end"]
        for before, row in pairwise(papers)
        if row["run"] == before["run"] + 1 and row["line"] == before["line"]
    ]
    return [(date, "" if place else "another paper") for place, date in enumerate(sorted(set(days)))]


def _charts(of: Subject, tables: Sequence[Table], papers: Sequence[tuple[dt.date, str]]) -> list[Chart]:
    """A chart of each table that has something to draw; values with the days from which `papers` are others."""
    rates, values, by_month = (table.answer.rows for table in tables[:3])
    made: dict[str, Callable[[], Mapping[str, Any]]] = {}
    if drawn_rows("rate", rates):
        made["rates"] = partial(rates_over_time, of, rates)
    if drawn_rows("value", values):
        made["figures"] = partial(values_over_time, replace(of, breaks=[*of.breaks, *papers]), values)
    if by_month:
        made["months"] = partial(months, of.title, by_month, of.contradicted, of.titles)
    return [
        Chart(table.name, made[table.name], f"{table.title}: {of.title}", table.name)
        for table in tables
        if table.name in made
    ]


def _areas(connection: duckdb.DuckDBPyConnection, asked: Sequence[str], measure: str) -> dict[str, Area]:
    """The areas by their keys; where none is asked for the authority that papers print most of, of that measure if any
    does."""
    if len(asked) > AT_ONCE:
        raise NotHere(f"{len(asked)} authorities are asked for: {AT_ONCE} can be shown at once")
    if asked:
        found = zip(authorities(connection, asked), asked, strict=True)
        return {key: Area(name, one) for (key, name), one in found}
    printed = (ask(connection, queries.MOST_PRINTED, measure=of).first for of in (measure or None, None))
    most = next(filter(None, printed), None)
    if most is None:
        raise NotHere("no figure of any authority is in this file: there is no series to show")
    return {most["local_authority_key"]: Area(most["local_authority"], most["local_authority"])}


def _measure(measures: Sequence[Row], asked: str) -> Row:
    """The measure by its code or label; the first one where none is asked for."""
    wanted = asked.lower()
    by_name = {row["measure"]: row for row in measures}
    found = by_name.get(wanted) or next((row for row in measures if row["label"].lower() == wanted), None)
    if not asked:
        found = by_name.get(FIRST) or next(iter(measures), None)
    if found is None:
        raise NotHere(f"no figure of a measure {asked or 'at all'} is in this file: choose one that is listed")
    return found


def _neighbours(vintages: Sequence[int], asked: str) -> int | None:
    if asked and asked not in map(str, vintages):
        raise NotHere(f"neighbours go by a model of {' or '.join(map(str, vintages)) or 'none: none is held'}")
    return int(asked) if asked else None


def _whose(names: Sequence[str]) -> str:
    named = list(names) if len(names) <= NAMED else [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
