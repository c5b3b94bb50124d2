"""Texts without a format of their own: plain text and Markdown, in whatever letters they were saved."""

from __future__ import annotations

import re

from ingest.errors import RefusedDocument
from ingest.structure.characters import seen
from ingest.structure.model import StoredText

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


def read_text(data: bytes, file_name: str) -> StoredText:
    """The stored text of a text; raises RefusedDocument for bytes that are none."""
    text = _TERMINAL.sub("", _decoded(data))
    text = _LINE_END.sub("\n", text)
    controls = len(_CONTROL.findall(text, 0, 4000))
    if controls > 4 or text[:4000].count("�") > 40:
        raise RefusedDocument(
            "not_a_document",
            f"{file_name} is of no format that is read. Expected a PDF, Word document, web page, rich text or text; "
            "convert it and add it again.",
        )
    text = seen(_CONTROL.sub("", text))
    return StoredText(text=text, medium="markdown" if _MARKDOWN_HEADING.search(text) else "text")


def _decoded(data: bytes) -> str:
    for encoding, begins in _UTF_16.items():
        if begins.match(data):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
