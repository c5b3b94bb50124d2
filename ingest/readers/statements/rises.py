"""Levels and changes of one rise or fall: "from 878 to 848", "since April", "over the last ten months"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.language.calendar_dates import month_end
from ingest.language.cues import is_met
from ingest.readers.number_mention import NumberMention
from ingest.readers.periods import Period, PeriodMention

_FROM = re.compile(r"(?<!missing )\bfrom\s+(?:(?!to\b)[a-z]+\s+){0,3}$", re.I)
_PREVIOUSLY = re.compile(r"\b(?:(?:was|were|had been)\s+previously|as\s+opposed\s+to)\s+(?:(?:just|only)\s+)?$", re.I)
_BESIDE = re.compile(r"\b(?:compare[sd] (?:with|to)|than (?:at|in|on|the|for))\s[^,;.]*$", re.I)
_RANGES = re.compile(r"\brang(?:e|es|ed|ing)\W+(?:\w+\s+){0,2}$", re.I)
_TO_A_NUMBER = re.compile(r"[^.;]*?\bto\s+(?:\w+\s+){0,3}\d")
_TO = re.compile(r"\bfrom\b[^.;]*\bto\s+(?:\w+\s+){0,2}$", re.I)
_ENDS_A_LIST = re.compile(r"\b(?:but|while|whereas|although|however|above|below|than|compared|(?:19|20)\d\d)\b", re.I)
_SPAN = re.compile(r"\b(?:since|last|past|previous|preceding|prior|recent)\b", re.I)
_SINCE_WHAT = re.compile(r"\bsince\s[^,;.]*$", re.I)
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
_STATES_A_LEVEL = re.compile(r"\b(?:is|are|now|at|stands?|currently|to|reaching)\b", re.I)
_NEARLY = 10
"""Days by which a span may miss the day of the level that it starts from."""


def comes_from(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is the earlier of two levels: up from 374, from 611 to 582, 12 as opposed to 15."""
    before = text[:start]
    if not any(word in before for word in ("rom ", "reviously", "opposed")):
        return False
    if _PREVIOUSLY.search(before):
        return True
    found = _FROM.search(before)
    if not found or _RANGES.search(before, 0, found.start()):
        return False
    return bool(is_met("times", "moves", before[: found.start()]) or _TO_A_NUMBER.match(text, end))


def is_earlier(figures: Sequence[NumberMention], text: str, start: int, end: int) -> bool:
    """True for a level from which another came, or beside which it is set, and for what is listed with that.

    A rise from the 40 in 2022 and 30 in 2021; this compares with 80%; fewer than in 2020 (330).
    """
    if _BESIDE.search(text[:start]):
        return True
    from_which = [figure for figure in figures if figure.start <= start and comes_from(text, figure.start, figure.end)]
    return bool(from_which) and not _TO_A_NUMBER.match(text, from_which[0].end)


def is_reached(text: str, start: int) -> bool:
    """True for the later of two levels: from 213 to 340."""
    return "rom " in text[:start] and bool(_TO.search(text[:start]))


def pairs_of_levels(figures: Sequence[NumberMention], text: str) -> Iterator[tuple[NumberMention, NumberMention]]:
    """Each two levels that a sentence prints, what is come from and what is reached, left to right."""
    first = None
    for figure in figures:
        if comes_from(text, figure.start, figure.end):
            first = figure
        elif first is not None and is_reached(text, figure.start):
            yield first, figure
            first = None


def is_reached_now(figures: Sequence[NumberMention], text: str, start: int) -> bool:
    """True for what something has risen or fallen to, and for levels listed after it: has reduced to 28% and 17%."""
    return any(
        figure.start <= start
        and not _ENDS_A_LIST.search(text, figure.end, start)
        and is_met("times", "moved_to", text[: figure.start])
        for figure in figures
    )


def is_span(text: str, mention: PeriodMention) -> bool:
    """True for the time that a change took: since April, over the last year, between July and March."""
    return bool(_SPAN.search(text, mention.start, mention.end) or _BETWEEN.search(text, 0, mention.start))


def dates_the_change(text: str, mention: PeriodMention, figure: NumberMention) -> bool:
    """True for a span over which a level rose or fell, and which is not the level's own: 94%, up since last year."""
    if not _SPAN.search(text, mention.start, mention.end):
        return False
    if mention.start >= figure.end:
        is_level = comes_from(text, figure.start, figure.end) or is_reached(text, figure.start)
        return is_level or is_met("times", "set_off", text[figure.end : mention.start])
    return bool(
        is_met("times", "moves", text[max(text.rfind(mark, 0, mention.start) for mark in ".;") + 1 : mention.start])
        and _STATES_A_LEVEL.search(text, mention.end, figure.start)
    )


def since(found: Sequence[PeriodMention]) -> Period | None:
    """The span without an end that a sentence prints: since April."""
    return next((m.period for m in found if m.period.kind == "range" and m.period.start and not m.period.end), None)


def since_then(printed: Period, found: Sequence[PeriodMention], text: str) -> bool:
    """True for the time of what a change is counted from: since the 702 of September, a fall of 167."""
    return any(m.period == printed and _SINCE_WHAT.search(text, 0, m.start) is not None for m in found)


def level_day(start: dt.date | None, ends: Sequence[dt.date]) -> dt.date | None:
    """The day of an earlier value from which a span starts, where the paper has dated one so near."""
    near = [end for end in ends if start is not None and abs((start - end).days) <= _NEARLY]
    return near[0] if near else None


def opening_day(span: Period) -> dt.date | None:
    """The day on which a span finds the level it starts from: the end of its first month, or the day before it."""
    if span.start is None:
        return None
    if span.basis != "printed":
        return span.start - dt.timedelta(days=1)
    is_of_months = span.start.day == 1 and span.end is not None and span.end == month_end(span.end.year, span.end.month)
    return month_end(span.start.year, span.start.month) if is_of_months else span.start


def closed(span: Period, as_at: Period | None, ends: Sequence[dt.date]) -> Period:
    """A span "since" a month, from the level it starts from to the day its section stands for; open without one."""
    if as_at is None or as_at.end is None or span.start is None or as_at.end <= span.start:
        return span
    return replace(span, start=level_day(span.start, ends) or span.start, end=as_at.end)


def from_earlier_value(span: Period, ends: Sequence[dt.date]) -> Period:
    """The last ten months begin the day after an earlier value that the paragraph dates, where the two nearly meet."""
    day = level_day(span.start, ends)
    return replace(span, start=day + dt.timedelta(days=1)) if day else span
