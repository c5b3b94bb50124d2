"""Levels and changes of one rise or fall: "from 878 to 848", "since April", "over the last ten months"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.numbers import NumberMention
from ingest.readers.periods import Period, PeriodMention

_FROM = re.compile(r"(?<!missing )\bfrom\s+(?:(?!to\b)[a-z]+\s+){0,3}$", re.I)
_PREVIOUSLY = re.compile(r"\b(?:was|were|had been)\s+previously\s+$", re.I)
_MOVES = re.compile(
    r"\b(?:increas\w+|decreas\w+|reduc\w+|ris(?:e|en|es|ing)|rose|fall(?:s|en|ing)?|fell|dropp?\w*|declin\w+|gr[eo]w\w*|"
    r"improv\w+|worsen\w*|up|down|gone|went|going|mov\w+|chang\w+|jump\w*|doubl\w+)\b",
    re.I,
)
_RANGES = re.compile(r"\brang(?:e|es|ed|ing)\W+(?:\w+\s+){0,2}$", re.I)
_TO_A_NUMBER = re.compile(r"[^.;]{0,70}?\bto\s+(?:\w+\s+){0,3}\d")
_TO = re.compile(r"\bfrom\b[^.;]*\bto\s+(?:\w+\s+){0,2}$", re.I)
_NEARLY = 10
"""Days by which a span may miss the day of the level that it starts from."""


def comes_from(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is the earlier of two levels: up from 374, down from 611 to 582."""
    before = text[max(0, start - 90) : start]
    if "rom " not in before and "reviously" not in before:
        return False
    if _PREVIOUSLY.search(before):
        return True
    found = _FROM.search(before)
    if not found or _RANGES.search(before, 0, found.start()):
        return False
    return bool(_MOVES.search(before, 0, found.start()) or _TO_A_NUMBER.match(text, end))


def is_reached(text: str, start: int) -> bool:
    """True for the later of two levels: from 213 to 340."""
    return "rom " in text[:start] and bool(_TO.search(text[:start]))


def levels(figures: Sequence[NumberMention], text: str) -> tuple[NumberMention, NumberMention] | None:
    """The two levels that a sentence prints: the first it comes from and the first it goes to."""
    first = next((figure for figure in figures if comes_from(text, figure.start, figure.end)), None)
    if first is None:
        return None
    last = next((figure for figure in figures if figure.start > first.end and is_reached(text, figure.start)), None)
    return (first, last) if last else None


def since(found: Sequence[PeriodMention]) -> Period | None:
    """The span without an end that a sentence prints: since April."""
    return next((m.period for m in found if m.period.kind == "range" and m.period.start and not m.period.end), None)


def level_day(start: dt.date | None, ends: Sequence[dt.date]) -> dt.date | None:
    """The day of an earlier value from which a span starts, where the paper has dated one so near."""
    near = [end for end in ends if start is not None and abs((start - end).days) <= _NEARLY]
    return near[0] if near else None


def closed(span: Period, as_at: Period | None, ends: Sequence[dt.date]) -> Period:
    """A span "since" a month, from the level it starts from to the day its section stands for; open without one."""
    if as_at is None or as_at.end is None or span.start is None or as_at.end <= span.start:
        return span
    return replace(span, start=level_day(span.start, ends) or span.start, end=as_at.end)


def from_earlier_value(span: Period, ends: Sequence[dt.date]) -> Period:
    """The last ten months begin the day after an earlier value that the paragraph dates, where the two nearly meet."""
    day = level_day(span.start, ends)
    return replace(span, start=day + dt.timedelta(days=1)) if day else span


def same_months(period: Period, found: Sequence[PeriodMention]) -> Period | None:
    """A bare year set beside some months of the next: April to September of 2015, compared with those of 2016."""
    for mention in found:
        start, end = mention.period.start, mention.period.end
        if period.start is None or start is None or end is None or mention.period.kind == "snapshot":
            continue
        if start.year == end.year == period.start.year + 1 and (start.month, end.month) != (1, 12) and end.day >= 28:
            day = min(end.day, 28) if end.month == 2 else end.day
            return replace(
                mention.period, start=start.replace(year=start.year - 1), end=end.replace(year=end.year - 1, day=day)
            )
    return None
