"""The single dates that a text prints (days, months, quarters, years), before anything is made of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.language import calendar_dates as cal
from ingest.language.month_names import is_misspelt_month


@dataclass(frozen=True)
class Point:
    """A day, month, quarter or year printed at text[start:end]; `year` is None where none is printed.

    `first` and `last` are its days, None while the year is missing or where the calendar has no such day.
    `kind`: day, month, quarter, year, or years (2012-13); `fixed_kind` is a kind that the print itself names.
    `is_misprinted`: a month or a year that none is, so that nothing is known but where it is.
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
            return replace(self, year=year, first=first, last=last)
        if self.kind == "month":
            return replace(
                self, year=year, first=cal.month_start(year, self.month), last=cal.month_end(year, self.month)
            )
        if self.kind == "quarter":
            first, last = cal.financial_quarter(year, self.month)
            return replace(self, year=year, first=first, last=last)
        return replace(self, year=year, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))


_YEAR4 = r"(?:19|20)\d\d"
# "March 12 children" counts children; before other words two digits after a month are a year.
_TWO_DIGIT_YEAR = (
    r"(?:['’]\d\d|[123]\d)(?!\d|[.,]\d|%|(?:st|nd|rd|th)\b|/\d)"
    r"(?!\s+(?:child|young|people|care|famil|cases|social|contacts|referrals|pupils|foster|adopt|audits|visits|"
    r"out\sof|of\s|per\s))"
)
# Two digits attached to a year that a month precedes are a footnote mark: there is no year 201412. One digit may
# as well be a slip (20113): nothing tells which of the five is too many.
_YEAR = rf"(?:{_YEAR4}(?:\d\d)?(?!\d)|{_TWO_DIGIT_YEAR})"
_NO_YEAR = r"\d{4,6}(?![\d%]|[.,]\d)"
# "In March 2400 contacts" counts contacts; a number that ends what is said is meant for a year.
_NO_YEAR_OF_MONTH = rf"(?:{_YEAR4}\d|[2-9]\d{{3}}(?=\s*(?:[.;:)]|,\s|$)))(?![\d%]|[.,]\d)"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b|<sup>(?:st|nd|rd|th)</sup>)?"
_GAP = rf"(?:\s*{cal.DASH}\s*|\s+of\s+|,?\s*)"
_PAIRS = rf"(?:{cal.DASH}|/)"
_POINTS = re.compile(
    rf"""
    (?=[\dJFMASONDQq]|(?:first|second|third|fourth|Third)\squarter)(?<![\d.,])(?:
      (?P<iso>{_YEAR4}-\d\d-\d\d)(?!\d)
    | (?<!/)(?P<nd>\d{{1,2}})(?P<ns>[/.])(?P<nm>\d{{1,2}})(?P=ns)(?P<ny>{_YEAR4}|\d\d)(?![\d/]|\.\d)
    | (?:(?P<d0>\d{{1,2}}){_ORDINAL}\s*(?:{cal.DASH}|to|and|&)\s*)?
      (?P<dd>\d{{1,2}}){_ORDINAL}{_GAP}(?P<dm>{cal.MONTH}|{cal.ANY_MONTH}(?=\s+{_YEAR4}))
      (?:{_GAP}(?P<dy>{_YEAR})|\s+(?P<dx>{_NO_YEAR}))?
    | (?P<ym>{cal.MONTH})\s+(?P<yd>\d{{1,2}}){_ORDINAL},?\s+(?P<yy>{_YEAR4})(?!\d)
    | (?<![A-Za-z])(?P<mm>{cal.MONTH})(?:{_GAP}(?P<my>{_YEAR})|\s+(?P<mx>{_NO_YEAR_OF_MONTH})
        |\s+(?P<mr>this|last)\s+year\b)?
    | (?P<p1>{_YEAR4})\s?{_PAIRS}\s?\d\d[\s,-]+Q(?P<pq>[1-4])\b
    | (?<![A-Za-z])(?:(?:Q|[Qq]uarters?\s?)(?P<q>[1-4]|one|two|three|four)\b
        (?:\s(?:and|to|&)\s(?:Q|quarter\s)?(?P<ql>[2-4]|two|three|four)\b)?(?:\s\(Q[1-4]\)(?=\s\d))?
        |(?P<qw>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\squarter\b)
        (?:\s*\(?(?:of\s+(?:the\s+)?)?(?P<q1>{_YEAR4}|\d\d)\s?{_PAIRS}\s?(?:{_YEAR4}|\d\d)\b\)?)?
    | (?P<y1>{_YEAR4})\s?(?P<ysep>{_PAIRS})\s?(?P<y2>{_YEAR4}|\d\d?)(?![\d%]|[./]\d)
    | (?P<yx>[12]\d{{3}})\s?{cal.DASH}\s?(?P<y3>\d\d)(?![\d%]|[./]\d)
    | (?P<y>{_YEAR4})(?![\d%]|[,.]\d)
    )""",
    re.X,
)
_LAST_DAY = 31
_ORDER = (("1", "one", "first"), ("2", "two", "second"), ("3", "three", "third"), ("4", "four", "fourth"))
_QUARTERS = {word: number for number, words in enumerate(_ORDER, 1) for word in words}
# A bare number of four digits is a year only where the words beside it say so.
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|during|since|of|for|by|from|to|until|till|years?|before|after|between|and|or|than|at|with|"
    r"early|late|mid|summer|autumn|winter|spring|statistics|on|around|about)[\s(-]*(?:the\s+)?"
    rf"|(?:\(|{cal.DASH})\s*)$",
    re.I,
)
# The 2014 results; 2013 saw an improvement.
_RESULTS_AFTER = re.compile(
    r"\s+(?:(?:key stage|GCSE|exam\w*|validated|unvalidated|provisional|published)\s+){0,2}"
    r"(?:results|data|figures|outcomes|cohort|scorecard|attainment|saw|showed)\b",
    re.I,
)
_LAW_BEFORE = re.compile(r"\b(?:Act|Acts|Regulations?|Bill|Order|Code|Rules|Framework|copyright|©)[\s,(]*$")
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|during|since|by|until|till|from|of|to|at|for|and|between|on|before|after|last|this|each|every|"
    r"end|early|late|mid|or)[\s-]+"
    rf"|(?:[(/]|{cal.DASH})\s*)$",
    re.I,
)
_MONTH_AFTER = re.compile(rf"\s*(?:{cal.DASH}|to\b|and\b)")
_YEARS_PAIRED = re.compile(rf"\s?{_PAIRS}\s?(\d\d)(?![\d/]|[.,]\d)")
"""The end of March 2014–15 is that of the financial year: March 2015."""
_ACADEMIC = re.compile(r"\s*(?:academic|school)\b")
_ACADEMIC_BEFORE = re.compile(r"\b(?:academic|school) years?(?: of)?\s*$", re.I)
_ANY = re.compile(rf"\d|{cal.MONTH}|[Qq]uarter")
_MISSPELT = re.compile(
    rf"(?<![\d.,])(?:\d{{1,2}}{_ORDINAL}(?:\s+of)?\s+(?P<of_day>[A-Z][A-Za-z]{{2,10}})|(?<![A-Za-z])(?P<alone>[A-Z][a-z]{{4,10}}))"
    rf"\.?,?\s+{_YEAR4}(?![\d%]|[.,]\d)"
)
_MONTH = re.compile(cal.MONTH)


