"""What a person should look at, the most consequential first, and what was decided."""

from __future__ import annotations

from explorer.answers import ask
from explorer.page import Asked, NotHere, Page, Table
from explorer.queries import review as queries
from explorer.views import Navigation
from warehouse.authority_years import authority

PATH = "/review"
NAVIGATION = Navigation("Review", PATH, 70)
EVERY = 1_000_000
A_PAGE = 50
"""Items; in the CSV are all."""
NOTHING = "Nothing is on this list."


def show(asked: Asked) -> Page:
    """The open items, or those decided, fifty a page; of one kind or authority where that is asked for.

    Raises NotThere for another authority, NotHere for a place that is no number.
    """
    kind, area = asked.word("kind") or None, asked.word("area")
    named = authority(asked.connection, area)[1] if area else None
    is_open = asked.word("list") != "decided"
    items = ask(asked.connection, queries.ITEMS, is_open=is_open, kind=kind, area=named, limit=EVERY)
    first = _place(asked.word("from"))
    content = {
        "shown": items.rows[first : first + A_PAGE],
        "first": first,
        "earlier": max(0, first - A_PAGE) if first else None,
        "later": first + A_PAGE if first + A_PAGE < len(items.rows) else None,
        "kinds": ask(asked.connection, queries.KINDS).rows,
        "kind": kind,
        "area": named,
        "is_open": is_open,
        "listed_as": None if is_open else "decided",
        "entered": asked.reviewer.standing() if asked.reviewer else {},
    }
    return Page("review.html", "Review", content, tables=[Table("items", "To be looked at", items, NOTHING)])


def _place(word: str) -> int:
    if word and not (word.isdecimal() and word.isascii()):
        raise NotHere(f"a place on the list is a number, not {word}")
    return int(word or 0)
