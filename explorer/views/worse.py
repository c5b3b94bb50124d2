"""Indicators that got worse since the first value that a paper prints, and which beyond their usual ups and downs."""

from __future__ import annotations

from explorer.answers import ask
from explorer.areas import area_of
from explorer.page import Asked, Page, Table
from explorer.queries import worse as queries
from explorer.turning import turned

PATH = "/worse"
NOTHING = (
    "No indicator of a table with months or quarters got worse, as far as its paper or the catalogue says which way is "
    "better."
)


def show(asked: Asked) -> Page:
    """Those of the authority that is asked for, of every one where none is, a page at a time.

    Raises NotThere for another authority, NotHere for a place that is no number.
    """
    area, _ = area_of(asked)
    found = ask(asked.connection, queries.WORSE, area=area)
    return Page(
        "worse.html",
        "Indicators that got worse",
        {"area": area, "areas": ask(asked.connection, queries.AREAS).rows, "turned": turned(asked, found.rows)},
        tables=[Table("worse", "Indicators that got worse", found, NOTHING)],
    )
