"""One authority: latest judgements, what happened when, what was asked for and came back, figures and documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from explorer.answers import Answer, Row, ask
from explorer.charts.beside_england import beside_england
from explorer.charts.timeline import timeline
from explorer.page import Asked, Chart, NotHere, Page, Table
from explorer.queries import authority as queries
from explorer.queries import judged as of_judgements
from explorer.queries.asked_for import CAME_BACK

PATH = "/authority/{key}"
LATEST = "Latest judgements among the documents read"
NO_JUDGEMENT = "No judgement of this authority has been read."
NO_EVENT = "No inspection, visit or meeting of this authority is known: no document of it has been read."
INSPECTIONS = ("inspection", "reinspection")
"""Of children's services as a whole; others are of a part, of several agencies or of special educational needs."""
NOTHING_ASKED = "No document that was read asks this authority for anything."
NOTHING_BACK = (
    "Nothing was recognised as asked for again in a later document that was read; this is no proof that it was put "
    "right."
)
NO_FIGURE = "Neither a document nor an official statistic in this file has a figure of this authority."
NO_DOCUMENT = "No document of this authority is in this file."
ALL_READ = "Every inspection and visit that the documents tell of has been read."
NOTHING_KNOWN = (
    "No document of this authority was read, so no inspection or visit of it is known here: this does not mean that "
    "there was none."
)


def show(asked: Asked) -> Page:
    """The page of the authority of that key; raises NotHere where there is none."""
    key = asked.path["key"]

    def answer(sql: str) -> Answer:
        return ask(asked.connection, sql, key=key)

    authority = answer(queries.AUTHORITY).first
    if authority is None:
        raise NotHere(f"no authority has the key {key}: the first page lists them")
    judged, events, rates = answer(of_judgements.JUDGED), answer(of_judgements.EVENTS), answer(queries.BESIDE_ENGLAND)
    providers = answer(queries.PROVIDERS)
    came_back = ask(asked.connection, CAME_BACK, area=key, theme=None)
    asked_for = answer(queries.ASKED_FOR)
    name, read = authority["local_authority"], answer(queries.READ_UNTIL).first
    all_read = ALL_READ if read and read["documents"] else NOTHING_KNOWN
    charts = []
    if judged.rows or events.rows:
        frameworks = ask(asked.connection, of_judgements.FRAMEWORKS)
        drawn = partial(timeline, name, judged.rows, events.rows, frameworks.rows, providers.rows)
        charts.append(Chart("timeline", drawn, f"Judgements, visits and meetings of {name} on one axis", "judged"))
    if rates.rows:
        drawn = partial(beside_england, name, rates.rows)
        charts.append(Chart("england", drawn, f"Rates of {name} beside England's, by year", "england"))
    return Page(
        "authority.html",
        name,
        {
            "authority": authority,
            "providers": providers.rows,
            "successions": answer(queries.SUCCESSIONS).rows,
            "read": read,
            "asks": _of_the_latest(asked_for.rows),
            "ranked": max((row["ranked"] or 0 for row in rates.rows), default=0),
        },
        tables=[
            Table(
                "standing", "Latest judgements among the documents read", answer(of_judgements.STANDING), NO_JUDGEMENT
            ),
            Table("judged", "Every judgement", judged, NO_JUDGEMENT),
            Table("events", "Inspections, visits, letters and meetings", events, NO_EVENT),
            Table("asked", "Everything that was asked for", asked_for, NOTHING_ASKED),
            Table("back", "Asked for again", came_back, NOTHING_BACK),
            Table("headlines", "Figures: the latest of each measure", answer(queries.HEADLINES), NO_FIGURE),
            Table("england", "Rates beside England's", rates, NO_FIGURE),
            Table("documents", "Documents", answer(queries.DOCUMENTS), NO_DOCUMENT),
            Table("missing", "Known and not read", answer(queries.MISSING), all_read),
        ],
        charts=charts,
    )


def _of_the_latest(rows: Sequence[Row]) -> list[list[Row]]:
    """What the latest inspection, visit or notice that asks for something asks for, of rows with the newest first, and
    where that is no inspection of children's services the latest of these beside it; not what papers of a council ask
    for, which it has set itself."""
    of_events = [row for row in rows if row["is_of_inspectors"]]
    of_inspections = [row for row in of_events if row["said_as"] in INSPECTIONS]
    latest = dict.fromkeys(of[0]["event_id"] for of in (of_events, of_inspections) if of)
    return [[row for row in of_events if row["event_id"] == event] for event in latest]
