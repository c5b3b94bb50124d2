"""Shares in words that are told again as a number in brackets: "almost half of the children (24%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.claims.told import Told, bounds, longest
from ingest.vocabularies import ClaimKind

_TO_BRACKET = re.compile(r"[^.,;:()]*\([^()]*\)")


def read(sentence: str) -> Iterator[Told]:
    """Each share in words with the bracket that follows it in its clause, no other share word between them."""
    found = longest(sentence, "share") if "(" in sentence else []
    for place, hit in enumerate(found):
        to_bracket = _TO_BRACKET.match(sentence, hit.end)
        if to_bracket is None or (place + 1 < len(found) and found[place + 1].start < to_bracket.end()):
            continue
        least, most = bounds(hit)
        yield Told(ClaimKind.SHARE, hit.start, to_bracket.end(), least=least, most=most)
