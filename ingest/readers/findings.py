"""Findings: every paragraph or listed item that says what was found, asked for or recommended."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.catalogue import rows
from ingest.evidence import evidence, evidence_of
from ingest.language.cues import is_met
from ingest.readers.grades import area_of, grade_of
from ingest.readers.printed_dates import first_span
from ingest.records import Finding, Judgement, ReadingNote, record_id
from ingest.structure.model import Block, Outline, Passage
from ingest.structure.outline import FOOTNOTES
from ingest.vocabularies import FindingKind, NoteKind

_FRAMEWORKS = ("sif", "ilacs_2018", "ilacs_2023")
_PAGE_NUMBER_AT_END = re.compile(r"\s\d{1,3}$")
_PROSE = re.compile(r"[.!?:;’”)\]]\s*$")
_SHORTEST = 25
_TOLD_FROM_THE_START = ("minutes", "annual_report", "performance_scorecard", "ilacs_report")
"""Kinds of documents whose text tells what was found before any heading says so."""
_ON_PARTNERSHIPS = ("jtai_letter", "area_send_report")
"""Kinds of documents that judge no area of the authority, whatever their headings name."""
_ASKED = (FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.PRIORITY_ACTION)
_STRAND_KINDS = ("committee_report", "committee_appendix", "minutes", "annual_report", "performance_scorecard")


@dataclass(frozen=True)
class _Place:
    """Where the reader stands: kind of items, common area, strand; `skip` where nothing is a finding.

    `around` is the list that a box with a case stands in, which goes on with its next bullet.
    """

    kind: str = "skip"
    area: str | None = None
    strand: str | None = None
    around: _Place | None = None


def read_findings(
    outline: Outline, rendition_id: str, document_kind: str, judged: Sequence[Judgement] = ()
) -> tuple[list[Finding], list[ReadingNote]]:
    """One row per paragraph or item in reading order, and one note per paragraph number that is printed twice.

    `judged`: judgements whose headings open sections, so that a heading that the layout lost still opens one.
    """
    found = [
        _finding(outline, rendition_id, block, place, text, due)
        for block, place in _completed(_walk(outline, document_kind, judged), document_kind)
        for block, text, due in _items(block, place, document_kind)
    ]
    return found, list(_repeated_numbers(rendition_id, found))


def _walk(outline: Outline, document_kind: str, judged: Sequence[Judgement]) -> Iterator[tuple[Block, _Place]]:
    openings = sorted(((row.char_end, row.area) for row in judged), reverse=True)
    place = _Place("finding" if document_kind in _TOLD_FROM_THE_START else "skip")
    for block in outline.blocks:
        if block.section == (FOOTNOTES,):
            continue
        while openings and openings[-1][0] <= block.char_start:
            place = _Place("finding", openings.pop()[1])
        if place.area == "overall" and block.number:
            place = _Place()
        if block.kind == "heading":
            if not _is_entry(block, document_kind):
                place = _under(block, place, document_kind)
        elif is_met("standing_text", "end", block.text):
            place = replace(place, kind="skip")
        elif block.text.startswith("Dear ") and document_kind.endswith("_letter"):
            place = replace(place, kind="finding")
        elif block.table and document_kind == "ilacs_report" and place == _Place():
            place = _Place("finding")
        elif place.kind != "skip":
            if place.around and block.kind == "bullet":
                place = place.around
            yield block, place


def _completed(walked: Iterator[tuple[Block, _Place]], document_kind: str) -> Iterator[tuple[Block, _Place]]:
    """Blocks, where an area SEND report asks for something with the bullets that its sentence ends in as one."""
    open_item: tuple[Block, _Place] | None = None
    for block, place in walked:
        if open_item and block.kind == "bullet" and place == open_item[1]:
            open_item = _joined(open_item[0], block), place
            continue
        if open_item:
            yield open_item
        is_open = document_kind == "area_send_report" and place.kind in _ASKED and block.text.rstrip().endswith(":")
        open_item = (block, place) if is_open else None
        if not is_open:
            yield block, place
    if open_item:
        yield open_item


def _joined(block: Block, bullet: Block) -> Block:
    text = Passage(f"{block.text} {bullet.text}", (*block.passage.offsets, bullet.char_start, *bullet.passage.offsets))
    return replace(block, passage=text, char_end=bullet.char_end)


def _is_entry(block: Block, document_kind: str) -> bool:
    """True for a line of the contents or of the cover's numbered judgements: a heading that opens nothing."""
    if document_kind in _STRAND_KINDS:
        return False
    return block.number is not None or bool(_PAGE_NUMBER_AT_END.search(block.text))


