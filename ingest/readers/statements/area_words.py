"""Words of an item of area statistics without its numbers, dates and what counts nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.readers.numbers import NumberMention
from ingest.readers.periods import PeriodMention

_NOISE = re.compile(
    r"\b(?:approximately|approx|some|around|about|nearly|almost|"
    r"(?:over|more than)(?!\s+(?:\d+\s+)?(?:working\s+)?(?:days|weeks|months|years|hours|miles)\b)|"
    r"just|only|currently|however|although|"
    r"therefore|"
    r"in addition|for example|there (?:are|were|was|is|have been|has been)|"
    r"(?:this|these|which|it)\s+(?:is|was|are|were|represents?|equates to)\s+(?:an?\s+)?(?:\w+\s+)?"
    r"(?:increase|reduction|decrease|rise|fall|drop|decline|improvement)(?:\s+(?:from|of|on))?|"
    r"this (?:is|was|represents|equates to)(?: an?| the)?|of (?:this|these|those)(?: number| figures?| children)?\s?,|"
    r"(?:as )?at the (?:end|time) of(?: the inspection)?|as at|up to|a total of)\b",
    re.I,
)
_MARKS = re.compile(r"[%£¹²³⁴⁵⁶⁷⁸⁹⁰()\[\]“”\"]+|\bper ?cent\b")
_EDGE_WORD = (
    r"and|or|at|on|in|by|from|to|of|is|are|was|were|the|an?|with|that|compared|than|as|for|since|during|which|but|"
    r"while|whereas|if"
)
_EDGES = re.compile(
    rf"^(?:[\s,.;:–—/=-]|\b(?:{_EDGE_WORD})\b)+|(?:[\s,.;:–—/=-]|\b(?:{_EDGE_WORD}|has|have|had|been)\b)+$", re.I
)
QUANTITY = re.compile(
    r"(?:\W*\b(?:this|these|those|that|it|they|there|which|when|the|an?|of|to|from|by|at|in|on|for|and|but|or|is|are|was|"
    r"were|be|been|has|have|had|with|than|about|again|now|then|still|also|only|further|overall|too|very|many|few|most|"
    r"rates?|numbers?|figures?|percentages?|proportions?|shares?|totals?|averages?|levels?|majority|minority|vast|small|"
    r"large|performance|data|change|no|same|equivalent|equates?|represents?|shows?|indicates?|compared|against|"
    r"increas\w*|decreas\w*|reduc\w*|ris(?:e|en|es|ing)|rose|fall(?:s|en|ing)?|fell|drop\w*|dip\w*|declin\w*|improv\w*|"
    r"gr[eo]w\w*|went|gone|remain\w*|reached|stands?|stood|up|down|slight\w*|significant\w*|considerabl\w*|high(?:er)?|"
    r"low(?:er)?|more|fewer|less|above|below|better|worse|similar|per ?(?:10,?000)?|years?|months?|weeks?|days?|"
    r"end|beginning|point|period|time|"
    r"previous(?:ly)?|earlier|last|england|national\w*|regional\w*|country|as a whole|statistical\w*|neighbours?|"
    r"local(?: authority)?|out|(?:other|similar) (?:local )?(?:authorities|areas)|target|respectively)\b)+\W*",
    re.I,
)
"""Words that say how much or how it moved, nothing of what is counted, nor whose value it is beside the own."""


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
    words = _NOISE.sub(" ", _MARKS.sub(" ", " ".join(pieces)))
    return _EDGES.sub("", re.sub(r"\s+", " ", words).strip()).strip(" ,.;:")
