"""All authorities by their rates of one measure, at one date or each at that of its last inspection: in order, and in
the funnel around England's rate; and why the others are not among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import duckdb

from explorer.answers import Answer, Row, ask
from explorer.charts.funnel import funnel
from explorer.charts.nation import in_order
from explorer.charts.rated import Rated
from explorer.page import Asked, Chart, NotHere, Page, Table
from explorer.queries import nation as queries
from explorer.views import Navigation
from warehouse.authority_years import authorities

PATH = "/nation"
NAVIGATION = Navigation("The nation", PATH, 40)
FIRST = "children_looked_after"
"""What is shown where no measure is asked for, if it is in the file."""
AT_THE_REPORT = "report"
"""In place of a date: each authority at the last one in the twelve months up to the end of its last inspection."""
NOBODY = "Every authority that there was at that date is ranked."


def show(asked: Asked) -> Page:
    """The measure and date asked for, else the newest date of the first, with the authorities asked for marked; raises
    NotHere where nobody is ranked so, NotThere for an authority that is not known."""
    measures = {row["measure"]: row["label"] for row in ask(asked.connection, queries.MEASURES).rows}
    measure = _measure(measures, asked.word("measure"))
    dates = ask(asked.connection, queries.DATES, measure=measure).rows
    chosen = None if asked.word("at") == AT_THE_REPORT else _chosen(dates, asked.word("at"), asked.word("part"))
    areas = dict(authorities(asked.connection, asked.words("area")))
    marked = _of_these_names(asked.connection, areas)
    nearest: dict[str, Row] = {}
    if chosen is None:
        ranked, left_out = _at_the_report(asked.connection, measure, asked.word("part"))
        nearest = {row["local_authority_key"]: _nearest(dates, row) for row in ranked.rows}
    else:
        ranked, left_out = _at_a_date(asked.connection, measure, chosen)
    rated = Rated(measures[measure], ranked.rows, marked, is_at_the_report=chosen is None)
    told = {row["local_authority"] for row in (*ranked.rows, *left_out.rows)}
    content = {
        "measures": measures,
        "measure": measure,
        "dates": dates,
        "chosen": chosen,
        "areas": areas,
        "marked": marked,
        "nearest": nearest,
        "absent": [name for name in areas.values() if name not in told],
    }
    return Page(
        "nation.html",
        f"{rated.label}: all authorities",
        content,
        tables=[
            Table("ranked", "In order of their rates", ranked),
            Table("left", "Not ranked, and why", left_out, NOBODY),
        ],
        charts=[
            Chart("ranked", partial(in_order, rated), f"{rated.label}: rates in order", "ranked"),
            Chart("funnel", partial(funnel, rated), f"{rated.label}: the funnel around England’s rate", "ranked"),
        ],
    )


def _measure(measures: Mapping[str, str], asked: str) -> str:
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


def _of_these_names(connection: duckdb.DuckDBPyConnection, areas: Mapping[str, str]) -> dict[str, str]:
    """Names by keys of these authorities and of those that bore or bear the same name at another date."""
    rows = ask(connection, queries.NAMESAKES, names=list(areas.values())).rows
    return {row["local_authority_key"]: row["local_authority"] for row in rows}


def _nearest(dates: Sequence[Row], row: Row) -> Row:
    """Of the dates with rates of the same part that which is nearest to the end of fieldwork, the earlier of two."""
    of_part = [one for one in dates if one["breakdown"] == row["breakdown"]]
    return min(of_part, key=lambda one: (abs(one["period_end"] - row["inspected_to"]), one["period_end"]))


def _at_a_date(connection: duckdb.DuckDBPyConnection, measure: str, chosen: Row) -> tuple[Answer, Answer]:
    """Who is ranked, and who is not though it was there at that date."""
    at = {"measure": measure, "breakdown": chosen["breakdown"], "period_end": chosen["period_end"]}
    return ask(connection, queries.AT_A_DATE, **at), ask(connection, queries.LEFT_OUT_AT_A_DATE, **at)


def _at_the_report(connection: duckdb.DuckDBPyConnection, measure: str, part: str) -> tuple[Answer, Answer]:
    """Whose rates are known at the date of its last inspection, and whose are not."""
    of = {"measure": measure, "breakdown": part}
    ranked = ask(connection, queries.AT_THE_REPORT, **of)
    if not ranked.rows:
        raise NotHere("no authority has a rate of this in the twelve months up to its inspection: choose a date")
    return ranked, ask(connection, queries.LEFT_OUT_AT_THE_REPORT, **of)
