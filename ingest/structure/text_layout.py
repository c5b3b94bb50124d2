"""The layout of a text or Markdown file: turns lines, list marks, hash signs and blank lines into fragments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.catalogue import rows
from ingest.structure.fragments import (
    BULLET,
    FURNITURE,
    PARAGRAPH_NUMBER,
    SENTENCE_END,
    Fragment,
    Indents,
    ends_sentence,
)
from ingest.structure.model import StoredText
from ingest.structure.numbering import numbers_ahead, plain_number
from ingest.structure.tables import FoundTable, find_tables

_HASHES = re.compile(r"(?P<hashes>#{1,6})[ \t]+(?=\S)")
_LINK = re.compile(r"^\[(?P<words>[^\]\n]+)\]\([^)\s]*\)$")
_LONGEST_HEADING = 120
_INTRODUCTION_LEVEL = 6
_PLAIN_LEVEL = 4
_OPEN_END = re.compile(r"\b(?:of|the|an?|in|and|at|by|for|to|from|with|or|than|per|on|were|was|are|\d{1,2})$")
"""Words, and the day of a date, at which no sentence, heading or item ends."""
_WRAP_WIDTHS = range(55, 112)
_PAGE_BREAK = 2
"""Blank lines that stand where a page ended; paragraphs of one page are separated by fewer."""
_DASH = re.compile(r"[–—][ \t]")


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    blanks_before: int


def fragments(stored: StoredText, start: int, end: int) -> Iterator[Fragment]:
    """Fragments of stored.text[start:end], in reading order; tables are cut out first."""
    tables = find_tables(stored, start, end)
    yield from _Layout(stored.text, start, end, tables).fragments()


class _Layout:
    """One pass over the lines, holding the fragment that is still open."""

    def __init__(self, text: str, start: int, end: int, tables: list[FoundTable]) -> None:
        self._text = text
        self._start, self._end = start, end
        self._tables = {table.char_start: table for table in tables}
        self._covered = sorted((table.char_start, table.char_end) for table in tables)
        self._indents = Indents()
        self._open: Fragment | None = None
        self._is_marked = False
        self._number: int | None = None
        self._ahead: dict[int, int | None] = {}

    def fragments(self) -> Iterator[Fragment]:
        lines = list(self._lines())
        ahead = numbers_ahead([line.text for line in lines])
        self._ahead = {line.start: number for line, number in zip(lines, ahead, strict=True)}
        widths = [len(line.text) for line in lines if len(line.text) > 40]
        is_wrapped = bool(widths) and sum(width in _WRAP_WIDTHS for width in widths) > 0.8 * len(widths)
        tables = iter(sorted(self._tables.items()))
        table = next(tables, None)
        for line in lines:
            while table and table[0] <= line.start:
                yield from self._close()
                yield Fragment("table", [(table[1].char_start, table[1].char_end)], table=table[1].table)
                table = next(tables, None)
            if self._open and self._continues(line, is_wrapped):
                self._open.spans.append((self._content_start(line), line.end))
                continue
            yield from self._close()
            self._open = self._begin(line)
        yield from self._close()
        if table:
            for found in [table, *tables]:
                yield Fragment("table", [(found[1].char_start, found[1].char_end)], table=found[1].table)

    def _close(self) -> Iterator[Fragment]:
        if self._open:
            yield self._open
        self._open = None

    def _lines(self) -> Iterator[_Line]:
        at, blanks, covered = self._start, 0, 0
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
                continue
            if not FURNITURE.match(content):
                yield _Line(begin + indent, begin + indent + len(content), content, indent, blanks)
                blanks = 0

    def _content_start(self, line: _Line) -> int:
        bullet = BULLET.match(line.text)
        return line.start + (bullet.end() if bullet else 0)

    def _continues(self, line: _Line, is_wrapped: bool) -> bool:
        """Whether the line continues the open fragment: a wrapped line, or a page break within a sentence."""
        assert self._open is not None
        if self._open.kind == "heading" or _HASHES.match(line.text):
            return False
        bullet = BULLET.match(line.text)
        content = line.text[bullet.end() :] if bullet else line.text
        tail = self._text[self._open.spans[-1][0] : self._open.char_end]
        if line.blanks_before:
            if PARAGRAPH_NUMBER.match(content):
                return False
            if ends_sentence(tail, content) or len(tail) < 30:
                return line.blanks_before >= _PAGE_BREAK and self._goes_over_page(line, content, bool(bullet), tail)
            if content[:1].islower():
                return line.blanks_before >= _PAGE_BREAK or not bullet
            if self._open.kind == "bullet" and line.blanks_before < _PAGE_BREAK:
                return False
            return not bullet and len(tail) > 90 and len(content) > 90 and bool(SENTENCE_END.search(content))
        if bullet and is_wrapped and self._open.kind == "paragraph" and _DASH.match(line.text):
            return len(tail) in _WRAP_WIDTHS and not SENTENCE_END.search(tail)
        if bullet or PARAGRAPH_NUMBER.match(line.text):
            return False
        return is_wrapped or (len(tail) > 60 and _hangs(tail, content))

    def _goes_over_page(self, line: _Line, content: str, is_marked: bool, tail: str) -> bool:
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

    def _begin(self, line: _Line) -> Fragment:
        bullet = BULLET.match(line.text)
        self._is_marked = bullet is not None
        content_start = line.start + (bullet.end() if bullet else 0)
        content = line.text[bullet.end() :] if bullet else line.text
        hashes = _HASHES.match(content)
        if hashes:
            content_start += hashes.end()
            content = content[hashes.end() :]
        number = PARAGRAPH_NUMBER.match(content)
        body = content[number.end() :] if number else content
        body_start = content_start + (number.end() if number else 0)
        if hashes or (not bullet and _is_heading(body)):
            self._indents.reset()
            printed = number["number"] if number else None
            level = _level(body, printed, len(hashes["hashes"]) if hashes else None)
            return Fragment("heading", [(body_start, line.end)], printed, level=level)
        if number:
            self._indents.reset()
            self._number = plain_number(line.text)
            return Fragment("paragraph", [(body_start, line.end)], number["number"])
        if bullet:
            depth = self._indents.depth(line.indent, bullet["mark"])
            return Fragment("bullet", [(content_start, line.end)], depth=depth)
        self._indents.reset()
        return Fragment("paragraph", [(content_start, line.end)])


def _hangs(tail: str, content: str) -> bool:
    """True where a long line breaks off within a sentence that the next line continues."""
    if SENTENCE_END.search(tail):
        return False
    return not content[:1].isupper() or _OPEN_END.search(tail) is not None


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
