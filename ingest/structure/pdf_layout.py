"""The layout of a PDF: printed lines with their size, weight and place to fragments; page furniture is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.structure.fragments import BULLET, FURNITURE, PARAGRAPH_NUMBER, SENTENCE_END, Fragment, Indents
from ingest.structure.model import LineStyle, StoredText
from ingest.structure.pdf_tables import find_printed_tables
from ingest.structure.tables import FoundTable

_SMALL = 0.9
"""Footnotes and running heads are set at least a tenth smaller than the body."""
_LARGE = 1.05
_PARAGRAPH_GAP = 1.25
"""A gap between lines a quarter wider than the usual one opens a new paragraph."""
_HEADING_GAP = 1.45
"""Lines of one heading follow each other closer than one and a half times their size."""
_SENTENCE_GAP = 3.0
"""Within a sentence a wider gap is a raised mark or a stray blank line, not a new paragraph."""
_INDENT_TOLERANCE = 4.0
_HEAD_LINES, _FOOT_LINES = 3, 3
_FOOTNOTE_NUMBER = re.compile(r"\d{1,2}\s*(?=\S)|\d{1,2}$")


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    style: LineStyle
    page: int


def fragments(stored: StoredText, start: int, end: int) -> Iterator[Fragment]:
    """Fragments of stored.text[start:end] in reading order, footnotes of a page after its text."""
    lines = _lines(stored, start, end)
    if not lines:
        return
    body_size = _body_size(lines)
    lines = _without_furniture(lines, body_size)
    tables = find_printed_tables(stored, start, end)
    lines = [line for line in lines if not any(t.char_start <= line.start < t.char_end for t in tables)]
    yield from _in_order(_Layout(stored.text, lines, body_size).fragments(), tables)


def _in_order(texts: Iterator[Fragment], tables: list[FoundTable]) -> Iterator[Fragment]:
    """Fragments of text with the tables that stand between them."""
    waiting = [Fragment("table", [(table.char_start, table.char_end)], table=table.table) for table in tables]
    for fragment in texts:
        while waiting and waiting[0].char_start < fragment.char_start:
            yield waiting.pop(0)
        yield fragment
    yield from waiting


def _lines(stored: StoredText, start: int, end: int) -> list[_Line]:
    found, at = [], start
    for raw in stored.text[start:end].split("\n"):
        content = raw.strip()
        if content:
            first = at + raw.index(content[0])
            style = stored.line_styles.get(first) or LineStyle(0.0, False, 0.0, 0.0)
            found.append(_Line(first, first + len(content), content, style, stored.page_at(first) or 0))
        at += len(raw) + 1
    return found


def _body_size(lines: list[_Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.style.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _without_furniture(lines: list[_Line], body_size: float) -> list[_Line]:
    """Lines but page numbers and the heads and feet that come again on other pages."""
    pages: dict[int, list[_Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = {id(line): _worded(line) for page in pages.values() for line in page[:_HEAD_LINES] + page[-_FOOT_LINES:]}
    repeated = Counter(edges.values())
    kept = []
    for line in lines:
        words = edges.get(id(line))
        if words is not None:
            is_small = line.style.size < _SMALL * body_size
            is_large = _SMALL * line.style.size > body_size
            if not words and FURNITURE.match(line.text):
                continue
            if not is_large and repeated[words] >= (2 if is_small else 3) and len(words) > 3 and len(pages) > 1:
                continue
        kept.append(line)
    return kept


def _worded(line: _Line) -> str:
    return re.sub(r"[\d\s]+", " ", line.text).strip()


class _Layout:
    """One pass over the lines, holding the fragment that is still open."""

    def __init__(self, text: str, lines: list[_Line], body_size: float) -> None:
        self._text = text
        self._lines = lines
        self._body = body_size
        self._pitch = self._usual_gap()
        self._indents = Indents(_INDENT_TOLERANCE)
        self._open: Fragment | None = None
        self._last: _Line | None = None
        self._levels = self._heading_levels()
        self._footnotes = self._footnote_lines()

    def fragments(self) -> Iterator[Fragment]:
        notes: list[Fragment] = []
        for line in self._lines:
            if line.start in self._footnotes:
                self._add_footnote(notes, line)
                continue
            if self._open and self._continues(line):
                self._open.spans.append((line.start, line.end))
            else:
                if self._open:
                    yield self._open
                    yield from notes
                    notes.clear()
                self._open = self._begin(line)
            self._last = line
        if self._open:
            yield self._open
        yield from notes

    def _usual_gap(self) -> float:
        gaps: Counter[float] = Counter()
        for above, below in zip(self._lines, self._lines[1:], strict=False):
            if above.page == below.page and above.style.size == below.style.size:
                gaps[round(above.style.y - below.style.y, 1)] += 1
        usual = [gap for gap, _ in gaps.most_common(8) if gap > 0.8 * self._body]
        return usual[0] if usual else 1.25 * self._body

    def _heading_levels(self) -> dict[tuple[int, bool], int]:
        styles = {self._style_key(line) for line in self._lines if self._is_heading(line)}
        ranked = sorted(styles, key=lambda key: (-key[0], not key[1]))
        return {key: level for level, key in enumerate(ranked, start=1)}

    def _style_key(self, line: _Line) -> tuple[int, bool]:
        return round(line.style.size), line.style.is_bold

    def _is_heading(self, line: _Line) -> bool:
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
            is_small = line.style.size < _SMALL * self._body
            below_is_small = below_is_small and is_small
            if below_is_small:
                starts.add(line.start)
        return starts

    def _add_footnote(self, notes: list[Fragment], line: _Line) -> None:
        if not notes or _FOOTNOTE_NUMBER.match(line.text):
            notes.append(Fragment("paragraph", [], number=None, depth=-1))
        notes[-1].spans.append((line.start, line.end))

    def _gap(self, line: _Line) -> float:
        assert self._last is not None
        return self._last.style.y - line.style.y

    def _continues(self, line: _Line) -> bool:
        assert self._open is not None and self._last is not None
        is_heading = self._is_heading(line)
        if self._open.kind == "heading":
            same_style = self._style_key(line) == self._style_key(self._last)
            is_below = line.page == self._last.page and 0 < self._gap(line) < _HEADING_GAP * line.style.size
            return is_heading and same_style and is_below
        if is_heading or BULLET.match(line.text):
            return False
        tail = self._last.text
        if PARAGRAPH_NUMBER.match(line.text) and SENTENCE_END.search(tail):
            return False
        if line.page != self._last.page:
            return not SENTENCE_END.search(tail) or line.text[:1].islower()
        is_within_sentence = not SENTENCE_END.search(tail) and line.text[:1].islower()
        return 0 <= self._gap(line) <= (_SENTENCE_GAP if is_within_sentence else _PARAGRAPH_GAP) * self._pitch

    def _begin(self, line: _Line) -> Fragment:
        bullet = BULLET.match(line.text)
        if bullet:
            return Fragment("bullet", [(line.start + bullet.end(), line.end)], depth=self._indents.depth(line.style.x))
        number = PARAGRAPH_NUMBER.match(line.text)
        start = line.start + (number.end() if number else 0)
        self._indents.reset()
        if self._is_heading(line):
            level = self._levels[self._style_key(line)]
            return Fragment("heading", [(start, line.end)], number["number"] if number else None, level=level)
        return Fragment("paragraph", [(start, line.end)], number["number"] if number else None)
