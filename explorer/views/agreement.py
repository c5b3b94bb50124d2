"""Figures of papers beside the official statistics of the same quantity: whether the two agree."""

from __future__ import annotations

from explorer.answers import ask
from explorer.areas import area_of
from explorer.page import Asked, Page, Table
from explorer.queries import agreement as queries
from explorer.turning import turned
from explorer.vocabularies import meanings
from ingest.vocabularies import Agreement

PATH = "/agreement"
NOTHING = "No figure that was read is one that official statistics give too, or none that is asked for."


def show(asked: Asked) -> Page:
    """Those of the authority, measure and agreement that are asked for, all where nothing is, a page at a time.

    Raises NotThere for another authority, NotHere for a place that is no number.
    """
    area, _ = area_of(asked)
    wanted = {"area": area, **{name: asked.word(name) or None for name in ("agreement", "measure")}}
    found = ask(asked.connection, queries.AGREEMENT, **wanted)
    how = meanings(Agreement)
    many = ask(asked.connection, queries.HOW_MANY).rows
    choices = [
        ("area", "Authority", "every authority", ask(asked.connection, queries.AREAS).rows),
        ("agreement", "How they agree", "however they do",
         [{"value": row["value"], "label": f"{how[row['value']]} ({row['figures']:,})"} for row in many]),
        ("measure", "Measure", "every measure", ask(asked.connection, queries.MEASURES).rows),
    ]  # fmt: skip
    return Page(
        "agreement.html",
        "Papers beside official statistics",
        {"wanted": wanted, "choices": choices, "how": how, "turned": turned(asked, found.rows)},
        tables=[Table("agreement", "Papers beside official statistics", found, NOTHING)],
    )
