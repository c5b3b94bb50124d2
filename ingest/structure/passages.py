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
EMPTY = Passage("", ())


def join(stored: str, spans: Iterable[tuple[int, int]]) -> Passage:
    """The stored text of the spans as one passage: runs of white space become single spaces, mark-up is removed."""
    pieces: list[str] = []
    offsets: list[int] = []
    pending_blank: int | None = None
    for start, end in spans:
        if offsets and pending_blank is None:
            pending_blank = start
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
