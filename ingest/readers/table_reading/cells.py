"""Values of one cell: a figure, two figures, a list of parts, `Good = 73%`, a range, or words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SIGNED = rf"[-−–]?{NUMBER}"
_UNIT_AFTER = (
    r"(?:\s?(?P<unit>%{1,2}|percent\b|per cent\b|percentage points?\b|pp\b|fte\b|weeks?\b"
    r"|(?:working |calendar )?days?\b|months?\b|hours?\b|years?\b|per 10,?000\b|points\b))?"
)
_BOUND = (
    r"(?:(?P<bound>[<>≤≥~≈]|under|fewer than|less than|over|more than|up to|at least|approx\.?|around|about|c\.)\s*)?"
)
_REMARK = (
    r"(?P<remark>(?:\s*[*†‡^↑↓→←↗↘▲▼►◄⬆⬇]+|\s*\((?:r|p|e)\)|\s*\(?\b(?:tentative|provisional|unvalidated|estimated?"
    r"|to date|ytd|red|amber|green|rag|r|a|g|b)\b\)?)*)"
)
_FIGURE = re.compile(rf"{_BOUND}(?P<money>£\s?)?(?P<number>{_SIGNED}){_UNIT_AFTER}{_REMARK}", re.I)
_FRACTION_AFTER = re.compile(rf"\s*\(?\s*\(?{NUMBER}\s*(?:/|of|out of)\s*{NUMBER}\s*\)?\s*$", re.I)
_BRACKETED = re.compile(rf"\s*\(\s*(?P<number>{_SIGNED})\s*(?P<unit>%)?\s*(?P<words>[A-Za-z][^()]*)?\)\s*$")
_SECOND = re.compile(rf"\s+(?P<number>{NUMBER})\s?(?P<unit>%)?\s*\((?P<words>[A-Za-z][^()]*)\)\s*$")
_RANGE = re.compile(rf"(?P<low>{NUMBER})\s*(?:-|–|—|to)\s*(?P<high>{NUMBER})\s?(?P<unit>%)?\s*$")
_NAMED = re.compile(rf"(?P<words>[A-Za-z][^=\d]*?)\s*(?:=|:)\s*(?P<number>{_SIGNED})\s?(?P<unit>%)?(?=[\s,;]|$)")
_COUNTED = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+|\d+(?:\.\d+)?(?=%))(?P<unit>%)?\s+(?P<words>[A-Za-z(].*)", re.S
)
_PART_BREAK = re.compile(r"\s*(?:[•;\n]|,(?!\d{3}\b))\s*")
_DATE_LIKE = re.compile(
    r"\d{1,2}\s?(?:st|nd|rd|th)\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\d[.:]\d\d\s*(?:am|pm)|\d\s?(?:am|pm)\b",
    re.I,
)
_DIGIT = re.compile(r"\d")
_LONGEST_FIGURE = 60
_BOUNDS = {
    "<": "fewer_than", "under": "under", "fewer than": "fewer_than", "less than": "fewer_than", ">": "over",
    "over": "over", "more than": "over", "≤": "up_to", "up to": "up_to", "≥": "at_least", "at least": "at_least",
}  # fmt: skip
_UNITS = {"%": "percent", "percent": "percent", "per cent": "percent", "pp": "percentage_points", "fte": "fte"}


@dataclass(frozen=True)
class CellValue:
    """One value of a cell, printed at text[start:end]; `unit` is None where the cell prints none.

    `words` name the part of the cell the value counts (`CiC`, `New Starters`); `role` says how they do:
    whole, beside (a second value in brackets), part (of a list), named (`Good = 73%`) or counted (`6 visits`).
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    qualifier: str = "exact"
    words: str = ""
    role: str = "whole"


def number_of(printed: str) -> float:
    """The value of a printed number: commas part thousands, any dash is a minus."""
    return float(re.sub(r"[−–]", "-", printed).replace(",", ""))


@lru_cache(maxsize=4096)
def cell_values(text: str) -> tuple[CellValue, ...]:
    """Every value that a cell prints, left to right; none for a date, a telephone number or words alone."""
    text = text.rstrip()
    if not _DIGIT.search(text):
        return ()
    for read in (_plain, _range, _named):
        if found := read(text):
            return tuple(found)
    return () if _DATE_LIKE.search(text) else tuple(_counted(text))


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """Whether a cell is a figure and nothing else, as the cells of a column of figures are."""
    return bool(_DIGIT.search(text) and _plain(text.rstrip()))


