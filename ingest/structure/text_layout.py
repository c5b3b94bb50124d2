"""The layout of a text or Markdown file: turns lines, list marks, hash signs and blank lines into fragments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.catalogue import rows
from ingest.structure.figure_lines import FIGURE_LINE, lists_of_figures
from ingest.structure.fragments import (
    BULLET,
    FURNITURE,
    LONE_MARK,
    PARAGRAPH_NUMBER,
    SENTENCE_END,
    Fragment,
    Indents,
    ends_sentence,
)
from ingest.structure.model import StoredText
from ingest.structure.numbering import BARE_NUMBER, numbered_in_turn, numbers_ahead, plain_number
from ingest.structure.running_heads import running_heads
from ingest.structure.tables import FoundTable, find_tables
from ingest.structure.wrapping import OPEN_END, Line, WholeWords, unwrapped

_HASHES = re.compile(r"(?P<hashes>#{1,6})[ \t]+(?=\S)")
_LINK = re.compile(r"^\[(?P<words>[^\]\n]+)\]\([^)\s]*\)$")
_LONGEST_HEADING = 120
_INTRODUCTION_LEVEL = 6
_PLAIN_LEVEL = 4
_PAGE_BREAK = 2
"""Blank lines that stand where a page ended; paragraphs of one page are separated by fewer."""


def fragments(stored: StoredText, start: int, end: int) -> Iterator[Fragment]:
    """Fragments of stored.text[start:end], in reading order; tables are cut out first."""
    tables = find_tables(stored, start, end)
    whole = WholeWords(stored.text, start, end)
    for fragment in _Layout(stored.text, start, end, tables).fragments():
        fragment.spans = whole.spans(fragment.spans)
        yield fragment


class _Layout:
    """One pass over the lines, holding the fragment that is still open."""

    def __init__(self, text: str, start: int, end: int, tables: list[FoundTable]) -> None:
        self._text = text
        self._start, self._end = start, end
        self._tables = {table.char_start: table for table in tables}
        self._covered = sorted((table.char_start, table.char_end) for table in tables)
        self._indents = Indents()
        self._open: Fragment | None = None
        self._tail_start = start
        self._is_marked = False
        self._number: int | None = None
        self._ahead: dict[int, int | None] = {}
        self._figures: frozenset[int] = frozenset()

    def fragments(self) -> Iterator[Fragment]:
        printed = list(self._lines())
        in_turn = numbered_in_turn([line.text for line in printed])
        lines = unwrapped([replace(line, is_numbered=place in in_turn) for place, line in enumerate(printed)])
        ahead = numbers_ahead([line.text for line in lines])
        self._ahead = {line.start: number for line, number in zip(lines, ahead, strict=True)}
        self._figures = lists_of_figures(lines, [_is_heading(line.text) for line in lines])
        tables = iter(sorted(self._tables.items()))
        table = next(tables, None)
        for line in lines:
            while table and table[0] <= line.start:
                yield from self._close()
                yield Fragment("table", [(table[1].char_start, table[1].char_end)], table=table[1].table)
                table = next(tables, None)
            if self._open and self._continues(line):
                content = self._content_of(line)
                self._tail_start = content[0][0]
                self._open.spans += content
                continue
            yield from self._close()
            self._open = self._begin(line)
            self._tail_start = self._open.char_start
        yield from self._close()
        if table:
            for found in [table, *tables]:
                yield Fragment("table", [(found[1].char_start, found[1].char_end)], table=found[1].table)

    def _close(self) -> Iterator[Fragment]:
        if self._open:
            yield self._open
        self._open = None

    def _lines(self) -> Iterator[Line]:
        at, blanks, covered, is_apart = self._start, 0, 0, False
        mark: tuple[int, int] | None = None
        heads = running_heads(self._text, self._start, self._end)
        for raw in self._text[self._start : self._end].splitlines(keepends=True):
            begin, at = at, at + len(raw)
            while covered < len(self._covered) and self._covered[covered][1] <= begin:
                covered += 1
            content = raw.strip()
            indent = len(raw) - len(raw.lstrip())
            if not content:
                blanks += 1
                continue
            if covered < len(self._covered) and self._covered[covered][0] <= begin + indent < self._covered[covered][1]:
                is_apart = True
                continue
            span = (begin + indent, begin + indent + len(content))
            if LONE_MARK.fullmatch(content):
                mark = span
            elif begin + indent not in heads and not FURNITURE.match(content):
                yield _marked(Line((span,), content, indent, blanks, is_apart), mark, self._text)
                blanks, is_apart, mark = 0, False, None

    def _content_of(self, line: Line) -> list[tuple[int, int]]:
        """The spans of a line without its list mark."""
        bullet = BULLET.match(line.text)
        return _from(line, bullet.end() if bullet else 0)

    def _continues(self, line: Line) -> bool:
        """Whether the line continues the open fragment: a wrapped line, or a page break within a sentence."""
        assert self._open is not None
        if self._open.kind == "heading" or _HASHES.match(line.text):
            return False
        bullet = BULLET.match(line.text)
        content = line.text[bullet.end() :] if bullet else line.text
        tail = self._text[self._tail_start : self._open.char_end]
        if line.start in self._figures:
            return False
        if FIGURE_LINE.match(tail) and content.startswith("("):
            return True
        if line.blanks_before:
            if _number(line, bullet.end() if bullet else 0):
                return False
            if ends_sentence(tail, content) or len(tail) < 30:
                return line.blanks_before >= _PAGE_BREAK and self._goes_over_page(line, content, bool(bullet), tail)
            if content[:1].islower():
                return line.blanks_before >= _PAGE_BREAK or not bullet
            if self._open.kind == "bullet" and line.blanks_before < _PAGE_BREAK:
                return False
            return not bullet and len(tail) > 90 and len(content) > 90 and bool(SENTENCE_END.search(content))
        if bullet or _number(line, 0):
            return False
        return len(tail) > 60 and _hangs(tail, content)

    def _goes_over_page(self, line: Line, content: str, is_marked: bool, tail: str) -> bool:
        """Whether the first line of a page, after a complete sentence, still belongs to what was open before it.

        So is a line between paragraph n and paragraph n + 1, marked where those are; and what is in brackets
        after a bullet.
        """
        assert self._open is not None
        if self._open.kind == "bullet":
            return content.startswith("(") and not is_marked
        is_numbered = self._open.number is not None and self._number is not None
        if not is_numbered or tail.endswith(":") or _is_heading(content) or (is_marked and not self._is_marked):
            return False
        return self._ahead[line.start] == (self._number or 0) + 1

    def _begin(self, line: Line) -> Fragment:
        bullet = BULLET.match(line.text)
        self._is_marked = bullet is not None
        at = bullet.end() if bullet else 0
        hashes = _HASHES.match(line.text, at)
        at = hashes.end() if hashes else at
        number = _number(line, at)
        at, printed = (number.end(), number["number"]) if number else (at, None)
        words, body = line.text[at:], _from(line, at)
        is_figure = line.start in self._figures
        if is_figure and not number:
            return Fragment("bullet", body)
        if hashes or (not bullet and not is_figure and _is_heading(words)):
            self._indents.reset()
            level = _level(words, printed, len(hashes["hashes"]) if hashes else None)
            return Fragment("heading", body, printed, level=level)
        if number:
            self._indents.reset()
            self._number = plain_number(line.text)
            return Fragment("paragraph", body, printed)
        if bullet:
            return Fragment("bullet", body, depth=self._indents.depth(line.indent, bullet["mark"]))
        self._indents.reset()
        return Fragment("paragraph", body)


def _marked(line: Line, mark: tuple[int, int] | None, text: str) -> Line:
    """The line together with a list mark that has the line above for itself; what is marked already has its own."""
    if mark is None or BULLET.match(line.text):
        return line
    return replace(line, spans=(mark, *line.spans), text=f"{text[slice(*mark)]} {line.text}")


def _number(line: Line, at: int) -> re.Match[str] | None:
    """The number that a line opens with behind its mark."""
    bare = BARE_NUMBER.match(line.text, at) if line.is_numbered else None
    return bare or PARAGRAPH_NUMBER.match(line.text, at)


def _from(line: Line, at: int) -> list[tuple[int, int]]:
    """The spans of a line from one of its characters on, which is none of those that were joined to it behind."""
    (start, end), *rest = line.spans
    if rest and start + at > end:
        (start, end), *rest = rest
        at = 0
    return [(start + at, end), *rest]


def _hangs(tail: str, content: str) -> bool:
    """True where a long line breaks off within a sentence that the next line continues."""
    if SENTENCE_END.search(tail):
        return False
    return not content[:1].isupper() or OPEN_END.search(tail) is not None


def _is_heading(content: str) -> bool:
    """A short line that opens with a capital and does not end with a full stop."""
    words = _LINK.sub(r"\g<words>", content).strip("*_ ")
    if not words or len(words) > _LONGEST_HEADING or not (words[0].isupper() or words[0].isdigit()):
        return False
    return words[-1] not in ".;," and "@" not in words and words.count(". ") == 0


def _level(content: str, number: str | None, hashes: int | None) -> int:
    """Rank of a heading: the catalogue's, else its own number's depth, else its hash signs."""
    words = content.strip("*_ ").rstrip(":")
    for row in rows("section_headings"):
        if re.match(row["pattern"], words, re.IGNORECASE):
            return int(row["level"])
    if number and (hashes or words.isupper() or "." in number):
        return number.removesuffix(".0").count(".") + 1
    if hashes:
        return hashes
    return _INTRODUCTION_LEVEL if content.rstrip("*_ ").endswith(":") else _PLAIN_LEVEL
