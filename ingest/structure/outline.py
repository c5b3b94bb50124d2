"""A stored text, or a stretch of it, as blocks in reading order under their headings."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import replace
from functools import cache

from ingest.catalogue import rows
from ingest.structure import pdf_layout, text_layout
from ingest.structure.fragments import Fragment
from ingest.structure.model import Block, Outline, StoredText
from ingest.structure.passages import EMPTY, join

FOOTNOTES = "Footnotes"
"""Section of the blocks that are at the foot of a page."""
CONTENTS = "Contents"
"""Section of the lines that only name another heading and its page."""
_LONGEST_PAGE_NUMBER = 3


def outline(stored: StoredText, start: int = 0, end: int | None = None) -> Outline:
    """The blocks of stored.text[start:end]; the whole text where no stretch is named."""
    end = len(stored.text) if end is None else end
    layout = pdf_layout if stored.at(start).medium == "pdf" else text_layout
    found = [
        block for block in (_block(stored, fragment) for fragment in layout.fragments(stored, start, end)) if block
    ]
    blocks = _under_headings(_contents_apart(found))
    return Outline(stored, start, end, tuple(blocks))


def _contents_apart(blocks: list[Block]) -> list[Block]:
    """Blocks with every line of a table of contents, a heading's name and a page, under CONTENTS."""
    below: list[str] = []
    apart = []
    for block in reversed(blocks):
        named = _named(_before_page(block.text))
        is_contents = bool(named) and _begins(below, named)
        apart.append(replace(block, kind="paragraph", level=0, section=(CONTENTS,)) if is_contents else block)
        if block.kind == "heading":
            insort(below, _named(block.text))
    return apart[::-1]


def _begins(headings: list[str], named: str) -> bool:
    """Whether one of the headings, in alphabetical order, begins with a name."""
    at = bisect_left(headings, named)
    return at < len(headings) and headings[at].startswith(named)


def _before_page(line: str) -> str:
    """The text before a page number at the end of a line; empty where the line does not end in one."""
    words = line.rstrip("0123456789")
    title = words.rstrip(" .·")
    return title if 0 < len(line) - len(words) <= _LONGEST_PAGE_NUMBER and title != words else ""


def _named(title: str) -> str:
    return re.sub(r"[\W\d_]+", " ", title).strip().lower()


def _under_headings(blocks: list[Block]) -> list[Block]:
    """Blocks with the headings above them; footnotes and contents keep the section they have.

    A box with a case stands within the list around it: the next bullet that ends no sentence of the box is under the
    list's headings again.
    """
    headings: list[tuple[int, str]] = []
    around: list[tuple[int, str]] | None = None
    above = ""
    placed = []
    for block in blocks:
        if around is not None and block.kind == "bullet" and not goes_on_in_box(block, above):
            headings, around = around, None
        placed.append(block if block.section else replace(block, section=tuple(text for _, text in headings)))
        if block.kind == "heading" and _named(block.text) != CONTENTS.lower():
            is_box = is_of_box(block.text)
            headings = list(around if is_box and around is not None else headings)
            around = list(headings) if is_box else None
            while headings and headings[-1][0] >= block.level and not is_box:
                headings.pop()
            headings.append((block.level, block.text))
        if block.kind != "bullet":
            above = block.text.rstrip()
    return placed


def is_of_box(heading: str) -> bool:
    """Whether a heading opens a box with a case; the words are rows of kind `study` of finding_sections."""
    folded = " ".join(heading.split())
    return any(pattern.search(folded) for pattern in _boxes())


def goes_on_in_box(bullet: Block, above: str) -> bool:
    """Whether a bullet ends a sentence of the box, whose last text is `above`."""
    return above.endswith(":") and bullet.text[:1].islower()


@cache
def _boxes() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(row["pattern"], re.IGNORECASE) for row in rows("finding_sections") if row["kind"] == "study"
    )


def _block(stored: StoredText, fragment: Fragment) -> Block | None:
    """One block, its section not yet filled in; None where nothing is left to read."""
    passage = EMPTY if fragment.kind == "table" else join(stored.text, fragment.spans)
    if fragment.kind != "table" and not passage.text:
        return None
    is_footnote = fragment.depth < 0
    return Block(
        kind=fragment.kind,
        passage=passage,
        char_start=fragment.char_start,
        char_end=fragment.char_end,
        section=(FOOTNOTES,) if is_footnote else (),
        number=fragment.number,
        depth=max(fragment.depth, 0),
        level=fragment.level,
        table=fragment.table,
    )
