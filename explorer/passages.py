"""The passage of one published statement: its words, its place in the received file, and the pages it is printed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from explorer.answers import Answer, Row, ask
from explorer.documents import Documents, NoDocument
from explorer.page import NotHere
from explorer.queries import evidence as queries
from explorer.quoted import as_read
from ingest.errors import RefusedDocument
from ingest.page_pictures import Place

LINES_AROUND = 6
LONGEST_AROUND = 2_000
"""Characters shown before and after a passage; a line of some texts is a whole chapter."""


@dataclass(frozen=True)
class Passage:
    """Where a statement stands. `text_of` and `picture_of` are renditions: the one whose stored text the offsets count
    in, and the PDF that has the page to look at, where there is one."""

    statement: Answer
    row: Row
    renditions: Answer

    @property
    def text_of(self) -> Row | None:
        """The rendition that was read and published."""
        return next((row for row in self.renditions.rows if row["is_published"]), None)

    @property
    def picture_of(self) -> Row | None:
        """The published PDF, else another PDF of the same document."""
        return next((row for row in self.renditions.rows if row["medium"] == "pdf"), None)

    @property
    def quote(self) -> str:
        """The passage letter for letter; empty where the statement has none."""
        return self.row["quote"] or ""

    @property
    def place(self) -> Place | None:
        """Where it begins and ends in the stored text; None where that is not known."""
        start, end = self.row["char_start"], self.row["char_end"]
        return None if start is None or end is None else (start, end)

    @property
    def printed_at(self) -> tuple[str, Place | None]:
        """The words, and their place in the stored text; None where the picture is of another rendition."""
        is_same = self.picture_of is not None and self.picture_of["is_published"]
        return self.quote, self.place if is_same else None

    @property
    def value(self) -> tuple[int, int] | None:
        """Where the printed value begins within the passage, and its length; None where the passage is no value's."""
        printed, at, start = self.row["value_printed"], self.row["value_start"], self.row["char_start"]
        if not printed or at is None or start is None:
            return None
        begin = at - start
        return (begin, len(printed)) if self.quote[begin : begin + len(printed)] == printed else None

    @property
    def in_parts(self) -> tuple[str, str, str]:
        """The passage before, in and after its value; all of it, of a finding as it was read, where there is none."""
        if self.value is None:
            return as_read(self.quote, self.row.get("text") or self.quote), "", ""
        begin, length = self.value
        return self.quote[:begin], self.quote[begin : begin + length], self.quote[begin + length :]


@dataclass(frozen=True)
class Around:
    """A passage as the stored text has it, line by line, and what stands before and after it."""

    before: str
    passage: str
    after: str


def passage(connection: duckdb.DuckDBPyConnection, kind: str, identifier: str) -> Passage:
    """The passage of a statement by its identifier; raises NotHere."""
    if kind not in queries.OF_KIND:
        raise NotHere(f"evidence is shown of a {', '.join(queries.OF_KIND)}, not of a {kind}")
    statement = ask(connection, queries.OF_KIND[kind], id=identifier)
    if statement.first is None:
        raise NotHere(f"no {kind} has the identifier {identifier} in the published file: a refresh may have changed it")
    version = statement.first["document_version_id"]
    return Passage(statement, statement.first, ask(connection, queries.RENDITIONS, document_version_id=version))


def pages_printed_on(one: Passage, documents: Documents) -> Sequence[int]:
    """The pages of the PDF to look at: those on which the words are found, else the one that is told."""
    page, pdf = one.row["page"], one.picture_of
    if page is None or pdf is None:
        return []
    try:
        found = documents.pages_of(pdf["file_sha256"], pdf["document_file"], page, one.printed_at)
    except (NoDocument, RefusedDocument):
        return []
    return found or [page]


def around(one: Passage, documents: Documents) -> Around | None:
    """What stands before and after the passage in a text; None for a PDF, and where the file is not kept."""
    rendition, place = one.text_of, one.place
    if rendition is None or rendition["medium"] == "pdf" or place is None:
        return None
    start, end = place
    try:
        text = documents.text(rendition["file_sha256"], rendition["document_file"])
    except (NoDocument, RefusedDocument):
        return None
    if text[start:end].split() != one.quote.split():
        return None
    before = text[max(0, start - LONGEST_AROUND) : start].split("\n")[-LINES_AROUND:]
    after = text[end : end + LONGEST_AROUND].split("\n")[:LINES_AROUND]
    return Around("\n".join(before), text[start:end], "\n".join(after))
