"""Words that the conversion tore between two cells, or between two rows, put together again."""

from __future__ import annotations

import re
from functools import cached_property

from ingest.structure.model import Cell, Outline, Passage

_LAST = re.compile(r"([A-Za-z]+|\d+)$")
_YEAR_DIGITS = 4
_FIRST = re.compile(r"[A-Za-z]+|\d+")


class KnownWords:
    """The words of a document's prose: a torn word is known by its whole standing there."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    @cached_property
    def _words(self) -> frozenset[str]:
        prose = " ".join(block.text for block in self._outline.blocks if not block.table)
        return frozenset(word for word in re.findall(r"[a-z]+", prose.lower()) if len(word) > 1) | {"a"}

    def is_torn(self, left: str, right: str) -> bool:
        """Whether the end of one cell and the beginning of the next are one word or number."""
        last, first = _LAST.search(left), _FIRST.match(right)
        if not last or not first or last[0].isdigit() != first[0].isdigit():
            return False
        if last[0].isdigit():
            return len(last[0]) < _YEAR_DIGITS and len(first[0]) < _YEAR_DIGITS
        head, tail, whole = last[0].lower(), first[0].lower(), (last[0] + first[0]).lower()
        if not first[0][0].islower():
            return False
        if whole in self._words:
            return not (head in self._words and tail in self._words)
        return head not in self._words and tail not in self._words

    def glue(self, cells: list[Cell], is_one_line: bool = True) -> Cell:
        """Neighbouring cells as one: a blank stands between them except where a word was torn.

        Cells of different lines (`is_one_line` False) are never torn within a word.
        """
        filled = [cell for cell in cells if cell.text] or cells[:1]
        text, offsets = filled[0].text, list(filled[0].passage.offsets)
        for cell in filled[1:]:
            if not (is_one_line and self.is_torn(text, cell.text)):
                text += " "
                offsets.append(cell.passage.offsets[0])
            text += cell.text
            offsets += cell.passage.offsets
        return Cell(Passage(text, tuple(offsets)), filled[0].char_start, filled[-1].char_end)
