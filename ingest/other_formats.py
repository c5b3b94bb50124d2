"""Files of formats that are not read, by their first bytes: each is refused for what it is and says what to do."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.errors import RefusedDocument


class Format(NamedTuple):
    """A format by the pattern that its bytes begin with; `what` it is and what to `do` to have it read."""

    kind: str
    begins: re.Pattern[bytes]
    what: str
    do: str


def _format(kind: str, begins: bytes, what: str, do: str) -> Format:
    return Format(kind, re.compile(begins, re.DOTALL), what, do)


_SAVE_AS_PDF = "open it and save it as PDF"
_SAVE_ANEW = "open it and save it as .docx, .xlsx or PDF, a message of Outlook as .eml"
_ZIP = rb"PK\x03\x04[\x0a-\x3f]\x00"
_LONGEST_OWNER_FILE, _LONGEST_OWNER = 200, 54
"""Bytes of an Office owner file, which begins with the length of the owner's name."""

FORMATS = (
    _format("presentation", _ZIP + rb"(?=.*ppt/)(?=.*\[Content_Types\])", "slides (.pptx)", _SAVE_AS_PDF),
    _format("open_document", _ZIP + rb".{24}mimetypeapplication/vnd\.oasis", "an OpenDocument file", _SAVE_AS_PDF),
    _format("archive", _ZIP + rb"|\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!", "an archive", "unpack it and add what it holds"),
    _format("old_office_file", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an older Office program", _SAVE_ANEW),
    _format(
        "picture", rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{4}\x00{4}", "a picture", "add the document itself"
    ),
)


def refuse_other_formats(data: bytes, file_name: str) -> None:
    """Raises RefusedDocument for bytes of a format that is known and not read."""
    if len(data) <= _LONGEST_OWNER_FILE and data[0] <= _LONGEST_OWNER and b"\x00" in data:
        raise RefusedDocument(
            "lock_file",
            f"{file_name} is the mark that Office leaves beside a document that is open, no document. "
            "Expected the document as PDF; close it and delete this file.",
        )
    for known in FORMATS:
        if known.begins.match(data):
            raise RefusedDocument(
                known.kind,
                f"{file_name} is {known.what}. Expected a report as PDF, Word document, spreadsheet, web page or text; "
                f"{known.do}.",
            )
