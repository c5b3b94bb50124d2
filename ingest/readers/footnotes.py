"""Footnote marks in a passage: digits that a PDF prints small, which are part of no word, number or year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from ingest.structure.model import Outline, Passage

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def without_marks(outline: Outline, passage: Passage) -> str:
    """The passage's text with its footnote marks as superscript digits, every character at its place."""
    return _with_marks(outline, passage, lambda mark: mark.translate(_SUPERSCRIPT))


def read_without_marks(outline: Outline, passage: Passage) -> str:
    """The passage's text as one reads it, without its footnote marks: characters lose their places."""
    return _with_marks(outline, passage, lambda mark: "")


def _with_marks(outline: Outline, passage: Passage, written: Callable[[str], str]) -> str:
    if not passage.text:
        return ""
    marks, offsets = outline.stored.footnote_marks, passage.offsets
    first = bisect_left(marks, offsets[0], key=lambda mark: mark.char_start)
    last = bisect_right(marks, offsets[-1], key=lambda mark: mark.char_start)
    if first == last:
        return passage.text
    pieces, at = [], 0
    for mark in marks[first:last]:
        start, end = bisect_left(offsets, mark.char_start), bisect_left(offsets, mark.char_end)
        pieces += [passage.text[at:start], written(passage.text[start:end])]
        at = end
    return "".join((*pieces, passage.text[at:]))
