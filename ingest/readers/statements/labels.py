"""What a figure counts, in the document's words: the phrase that a catalogue's aliases are matched with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.numbers import NumberMention
from ingest.readers.periods import PeriodMention
from ingest.readers.statements.segments import clause, is_bracketed

_NOISE = re.compile(
    r"\b(?:approximately|approx|some|around|about|nearly|almost|over|more than|just|only|currently|however|although|therefore|"
    r"in addition|for example|this (?:is|was|represents|equates to)(?: an?| the)?|there (?:are|were|was|is|have been|has been)|"
    r"(?:as )?at the (?:end|time) of(?: the inspection)?|as at|up to|representing an?|which is|a total of)\b",
    re.I,
)
_MARKS = re.compile(r"[%£¹²³⁴⁵⁶⁷⁸⁹⁰()\[\]“”\"]+|\bper ?cent\b")
_EDGES = re.compile(
    r"^(?:[\s,.;:–—-]|(?:and|or|at|on|in|by|from|to|of|is|was|the|an?|with|that|compared|than|as|for|since|during|but|while|whereas)\b)+"
    r"|(?:[\s,.;:–—-]|\b(?:and|or|at|on|in|by|from|to|of|is|are|was|were|the|an?|with|that|compared|than|as|for|since|during|which|has|have|"
    r"had|been))+$",
    re.I,
)
_ANAPHORA = re.compile(
    r"(?:this|these|those|it|they|of (?:this number|these|those|them|the)|the (?:number|figure|rate|same)|however|a further|numbers)\b",
    re.I,
)
_ELLIPTIC = re.compile(
    r"(?:[\d,.]+%?|[A-Z]?[a-z]+(?:-[a-z]+)?)?\s*(?:\([^)]*\)\s*)?(?:in|of|at|for|live[sd]?|placed|were|are|is|have|had|who|which|aged)\b"
)
_LONGEST = 160


def label(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention], subject: str
) -> str:
    """What `figure` counts; `subject` is what the sentence or bullet above counts, for one that leans on it."""
    left, right = clause(text, figure.start, figure.end)
    if is_bracketed(text, figure.start, figure.end):
        own = _clean(text, left, right, figures, found)
        host = _clean(text, *_host(text, figure), figures, found)
        words = f"{host} {own}" if own else host
    else:
        words = _clean(text, left, right, figures, found)
    if len(words.split()) < 3 and figure.start > left:
        head = _clean(text, 0, figure.start, figures, found)
        words = head if words in head else f"{head} {words}".strip()
    if subject and (_leans(text) or len(words.split()) < 2):
        words = f"{subject}: {words}" if words and words != subject else subject
    if figure.unit == "rate_per_10000" and "per 10,000" not in words:
        words = f"{words} rate per 10,000".strip()
    return words[:_LONGEST].strip() or _clean(text, 0, len(text), figures, found)[:_LONGEST] or "unlabelled"


def subject_of(text: str, figures: Sequence[NumberMention], found: Sequence[PeriodMention]) -> str:
    """What a whole sentence or bullet is about, for those that lean on it."""
    if not figures:
        return _clean(text, 0, len(text), figures, found)[:_LONGEST]
    return _clean(text, *clause(text, figures[0].start, figures[0].end), figures, found)[:_LONGEST]


def _leans(text: str) -> bool:
    """True for "This is an increase from 374" and "in primary schools is 20.5%": the subject stands above."""
    return bool(_ANAPHORA.match(text) or (text[:1].islower()) or _ELLIPTIC.match(text))


def _host(text: str, figure: NumberMention) -> tuple[int, int]:
    """The clause that a bracket explains: the words around its opening."""
    opening = text.rfind("(", 0, figure.start)
    closing = text.find(")", figure.end)
    left, _ = clause(text, max(opening - 1, 0), max(opening, 1))
    _, right = clause(text, closing, closing + 1)
    after = text[closing + 1 : right]
    return (left, right) if re.match(r"\s+[a-z]", after) else (left, opening)


def _clean(text: str, start: int, end: int, figures: Sequence[NumberMention], found: Sequence[PeriodMention]) -> str:
    """text[start:end] without its numbers, dates and words that count nothing."""
    pieces, at = [], start
    for span in sorted([(item.start, item.end) for item in (*figures, *found)]):
        if span[1] <= at or span[0] >= end:
            continue
        pieces.append(text[at : max(span[0], at)])
        at = span[1]
    pieces.append(text[at:end] if at < end else "")
    words = _MARKS.sub(" ", " ".join(pieces))
    words = _NOISE.sub(" ", words)
    words = re.sub(r"\s+", " ", words)
    return _EDGES.sub("", words).strip(" ,.;:")
