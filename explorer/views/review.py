"""What a person should look at, the most consequential first, and what was decided."""

from __future__ import annotations

from explorer.answers import ask
from explorer.page import Asked, Page, Table
from explorer.queries import review as queries
from explorer.turning import turned
from explorer.views import Navigation
from warehouse.authority_years import authority

PATH = "/review"
NAVIGATION = Navigation("Review", PATH, 70)
EVERY = 1_000_000
NOTHING = "Nothing is on this list."


def show(asked: Asked) -> Page:
    """The open items, or those decided, a page at a time; of one kind or authority where that is asked for.

    Raises NotThere for another authority, NotHere for a place that is no number.
    """
    kind, area = asked.word("kind") or None, asked.word("area")
    named = authority(asked.connection, area)[1] if area else None
    is_open = asked.word("list") != "decided"
    items = ask(asked.connection, queries.ITEMS, is_open=is_open, kind=kind, area=named, limit=EVERY)
    content = {
        "turned": turned(asked, items.rows),
        "kinds": ask(asked.connection, queries.KINDS).rows,
        "kind": kind,
        "area": named,
        "is_open": is_open,
        "listed_as": None if is_open else "decided",
        "entered": asked.reviewer.standing() if asked.reviewer else {},
    }
    return Page("review.html", "Review", content, tables=[Table("items", "To be looked at", items, NOTHING)])
