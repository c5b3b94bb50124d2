"""Stop 2: turns a file's bytes into the stored text with its pages, and refuses what cannot be read."""

from __future__ import annotations

import re

from ingest.errors import RefusedDocument
from ingest.other_formats import refuse_other_formats
from ingest.pdf import read_pdf
from ingest.rich_text import read_rich_text
from ingest.structure.model import StoredText
from ingest.web_page import IS_WEB_PAGE, read_web_page
from ingest.word import read_word

_WORD = re.compile(rb"PK\x03\x04[\x0a-\x3f]\x00(?=.*word/)(?=.*\[Content_Types\])", re.DOTALL)
_RICH_TEXT = re.compile(rb"\s*\{\\rtf")
_UTF_16 = {
    "utf-16": re.compile(rb"\xff\xfe|\xfe\xff"),
    "utf-16-le": re.compile(rb"(?:[\x09-\x7e]\x00){20}"),
    "utf-16-be": re.compile(rb"(?:\x00[\x09-\x7e]){20}"),
}
"""How a text in UTF-16 begins, with a mark of its order or in letters that show it."""
_MARKDOWN_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_TERMINAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|.)")
"""Colours and titles that a program wrote for its terminal."""
_LINE_END = re.compile("\r\n|[\r\x0b\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_FEWEST_CHARACTERS = 200
"""A page of prose holds some 2,000 characters; below a tenth of one page there is nothing to recognise."""


def read_pages(data: bytes, file_name: str) -> StoredText:
    """The stored text of a file's bytes, whatever its file name suggests.

    Raises RefusedDocument: an empty file, a web page that holds no document, an unreadable, encrypted or textless
    PDF, a broken Word document, and bytes of another format.
    """
    if not data.strip():
        raise RefusedDocument("empty_file", f"{file_name} is empty. Expected a report as PDF or text; fetch it again.")
    stored = _read(data, file_name)
    if sum(map(len, stored.text.split())) < _FEWEST_CHARACTERS:
        raise RefusedDocument(
            "no_text",
            f"{file_name} contains no readable text ({len(stored.pages) or 1} pages, perhaps scanned images). "
            "Expected a document with a text layer; run text recognition (OCR) on it first.",
        )
    return stored


def _read(data: bytes, file_name: str) -> StoredText:
    """The stored text by the format that the first bytes tell."""
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, file_name)
    if IS_WEB_PAGE.match(data[:512].removeprefix(b"\xef\xbb\xbf")):
        return read_web_page(data, file_name)
    if _WORD.match(data):
        return read_word(data, file_name)
    if _RICH_TEXT.match(data[:512]):
        return read_rich_text(data)
    refuse_other_formats(data, file_name)
    return _read_text(data, file_name)


def _read_text(data: bytes, file_name: str) -> StoredText:
    text = _TERMINAL.sub("", _decoded(data))
    text = _LINE_END.sub("\n", text)
    controls = len(_CONTROL.findall(text, 0, 4000))
    if controls > 4 or text[:4000].count("�") > 40:
        raise RefusedDocument(
            "not_a_document",
            f"{file_name} is of no format that is read. Expected a PDF, Word document, web page, rich text or text; "
            "convert it and add it again.",
        )
    text = _CONTROL.sub("", text)
    return StoredText(text=text, medium="markdown" if _MARKDOWN_HEADING.search(text) else "text")


def _decoded(data: bytes) -> str:
    for encoding, begins in _UTF_16.items():
        if begins.match(data):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
