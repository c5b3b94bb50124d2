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
    **dict.fromkeys(_UNSEEN, ""),
}
"""Ligatures are their letters; what nobody sees is nothing."""
_USUAL = {
    **dict.fromkeys("\u2010\u2011\u2212", "-"),
    **dict.fromkeys("\u2012\u2015", "–"),
    **dict.fromkeys("´ʼ′‛＇", "’"),
    "％": "%",
    "⁄": "/",
}
"""Signs that are typed, or come out of a conversion, in place of others: hyphens, dashes, apostrophes."""
_USUAL_BETWEEN = (
    (re.compile(r"(?<=[A-Za-z])[`‘](?=[A-Za-z])"), "’"),
    (re.compile(r"(?<=\d)(?<!\d{4})·(?=\d{1,2}(?!\d))"), "."),
)
"""What is such a sign between two letters or digits alone: a quotation mark for an apostrophe, a point set high."""
_ANY_UNUSUAL = re.compile("[" + "".join((*_USUAL, "`‘·")) + "]")
_ANY = re.compile("[" + "".join((*READ_AS, *_USUAL, "`‘·")) + "]")
_AS_USUAL = str.maketrans(_USUAL)
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks that keep a line together or have a width of their own."""
_AS_SEEN = str.maketrans(dict.fromkeys(_UNSEEN, "") | dict.fromkeys(_BLANKS, " "))


def seen(written: str) -> str:
    """A text as it is stored: without what nobody sees of it, every blank a blank.

    A PDF's keeps what nobody sees, for its characters have places.
    """
    return written.translate(_AS_SEEN)


def with_usual_signs(stored: str) -> str:
    """The text with other signs for the same in the usual form, each in its place."""
    if not _ANY_UNUSUAL.search(stored):
        return stored
    text = stored.translate(_AS_USUAL)
    for pattern, usual in _USUAL_BETWEEN:
        text = pattern.sub(usual, text)
    return text


def plain(stored: str, start: int) -> tuple[str, list[int]]:
    """The text as it is read and, for each of its characters, the offset of the stored one, from `start` on."""
    if not _ANY.search(stored):
        return stored, list(range(start, start + len(stored)))
    read: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(with_usual_signs(stored), start):
        letters = READ_AS.get(character, character)
        read.append(letters)
        offsets += [at] * len(letters)
    return "".join(read), offsets
