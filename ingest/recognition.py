"""Pages that are pictures of text, read by tesseract where it is installed: words with their places and confidence."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2

from ingest.fingerprint import RECOGNITION
from ingest.printed_pieces import WIDE_GAP, near_rows
from ingest.structure.model import LineStyle, PrintedPiece, RecognisedWord

MOST_PAGES = 40
"""Pages of a file that are recognised; the others stay pictures, and are named."""
SECONDS_A_PAGE = 30
PRINTED_PAGES = 20
"""How many printed pages take as long to read as one takes to be recognised."""
_DOTS_PER_INCH = 300
_LARGEST_SIDE = 5000
"""Dots of a page's longer side: a drawing's page is large without more to read."""
_LEAST_OF_A_PAGE = 60
"""Mean confidence from which a page's words are believed to be words."""
_BODY = 10.0
"""The size every line is said to have: boxes around words tell it too roughly to tell a heading by."""


@dataclass(frozen=True)
class _Word:
    """One word; edges in points, x from the left of the page and y from below; confidence from 0 to 100."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    confidence: float


@dataclass(frozen=True)
class RecognisedPage:
    """The text of a page as it is stored, from an offset on, with what a printed page has beside its text."""

    text: str
    line_styles: dict[int, LineStyle]
    pieces: tuple[PrintedPiece, ...]
    words: tuple[RecognisedWord, ...]


def is_installed() -> bool:
    """Whether the program is there that recognises."""
    return shutil.which(RECOGNITION) is not None


def recognise_page(page: pypdfium2.PdfPage, offset: int) -> RecognisedPage | None:
    """What is written in the picture of a page; None where nothing is recognised, or not with confidence."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, _LARGEST_SIDE / max(width, height, 1))
    told = _recognised(_picture(page, scale), round(72 * scale))
    lines = [words for line in _lines(told, scale, height) if (words := list(line))]
    confidences = [word.confidence for line in lines for word in line]
    if not confidences or sum(confidences) / len(confidences) < _LEAST_OF_A_PAGE:
        return None
    return _written(lines, offset)


def _picture(page: pypdfium2.PdfPage, scale: float) -> bytes:
    """A page drawn in grey, in the format that needs no library (PGM)."""
    bitmap = page.render(scale=scale, grayscale=True)
    dots = bytes(bitmap.buffer)
    rows = (dots[at : at + bitmap.width] for at in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows)


def _recognised(picture: bytes, dots_per_inch: int) -> str:
    """What the program says of a picture, a tab-separated line a word; nothing where it fails or takes too long."""
    program = shutil.which(RECOGNITION)
    if program is None:
        return ""
    try:
        ended = subprocess.run(
            [program, "stdin", "stdout", "-l", "eng", "--dpi", str(dots_per_inch), "tsv"],
            input=picture,
            capture_output=True,
            timeout=SECONDS_A_PAGE,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ended.stdout.decode("utf-8", "replace") if ended.returncode == 0 else ""


def _lines(told: str, scale: float, page_height: float) -> Iterator[Iterator[_Word]]:
    """The words line by line, in the order of the text."""
    rows = csv.DictReader(told.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    of_words = (row for row in rows if row.get("level") == "5" and (row.get("text") or "").strip())
    for _, line in groupby(of_words, lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        yield _words(line, scale, page_height)


def _words(line: Iterable[dict[str, str]], scale: float, page_height: float) -> Iterator[_Word]:
    for row in line:
        left, top, width, height = (float(row[name]) / scale for name in ("left", "top", "width", "height"))
        text = row["text"].strip()
        yield _Word(text, left, left + width, page_height - top - height, height, float(row["conf"]))


def _written(lines: list[list[_Word]], offset: int) -> RecognisedPage:
    text = "\n".join(" ".join(word.text for word in line) for line in lines)
    wanted = near_rows(text.split("\n"))
    styles: dict[int, LineStyle] = {}
    pieces: list[PrintedPiece] = []
    words: list[RecognisedWord] = []
    at = offset
    for number, line in enumerate(lines):
        styles[at] = LineStyle(_BODY, False, line[0].left, line[0].bottom)
        placed: list[tuple[_Word, int]] = []
        for word in line:
            placed.append((word, at))
            words.append(RecognisedWord(at, at + len(word.text), word.confidence))
            at += len(word.text) + 1
        if number in wanted:
            pieces += _pieces(placed)
    return RecognisedPage(text, styles, tuple(pieces), tuple(words))


def _pieces(line: list[tuple[_Word, int]]) -> Iterator[PrintedPiece]:
    """The pieces into which wide gaps divide a line."""
    size = max(word.height for word, _ in line)
    first = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or line[at][0].left - line[at - 1][0].right > WIDE_GAP * size:
            (opening, start), (closing, end) = line[first], line[at - 1]
            yield PrintedPiece(
                start, end + len(closing.text), opening.left, closing.right, opening.bottom, max(size, _BODY)
            )
            first = at
