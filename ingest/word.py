"""Word documents (.docx): paragraphs, headings, lists and tables, in the order in which they stand.

Left out: what stands in headers, footers, footnotes, comments and text boxes, and what was deleted under tracking.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.errors import RefusedDocument
from ingest.structure.model import StoredText
from ingest.structure.tables import MOST_CELLS
from ingest.written import Writing

MOST_UNFOLDED = 150_000_000
"""Bytes of all parts together; a report with its pictures has some 20 MB."""
_HEADING = re.compile(r"(?i)heading (?P<level>\d)")
_LIST = re.compile(r"(?i)list bullet ?(?P<depth>\d?)")
_TITLES = {"title": 1, "subtitle": 2}
_BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT, _PARAGRAPH, _TABLE, _CELL = qn("w:t"), qn("w:p"), qn("w:tbl"), qn("w:tc")
_TEXT_BOX = qn("w:txbxContent")


def read_word(data: bytes, file_name: str) -> StoredText:
    """The stored text of a Word document; raises RefusedDocument where it is damaged or unfolds to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unfolded = sum(part.file_size for part in archive.infolist())
        if unfolded > MOST_UNFOLDED:
            raise RefusedDocument(
                "too_large",
                f"{file_name} unfolds to {unfolded / 1e6:,.0f} MB; at most {MOST_UNFOLDED / 1e6:,.0f} MB are read. "
                "Expected a report; split it, or save it as PDF.",
            )
        return _Reader(docx.Document(io.BytesIO(data))).stored()
    except (OpcError, zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, AttributeError) as error:
        raise RefusedDocument(
            "broken_word_document",
            f"{file_name} is a Word document that cannot be opened ({type(error).__name__}). "
            "Expected a whole .docx; open it and save it again, or as PDF.",
        ) from error


class _Reader:
    """One document and the text written of it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._bullets = set(_bulleted(document))
        self._writing = Writing()

    def stored(self) -> StoredText:
        """The text of the whole body."""
        for element in _blocks(self._document.element.body):
            if element.tag == _TABLE:
                self._writing.table([list(_cells(row)) for row in element.iterchildren(qn("w:tr"))])
            else:
                self._paragraph(Paragraph(element, self._document._body))
        return self._writing.stored("docx")

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = _text(paragraph._p)
        style = ((paragraph.style.name if paragraph.style else None) or "").lower()
        if heading := _HEADING.match(style):
            self._writing.heading(text, int(heading["level"]))
        elif style in _TITLES:
            self._writing.heading(text, _TITLES[style])
        elif listed := _LIST.match(style):
            self._writing.item(text, int(listed["depth"] or 1) - 1)
        elif (numbered := _numbered(paragraph)) in self._bullets and numbered:
            self._writing.item(text, numbered[1])
        else:
            self._writing.paragraph(text)


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body, also those inside content controls and other frames around them."""
    for element in container.iterchildren():
        if element.tag in (_PARAGRAPH, _TABLE):
            yield element
        elif element.tag != qn("w:sectPr"):
            yield from _blocks(element)


def _text(element: etree._Element) -> str:
    """The text of a paragraph, of links and insertions too."""
    written = []
    for part in element.iter(_TEXT, *_BREAKS):
        if not any(above.tag == _TEXT_BOX for above in part.iterancestors()):
            written.append(_BREAKS.get(part.tag) or part.text or "")
    return "".join(written)


def _cells(row: etree._Element) -> Iterator[str]:
    """The cells of a row, one a column: what goes on from the cell above or to the left is empty."""
    for cell in row.iterchildren(_CELL):
        span, goes_on = (cell.find(f"./{qn('w:tcPr')}/{qn(name)}") for name in ("w:gridSpan", "w:vMerge"))
        is_rest = goes_on is not None and goes_on.get(qn("w:val")) != "restart"
        yield "" if is_rest else " ".join(_text(paragraph) for paragraph in cell.iter(_PARAGRAPH))
        columns = int(span.get(qn("w:val"), "1")) if span is not None else 1
        yield from [""] * (min(columns, MOST_CELLS) - 1)


def _numbered(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list that a paragraph is in, and how deep."""
    found = paragraph._p.find(f"./{qn('w:pPr')}/{qn('w:numPr')}")
    if found is None or (number := found.find(qn("w:numId"))) is None:
        return None
    depth = found.find(qn("w:ilvl"))
    return str(number.get(qn("w:val"))), int(depth.get(qn("w:val"), "0")) if depth is not None else 0


def _bulleted(document: Document) -> Iterator[tuple[str, int]]:
    """Lists and depths whose items have marks; those with numbers are paragraphs, whose numbers are not written."""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    abstract = {each.get(qn("w:abstractNumId")): each for each in numbering.iterchildren(qn("w:abstractNum"))}
    for each in numbering.iterchildren(qn("w:num")):
        named = each.find(qn("w:abstractNumId"))
        levels = abstract.get(named.get(qn("w:val"))) if named is not None else None
        for level in levels.iterchildren(qn("w:lvl")) if levels is not None else ():
            form = level.find(qn("w:numFmt"))
            if form is not None and form.get(qn("w:val")) == "bullet":
                yield str(each.get(qn("w:numId"))), int(level.get(qn("w:ilvl"), "0"))
