"""A stored text, or a stretch of it, as blocks in reading order under their headings."""

from __future__ import annotations

from ingest.structure import pdf_layout, text_layout
from ingest.structure.fragments import Fragment
from ingest.structure.model import Block, Outline, StoredText
from ingest.structure.passages import EMPTY, join

FOOTNOTES = "Footnotes"
"""Section of the blocks that stand at the foot of a page."""


def outline(stored: StoredText, start: int = 0, end: int | None = None) -> Outline:
    """The blocks of stored.text[start:end]; the whole text where no stretch is named."""
    end = len(stored.text) if end is None else end
    layout = pdf_layout if stored.medium == "pdf" else text_layout
    headings: list[tuple[int, str]] = []
    blocks = []
    for fragment in layout.fragments(stored, start, end):
        block = _block(stored, fragment, tuple(text for _, text in headings))
        if block is None:
            continue
        blocks.append(block)
        if block.kind == "heading" and block.text.lower() != "contents":
            while headings and headings[-1][0] >= block.level:
                headings.pop()
            headings.append((block.level, block.text))
    return Outline(stored, start, end, tuple(blocks))


def _block(stored: StoredText, fragment: Fragment, section: tuple[str, ...]) -> Block | None:
    passage = EMPTY if fragment.kind == "table" else join(stored.text, fragment.spans)
    if fragment.kind != "table" and not passage.text:
        return None
    is_footnote = fragment.depth < 0
    return Block(
        kind=fragment.kind,
        passage=passage,
        char_start=fragment.char_start,
        char_end=fragment.char_end,
        section=(FOOTNOTES,) if is_footnote else section,
        number=fragment.number,
        depth=max(fragment.depth, 0),
        level=fragment.level,
        table=fragment.table,
    )
