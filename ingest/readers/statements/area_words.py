"""Words of an item of area statistics without its numbers, dates and what counts nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ingest.language.cues import either, whole
from ingest.readers.number_mention import NumberMention
from ingest.readers.periods import PeriodMention

_MARKS = re.compile(r"[%£¹²³⁴⁵⁶⁷⁸⁹⁰()\[\]“”\"]+|\bper ?cent\b")
_EDGES = re.compile(
    whole(r"^(?:[\s,.;:–—/=-]|\b{edge_word}\b)+|(?:[\s,.;:–—/=-]|\b(?:{edge_word}|has|have|had|been)\b)+$"), re.I
)


@cache
def _quantity() -> re.Pattern[str]:
    return re.compile(rf"(?:\W*(?:{either('area_words', 'quantity').pattern}))+\W*", re.I)


def says_only_quantity(words: str) -> bool:
    """True for words that say how much or how it moved, nothing of what is counted, nor whose value it is."""
    return _quantity().fullmatch(words) is not None


def clean(text: str, start: int, end: int, figures: Sequence[NumberMention], found: Sequence[PeriodMention]) -> str:
    """text[start:end] without its numbers, dates and words that count nothing."""
    spans = [(figure.start, figure.end) for figure in figures] + [(mention.start, mention.end) for mention in found]
    return _without(text, start, end, tuple(sorted(spans)))


@lru_cache(maxsize=256)
def _without(text: str, start: int, end: int, spans: tuple[tuple[int, int], ...]) -> str:
    """The figures of one sentence share most of their words: each stretch is cleaned once."""
    pieces, at = [], start
    for span in spans:
        if span[1] <= at or span[0] >= end:
            continue
        pieces.append(text[at : max(span[0], at)])
        at = span[1]
    pieces.append(text[at:end] if at < end else "")
    words = either("area_words", "noise").sub(" ", _MARKS.sub(" ", " ".join(pieces)))
    return _EDGES.sub("", re.sub(r"\s+", " ", words).strip()).strip(" ,.;:")