@lru_cache(maxsize=4096)
def is_range(text: str) -> bool:
    """Whether a cell is a range and nothing else: "78-80"."""
    return bool(_DIGIT.search(text) and _range(text.rstrip()))


def _plain(text: str) -> list[CellValue]:
    match = _FIGURE.match(text) if len(text) <= _LONGEST_FIGURE else None
    if not match or _has_leading_zero(match["number"]):
        return []
    first = CellValue(
        match.start("number"), match.end("number"), number_of(match["number"]), _unit(match), _qualifier(match)
    )
    rest = text[match.end() :]
    if not rest or _FRACTION_AFTER.fullmatch(rest):
        return [first]
    second = _SECOND.fullmatch(rest) or _BRACKETED.fullmatch(rest)
    if not second:
        return []
    start, end = (match.end() + at for at in second.span("number"))
    words = (second["words"] or "").strip()
    unit = "percent" if second["unit"] else None
    return [first, CellValue(start, end, number_of(second["number"]), unit, words=words, role="beside")]


def _range(text: str) -> list[CellValue]:
    match = _RANGE.fullmatch(text)
    if not match or number_of(match["low"]) >= number_of(match["high"]) or _has_leading_zero(match["low"]):
        return []
    unit = "percent" if match["unit"] else None
    return [
        CellValue(*match.span("low"), number_of(match["low"]), unit, "at_least"),
        CellValue(*match.span("high"), number_of(match["high"]), unit, "up_to"),
    ]


def _named(text: str) -> list[CellValue]:
    """`Good = 73%`, several of them in a row; nothing else may stand in the cell."""
    found, at = [], 0
    while match := _NAMED.match(text, at):
        unit = "percent" if match["unit"] else None
        words = match["words"].strip(" -–•")
        found.append(CellValue(*match.span("number"), number_of(match["number"]), unit, words=words, role="named"))
        at = match.end()
        while at < len(text) and text[at] in " ,;\t•":
            at += 1
    return found if at >= len(text) else []


def _counted(text: str) -> list[CellValue]:
    """`47 New Starters • 2 Service Managers, 3 …`: the first segment counts the whole, the others its parts."""
    found: list[CellValue] = []
    for start, end in _segments(text):
        match = _COUNTED.fullmatch(text, start, end)
        if not match or _has_leading_zero(match["number"]):
            continue
        role = "part" if found else "counted"
        unit = "percent" if match["unit"] else None
        value = CellValue(
            *match.span("number"), number_of(match["number"]), unit, "exact", match["words"].strip(), role
        )
        found += _repeated(text, value, match.end())
    return found if found and found[0].start == 0 else []


def _segments(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _PART_BREAK.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _repeated(text: str, value: CellValue, end: int) -> list[CellValue]:
    """`5 visits completed 4 visits scheduled`: the counted noun comes again behind another number."""
    noun = re.match(r"[A-Za-z]+", value.words)
    again = re.compile(rf"\s(?P<number>{NUMBER})\s+(?P<words>{re.escape(noun[0])}\b.*)", re.I | re.S) if noun else None
    match = again.search(text, value.end, end) if again else None
    if not match:
        return [value]
    words = text[value.end : match.start()].strip()
    other = replace(value, start=match.start("number"), end=match.end("number"), value=number_of(match["number"]),
                    words=match["words"].strip())  # fmt: skip
    return [replace(value, words=words), *_repeated(text, other, match.end())]


def _has_leading_zero(printed: str) -> bool:
    return bool(re.match(r"[-−–]?0\d", printed))


def _unit(match: re.Match[str]) -> str | None:
    if match["money"]:
        return "gbp"
    printed = re.sub(r"^(?:working|calendar) ", "", (match["unit"] or "").lower())
    if not printed:
        return None
    if printed.startswith("percentage point"):
        return "percentage_points"
    if printed.startswith("per 10"):
        return "rate_per_10000"
    return _UNITS.get(printed) or ("percent" if printed.startswith("%") else printed.rstrip("s") + "s")


def _qualifier(match: re.Match[str]) -> str:
    if re.search(r"tentative|provisional|unvalidated|estimate", match["remark"] or "", re.I):
        return "tentative"
    bound = (match["bound"] or "").lower()
    return _BOUNDS.get(bound, "approx") if bound else "exact"
