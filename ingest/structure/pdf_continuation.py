"""Whether a printed line continues the paragraph or bullet above it, judged by gap, indent and paragraph numbers."""

from __future__ import annotations

import re

from ingest.structure.fragments import BULLET, PARAGRAPH_NUMBER, SENTENCE_END, ends_sentence
from ingest.structure.numbering import plain_number
from ingest.structure.pdf_lines import SMALL, PdfLine, Typography

INDENT_TOLERANCE = 4.0
_PARAGRAPH_GAP = 1.25
"""A gap between lines a quarter wider than the usual one opens a new paragraph."""
_GAP_AFTER_SENTENCE = 1.12
"""After a sentence a gap an eighth wider does, which is how the rows of a table without figures are set."""
_CELL_GAP = 0.4
"""After a sentence a gap wider by so many points than all within the text does: cells of a list set as a table."""
_OUTDENT = 50.0
"""A line so many points left of all others stands in another column."""
_SENTENCE_GAP = 3.0
"""Within a sentence a wider gap is a raised mark or a stray blank line, not a new paragraph."""
_FULL_LINE = 0.75
_LONGEST_TITLE = 60
_DASH = re.compile(r"[–—]\s")


class OpenText:
    """A paragraph or bullet while its lines are read: its first line, the indent of the others, and its last.

    `number` is the last plain paragraph number read so far: the open paragraph's own or that of one above.
    """

    def __init__(self, first: PdfLine, typography: Typography, number: int | None) -> None:
        self._typography = typography
        self._first = first
        self.last = first
        self._hang: float | None = None
        self._widest = 0.0
        self._number = number
        self._is_bullet = BULLET.match(first.text) is not None
        self._is_numbered = PARAGRAPH_NUMBER.match(first.text) is not None

    def add(self, line: PdfLine) -> None:
        """Add a line; the second one of a page shows the hanging indent."""
        if self._hang is None and line.page == self.last.page and self._gap(line) > 0:
            self._hang = line.style.x
        if line.page == self.last.page:
            self._widest = max(self._widest, self._gap(line))
        self.last = line

    def goes_on_with(self, line: PdfLine, number_ahead: int | None) -> bool:
        """Whether a line that is not a heading belongs to it; `number_ahead` is the next paragraph number after it."""
        if self._opens_item(line):
            return False
        if line.page != self.last.page:
            return self._goes_over_page(line, number_ahead)
        widest = self._widest_gap(line)
        joined_lines = self._typography.printed_lines(self.last) - 1
        pitch = self._typography.pitch * max(1.0, line.style.size / self._typography.size)
        return 0 <= self._gap(line) <= (widest + joined_lines) * pitch

    def goes_on_after(self, box: OpenText, line: PdfLine) -> bool:
        """Whether the head of the next page continues a list's item that a box after it broke off within a sentence.

        The line is in lower case and set in as under a list mark, where the text of the box is not.
        """
        is_next_page = line.page == self.last.page + 1 and box.last.page == self.last.page
        if not (self._is_bullet and is_next_page and line.text[:1].islower()):
            return False
        is_open = not ends_sentence(self.last.text, line.text) and ends_sentence(box.last.text, line.text)
        is_set_in = line.style.x > self._first.style.x + INDENT_TOLERANCE
        return is_open and is_set_in and abs(line.style.x - box.last.style.x) > INDENT_TOLERANCE

    def holds(self, line: PdfLine) -> bool:
        """Whether a line is set in under the open list mark, where a list in larger type has no headings."""
        if not self._is_bullet or line.style.is_bold:
            return False
        if self._hang is None:
            return line.style.x > self._first.style.x + INDENT_TOLERANCE
        return abs(line.style.x - self._hang) <= INDENT_TOLERANCE

    def _widest_gap(self, line: PdfLine) -> float:
        """How far below, in usual gaps, the line may stand; 0 where it begins in a column further left."""
        has_ended = SENTENCE_END.search(self.last.text) is not None
        if line.text[:1].islower():
            return _PARAGRAPH_GAP if has_ended else _SENTENCE_GAP
        if line.style.x < min(self._first.style.x, self.last.style.x) - _OUTDENT:
            return 0.0
        if self._is_bullet and self._is_outside(line, has_ended):
            return 0.0
        is_plain = not (self._is_bullet or self._is_numbered)
        if has_ended and is_plain and self._gap(line) > (self._widest or self._typography.pitch) + _CELL_GAP:
            return 0.0
        return _GAP_AFTER_SENTENCE if has_ended and is_plain else _PARAGRAPH_GAP

    def _is_outside(self, line: PdfLine, has_ended: bool) -> bool:
        """Whether a line begins left of the list mark and not where the item's other lines do."""
        if line.style.x >= self._first.style.x - INDENT_TOLERANCE:
            return False
        return has_ended if self._hang is None else abs(line.style.x - self._hang) > INDENT_TOLERANCE

    def _gap(self, line: PdfLine) -> float:
        return self.last.style.y - line.style.y

    def _opens_item(self, line: PdfLine) -> bool:
        """Whether the line opens a bullet or a numbered paragraph, rather than a wrapped line that looks like one."""
        if BULLET.match(line.text):
            return not self._is_dash_within_sentence(line)
        if not PARAGRAPH_NUMBER.match(line.text):
            return False
        return ends_sentence(self.last.text, line.text) or self._is_next_number(line)

    def _is_dash_within_sentence(self, line: PdfLine) -> bool:
        """A dash at the indent of a full line above it, whose sentence goes on."""
        if not _DASH.match(line.text) or BULLET.match(self.last.text) or SENTENCE_END.search(self.last.text):
            return False
        indent = self.last.style.x if self._hang is None else self._hang
        return (
            line.page == self.last.page
            and 0 <= self._gap(line) <= _PARAGRAPH_GAP * self._typography.pitch
            and abs(line.style.x - indent) <= INDENT_TOLERANCE
            and len(self.last.text) > _FULL_LINE * self._typography.length
        )

    def _is_next_number(self, line: PdfLine) -> bool:
        """True where the line has the number after the last one and is not at the hanging indent."""
        number = plain_number(line.text)
        if number is None or self._number is None or number != self._number + 1:
            return False
        return not self._hangs or line.style.x < (self._hang or 0.0) - INDENT_TOLERANCE

    @property
    def _hangs(self) -> bool:
        return self._hang is not None and self._hang > self._first.style.x + INDENT_TOLERANCE

    def _goes_over_page(self, line: PdfLine, number_ahead: int | None) -> bool:
        """Whether the first line of a page continues what is unfinished at the foot of the page before.

        Where the sentence has ended, a line set in under a number or a list mark still does, and so does one
        between paragraph n and paragraph n + 1 of a document without hanging indents.
        """
        if not ends_sentence(self.last.text, line.text) or line.text[:1].islower():
            return True
        is_small = line.style.size < SMALL * self._typography.size
        if is_small or not (self._is_bullet or self._is_numbered):
            return False
        if line.style.x > self._first.style.x + INDENT_TOLERANCE:
            return self._hang is None or abs(line.style.x - self._hang) <= INDENT_TOLERANCE
        if self._is_bullet:
            return line.text.startswith("(")
        is_title = len(line.text) < _LONGEST_TITLE and not ends_sentence(line.text, "")
        return not self._hangs and not is_title and self._number is not None and number_ahead == self._number + 1
