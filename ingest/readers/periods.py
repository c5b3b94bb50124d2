"""Dates and periods as these papers print them, resolved to days and with how they were resolved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.language import calendar_dates as cal
from ingest.language.period_points import Point, find_points


@dataclass(frozen=True)
class Period:
    """A period: `kind` and `basis` are those of records.Observation; both ends are inclusive.

    `is_misprinted`: a date is printed that no calendar has; what it was to date is undated and takes no other date.
    """

    kind: str
    start: dt.date | None
    end: dt.date | None
    basis: str
    is_misprinted: bool = False


@dataclass(frozen=True)
class PeriodContext:
    """What a document says of itself that its dates lean on; every field may be unknown.

    `fieldwork_*`: the inspection or visit ("at the time of the inspection", "currently").
    `document_date`: letter, publication or meeting date. `covers`: the period a report says it is about
    ("July to December 2023"), from which a month printed without its year takes its year.
    """

    fieldwork_start: dt.date | None = None
    fieldwork_end: dt.date | None = None
    document_date: dt.date | None = None
    covers: Period | None = None


class PeriodMention(NamedTuple):
    """A period found in a text, at text[start:end]."""

    start: int
    end: int
    period: Period


UNKNOWN = Period("unknown", None, None, "none")
MISPRINTED = Period("unknown", None, None, "none", is_misprinted=True)


def fieldwork(context: PeriodContext) -> Period:
    """The days of the inspection or visit; UNKNOWN where the document has none."""
    if context.fieldwork_end is None:
        return UNKNOWN
    return Period("range", context.fieldwork_start or context.fieldwork_end, context.fieldwork_end, "fieldwork")


def find_periods(text: str, context: PeriodContext, as_at: dt.date | None = None) -> list[PeriodMention]:
    """Every period that a text prints, left to right, none overlapping; UNKNOWN where it cannot be resolved.

    `as_at` is the date of the section the text is in: "in the last 12 months" ends there, else with the
    fieldwork. A date that no calendar has is MISPRINTED.
    """
    return _mentions(text, context, as_at, is_header=False)


def parse_period(text: str, context: PeriodContext, as_at: dt.date | None = None) -> Period | None:
    """The period that a whole text is (a column header, a row label), or None where it says anything else.

    UNKNOWN for a period that cannot be resolved: a month without a year in a document that covers none.
    """
    bare = _BARE_YEARS.fullmatch(text.strip())
    if bare and int(bare[2]) == (int(bare[1]) + 1) % 100:
        return Period("financial_year", *cal.financial_year(cal.full_year(bare[1])), "printed")
    mentions = _mentions(text, context, as_at, is_header=True)
    if len(mentions) == 2 and mentions[0].period.kind == "quarter":
        mentions = mentions[1:] if mentions[1].period.end else mentions[:1]
    elif len(mentions) != 1:
        return None
    mention = mentions[0]
    rest = text[: mention.start] + " " + text[mention.end :]
    in_brackets = text[: mention.start].rstrip().endswith("(") and _SPAN_NAMED.search(text[: mention.start])
    return mention.period if in_brackets or not _HEADER_FILLERS.sub("", rest).strip() else None


_BARE_YEARS = re.compile(rf"(?:FY\s*)?['’]?(\d\d)\s?(?:{cal.DASH}|/)\s?['’]?(\d\d)")
_HEADER_FILLERS = re.compile(
    r"\b(?:q[1-4]|quarter\s?[1-4]|as|at|on|of|in|for|to|the|end|year|years|month|monthly|week|quarter|period|"
    rf"financial|academic|school|fy|ytd|date|position|ending|ended|data|total|during|by|from)\b|(?:[\s().,:;*_|\[\]]|{cal.DASH})+",
    re.I,
)
_SPAN_NAMED = re.compile(r"\b(?:months?|period|year|quarter)\b", re.I)
_CONNECTOR = re.compile(rf"\s*(?:{cal.DASH}|(?:up )?to|until|through to|till)\s*(?:the end of\s*)?")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s*$", re.I)
_SINCE = re.compile(r"\bsince\b[^.,;:0-9]{0,45}$", re.I)
# "Since 2012/13, when half did": what follows was so at that time.
_WHEN = re.compile(r",?\s+when\b", re.I)
_LENGTH_TO = re.compile(
    r"\b(?:(?P<year>(?:financial |academic |school |calendar )?year)"
    rf"|(?P<count>{cal.COUNT})[\s-]months?(?:[\s-]period)?)"
    r"\s+(?:ending|ended|up to|to|until|end)\s+(?:(?:on|at|in)\s+)?(?:the\s+)?(?:end of\s+)?$",
    re.I,
)
_AT_END = re.compile(
    r"(?:\b(?:as )?(?:at|by|to)\s+)?\b(?:the\s+)?(?:end|close) of\s+(?:the\s+)?(?:financial year\s+)?$", re.I
)
_PART_OF = re.compile(
    rf"\b(?:the\s+)?(?P<which>first|second|third|fourth|last|final)\s+(?:(?P<count>{cal.COUNT})\s+)?"
    r"(?P<unit>quarter|half|month)(?:s|ves)?\s+of\s+(?:the\s+)?(?:(?:financial|academic|school|calendar)\s+)?"
    r"(?:year\s+)?$",
    re.I,
)
_SAME_IN = re.compile(
    r"\b(?:(?:at|in|by|for|during|over)\s+)?(?:the\s+)?same\s+(?:point|time|date|day|stage|period|months?|quarter)\s+"
    r"(?:(?:in|of|during|for)\s+)?(?:the\s+)?(?:(?:financial|academic|school|calendar)\s+)?(?:year\s+)?$",
    re.I,
)
_SAME_BEFORE = re.compile(
    r"\b(?:(?:at|in|by|for|during|over)\s+)?(?:the\s+)?same\s+(?:point|time|date|day|stage|period|months?|quarter)\s+"
    r"(?:(?:in|of|during)\s+)?(?:(?:the\s+)?(?:last|previous|prior|preceding)\s+year|(?:the|a|one)\s+year\s+"
    r"(?:before|earlier|ago|previously))\b",
    re.I,
)
_AT_START = re.compile(r"(?:\bat\s+)?\b(?:the\s+)?(?:beginning|start) of\s+(?:the\s+)?(?:financial year\s+)?$", re.I)
_AS_AT = re.compile(r"\b(?:as )?at\s+$|\bas of\s+$", re.I)
_ONWARDS = re.compile(r"\s*(?:onwards?|to date|to (?:the )?present)\b", re.I)
_CURRENT = re.compile(
    r"\b(?:at the (?:time|point) of (?:(?:the|this|our|that|their)\s+)?(?:\w+\s+)?(?:inspection|visit|review)"
    r"|during (?:the|this|our) (?:\w+\s+)?(?:inspection|visit)|currently|current"
    r"|at present|presently|(?<!\bup )to date)\b",
    re.I,
)
_LAST = re.compile(
    r"(?P<prefix>\b(?:in|over|during|within|for|throughout|across)\s+)?\b(?:the\s+)?"
    r"(?P<which>last|past|previous|preceding|prior)\s+"
    rf"(?:(?P<count>{cal.COUNT})\s+)?(?P<unit>financial year|academic year|school year|years?|months?|weeks?|"
    rf"quarter)\b(?!\s+of\s+(?:\w+\s+){{0,3}}\d)",
    re.I,
)
_BEFORE_INSPECTION = re.compile(
    rf"\b(?:in|over|during|within)\s+the\s+(?P<count>{cal.COUNT})[\s-]+(?P<unit>years?|months?)[\s-]+(?:period\s+)?"
    r"(?:immediately\s+)?(?:prior to|before|preceding|leading up to)\s+(?:(?:the|this|our)\s+)?(?:inspection|visit)\b",
    re.I,
)
_SINCE_INSPECTION = re.compile(
    r"\bsince\s+(?:the|our|its|that|their)\s+(?:last\s+|previous\s+)?(?:\w+\s+){0,2}(?:inspection|judge?ment|visit)\b",
    re.I,
)
_NEXT = re.compile(
    rf"\b(?:in|over|during|within|for)\s+the\s+(?:next|coming|following)\s+(?:{cal.COUNT}\s+)?(?:years?|months?)\b",
    re.I,
)
_THIS = re.compile(r"\b(?:this|the current|current) (?P<unit>financial year|academic year|school year|year)\b", re.I)
_THAT_TIME = re.compile(r"at (?:that|the) (?:time|point)|by then", re.I)
# Times that a paper speaks of and does not date.
_UNTOLD = re.compile(
    r"\b(?:(?:in|over|during|across|within|for)\s+(?:more\s+)?recent\s+(?:years|months|weeks|times)|in the recent past|"
    rf"at (?:that|the) (?:time|point)(?!\s+of\b)|by then|(?:{cal.COUNT}|an?|some|several|a few)\s+(?:years?|months?|"
    r"weeks?)\s+(?:ago|earlier|previously)|historically|formerly)\b",
    re.I,
)
_RELATIVE_ANY = re.compile(
    r"inspection|visit|judg|current|present|to date|last|past|previous|preceding|prior|this|next|coming|following|"
    r"recent|\bthat\b|\btime\b|\bpoint\b|\bthen\b|ago\b|earlier|before|historically|formerly",
    re.I,
)


def _mentions(text: str, context: PeriodContext, as_at: dt.date | None, is_header: bool) -> list[PeriodMention]:
    mentions = list(_absolute(text, context, is_header))
    if _RELATIVE_ANY.search(text):
        mentions += _relative(text, context, as_at)
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[PeriodMention] = []
    for mention in mentions:
        if kept and (mention.start < kept[-1].end or _is_named(mention, kept, text)):
            continue
        kept.append(mention)
    return [_same_before(mention, kept, text) for mention in kept]


def _is_named(mention: PeriodMention, before: list[PeriodMention], text: str) -> bool:
    """True for "at that time" after the date that it speaks of."""
    is_known = any(other.period.end for other in before)
    return is_known and _THAT_TIME.fullmatch(text, mention.start, mention.end) is not None


def _same_before(mention: PeriodMention, mentions: list[PeriodMention], text: str) -> PeriodMention:
    """ "The same time last year" is a year before the period that the text prints ahead of it."""
    if mention.period.end or not _SAME_BEFORE.fullmatch(text, mention.start, mention.end):
        return mention
    named = [other.period for other in mentions if other.end <= mention.start and other.period.basis == "printed"]
    if not named or named[-1].start is None:
        return mention
    start = cal.months_before(named[-1].start, 12)
    return mention._replace(period=_same_in(start, named[-1], "printed"))


def _absolute(text: str, context: PeriodContext, is_header: bool) -> Iterator[PeriodMention]:
    points = list(find_points(text, is_header))
    index = 0
    before: Period | None = None
    while index < len(points):
        first, last = points[index], points[index]
        if index + 1 < len(points) and _joined(text, first, points[index + 1]):
            index += 1
            last = points[index]
        index += 1
        if not (first.is_impossible or last.is_impossible):
            first, last, basis = _with_years(text, first, last, context)
        if first.is_impossible or last.is_impossible:
            before = MISPRINTED
            yield PeriodMention(first.start, last.end, before)
            continue
        same = (
            _SAME_IN.search(text, max(0, first.start - 70), first.start)
            if first is last and first.kind in ("year", "years")
            else None
        )
        if same and first.first is not None:
            mention = PeriodMention(same.start(), first.end, _same_in(first.first, before, basis))
        else:
            mention = _with_prefix(text, first, last, basis, context)
        before = mention.period
        yield mention


def _same_in(start: dt.date, before: Period | None, basis: str) -> Period:
    """The days of a period `before` within the year that begins with `start`: 57% at the same point in 2015–16."""
    if before is None or before.start is None or before.end is None:
        return UNKNOWN
    end = cal.in_year_from(start, before.end)
    return Period(before.kind, cal.months_before(before.start, 12 * (before.end.year - end.year)), end, basis)


def _joined(text: str, first: Point, second: Point) -> bool:
    between = text[first.end : second.start]
    if _CONNECTOR.fullmatch(between):
        return True
    return bool(_AND.fullmatch(between) and _BETWEEN.search(text[max(0, first.start - 10) : first.start]))


def _with_years(text: str, first: Point, last: Point, context: PeriodContext) -> tuple[Point, Point, str]:
    """Both points with their years; the first of a pair takes its year from the second."""
    basis = "printed"
    if last.year is None:
        last = _infer_year(text, last, context, latest=context.covers.end if context.covers else None)
        basis = "inferred_year" if last.year is not None else "none"
    if first.year is None and last.year is not None:
        later = first.month > last.month and first.kind in ("day", "month")
        first = first.in_year(last.year - later)
    return first, last, basis


def _infer_year(text: str, point: Point, context: PeriodContext, latest: dt.date | None) -> Point:
    """The year that puts a month into the period the document covers; "April this year" counts from its date."""
    told = re.search(r"\b(this|last) year$", text[point.start : point.end])
    if told:
        reference = latest or context.fieldwork_end or context.document_date
        if reference is None:
            return point
        year = reference.year - (told[1] == "last")
        return point.in_year(year if told[1] == "last" or point.month <= reference.month else year - 1)
    if context.covers is None or context.covers.start is None or latest is None:
        return point
    for year in range(latest.year, context.covers.start.year - 2, -1):
        dated = point.in_year(year)
        if dated.last and dated.first and dated.first <= latest and dated.last >= context.covers.start:
            return dated
    return point


def _with_prefix(text: str, first: Point, last: Point, basis: str, context: PeriodContext) -> PeriodMention:
    """What the words before a date make of it: since, the end of, twelve months to."""
    start, end = first.start, last.end
    if first.first is None or last.last is None or first.first > last.last:
        return PeriodMention(start, end, UNKNOWN)
    before = text[max(0, start - 70) : start]
    offset = start - len(before)
    if first is not last and first != last:
        if first.kind == last.kind == "year" and first.year is not None and last.year == first.year + 1:
            days = cal.financial_year(first.year)
            return PeriodMention(start, end, Period("financial_year", *days, basis))
        return PeriodMention(start, end, Period(cal.kind_of(first.first, last.last), first.first, last.last, basis))
    if last.kind in ("year", "years") and (match := _PART_OF.search(before)):
        return PeriodMention(offset + match.start(), end, _part_of_year(match, first.first, basis))
    if match := _LENGTH_TO.search(before):
        months = 12 if match["year"] else cal.count_of(match["count"])
        days = cal.last_months(last.last, months)
        return PeriodMention(offset + match.start(), end, Period(cal.kind_of(*days), *days, basis))
    if match := _AT_END.search(before):
        return PeriodMention(offset + match.start(), end, Period("snapshot", last.last, last.last, basis))
    match = None if _WHEN.match(text, end) else _SINCE.search(before)
    if match or _ONWARDS.match(text, end):
        until = context.fieldwork_end if context.fieldwork_end and context.fieldwork_end >= first.first else None
        begin = offset + match.start() if match else start
        return PeriodMention(begin, end, Period("range", first.first, until, basis))
    if match := _AT_START.search(before):
        return PeriodMention(offset + match.start(), end, Period("snapshot", first.first, first.first, basis))
    if last.kind == "month" and _AS_AT.search(before):
        return PeriodMention(start, end, Period("snapshot", last.last, last.last, basis))
    kind = last.fixed_kind or cal.kind_of(first.first, last.last)
    return PeriodMention(start, end, Period(kind, first.first, last.last, basis))


def _part_of_year(match: re.Match[str], start: dt.date, basis: str) -> Period:
    """The final quarter, the first half or the first six months of a year that begins with `start`."""
    count = cal.count_of(match["count"]) if match["count"] else 1
    months = count * {"q": 3, "h": 6, "m": 1}[match["unit"][0].lower()]
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["which"].lower())
    first_month = 12 - months if place is None else place * months
    if first_month < 0 or first_month + months > 12 or (count > 1 and place):
        return UNKNOWN
    days = cal.part_of_year(start, first_month, months)
    return Period(cal.kind_of(*days), *days, basis)


def _relative(text: str, context: PeriodContext, as_at: dt.date | None) -> Iterator[PeriodMention]:
    for match in _LAST.finditer(text):
        yield PeriodMention(*match.span(), _last_period(match, context, as_at))
    for match in _THIS.finditer(text):
        yield PeriodMention(*match.span(), _this_year(match["unit"].lower(), context))
    for pattern in (_SINCE_INSPECTION, _NEXT, _UNTOLD, _SAME_BEFORE):
        for match in pattern.finditer(text):
            yield PeriodMention(*match.span(), UNKNOWN)
    for match in _BEFORE_INSPECTION.finditer(text):
        yield PeriodMention(*match.span(), _before_inspection(match, context))
    now = fieldwork(context)
    for match in _CURRENT.finditer(text):
        yield PeriodMention(*match.span(), now)


def _last_period(match: re.Match[str], context: PeriodContext, as_at: dt.date | None) -> Period:
    end = as_at or context.fieldwork_end or (context.covers.end if context.covers else None)
    basis = "section" if as_at else "fieldwork" if context.fieldwork_end else "title"
    unit, which = match["unit"].lower(), match["which"].lower()
    if end is None:
        return UNKNOWN
    if unit in ("financial year", "academic year", "school year"):
        return _year_before(unit, end, basis)
    if not match["count"] and (which not in ("last", "past") or not match["prefix"]):
        return UNKNOWN
    count = cal.count_of(match["count"]) if match["count"] else 1
    if unit.startswith("week"):
        return Period("range", end - dt.timedelta(days=7 * count - 1), end, basis)
    months = count * {"y": 12, "m": 1, "q": 3}[unit[0]]
    start, end = cal.last_months(end, months)
    return Period("year" if months == 12 else "range", start, end, basis)


def _before_inspection(match: re.Match[str], context: PeriodContext) -> Period:
    if context.fieldwork_end is None:
        return UNKNOWN
    months = cal.count_of(match["count"]) * (12 if match["unit"].lower().startswith("y") else 1)
    return Period("year" if months == 12 else "range", *cal.last_months(context.fieldwork_end, months), "fieldwork")


def _year_start(unit: str, day: dt.date) -> int:
    return day.year - (day.month < (4 if unit.startswith("fin") else 9))


def _year_before(unit: str, end: dt.date, basis: str) -> Period:
    first = _year_start(unit, end) - 1
    if unit.startswith("fin"):
        return Period("financial_year", *cal.financial_year(first), basis)
    return Period("academic_year", *cal.academic_year(first), basis)


def _this_year(unit: str, context: PeriodContext) -> Period:
    if unit == "year" or context.fieldwork_end is None:
        return UNKNOWN
    first = _year_start(unit, context.fieldwork_end)
    start = (cal.financial_year if unit.startswith("fin") else cal.academic_year)(first)[0]
    return Period("range", start, context.fieldwork_end, "fieldwork")


def at_month_end(period: Period) -> Period:
    """The last day of a month as a snapshot: what a level "in March 2012" is the level of."""
    if period.kind != "month":
        return period
    return replace(period, kind="snapshot", start=period.end)
