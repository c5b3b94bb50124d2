"""One composed paper as text (as councils' papers are converted) or as PDF (as Ofsted publishes)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from tests.printed_pdf import PrintedLine, print_pdf

_LEFT, _TOP, _BOTTOM, _LEADING = 70, 780, 70, 14
_CHARACTERS = 84
"""Of eleven points between the margins of an A4 page."""
_CELLS = (70, 330, 400, 465, 530)


class Style(Enum):
    """How a block is set; the value is its size in points."""

    TITLE = 18.0
    HEADING = 15.0
    SUBHEADING = 12.5
    PARAGRAPH = 11.0
    BULLET = 11.01
    ROW = 11.02
    NEW_PAGE = 0.0


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list, or a row of a table with its cells apart."""

    style: Style
    text: str = ""
    cells: Sequence[str] = ()


def as_text(blocks: Sequence[Block]) -> str:
    """Plain text: paragraphs with a line between them, tables and lists without, cells with tabs."""
    parts = []
    for style, together in groupby(blocks, lambda block: block.style):
        if style is Style.NEW_PAGE:
            parts.append("\n")
        elif style is Style.ROW:
            parts.append("\n".join("\t".join(block.cells) for block in together))
        elif style is Style.BULLET:
            parts.append("\n".join(f"- {block.text}" for block in together))
        else:
            parts += [block.text for block in together]
    return "\n\n".join(parts) + "\n"


def as_pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF of A4 pages with the page's number at its foot."""
    pages: list[list[PrintedLine]] = [[]]
    height = _TOP
    for block in blocks:
        lines = list(_lines(block))
        if block.style is Style.NEW_PAGE or height - _LEADING * len(lines) < _BOTTOM:
            pages.append([])
            height = _TOP
        for cells in lines:
            is_bold = block.style in (Style.TITLE, Style.HEADING, Style.SUBHEADING)
            size = round(block.style.value, 1)
            pages[-1] += [PrintedLine(text, x, height, size, bold=is_bold) for x, text in cells]
            height -= _LEADING if size < 13 else _LEADING + 6
        height -= 8
    footed = [[*page, PrintedLine(str(number), 300, 40, 9)] for number, page in enumerate(pages, start=1)]
    return print_pdf(footed)


def _lines(block: Block) -> Iterator[list[tuple[float, str]]]:
    """The printed lines of a block: the cells of each with their place from the left."""
    if block.style is Style.ROW:
        yield list(zip(_CELLS, block.cells, strict=False))
    elif block.style is Style.BULLET:
        for number, line in enumerate(textwrap.wrap(block.text, _CHARACTERS - 4)):
            yield [*([(_LEFT, "•")] if number == 0 else []), (_LEFT + 18, line)]
    elif block.style is not Style.NEW_PAGE:
        characters = int(_CHARACTERS * Style.PARAGRAPH.value / block.style.value)
        yield from ([(_LEFT, line)] for line in textwrap.wrap(block.text, characters))
