"""What an item is: a paragraph, what a list mark opens, a row of requirements; with the list that it ends in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.language.cues import hits, is_met
from ingest.readers.findings.places import ON_PARTNERSHIPS, Place
from ingest.readers.printed_dates import first_span
from ingest.structure.model import Block, Passage
from ingest.vocabularies import FindingKind

_ASKED = (
    FindingKind.AREA_FOR_IMPROVEMENT,
    FindingKind.PRIORITY_ACTION,
    FindingKind.RECOMMENDATION,
    FindingKind.REQUIREMENT,
)
_PROSE = re.compile(r"[.!?:;’”)\]]\s*$")
_ENDS = re.compile(r"[.!?;]\s*(?:\([^()]*\)\s*)?$")
"""A sentence's end, before a reference in brackets too."""
_SHORTEST = 25
_TWICE = re.compile(r"(?P<body>[A-Z]\w+(?: [\w’,]+){1,9}) (?=(?P=body)\b)")
"""Who has to act, printed beside an ask that names it first."""


@dataclass(frozen=True)
class Item:
    """One finding to be: where it stands, its text, and the day by which what it requires is due."""

    block: Block
    place: Place
    text: str
    due: dt.date | None = None


def read_items(walked: Iterable[tuple[Block, Place]], document_kind: str) -> list[Item]:
    """The items of a document in reading order.

    What follows a requirement and is none itself, such as where to send a statement, may say when it is due.
    """
    found: list[Item] = []
    for block, place in _completed(walked, document_kind):
        new = list(_items(block, place, document_kind))
        if not new and found and found[-1].place.kind == FindingKind.REQUIREMENT and found[-1].due is None:
            found[-1] = replace(found[-1], due=_due(block.text))
        found += new
    return found


def _completed(walked: Iterable[tuple[Block, Place]], document_kind: str) -> Iterator[tuple[Block, Place]]:
    """Blocks, where what is asked for and the list that its sentence ends in are one."""
    stem: tuple[Block, Place] | None = None
    for block, place in walked:
        if stem and block.kind == "bullet" and place == stem[1] and _is_below(block, stem[0]):
            stem = _joined(stem[0], block), place
            continue
        if stem:
            yield stem
        stem = (block, place) if _is_stem(block, place, document_kind) else None
        if not stem:
            yield block, place
    if stem:
        yield stem


def _is_stem(block: Block, place: Place, document_kind: str) -> bool:
    """True for an ask that is counted as one, by its number, its mark or its cell, and is open at its end.

    What only opens a list of asks, as “the authority should:”, has none of these.
    """
    is_one = bool(block.number) or block.kind == "bullet" or document_kind == "area_send_report"
    return place.kind in _ASKED and is_one and not _ENDS.search(block.text)


def _is_below(bullet: Block, stem: Block) -> bool:
    return stem.kind != "bullet" or bullet.depth > stem.depth


def _joined(block: Block, bullet: Block) -> Block:
    text = Passage(f"{block.text} {bullet.text}", (*block.passage.offsets, bullet.char_start, *bullet.passage.offsets))
    return replace(block, passage=text, char_end=bullet.char_end)


def _items(block: Block, place: Place, document_kind: str) -> Iterator[Item]:
    if block.table:
        if place.kind == FindingKind.REQUIREMENT:
            yield from _requirement_rows(block, place)
        return
    block = _without_body(block, place, document_kind)
    due = _due(block.text)
    if is_met("standing_text", "required", block.text):
        block, place = _before_formal(block), replace(place, kind=FindingKind.REQUIREMENT)
    text = block.text.strip()
    listed = place.kind not in ("finding", "skip")
    is_item = len(text) >= (10 if listed or block.number else _SHORTEST) and " " in text
    is_formal = is_met("standing_text", "formal", text) or is_met("standing_text", "indicator", text)
    is_prose = block.number or block.kind == "bullet" or _PROSE.search(text) or len(text) > 150
    is_nothing = listed and is_met("standing_text", "nothing_listed", text)
    if is_item and is_prose and not is_formal and not is_nothing and not _names_a_body(block, place, document_kind):
        yield Item(block, place, text, due if place.kind == FindingKind.REQUIREMENT else None)


def _before_formal(block: Block) -> Block:
    """A block up to the sentence that says where to send what it requires."""
    formal = min((hit.start for hit in hits("standing_text", block.text, "formal")), default=len(block.text))
    end = block.text.rfind(". ", 0, formal) + 1 if formal < len(block.text) else formal
    return _cut(block, 0, end) if end else block


def _without_body(block: Block, place: Place, document_kind: str) -> Block:
    """An ask of a joint or SEND inspection without the cell beside it, where that is read as one line with it."""
    if document_kind not in ON_PARTNERSHIPS or place.kind not in _ASKED:
        return block
    beside = _TWICE.match(block.text)
    if beside is None:
        return block
    return _cut(block, beside.end(), len(block.text))


def _cut(block: Block, start: int, end: int) -> Block:
    passage = block.passage.cut(start, end)
    return replace(block, passage=passage, char_start=passage.offsets[0], char_end=passage.offsets[-1] + 1)


def _names_a_body(block: Block, place: Place, document_kind: str) -> bool:
    """True for who has to act, printed without a list mark above what a joint or SEND inspection asks of them."""
    is_listed = document_kind in ON_PARTNERSHIPS and place.kind == FindingKind.PRIORITY_ACTION
    return is_listed and block.kind != "bullet" and not is_met("standing_text", "asks", block.text)


def _requirement_rows(block: Block, place: Place) -> Iterator[Item]:
    assert block.table
    for row, (start, end) in zip(block.table.rows, block.table.row_spans, strict=True):
        cells = [cell.text.strip() for cell in row if cell.text.strip()]
        if cells and cells[0].lower() != "requirement" and len(cells[0]) >= _SHORTEST:
            yield Item(replace(block, char_start=start, char_end=end), place, cells[0], _due(cells[-1]))


def _due(text: str) -> dt.date | None:
    span = first_span(text)
    return span.last if span else None
