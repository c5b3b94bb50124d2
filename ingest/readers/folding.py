"""Stored text folded for reading: white space becomes single spaces, mark-up and footnote marks go, offsets stay."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.structure.characters import plain
from ingest.structure.model import Passage, StoredText

_PIECE = re.compile(
    r"(?P<gap>\s+)"
    r"|(?P<markup>\*\*|\*(?=\S)|(?<=\S)\*|</?[a-zA-Z][^<>\n]*>|(?:(?<=\n)|\A)#{1,6} |[¹²³⁴⁵⁶⁷⁸⁹⁰])"
    r"|(?P<word>[^\s*<#¹²³⁴⁵⁶⁷⁸⁹⁰]+|.)"
)


@lru_cache(maxsize=4)
def fold(stored: StoredText, char_start: int, char_end: int) -> Passage:
    """The stored text from `char_start` to `char_end` on one line, whatever the blocks it falls into.

    For what is printed at a known place, such as a cover; a torn table or a lost heading does not matter here.
    Several readers ask for the same cover, one after the other.
    """
    marks = {at for mark in stored.footnote_marks for at in range(mark.char_start, mark.char_end)}
    characters: list[str] = []
    offsets: list[int] = []
    for piece in _PIECE.finditer(stored.text, char_start, char_end):
        if piece.lastgroup == "markup":
            continue
        if piece.lastgroup == "gap":
            if characters and characters[-1] != " ":
                characters.append(" ")
                offsets.append(piece.start())
            continue
        if piece[0].isascii() and marks.isdisjoint(range(piece.start(), piece.end())):
            characters.extend(piece[0])
            offsets.extend(range(piece.start(), piece.end()))
            continue
        for character, at in zip(*plain(piece[0], piece.start()), strict=True):
            if at not in marks:
                characters.append(character)
                offsets.append(at)
    return Passage("".join(characters), tuple(offsets))
