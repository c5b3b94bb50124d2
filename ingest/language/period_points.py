"""The single dates that a text prints (days, months, quarters, years), before anything is made of them.

How a date is printed, and which words beside it make a bare month or year one, are the rows of
catalogue/language/dates.csv; here is what the groups of a row's pattern say.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.language import calendar_dates as cal
from ingest.language.cues import either, of_kind
from ingest.language.month_names import is_misspelt_month


@dataclass(frozen=True)
class Point:
    """A day, month, quarter or year printed at text[start:end]; `year` is None where none is printed.

    `first` and `last` are its days, None while the year is missing or where the calendar has no such day.
    `kind`: day, month, quarter, year, or years (2012-13); `fixed_kind` is a kind that the print itself names.
    `told_year`: "this" or "last" where that year is told. `is_misprinted`: a month or a year that none is, so that
    nothing is known but where it is.
    """

    start: int
    end: int
    kind: str
    year: int | None
    month: int = 0
    first_day: int = 0
    last_day: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
    fixed_kind: str | None = None
    told_year: str | None = None
    is_misprinted: bool = False

    @property
    def is_impossible(self) -> bool:
        """True where a day, a month or a year is printed that no calendar has."""
        if self.is_misprinted:
            return True
        is_over = self.last_day > cal.longest_month(self.month)
        return self.kind == "day" and self.last is None and (self.year is not None or is_over)

    def in_year(self, year: int) -> Point:
        """The same point with its days found in a year."""
        if self.kind == "day":
            last = cal.day_or_none(year, self.month, self.last_day)
            first = cal.day_or_none(year, self.month, self.first_day) if self.first_day else last
        elif self.kind == "month":
            first, last = cal.month_start(year, self.month), cal.month_end(year, self.month)
        elif self.kind == "quarter":
            first, last = cal.financial_quarter(year, self.month)
        else:
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        return replace(self, year=year, first=first, last=last)


Printed = tuple[str, re.Match[str]]
"""What a row says is printed, and where."""

_MAY_START = re.compile(
    r"(?<![\d.,])(?=\d|(?<![A-Za-z])(?:[JFMASOND][A-Za-z]{2}|[Qq]|(?:first|second|third|fourth)\squarter))"
)
_LAST_DAY = 31
_WEEKDAY = re.compile(rf"\b{cal.WEEKDAY},?\s")


def find_points(text: str, is_header: bool = False) -> Iterator[Point]:
    """The dates of a text, left to right. `is_header`: the text is a header, where a bare month or year is one."""
    for meaning, match in _printed(text):
        point = _MADE_OF[meaning](match, is_header)
        if point is not None:
            is_day = point.kind == "day"
            yield replace(point, start=_weekdays(text).get(point.start, point.start)) if is_day else point


@lru_cache(maxsize=128)
def _weekdays(text: str) -> dict[int, int]:
    """Where the days of the week that a text prints begin, by where what follows them begins."""
    return {match.end(): match.start() for match in _WEEKDAY.finditer(text)}


@lru_cache(maxsize=128)
def _printed(text: str) -> tuple[Printed, ...]:
    """What is printed like a date; one sentence is asked for its dates by several readers, one after the other."""
    found: list[Printed] = []
    end = 0
    for place in _MAY_START.finditer(text):
        if place.start() >= end and (printed := _printed_at(text, place.start())):
            found.append(printed)
            end = printed[1].end()
    return tuple(found)


def _printed_at(text: str, start: int) -> Printed | None:
    """The first row that a text meets at a place."""
    for cue in of_kind("dates", "printed"):
        match = cue.pattern.match(text, start)
        if match and (cue.meaning != "misspelt" or is_misspelt_month(match["word"])):
            return cue.meaning, match
    return None


def _has_before(match: re.Match[str], kind: str) -> bool:
    """Whether words of a kind end where a date starts: they hold no digit, so what stands before one is not asked."""
    text, start = match.string, match.start()
    words = next((at for at in range(start, 0, -1) if text[at - 1].isdigit()), 0)
    return either("dates", kind, "before").search(text, words, start) is not None


def _has_after(match: re.Match[str], kind: str) -> bool:
    """Whether words of a kind start where a date ends."""
    return either("dates", kind, "after").match(match.string, match.end()) is not None


def _misprint(match: re.Match[str], _is_header: bool) -> Point:
    return Point(*match.span(), "day", None, is_misprinted=True)


def _day(match: re.Match[str], _is_header: bool) -> Point | None:
    """One day or two of a month; a day over 31 is none unless its year is printed in full."""
    part = match.groupdict()
    first, last, year = int(part.get("first") or 0), int(part["day"]), part.get("year")
    month = int(part["number"]) if "number" in part else cal.month_number(part["month"])
    if last > _LAST_DAY and len(year or "") < len("2014"):
        return None
    start, first = (match.start("day"), 0) if first > _LAST_DAY else (match.start(), first)
    point = Point(start, match.end(), "day", None, month, first, last)
    return point.in_year(cal.full_year(year[:4])) if year else point


def _month(match: re.Match[str], is_header: bool) -> Point | None:
    """A month; the end of March 2014–15 is that of the financial year: March 2015."""
    part = match.groupdict()
    point = Point(*match.span(), "month", None, cal.month_number(part["month"]), told_year=part.get("told"))
    if part.get("year"):
        year = cal.full_year(part["year"][:4])
        second = either("dates", "second_year").match(match.string, match.end())
        if second and int(second["second"]) == (year + 1) % 100:
            return replace(point, end=second.end()).in_year(year + (point.month < 4))
        return point.in_year(year)
    is_one = point.told_year or is_header or _has_before(match, "month_beside") or _has_after(match, "month_beside")
    return point if is_one else None


def _quarter(match: re.Match[str], _is_header: bool) -> Point:
    part = match.groupdict()
    point = Point(*match.span(), "quarter", None, _number_of(part["quarter"]))
    if not part["year"]:
        return point
    year = cal.full_year(part["year"])
    last = replace(point, month=_number_of(part.get("last") or part["quarter"])).in_year(year).last
    return replace(point.in_year(year), last=last)


def _number_of(quarter: str) -> int:
    return cal.PLACES.get(quarter.lower()) or cal.count_of(quarter) or 0


def _transposed(match: re.Match[str], _is_header: bool) -> Point | None:
    """A pair of years whose first has two digits in each other's place: 2105-16."""
    meant = str(cal.full_year(match["second"]) - 1)
    is_meant = match["year"] != meant and sorted(match["year"]) == sorted(meant)
    return Point(*match.span(), "years", None, is_misprinted=True) if is_meant else None