@lru_cache(maxsize=128)
def _matches(text: str) -> tuple[re.Match[str], ...]:
    """One sentence is asked for its dates by several readers, one after the other."""
    if not _ANY.search(text):
        return ()
    misspelt = [match for match in _MISSPELT.finditer(text) if _is_misspelt(match["of_day"] or match["alone"])]
    printed = _POINTS.finditer(text)
    if not misspelt:
        return tuple(printed)
    apart = (match for match in printed if all(m.end() <= match.start() or match.end() <= m.start() for m in misspelt))
    return tuple(sorted((*misspelt, *apart), key=lambda match: match.start()))


def _is_misspelt(word: str) -> bool:
    return not _MONTH.fullmatch(word) and is_misspelt_month(word)


def find_points(text: str, is_header: bool = False) -> Iterator[Point]:
    """The dates of a text, left to right. `is_header`: the text is a header, where a bare month or year is one."""
    for match in _matches(text):
        point = _point(match, text, is_header)
        if point is not None:
            yield point


def _point(match: re.Match[str], text: str, is_header: bool) -> Point | None:
    start, end = match.span()
    if match.re is _MISSPELT:
        return Point(start, end, "day", None, is_misprinted=True)
    group = match.groupdict()
    if group["dx"] or group["mx"]:
        return Point(start, end, "day", None, is_misprinted=True)
    if group["iso"]:
        year, month, day = (int(part) for part in group["iso"].split("-"))
        return Point(start, end, "day", None, month, 0, day).in_year(year)
    if group["nd"]:
        return _numeric_day(match)
    if group["dd"]:
        first = int(group["d0"] or 0)
        if first > _LAST_DAY:
            start, first = match.start("dd"), 0
        return _dated(
            Point(start, end, "day", None, cal.month_number(group["dm"]), first, int(group["dd"])), group["dy"]
        )
    if group["yd"]:
        return _dated(Point(start, end, "day", None, cal.month_number(group["ym"]), 0, int(group["yd"])), group["yy"])
    if group["mm"]:
        return _month(match, text, is_header)
    if group["q"] or group["qw"] or group["pq"]:
        which = group["q"] or group["qw"] or group["pq"]
        point = Point(start, end, "quarter", None, _QUARTERS[which.lower()])
        printed = group["q1"] or group["p1"]
        if not printed:
            return point
        dated = point.in_year(cal.full_year(printed))
        last = _QUARTERS.get((group["ql"] or "").lower())
        return replace(dated, last=replace(point, month=last).in_year(cal.full_year(printed)).last) if last else dated
    if group["y1"]:
        return _years(match, text)
    if group["yx"]:
        return _transposed(match, group["yx"], group["y3"])
    before = text[max(0, start - 20) : start]
    is_of_results = _RESULTS_AFTER.match(text, end) is not None
    if _LAW_BEFORE.search(before) or not (is_header or is_of_results or _YEAR_BEFORE.search(before)):
        return None
    return Point(start, end, "year", None).in_year(int(group["y"]))


