"""One stored text made of several: the words of an e-mail and the files attached to it, each in its own medium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from ingest.structure.model import (
    Enclosed,
    FootnoteMark,
    LineStyle,
    Page,
    PrintedPiece,
    RecognisedWord,
    SheetRow,
    StoredText,
)

Placed = TypeVar("Placed", Page, FootnoteMark, PrintedPiece, RecognisedWord)

_BETWEEN = "\n\f"
"""What stands between two texts, as between two pages."""


def enclosing(
    medium: str, head: str, texts: Sequence[tuple[str | None, StoredText]], left_out: Sequence[str] = ()
) -> StoredText:
    """The named texts behind a head that is of none of them; page numbers stay those of each text."""
    written = [head]
    enclosed: list[Enclosed] = []
    pages: list[Page] = []
    marks: list[FootnoteMark] = []
    styles: dict[int, LineStyle] = {}
    pieces: list[PrintedPiece] = []
    rows: list[SheetRow] = []
    words: list[RecognisedWord] = []
    at = len(head)
    for name, text in texts:
        at += len(_BETWEEN)
        written.append(text.text)
        enclosed.append(Enclosed(name, text.medium, at, at + len(text.text), text.left_out))
        pages += [_moved(page, at) for page in text.pages]
        marks += [_moved(mark, at) for mark in text.footnote_marks]
        pieces += [_moved(piece, at) for piece in text.pieces]
        rows += [replace(row, char_start=row.char_start + at) for row in text.sheet_rows]
        words += [_moved(word, at) for word in text.recognised]
        styles |= {start + at: style for start, style in text.line_styles.items()}
        at += len(text.text)
    return StoredText(
        _BETWEEN.join(written),
        medium,
        tuple(pages),
        tuple(marks),
        styles,
        tuple(pieces),
        tuple(enclosed),
        tuple(left_out),
        tuple(rows),
        tuple(words),
    )


def _moved(placed: Placed, by: int) -> Placed:
    return replace(placed, char_start=placed.char_start + by, char_end=placed.char_end + by)
