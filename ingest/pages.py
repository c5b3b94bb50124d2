"""Stop 2: turns a file's bytes into the stored text with its pages, and refuses what cannot be read."""

from __future__ import annotations

import re

from ingest.errors import RefusedDocument
from ingest.other_formats import refuse_other_formats
from ingest.pdf import read_pdf
from ingest.structure.model import StoredText

_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_TERMINAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|.)")
"""Colours and titles that a program wrote for its terminal."""
_LINE_END = re.compile("\r\n|[\r\x0b\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_FEWEST_CHARACTERS = 200
"""A page of prose holds some 2,000 characters; below a tenth of one page there is nothing to recognise."""


def read_pages(data: bytes, file_name: str) -> StoredText:
    """The stored text of a file's bytes, whatever its file name suggests.

    Raises RefusedDocument: an empty file, a web page, an unreadable, encrypted or textless PDF, and
    bytes that are neither PDF nor text.
    """
    if not data.strip():
        raise RefusedDocument("empty_file", f"{file_name} is empty. Expected a report as PDF or text; fetch it again.")
    if b"%PDF-" in data[:1024]:
        stored = read_pdf(data, file_name)
    elif _HTML.match(data[:512].removeprefix(b"\xef\xbb\xbf")):
        raise RefusedDocument(
            "html_page",
            f"{file_name} is a web page, not a document: the address gave an error or a landing page. "
            "Expected a PDF or text; fetch the document itself.",
        )
    else:
        refuse_other_formats(data, file_name)
        stored = _read_text(data, file_name)
    if sum(map(len, stored.text.split())) < _FEWEST_CHARACTERS:
        raise RefusedDocument(
            "no_text",
            f"{file_name} contains no readable text ({len(stored.pages) or 1} pages, perhaps scanned images). "
            "Expected a document with a text layer; run text recognition (OCR) on it first.",
        )
    return stored


def _read_text(data: bytes, file_name: str) -> StoredText:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    text = _TERMINAL.sub("", text)
    text = _LINE_END.sub("\n", text)
    controls = len(_CONTROL.findall(text, 0, 4000))
    if controls > 4 or text[:4000].count("�") > 40:
        raise RefusedDocument(
            "not_a_document",
            f"{file_name} is neither PDF nor text. Expected .pdf, .txt or .md; convert it and add it again.",
        )
    text = _CONTROL.sub("", text)
    return StoredText(text=text, medium="markdown" if _MARKDOWN_HEADING.search(text) else "text")
