"""The first page: what is published, and every authority with the latest overall judgement that was read."""

from __future__ import annotations

from explorer.addresses import link
from explorer.answers import ask
from explorer.page import Asked, Elsewhere, Page, Table
from explorer.queries.authorities import AUTHORITIES, PUBLISHED
from explorer.views import Navigation
from warehouse.authority_years import NotThere, authority, called_like

PATH = "/"
NAVIGATION = Navigation("Authorities", "/", 10)


def show(asked: Asked) -> Page | Elsewhere:
    """All authorities, or those whose names hold what is asked for; the one that is meant by a name or code, or that
    alone has such a name."""
    named, near = asked.word("named"), list[tuple[str, str]]()
    if named:
        try:
            key, _ = authority(asked.connection, named)
            return Elsewhere(link(f"/authority/{key}"))
        except NotThere:
            near = called_like(asked.connection, named)
    found = ask(asked.connection, AUTHORITIES, named=named)
    if named and len(found.rows) == 1:
        return Elsewhere(link(f"/authority/{found.rows[0]['local_authority_key']}"))
    published = ask(asked.connection, PUBLISHED)
    return Page(
        "authorities.html",
        "Authorities",
        {
            "published": published.first,
            "named": named,
            "near": near,
            "read": sum(row["documents"] > 0 for row in found.rows),
        },
        tables=[Table("authorities", "Authorities", found, f"No authority's name holds “{named}”.")],
    )
