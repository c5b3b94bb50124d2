"""Shares in words that are told again as a number in brackets: "almost half of the children (24%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.language.cues import Hit, hits
from ingest.readers.claims.told import Told
from ingest.vocabularies import ClaimKind

_TO_BRACKET = re.compile(r"[^.,;:()]*\([^()]*\)")


def read(sentence: str) -> Iterator[Told]:
    """Each share in words with the bracket that follows it in its clause, no other share word between them."""
    found = _longest(sentence) if "(" in sentence else []
    for place, hit in enumerate(found):
        to_bracket = _TO_BRACKET.match(sentence, hit.end)
        if to_bracket is None or (place + 1 < len(found) and found[place + 1].start < to_bracket.end()):
            continue
        least, most = (float(bound) for bound in hit.cue.meaning.split(":"))
        yield Told(ClaimKind.SHARE, hit.start, to_bracket.end(), least=least, most=most)


def _longest(sentence: str) -> list[Hit]:
    """The share words in reading order; of two that overlap the longer."""
    kept: list[Hit] = []
    for hit in sorted(hits("claims", sentence, "share"), key=lambda hit: hit.start - hit.end):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
