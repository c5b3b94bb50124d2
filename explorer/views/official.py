"""One official value: who published it where and when, what it was revised to, and what papers say of the same."""

from __future__ import annotations

from explorer.answers import ask
from explorer.page import Asked, NotHere, Page, Table
from explorer.queries import official as queries
from explorer.queries.licences import OFFICIAL

PATH = "/official/{id}"
NOT_REPORTED = "No paper that was read prints this value."


def show(asked: Asked) -> Page:
    """The page of the official value of that identifier; raises NotHere."""
    identifier = asked.path["id"]
    found = ask(asked.connection, queries.VALUE, id=identifier, official_licence=OFFICIAL)
    row = found.first
    if row is None:
        raise NotHere(f"no official value has the identifier {identifier}: a refresh may have changed it")
    publications = ask(asked.connection, queries.PUBLICATIONS, id=identifier)
    reported = ask(asked.connection, queries.REPORTED, id=identifier)
    return Page(
        "official.html",
        "Official value",
        {"row": row},
        tables=[
            Table("value", "The value as it is published here", found),
            Table("publications", "Every publication of it", publications),
            Table("reported", "What papers say of it", reported, NOT_REPORTED),
        ],
    )
