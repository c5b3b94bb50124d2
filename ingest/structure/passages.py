"""Passages: text joined for reading, with the offset of every character in the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.structure.characters import plain
from ingest.structure.model import Passage

_MARKUP = r"</?[a-zA-Z][^<>\n]*>|\*{1,3}|\]\([^)\s]*\)|\\(?=[()\[\]_*#.])|(?<![\w\])])\[(?=[^\]\n]*\]\()"
_WORD = r"[^\s<*&\]\\\[]+(?: [^\s<*&\]\\\[]+)*|[<*&\]\\\[]"
_WORDS_AND_MARKUP = re.compile(
    rf"(?P<markup>{_MARKUP})|(?P<entity>&(?:amp|nbsp|lt|gt);)|(?P<space>\s+)|(?P<word>{_WORD})"
)
_ENTITIES = {"&amp;": "&", "&nbsp;": " ", "&lt;": "<", "&gt;": ">"}
_HYPHENS = "-\u2010"
BROKEN_WORD = re.compile(r"(?!(?:and|or|to|nor)\b)[a-z]")
"""What goes on with a word that a line broke off at its hyphen: not so «short- and long-term»."""
EMPTY = Passage("", ())


def join(stored: str, spans: Iterable[tuple[int, int]]) -> Passage:
    """The stored text of the spans as one passage: runs of white space become single spaces, mark-up is removed.

    No blank stands where a line broke a word: behind its hyphen, or where the span ends before that.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    pending_blank: int | None = None
    last = 0
    for start, end in spans:
        if offsets and pending_blank is None and not _breaks_word(stored, last, start):
            pending_blank = start
        last = end
        for match in _WORDS_AND_MARKUP.finditer(stored, start, end):
            kind = match.lastgroup
            if kind == "markup":
                continue
            if kind == "space" or match[0] == "&nbsp;":
                if offsets and pending_blank is None:
                    pending_blank = match.start()
                continue
            if pending_blank is not None:
                pieces.append(" ")
                offsets.append(min(pending_blank, match.start()))
                pending_blank = None
            if kind == "entity":
                pieces.append(_ENTITIES[match[0]])
                offsets.append(match.start())
            else:
                words, places = plain(match[0], match.start())
                pieces.append(words)
                offsets += places
    return Passage("".join(pieces), tuple(offsets))


def _breaks_word(stored: str, end: int, start: int) -> bool:
    """Whether a line that ends at `end` breaks a word that goes on at `start`."""
    if end < start and stored[end] in _HYPHENS:
        return True
    is_hyphened = stored[end - 1] in _HYPHENS and stored[end - 2 : end - 1].isalpha()
    return is_hyphened and BROKEN_WORD.match(stored, start) is not None
