"""The printed lines of a PDF with their style, without page headers, footers and footnote marks, and what is usual."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.structure.fragments import FURNITURE
from ingest.structure.model import LineStyle, StoredText

SMALL = 0.9
"""Footnotes and running heads are set at least a tenth smaller than the body."""
_RAISED = 0.6
"""A raised mark stands less than six tenths of its line's size above the line."""
_HEAD_LINES, _FOOT_LINES = 3, 3
_SAME_PLACE = 4.0
"""Running heads stand within so many points of each other's height."""
_RAISED_MARK = re.compile(r"\d{1,2}(?:\s+|$)")
_SHORT_LINE = 40
"""A line of fewer characters ends a paragraph and says nothing of the usual length."""


@dataclass(frozen=True)
class PdfLine:
    """One printed line: its offsets in the stored text, its words, how it begins and its page."""

    start: int
    end: int
    text: str
    style: LineStyle
    page: int


@dataclass(frozen=True)
class Typography:
    """What is usual in a document: the body's size, the gap between its lines and their length in characters."""

    size: float
    pitch: float
    length: float

    def printed_lines(self, line: PdfLine) -> int:
        """Two lines joined at a hyphen are read as one of about twice the usual length."""
        return max(1, round(len(line.text) / self.length))


def read_lines(stored: StoredText, start: int, end: int) -> list[PdfLine]:
    """The lines of stored.text[start:end] that are not empty."""
    found, at = [], start
    for raw in stored.text[start:end].split("\n"):
        content = raw.strip()
        if content:
            first = at + raw.index(content[0])
            style = stored.line_styles.get(first) or LineStyle(0.0, False, 0.0, 0.0)
            found.append(PdfLine(first, first + len(content), content, style, stored.page_at(first) or 0))
        at += len(raw) + 1
    return found


def body_size(lines: list[PdfLine]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.style.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def typography(lines: list[PdfLine], size: float) -> Typography:
    """What is usual among these lines, whose body is set in `size`."""
    gaps: Counter[float] = Counter()
    for above, below in pairwise(lines):
        if above.page == below.page and above.style.size == below.style.size:
            gaps[round(above.style.y - below.style.y, 1)] += 1
    usual = [gap for gap, _ in gaps.most_common(8) if gap > 0.8 * size]
    lengths = [length for line in lines if (length := len(line.text)) > _SHORT_LINE]
    return Typography(size, usual[0] if usual else 1.25 * size, median(lengths) if lengths else 2 * _SHORT_LINE)


def without_furniture(lines: list[PdfLine], size: float) -> list[PdfLine]:
    """Lines without page numbers and the headers and footers that recur page after page."""
    pages: dict[int, list[PdfLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = {id(line): _worded(line) for page in pages.values() for line in page[:_HEAD_LINES] + page[-_FOOT_LINES:]}
    alike: dict[str, list[PdfLine]] = {}
    for line in lines:
        if id(line) in edges:
            alike.setdefault(edges[id(line)], []).append(line)
    running = {words for words, found in alike.items() if len(words) > 3 and _is_running(found, size)}
    kept = []
    for line in lines:
        words = edges.get(id(line))
        is_page_number = words == "" and FURNITURE.match(line.text)
        is_large = SMALL * line.style.size > size
        if not is_page_number and (words not in running or is_large):
            kept.append(line)
    return kept


def _is_running(alike: list[PdfLine], size: float) -> bool:
    """Whether the same words stand in one place page after page, with no more than every other page between.

    A heading at the top of a few pages does not, nor a mark that ends some paragraphs at the foot of theirs.
    """
    pages = {line.page for line in alike}
    place = median(line.style.y for line in alike)
    there = sum(abs(line.style.y - place) <= _SAME_PLACE for line in alike)
    least = 2 if alike[0].style.size < SMALL * size else 3
    return there >= least and 2 * len(pages) >= max(pages) - min(pages) + 1


def without_raised_marks(lines: list[PdfLine]) -> list[PdfLine]:
    """Lines without leading footnote marks: the text after such a mark continues the line above."""
    kept: list[PdfLine] = []
    for line in lines:
        mark = _RAISED_MARK.match(line.text) if kept and _is_raised(line, kept[-1]) else None
        if mark is None:
            kept.append(line)
        elif mark.end() < len(line.text):
            rest = line.text[mark.end() :]
            kept.append(replace(line, start=line.start + mark.end(), text=rest, style=kept[-1].style))
    return kept


def _is_raised(line: PdfLine, above: PdfLine) -> bool:
    rise = line.style.y - above.style.y
    is_small = line.style.size < SMALL * above.style.size
    return line.page == above.page and is_small and 0 <= rise < _RAISED * above.style.size


def _worded(line: PdfLine) -> str:
    return re.sub(r"[\d\s]+", " ", line.text).strip()
