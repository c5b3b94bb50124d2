"""All authorities in order of their rates of one measure at one date, each with its intervals, beside England's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from explorer.answers import Row, ask
from explorer.charts.nation import nation
from explorer.page import Asked, Chart, NotHere, Page, Table
from explorer.queries import nation as queries
from explorer.views import Navigation
from warehouse.authority_years import authority

PATH = "/nation"
NAVIGATION = Navigation("The nation", PATH, 40)
FIRST = "children_looked_after"
"""What is shown where no measure is asked for, if it is in the file."""


def show(asked: Asked) -> Page:
    """The measure and date asked for, else the newest date of the first, with the authorities asked for marked; raises
    NotHere where nobody is ranked so, NotThere for an authority that is not known."""
    measures = {row["measure"]: row["label"] for row in ask(asked.connection, queries.MEASURES).rows}
    measure = _measure(measures, asked.word("measure"))
    dates = ask(asked.connection, queries.DATES, measure=measure).rows
    chosen = _chosen(dates, asked.word("at"), asked.word("part"))
    marked = dict(authority(asked.connection, named) for named in asked.words("area"))
    at = {name: chosen[name] for name in ("breakdown", "period_end")}
    ranked = ask(asked.connection, queries.RANKED, measure=measure, **at)
    content = {"measures": measures, "measure": measure, "dates": dates, "chosen": chosen, "marked": marked}
    label = measures[measure]
    return Page(
        "nation.html",
        f"{label}: all authorities",
        content,
        tables=[Table("ranked", "In order of their rates", ranked)],
        charts=[Chart("ranked", partial(nation, label, ranked.rows, marked), f"{label}: rates in order", "ranked")],
    )


def _measure(measures: dict[str, str], asked: str) -> str:
    if not measures:
        raise NotHere("no measure of this file has rates of half the authorities at one date: none can be ranked")
    measure = asked or (FIRST if FIRST in measures else next(iter(measures)))
    if measure not in measures:
        raise NotHere(f"authorities are not ranked on {measure}: there is no date with rates of half of them")
    return measure


def _chosen(dates: Sequence[Row], at: str, part: str) -> Row:
    """The newest of the dates with that last day and part, where they are asked for."""
    for row in dates:
        if at in ("", row["period_end"].isoformat()) and (not part or part == row["breakdown"]):
            return row
    raise NotHere(f"authorities are not ranked on this at {' '.join(filter(None, (at, part)))}: choose another date")
