"""Values of one cell: a figure, two figures, a list of parts, `Good = 73%`, a range, or words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ingest.language.calendar_dates import MONTH
from ingest.readers.malformed_numbers import find_malformed
from ingest.readers.table_reading.printed_figures import (
    NUMBER,
    SIGNED,
    CellValue,
    has_leading_zero,
    number_of,
    read_bound,
    read_figure,
    read_fraction,
    read_negative,
)

_RANGE = re.compile(rf"(?P<low>{NUMBER})\s*(?:-|–|—|to)\s*(?P<high>{NUMBER})\s?(?P<unit>%)?\s*$")
_NAMED = re.compile(rf"(?P<words>[A-Za-z][^=\d]*?)\s*(?:=|:)\s*(?P<number>{SIGNED})\s?(?P<unit>%)?(?=[\s,;]|$)")
_COUNTED = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+|\d+(?:\.\d+)?(?=%))(?P<unit>%)?\s+(?P<words>[A-Za-z(].*)", re.S
)
_PART_BREAK = re.compile(r"\s*(?:[•;\n]|,(?!\d{3}\b))\s*")
# Dates, times of day, terms in two units ("1 year 5 months") and odds ("1 in 5") are no count of what follows them.
_DATE = rf"\d{{1,2}}\s?(?:st|nd|rd|th)\b|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\b\d{{1,2}}\s+{MONTH}"
_TIME = r"\d(?:[.:]\d\d)?\s*[ap]m\b|\d\s?min(?:ute)?s?\b"
_TERM = r"\d\s?(?:y(?:ea)?rs?|m(?:on)?ths?|w(?:ee)?ks?|days?|h(?:ou)?rs?)\b,?\s*(?:and\s+)?\d"
_NO_COUNT = re.compile(rf"{_DATE}|{_TIME}|{_TERM}|^\d+ in \d", re.I)
_DIGIT = re.compile(r"\d")
_UNREAD = re.compile(r"\d+(?:\.\d+)?\s?:\s?\d+(?:\.\d+)?|\d{1,3}(?: \d{3})+|\d+\s?/\s?\d+|\(\d+(?:\.\d+)?%?\)")
_NONE = ("nil", "zero")


@lru_cache(maxsize=4096)
def cell_values(text: str) -> tuple[CellValue, ...]:
    """Every value that a cell prints, left to right; none for a date, a telephone number or words alone."""
    text = text.rstrip()
    if text.lower() in _NONE:
        return (CellValue(0, len(text), 0.0),)
    if not _DIGIT.search(text) or find_malformed(text):
        return ()
    for read in (read_figure, read_negative, _range, read_fraction, read_bound, _named):
        if found := read(text):
            return tuple(found)
    return () if _NO_COUNT.search(text) else tuple(_counted(text))


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """Whether a cell is a figure and nothing else, as the cells of a column of figures are."""
    text = text.rstrip()
    if not _DIGIT.search(text):
        return text.lower() in _NONE
    return any(read(text) for read in (read_figure, read_negative, read_fraction))


@lru_cache(maxsize=4096)
def is_range(text: str) -> bool:
    """Whether a cell is a range and nothing else: "78-80"."""
    return bool(_DIGIT.search(text) and _range(text.rstrip()))


def is_unread_figure(text: str) -> bool:
    """Whether a cell prints figures that are kept as words: a ratio, one that may be two, one in brackets alone."""
    return bool(_UNREAD.fullmatch(text.strip()))


def _range(text: str) -> list[CellValue]:
    match = _RANGE.fullmatch(text)
    if not match or number_of(match["low"]) >= number_of(match["high"]) or has_leading_zero(match["low"]):
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
        if not match or has_leading_zero(match["number"]):
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
    """`5 visits completed 4 visits scheduled`: the counted noun comes again after another number."""
    noun = re.match(r"[A-Za-z]+", value.words)
    again = re.compile(rf"\s(?P<number>{NUMBER})\s+(?P<words>{re.escape(noun[0])}\b.*)", re.I | re.S) if noun else None
    match = again.search(text, value.end, end) if again else None
    if not match:
        return [value]
    words = text[value.end : match.start()].strip()
    other = replace(value, start=match.start("number"), end=match.end("number"), value=number_of(match["number"]),
                    words=match["words"].strip())  # fmt: skip
    return [replace(value, words=words), *_repeated(text, other, match.end())]
