"""Judges what came by its bytes: a document that is read, whatever the host calls it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

import httpx

from fetching.bodies import Body
from fetching.failures import FetchFailed
from ingest.errors import RefusedDocument
from ingest.pages import medium_of, read_pages
from ingest.vocabularies import FetchOutcome, Medium

ENDINGS = {
    Medium.PDF: ".pdf",
    Medium.HTML: ".html",
    Medium.DOCX: ".docx",
    Medium.RTF: ".rtf",
    Medium.EMAIL: ".eml",
    Medium.XLSX: ".xlsx",
    Medium.TEXT: ".txt",
}
"""What the bytes of a document may be, and how its file then ends."""
_OTHER_ENDINGS = (".pdf", ".docx", ".doc", ".rtf")
"""Endings of an address at which no web page is expected."""
_END_OF_PDF = b"%%EOF"
_LAST_BYTES = 2048


def judge(body: Body, address: str, media: Collection[Medium]) -> Medium:
    """What the bytes are; raises FetchFailed where they are no document of these media, or visibly not all of one.

    A page that tells of an error, a form or a list of links is none. Nothing is read of a PDF or Word document here:
    that is done apart, with limits.
    """
    name, data = PurePosixPath(httpx.URL(address).path).name or address, body.path.read_bytes()
    try:
        if not data.strip():
            raise FetchFailed(FetchOutcome.NOT_A_DOCUMENT, "what came is empty")
        medium = medium_of(data, name)
        if medium not in media or (medium == Medium.HTML and name.lower().endswith(_OTHER_ENDINGS)):
            expected = " or ".join(sorted(each for each in media if each != medium))
            raise FetchFailed(
                FetchOutcome.NOT_A_DOCUMENT,
                f"what came is {medium.meaning}; expected {expected}: see what the page says",
            )
        if medium in (Medium.HTML, Medium.TEXT):
            read_pages(data, name)
    except RefusedDocument as refused:
        raise FetchFailed(FetchOutcome.NOT_A_DOCUMENT, refused.reason) from refused
    if medium == Medium.PDF and not body.is_framed and _END_OF_PDF not in data[-_LAST_BYTES:]:
        raise FetchFailed(FetchOutcome.INCOMPLETE, "the PDF breaks off before its end, and the host told no length")
    return medium