def _dated(point: Point, year: str | None) -> Point | None:
    if point.last_day > _LAST_DAY and not (year and len(year) >= 4):
        return None
    return point.in_year(cal.full_year(year[:4])) if year else point


def _numeric_day(match: re.Match[str]) -> Point | None:
    """31/03/2014 and 01.04.16; a stop between single digits is a section number (3.4.7), no date."""
    if match["ns"] == "." and not (len(match["nd"]) == len(match["nm"]) == 2):
        return None
    return _dated(Point(*match.span(), "day", None, int(match["nm"]), 0, int(match["nd"])), match["ny"])


def _month(match: re.Match[str], text: str, is_header: bool) -> Point | None:
    start, end = match.span()
    point = Point(start, end, "month", None, cal.month_number(match["mm"]))
    if match["my"]:
        year = cal.full_year(match["my"][:4])
        pair = _YEARS_PAIRED.match(text, end)
        if pair and int(pair[1]) == (year + 1) % 100:
            return replace(point, end=pair.end()).in_year(year + (point.month < 4))
        return point.in_year(year)
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    if match["mr"] or is_header or _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after):
        return point
    return None


def _transposed(match: re.Match[str], first: str, last: str) -> Point | None:
    """A pair of years whose first has two digits in each other's place: 2105-16."""
    meant = str(cal.full_year(last) - 1)
    is_meant = first != meant and sorted(first) == sorted(meant)
    return Point(*match.span(), "years", None, is_misprinted=True) if is_meant else None


def _years(match: re.Match[str], text: str) -> Point | None:
    """2012-13, 2013-2014, 2013–4: a financial year unless called academic; 2012-15: three of them, for an average."""
    start, end = match.span()
    first, printed = int(match["y1"]), match["y2"]
    last = int(str(first)[: 4 - len(printed)] + printed)
    if last <= first or last > first + 12 or (match["ysep"] == "/" and last != first + 1):
        return _transposed(match, match["y1"], printed)
    if last > first + 1:
        return Point(start, end, "years", first, first=dt.date(first, 4, 1), last=dt.date(last, 3, 31))
    is_academic = _ACADEMIC.match(text, end) or _ACADEMIC_BEFORE.search(text[max(0, start - 22) : start])
    days = cal.academic_year(first) if is_academic else cal.financial_year(first)
    kind = "academic_year" if is_academic else "financial_year"
    return Point(start, end, "years", first, first=days[0], last=days[1], fixed_kind=kind)
