"""The kinds of sources: a folder, documents by their addresses, and what lists documents by the catalogue's rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lxml import etree

from ingest import catalogue
from ingest.vocabularies import Medium

FOLDER = "folder"
DOCUMENTS = "documents"
LISTING = "listing"


@dataclass(frozen=True)
class LinkRule:
    """One row of `listing_links`: where in a page the links stand, and where their address, title and day."""

    leads_to: str
    links: etree.XPath
    address: etree.XPath
    title: etree.XPath
    date: etree.XPath | None
    date_is: str
    media: frozenset[Medium]


@cache
def link_rules(kind: str) -> tuple[LinkRule, ...]:
    """How a page or feed of this kind lists documents; empty for another kind."""
    return tuple(link_rule(row) for row in catalogue.rows("listing_links") if row["source_kind"] == kind)


def link_rule(row: dict[str, str]) -> LinkRule:
    """A row, ready to be asked of a page."""
    return LinkRule(
        leads_to=row["leads_to"],
        links=etree.XPath(row["links"]),
        address=etree.XPath(f"string({row['address']})"),
        title=etree.XPath(f"normalize-space({row['title']})"),
        date=etree.XPath(f"normalize-space({row['date']})") if row["date"] else None,
        date_is=row["date_is"],
        media=frozenset(map(Medium, row["media"].split())),
    )


def is_listing(kind: str) -> bool:
    """Whether a kind of source is one that lists documents."""
    return bool(link_rules(kind))


def kinds() -> list[str]:
    """Every kind, as the sources file names them."""
    return [FOLDER, DOCUMENTS, *dict.fromkeys(row["source_kind"] for row in catalogue.rows("listing_links"))]