def _years(match: re.Match[str], is_header: bool) -> Point | None:
    """2012-13, 2013-2014, 2013–4: a financial year unless called academic; 2012-15: three of them, for an average."""
    first, printed = int(match["year"]), match["second"]
    last = int(str(first)[: 4 - len(printed)] + printed)
    if last <= first or last > first + 12 or (match["joined"] == "/" and last != first + 1):
        return _transposed(match, is_header)
    if last > first + 1:
        return Point(*match.span(), "years", first, first=dt.date(first, 4, 1), last=dt.date(last, 3, 31))
    is_academic = _has_before(match, "school_year") or _has_after(match, "school_year")
    days = cal.academic_year(first) if is_academic else cal.financial_year(first)
    kind = "academic_year" if is_academic else "financial_year"
    return Point(*match.span(), "years", first, first=days[0], last=days[1], fixed_kind=kind)


def _year(match: re.Match[str], is_header: bool) -> Point | None:
    """Four digits are a year where the words beside them say so, and never that of a law."""
    is_one = is_header or _has_after(match, "results") or _has_before(match, "year_beside")
    if _has_before(match, "law") or not is_one:
        return None
    return Point(*match.span(), "year", None).in_year(int(match["year"]))


_MADE_OF: dict[str, Callable[[re.Match[str], bool], Point | None]] = {
    "misspelt": _misprint,
    "misprint": _misprint,
    "day": _day,
    "month": _month,
    "quarter": _quarter,
    "years": _years,
    "transposed": _transposed,
    "year": _year,
}
