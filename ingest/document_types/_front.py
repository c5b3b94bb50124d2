"""The opening of a document as one plain line, used to recognise what it is."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.structure.characters import plain
from ingest.structure.model import Outline

_MARKUP = re.compile(r"</?[a-z][^<>\n]*>|[#*_¹²³]", re.IGNORECASE)


@lru_cache(maxsize=8)
def front(outline: Outline, length: int = 3500) -> str:
    """The first characters in lower case, with single spaces, straight apostrophes and no mark-up.

    Document types ask one after the other, so the last few are kept.
    """
    text = outline.stored.as_read[outline.char_start : min(outline.char_end, outline.char_start + length)]
    words, _ = plain(_MARKUP.sub("", text), 0)
    return " ".join(words.replace("’", "'").replace("‘", "'").lower().split())