def _under(block: Block, place: _Place, document_kind: str) -> _Place:
    """The place below a heading: an area heading opens a section, a list heading a list, others a strand."""
    heading = block.text
    if place.kind == "recommendation" and "." in (block.number or ""):
        return place
    kind = _kind_of(heading)
    if kind == "skip":
        return _Place()
    if kind == "cover":
        return _Place("finding", "overall")
    if kind == "study":
        return replace(place, kind="finding", around=place.around or place)
    if kind == "same_strand":
        return replace(place, kind="finding")
    if kind:
        return replace(place, kind=kind, strand=None if kind == "finding" else place.strand)
    area = None if document_kind in _ON_PARTNERSHIPS else area_of(heading, _FRAMEWORKS)
    if area and area.area != "overall":
        return _Place("finding", area.area, None)
    if document_kind in _STRAND_KINDS:
        return _Place("finding", None, heading.strip(" :"))
    return place


def _kind_of(heading: str) -> str | None:
    folded = re.sub(r"(?<=[a-z])\d$", "", " ".join(heading.split()).strip(" :?")).strip()
    for pattern, kind in _section_kinds():
        if pattern.search(folded):
            return _reasons_kind(folded) if kind == "because" else kind
    return None


def _reasons_kind(heading: str) -> str:
    grade = grade_of(heading.lower().replace("not yet good", ""))
    return "strength" if grade and grade.rank <= 2 else "weakness"


@cache
def _section_kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["kind"]) for row in rows("finding_sections"))


def _items(block: Block, place: _Place, document_kind: str) -> Iterator[tuple[Block, str, dt.date | None]]:
    if block.table:
        if place.kind == "requirement":
            yield from _requirement_rows(block)
        return
    text = block.text.strip()
    listed = place.kind not in ("finding", "skip")
    is_item = len(text) >= (10 if listed or block.number else _SHORTEST) and " " in text
    is_formal = is_met("standing_text", "formal", text)
    is_prose = block.number or block.kind == "bullet" or _PROSE.search(text) or len(text) > 150
    is_nothing = listed and is_met("standing_text", "nothing_listed", text)
    if is_item and is_prose and not is_formal and not is_nothing and not _names_a_body(text, place, document_kind):
        yield block, text, _due(text) if place.kind == "requirement" else None


def _names_a_body(text: str, place: _Place, document_kind: str) -> bool:
    """True for who has to act, printed above what a joint or SEND inspection asks of them."""
    is_listed = document_kind in _ON_PARTNERSHIPS and place.kind == FindingKind.PRIORITY_ACTION
    return is_listed and not is_met("standing_text", "asks", text)


def _requirement_rows(block: Block) -> Iterator[tuple[Block, str, dt.date | None]]:
    assert block.table
    for row, (start, end) in zip(block.table.rows, block.table.row_spans, strict=True):
        cells = [cell.text.strip() for cell in row if cell.text.strip()]
        if cells and cells[0].lower() != "requirement" and len(cells[0]) >= _SHORTEST:
            yield replace(block, char_start=start, char_end=end), cells[0], _due(cells[-1])


def _due(text: str) -> dt.date | None:
    span = first_span(text)
    return span.last if span else None


def _finding(
    outline: Outline, rendition_id: str, block: Block, place: _Place, text: str, due: dt.date | None
) -> Finding:
    return Finding(
        finding_id=record_id(rendition_id, "finding", block.char_start, block.char_end),
        rendition_id=rendition_id,
        kind=FindingKind(place.kind),
        judgement_area=place.area,
        text=text,
        strand=place.strand,
        due_date=due,
        **evidence(outline, block, block.char_start, block.char_end),
    )


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
