"""Stop 2: turns a file's bytes into the stored text with its pages, and refuses what cannot be read."""

from __future__ import annotations

import re

from ingest.csv_table import delimiter_of, read_csv
from ingest.e_mail import IS_E_MAIL, read_e_mail
from ingest.errors import RefusedDocument
from ingest.other_formats import refuse_other_formats
from ingest.pdf import read_pdf
from ingest.plain_text import read_text
from ingest.rich_text import read_rich_text
from ingest.structure.model import StoredText
from ingest.vocabularies import Medium
from ingest.web_page import IS_WEB_PAGE, read_web_page
from ingest.word import read_word

_WORD = re.compile(rb"PK\x03\x04[\x0a-\x3f]\x00(?=.*word/)(?=.*\[Content_Types\])", re.DOTALL)
_SPREADSHEET = re.compile(rb"PK\x03\x04[\x0a-\x3f]\x00(?=.*xl/)(?=.*\[Content_Types\])", re.DOTALL)
_RICH_TEXT = re.compile(rb"\s*\{\\rtf")
_OPENING = 1 << 16
"""Bytes within which a table of comma-separated values shows itself."""
_FEWEST_CHARACTERS = 200
"""A page of prose holds some 2,000 characters; below a tenth of one page there is nothing to recognise."""


def read_pages(data: bytes, file_name: str) -> StoredText:
    """The stored text of a file's bytes, whatever its file name suggests.

    Raises RefusedDocument: an empty file, a web page that holds no document, an unreadable, encrypted or textless
    PDF, a broken Word document, spreadsheet or e-mail, and bytes of another format.
    """
    if not data.strip():
        raise RefusedDocument("empty_file", f"{file_name} is empty. Expected a report as PDF or text; fetch it again.")
    stored = _read(data, file_name)
    characters = sum(map(len, stored.text.split()))
    if not stored.sheet_rows and characters < _FEWEST_CHARACTERS:
        raise RefusedDocument("no_text", _without_text(stored, file_name, characters))
    return stored


def _without_text(stored: StoredText, file_name: str, characters: int) -> str:
    if stored.medium != Medium.PDF:
        return (
            f"{file_name} has {characters} characters of text. Expected a document of {_FEWEST_CHARACTERS} or more: "
            "see whether it is the one that was meant, and whole."
        )
    return (
        f"{file_name} contains no readable text ({len(stored.pages) or 1} pages, perhaps scanned images). "
        "Expected a document with a text layer: run text recognition (OCR) on it first, or install tesseract, "
        "with which scanned pages are read."
    )


def medium_of(data: bytes, file_name: str) -> Medium:
    """What the first bytes of a file tell it to be; a text where they tell nothing, also one of a table.

    Raises RefusedDocument for bytes of a format that is known and not read.
    """
    if b"%PDF-" in data[:1024]:
        return Medium.PDF
    if IS_WEB_PAGE.match(data[:512].removeprefix(b"\xef\xbb\xbf")):
        return Medium.HTML
    if _WORD.match(data):
        return Medium.DOCX
    if _RICH_TEXT.match(data[:512]):
        return Medium.RTF
    if IS_E_MAIL.match(data):
        return Medium.EMAIL
    if _SPREADSHEET.match(data):
        return Medium.XLSX
    refuse_other_formats(data, file_name)
    return Medium.TEXT


def _read(data: bytes, file_name: str) -> StoredText:
    """The stored text by the format that the first bytes tell."""
    match medium_of(data, file_name):
        case Medium.PDF:
            return read_pdf(data, file_name)
        case Medium.HTML:
            return read_web_page(data, file_name)
        case Medium.DOCX:
            return read_word(data, file_name)
        case Medium.RTF:
            return read_rich_text(data)
        case Medium.EMAIL:
            return read_e_mail(data, file_name, read_pages)
        case Medium.XLSX:
            from ingest.spreadsheet import read_spreadsheet  # its library takes memory that few files need

            return read_spreadsheet(data, file_name)
    delimiter = delimiter_of(read_text(data[:_OPENING], file_name).text)
    return read_csv(data, file_name, delimiter) if delimiter else read_text(data, file_name)
