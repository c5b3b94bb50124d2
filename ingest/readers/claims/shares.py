"""Shares in words that are told again as a number in brackets: "almost half of the children (24%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.language.number_words import CARDINAL
from ingest.readers.claims.told import Told, bounds, longest
from ingest.vocabularies import ClaimKind

_SHORT_FORM = r"\([^()\d]*\)[^.,;:()]*"
_OPENS = rf"\((?:[a-z]+ )?(?:\d|{CARDINAL}\b)(?!\S+ of (?:whom|these|those|them)\b)"
_TO_BRACKET = re.compile(rf"[^.,;:()]*(?:{_SHORT_FORM})*{_OPENS}[^()]*\)", re.I)
"""Up to the bracket that begins with a number; a short form may stand in brackets before it."""


def read(sentence: str) -> Iterator[Told]:
    """Each share in words with the bracket that follows it in its clause, no other share word between them."""
    found = longest(sentence, "share") if "(" in sentence else []
    for place, hit in enumerate(found):
        to_bracket = _TO_BRACKET.match(sentence, hit.end)
        if to_bracket is None or (place + 1 < len(found) and found[place + 1].start < to_bracket.end()):
            continue
        least, most = bounds(hit)
        yield Told(ClaimKind.SHARE, hit.start, to_bracket.end(), least=least, most=most)
