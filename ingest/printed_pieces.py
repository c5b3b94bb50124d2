"""The pieces into which wide gaps divide a printed line, worked out only where lines of a PDF look like table rows."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium

from ingest.structure.model import PrintedPiece

_NUMBER = r"[£<]?[-−]?(?!0\d)\d[\d,]*(?:\.\d+)?%?"
_FIGURE = re.compile(_NUMBER)
_ENDS_IN_FIGURES = re.compile(rf"(?<!\S){_NUMBER}\s+(?:[-–]\s+)*{_NUMBER}\s*$")
_ENDS_IN_A_FIGURE = re.compile(rf"[^.]+\s{_NUMBER}\s*$")
_LAST_OF_A_FIGURE = (*"0123456789", "%")
_TELEPHONE = re.compile(r"(?<!\S)0\d{2,}")
_WORD = re.compile(r"\S+")
WIDE_GAP = 0.7
"""Words of one text stand closer than seven tenths of their size; columns stand further apart."""
_FEWEST_ROWS = 3
_FEWEST_ROWS_OF_FIGURES = 2
_LINES_ABOVE, _LINES_BELOW = 12, 12


def table_pieces(raw: pdfium.FPDF_TEXTPAGE, printed: str, offset: int) -> Iterator[PrintedPiece]:
    """Pieces of the lines of a page that are in or near rows of figures, in the order of the text.

    `printed` is the page's text as PDFium gives it, lines separated by CR LF; `offset` is where the page begins
    in the stored text, whose lines are separated by LF.
    """
    lines = printed.split("\r\n")
    wanted = near_rows(lines)
    if not wanted:
        return
    start = 0
    for number, line in enumerate(lines):
        if number in wanted and line.strip():
            yield from _pieces(raw, line, start, offset - number)
        start += len(line) + 2


def printed_size(raw: pdfium.FPDF_TEXTPAGE, character: int) -> float:
    """Size in points of one of a page's characters: the font's, which some files leave at 1, times its scale."""
    matrix = pdfium.FS_MATRIX()
    scale = math.hypot(matrix.b, matrix.d) if pdfium.FPDFText_GetMatrix(raw, character, matrix) else 1.0
    return scale * float(pdfium.FPDFText_GetFontSize(raw, character))


def near_rows(lines: list[str]) -> set[int]:
    """Numbers of the lines in and around rows: two with several figures, or three in a row that end in one."""
    ending = {number for number, line in enumerate(lines) if line.rstrip().endswith(_LAST_OF_A_FIGURE)}
    several = [
        number
        for number in sorted(ending)
        if _ENDS_IN_FIGURES.search(lines[number]) and not _TELEPHONE.search(lines[number])
    ]
    rows = several if len(several) >= _FEWEST_ROWS_OF_FIGURES else []
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if number in ending and (_ENDS_IN_A_FIGURE.match(line) or _FIGURE.fullmatch(line.strip())):
            run.append(number)
            continue
        rows += run if len(run) >= _FEWEST_ROWS else []
        run = []
    return {near for row in rows for near in range(row - _LINES_ABOVE, row + _LINES_BELOW + 1)}


def _pieces(raw: pdfium.FPDF_TEXTPAGE, line: str, start: int, shift: int) -> Iterator[PrintedPiece]:
    """Pieces of one line that begins at the page's character `start`; `shift` leads to the stored text."""
    words = [(word.start() + start, word.end() + start) for word in _WORD.finditer(line)]
    first = words[0][0]
    size = printed_size(raw, _character(raw, first))
    left, last_right = _edges(raw, *words[0])
    baseline = _baseline(raw, first)
    for (_, end), (begin, stop) in pairwise(words):
        word_left, word_right = _edges(raw, begin, stop)
        if word_left - last_right > WIDE_GAP * size or word_left < left:
            yield PrintedPiece(first + shift, end + shift, left, last_right, baseline, size)
            first, left, baseline = begin, word_left, _baseline(raw, begin)
        last_right = word_right
    yield PrintedPiece(first + shift, words[-1][1] + shift, left, last_right, baseline, size)


def _character(raw: pdfium.FPDF_TEXTPAGE, text_index: int) -> int:
    return int(pdfium.FPDFText_GetCharIndexFromTextIndex(raw, text_index))


def _edges(raw: pdfium.FPDF_TEXTPAGE, start: int, end: int) -> tuple[float, float]:
    """Left and right edge of the word from start to end."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, _character(raw, start), left, right, bottom, top)
    begin = left.value
    pdfium.FPDFText_GetCharBox(raw, _character(raw, end - 1), left, right, bottom, top)
    return begin, right.value


def _baseline(raw: pdfium.FPDF_TEXTPAGE, at: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, _character(raw, at), x, y)
    return y.value
