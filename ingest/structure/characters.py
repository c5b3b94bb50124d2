"""Typographic variants of characters and how each is read, one stored character at a time."""

from __future__ import annotations

import re

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and what has no width."""
READ_AS = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "\u2010": "-",
    "\u2011": "-",
    **dict.fromkeys(_UNSEEN, ""),
}
"""Ligatures are their letters, hyphens are hyphens; what nobody sees is nothing."""
_ANY = re.compile("[" + "".join(READ_AS) + "]")
_WITHOUT_UNSEEN = str.maketrans("", "", _UNSEEN)


def seen(written: str) -> str:
    """A text without what nobody sees of it, as it is stored; a PDF's keeps it, for its characters have places."""
    return written.translate(_WITHOUT_UNSEEN)


def plain(stored: str, start: int) -> tuple[str, list[int]]:
    """The text as it is read and, for each of its characters, the offset of the stored one, from `start` on."""
    if not _ANY.search(stored):
        return stored, list(range(start, start + len(stored)))
    read: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(stored, start):
        letters = READ_AS.get(character, character)
        read.append(letters)
        offsets += [at] * len(letters)
    return "".join(read), offsets
