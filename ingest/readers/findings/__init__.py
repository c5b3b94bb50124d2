"""Findings: every paragraph or listed item that says what was found, asked for or recommended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.evidence import evidence, evidence_of
from ingest.readers.findings.items import Item, read_items
from ingest.readers.findings.places import walk
from ingest.readers.footnotes import read_without_marks
from ingest.records import Finding, Judgement, ReadingNote, record_id
from ingest.structure.model import Outline
from ingest.vocabularies import FindingKind, NoteKind


def read_findings(
    outline: Outline, rendition_id: str, document_kind: str, judged: Sequence[Judgement] = ()
) -> tuple[list[Finding], list[ReadingNote]]:
    """One row per paragraph or item in reading order, and one note per paragraph number that is printed twice.

    `judged`: the document's judgements. Those below its cover open sections, so that a heading that the layout lost
    still opens one; those on the cover of an ILACS report end it, whatever the layout made of their table.
    """
    walked = walk(outline, document_kind, judged)
    found = [_finding(outline, rendition_id, item) for item in read_items(walked, document_kind)]
    return found, list(_repeated_numbers(rendition_id, found))


def _finding(outline: Outline, rendition_id: str, item: Item) -> Finding:
    block = item.block
    return Finding(
        finding_id=record_id(rendition_id, "finding", block.char_start, block.char_end),
        rendition_id=rendition_id,
        kind=FindingKind(item.place.kind),
        judgement_area=item.place.area,
        text=_text(outline, item),
        strand=item.place.strand,
        due_date=item.due,
        **evidence(outline, block, block.char_start, block.char_end),
    )


def _text(outline: Outline, item: Item) -> str:
    """An item's text without the footnote marks that are known in it; a cell's has no places to know them by."""
    passage = item.block.passage
    return read_without_marks(outline, passage).strip() if item.text == passage.text.strip() else item.text


def _repeated_numbers(rendition_id: str, found: list[Finding]) -> Iterator[ReadingNote]:
    """Notes for numbers such as 3.4.8 that two paragraphs share; plain numbers may start again in a section."""
    seen: set[str] = set()
    for finding in found:
        number = finding.paragraph
        if not number or "." not in number:
            continue
        if number in seen:
            yield ReadingNote(
                note_id=record_id(rendition_id, "duplicate_paragraph_number", finding.char_start),
                kind=NoteKind.DUPLICATE_PARAGRAPH_NUMBER,
                message=f"Paragraph number {number} is printed more than once; both paragraphs are kept.",
                **evidence_of(finding),
            )
        seen.add(number)
