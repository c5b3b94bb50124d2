"""Dates in the sentences that mention earlier inspections: which is last, which are listed, what they date."""

from __future__ import annotations

import re

from ingest.readers.printed_dates import PrintedSpan, first_month_or_year
from ingest.readers.statements.splitting import within_length

_AND_DATED = re.compile(r"(?:,| and|, and)(?: again)?(?: in)? (?=(?:[A-Z][a-z]+ )?20\d\d\b)")
_PUBLISHED = re.compile(r"\bpublished(?: by Ofsted)?(?: in| on)? ?$", re.IGNORECASE)
_REACH = 32
"""Characters before a date in which the words stand that make it one of publication."""
_SENTENCE_END = re.compile(r"(?<!\bSt)(?<!\bNo)[.!?]\s+(?=[A-Z‘“])")


def sentence_places(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    ends = [match.start() + 1 for match in _SENTENCE_END.finditer(text)] + [len(text)]
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    places = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    return [part for place in places for part in within_length(text, *place)]


def is_publication_date(text: str, span: PrintedSpan) -> bool:
    """True where the text dates a report's publication and not the inspection."""
    return _PUBLISHED.search(text, max(0, span.start - _REACH), span.start) is not None


def listed_dates(sentence: str, start: int, stop: int) -> tuple[list[PrintedSpan], int]:
    """The first date of sentence[start:stop] with those listed after it ("in 2017, 2019 and 2021"), and its end."""
    dates: list[PrintedSpan] = []
    at = start
    while span := first_month_or_year(sentence[at:stop]):
        if dates and span.start > 0:
            break
        dates.append(span._replace(start=span.start + at, end=span.end + at))
        at = dates[-1].end
        more = _AND_DATED.match(sentence, at)
        if not more:
            break
        at, stop = more.end(), len(sentence)
    return dates, max([start, *(span.end for span in dates)])


def last_date(text: str) -> PrintedSpan | None:
    """The date that is last in a text."""
    last, at = None, 0
    while span := first_month_or_year(text[at:]):
        last = span._replace(start=span.start + at, end=span.end + at)
        at = last.end
    return last
