"""Rich text (.rtf): its paragraphs and the rows of its tables as a text; pictures, headers and styles are left out."""

from __future__ import annotations

from striprtf.striprtf import rtf_to_text

from ingest.structure.characters import seen
from ingest.structure.model import StoredText


def read_rich_text(data: bytes) -> StoredText:
    """The stored text of a rich text file; characters that are none of its code page are marked as lost."""
    written: str = rtf_to_text(data.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call]
    return StoredText("\n".join(map(_line, seen(written).split("\n"))), "rtf")


def _line(line: str) -> str:
    """A line, with tabs between the cells where it is a row of a table, each cell of which ends in a stroke."""
    return "\t".join(line[:-1].split("|")) if line.endswith("|") else line
