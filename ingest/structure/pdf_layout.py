"""The layout of a PDF: turns printed lines with size, weight and position into fragments, without page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.structure.fragments import BULLET, PARAGRAPH_NUMBER, Fragment, Indents
from ingest.structure.model import StoredText
from ingest.structure.numbering import numbers_ahead
from ingest.structure.pdf_continuation import INDENT_TOLERANCE, OpenText
from ingest.structure.pdf_lines import (
    SMALL,
    PdfLine,
    body_size,
    read_lines,
    typography,
    without_furniture,
    without_raised_marks,
)
from ingest.structure.pdf_tables import find_printed_tables
from ingest.structure.tables import FoundTable

_LARGE = 1.05
_HEADING_GAP = 1.45
"""Lines of one heading follow each other closer than one and a half times their size."""
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,3})[ \t]+(?=[A-Z])")
_FOOTNOTE_NUMBER = re.compile(r"\d{1,2}\s*(?=\S)|\d{1,2}$")


def fragments(stored: StoredText, start: int, end: int) -> Iterator[Fragment]:
    """Fragments of stored.text[start:end] in reading order, footnotes of a page after its text."""
    lines = read_lines(stored, start, end)
    if not lines:
        return
    size = body_size(lines)
    lines = without_raised_marks(without_furniture(lines, size))
    tables = find_printed_tables(stored, start, end)
    lines = [line for line in lines if not any(t.char_start <= line.start < t.char_end for t in tables)]
    texts = list(_Layout(lines, size).fragments())  # all, before any is read: an earlier one may still get lines
    yield from _in_order(iter(texts), tables)


def _in_order(texts: Iterator[Fragment], tables: list[FoundTable]) -> Iterator[Fragment]:
    """Fragments of text with the tables between them."""
    waiting = [Fragment("table", [(table.char_start, table.char_end)], table=table.table) for table in tables]
    for fragment in texts:
        while waiting and waiting[0].char_start < fragment.char_start:
            yield waiting.pop(0)
        yield fragment
    yield from waiting


class _Layout:
    """One pass over the lines, holding the fragment that is still open, and the one that a box broke off.

    A fragment that was given away may still get lines: what a box at the foot of its page interrupted.
    """

    def __init__(self, lines: list[PdfLine], size: float) -> None:
        self._lines = lines
        self._typography = typography(lines, size)
        self._body = size
        self._indents = Indents(INDENT_TOLERANCE)
        self._number: int | None = None
        self._open: tuple[Fragment, OpenText] | None = None
        self._broken_off: tuple[Fragment, OpenText] | None = None
        self._headings = {line.start for line in lines if self._looks_like_heading(line)}
        self._levels = self._heading_levels()
        self._footnotes = self._footnote_lines()

    def fragments(self) -> Iterator[Fragment]:
        notes: list[Fragment] = []
        ahead = numbers_ahead([line.text for line in self._lines])
        for line, number_ahead in zip(self._lines, ahead, strict=True):
            if line.start in self._footnotes:
                self._add_footnote(notes, line)
            elif self._open and (self._goes_on_after_box(line) or self._continues(*self._open, line, number_ahead)):
                fragment, text = self._open
                fragment.spans.append((line.start, line.end))
                text.add(line)
            else:
                yield from notes
                notes.clear()
                if self._open and self._is_heading(line) and self._open[0].kind != "heading":
                    self._broken_off = self._open
                fragment = self._begin(line, number_ahead)
                self._open = fragment, OpenText(line, self._typography, self._number)
                yield fragment
        yield from notes

    def _goes_on_after_box(self, line: PdfLine) -> bool:
        """Whether a line goes on with what a box broke off on the page before, which then is open again."""
        if self._open is None or self._broken_off is None or not self._broken_off[1].goes_on_after(self._open[1], line):
            return False
        self._open, self._broken_off = self._broken_off, None
        return True

    def _heading_levels(self) -> dict[tuple[int, bool], int]:
        styles = {self._style_key(line) for line in self._lines if self._is_heading(line)}
        ranked = sorted(styles, key=lambda key: (-key[0], not key[1]))
        return {key: level for level, key in enumerate(ranked, start=1)}

    def _style_key(self, line: PdfLine) -> tuple[int, bool]:
        return round(line.style.size), line.style.is_bold

    def _is_heading(self, line: PdfLine) -> bool:
        return line.start in self._headings

    def _looks_like_heading(self, line: PdfLine) -> bool:
        if BULLET.match(line.text) or not any(character.isalpha() for character in line.text):
            return False
        return line.style.size > _LARGE * self._body or (line.style.is_bold and line.style.size >= 0.98 * self._body)

    def _footnote_lines(self) -> set[int]:
        """Starts of the lines at the foot of a page that are set smaller than the body, all the way down."""
        starts: set[int] = set()
        below_is_small, page = True, None
        for line in reversed(self._lines):
            if line.page != page:
                page, below_is_small = line.page, True
            is_small = line.style.size < SMALL * self._body
            below_is_small = below_is_small and is_small
            if below_is_small:
                starts.add(line.start)
        return starts

    def _add_footnote(self, notes: list[Fragment], line: PdfLine) -> None:
        if not notes or _FOOTNOTE_NUMBER.match(line.text):
            notes.append(Fragment("paragraph", [], number=None, depth=-1))
        notes[-1].spans.append((line.start, line.end))

    def _continues(self, fragment: Fragment, text: OpenText, line: PdfLine, number_ahead: int | None) -> bool:
        if fragment.kind == "heading":
            return self._is_heading(line) and self._is_same_heading(line, text.last)
        return (text.holds(line) or not self._is_heading(line)) and text.goes_on_with(line, number_ahead)

    def _is_same_heading(self, line: PdfLine, last: PdfLine) -> bool:
        gap = last.style.y - line.style.y
        is_below = line.page == last.page and 0 < gap < _HEADING_GAP * line.style.size
        return is_below and self._style_key(line) == self._style_key(last)

    def _begin(self, line: PdfLine, number_ahead: int | None) -> Fragment:
        bullet = BULLET.match(line.text)
        if bullet:
            depth = self._indents.depth(line.style.x, bullet["mark"])
            return Fragment("bullet", [(line.start + bullet.end(), line.end)], depth=depth)
        number = PARAGRAPH_NUMBER.match(line.text) or self._number_without_stop(line, number_ahead)
        printed = number["number"] if number else None
        start = line.start + (number.end() if number else 0)
        self._indents.reset()
        if self._is_heading(line):
            return Fragment("heading", [(start, line.end)], printed, level=self._levels[self._style_key(line)])
        if number:
            self._number = int(number["number"]) if number["number"].isdigit() else None
        return Fragment("paragraph", [(start, line.end)], printed)

    def _number_without_stop(self, line: PdfLine, number_ahead: int | None) -> re.Match[str] | None:
        """The number of a paragraph whose stop was forgotten: the one between the last and the next."""
        number = _BARE_NUMBER.match(line.text)
        if number is None or self._number is None:
            return None
        return number if int(number["number"]) == self._number + 1 == (number_ahead or 0) - 1 else None
