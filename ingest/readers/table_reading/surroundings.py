"""What stands around a table: the sentence and the headings above it, the heading and the text below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.structure.model import Block

_LONGEST_CAPTION = 120
_PARAGRAPHS_BELOW = 2


@dataclass(frozen=True)
class Surroundings:
    """A table's neighbours; `headings` are those that hold for it, innermost first.

    `above` is the text directly above it, `is_under_heading` where that is a heading. `caption` is a short
    line, or one that ends in a colon, directly above it. `heading_below` is set only where it follows the
    table directly; `below` are the paragraphs after it, up to another heading or table.
    """

    above: str = ""
    caption: str = ""
    headings: tuple[str, ...] = ()
    is_under_heading: bool = False
    heading_below: str = ""
    below: tuple[str, ...] = ()


def surroundings(blocks: tuple[Block, ...], index: int) -> Surroundings:
    """The surroundings of the table blocks[index]."""
    above = blocks[index - 1] if index else None
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return Surroundings(
        above=above.text if above else "",
        caption=above.text if above and _is_caption(above) else "",
        headings=tuple(_headings(blocks, index)),
        is_under_heading=above is not None and above.kind == "heading",
        heading_below=below.text if below and below.kind == "heading" else "",
        below=tuple(_below(blocks, index)),
    )


def _is_caption(block: Block) -> bool:
    text = block.text.rstrip()
    return block.kind == "paragraph" and (len(text) <= _LONGEST_CAPTION or text.endswith((":", ":-", ":–")))


def _headings(blocks: tuple[Block, ...], index: int) -> Iterator[str]:
    """Headings above, innermost first; a numbered one no longer holds once the numbers have moved on from it."""
    nearest = next((block.number for block in reversed(blocks[:index]) if block.number), None)
    wanted = list(blocks[index].section)
    is_table_between = False
    for block in reversed(blocks[:index]):
        if not wanted:
            return
        is_table_between = is_table_between or block.kind == "table"
        if block.kind == "heading" and block.text == wanted[-1]:
            wanted.pop()
            if not block.number or not is_table_between or _is_within(nearest, block.number):
                yield block.text


def _is_within(number: str | None, outer: str) -> bool:
    return number is not None and (number == outer or number.startswith(outer + "."))


def _below(blocks: tuple[Block, ...], index: int) -> Iterator[str]:
    first = index + 1 + (index + 1 < len(blocks) and blocks[index + 1].kind == "heading")
    for block in blocks[first : first + _PARAGRAPHS_BELOW]:
        if block.kind in ("heading", "table"):
            return
        yield block.text
