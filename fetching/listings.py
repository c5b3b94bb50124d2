"""What a page or feed lists: each document or further page with its address, title and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin

from lxml import etree, html

from fetching.kinds import LinkRule
from ingest.readers.printed_dates import first_span

LONGEST_TITLE = 300
"""Characters of a title that are kept: what a sidecar may say."""
_IS_XML = (b"<?xml", b"<rss", b"<feed", b"<rdf")


@dataclass(frozen=True)
class Listed:
    """One thing that a page lists: `day` is its day of publication or, where `date_is` says so, of a meeting."""

    address: str
    title: str
    day: dt.date | None
    date_is: str
    rule: LinkRule


def read_listing(data: bytes, address: str, rules: Sequence[LinkRule]) -> list[Listed]:
    """What is listed, each address once, in the page's order by rule; addresses are absolute and without fragment.

    Nothing is fetched, no entity is resolved. What is no page lists nothing.
    """
    page = _parsed(data)
    if page is None:
        return []
    base = urljoin(address, next(iter(page.xpath("//base/@href")), ""))
    found: dict[str, Listed] = {}
    for rule in rules:
        for link in rule.links(page):
            if target := _target(base, rule.address(link).strip()):
                day = day_in(rule.date(link)) if rule.date is not None else None
                found.setdefault(target, Listed(target, rule.title(link)[:LONGEST_TITLE], day, rule.date_is, rule))
    return list(found.values())


def _parsed(data: bytes) -> etree._Element | None:
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5].lower().startswith(_IS_XML) and b"<html" not in data[:1000].lower():
            return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
        return html.document_fromstring(data, parser=html.HTMLParser(no_network=True, encoding=_encoding(data)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page says of itself."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _target(base: str, written: str) -> str | None:
    """The address that a link leads to; None for what is no address of the web: mail, scripts, places on the page."""
    try:
        target = urldefrag(urljoin(base, written)).url if written and not written.startswith("#") else ""
    except ValueError:
        return None
    return target.replace(" ", "%20") if target.lower().startswith(("http://", "https://")) else None


def day_in(words: str) -> dt.date | None:
    """The day that words tell: as in a feed, year first, or as papers print days; None where they tell none."""
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words).date()
        except (ValueError, OverflowError):
            continue
    span = first_span(words.replace("-", " "))
    return span.last if span else None
