"""Tables of indicators whose cells a conversion has run together: a reference, a label, what good looks like, a value.

The heading names the columns on one line («Ref Indicator Good is Target 2022/23»). Each row ends in the word for what
good looks like and one value; its label may run over several lines. The words are rows of
catalogue/language/table_words.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.language.cues import either

Span = tuple[int, int]

_MOST_LINES = 4
"""Lines of one row, its label wrapped."""
_LONGEST_VALUE = 40
_LEAST_ROWS = 2
_CODE = re.compile(r"(?P<code>[A-Z]{1,6}[ .-]?\d{1,3}[a-z]?(?:\.\d{1,2})?)\s+(?=\S)")
_FIRST_WORD = re.compile(r"(?P<word>\S+)\s+(?=\S)")
_LINE = re.compile(r"[^\n\f]*\S[^\n\f]*")


class IndicatorRow(NamedTuple):
    """One row: the offsets of its reference, label, polarity and value; a reference that is not there is empty."""

    reference: Span
    label: Span
    polarity: Span
    value: Span


def indicator_tables(text: str, start: int, end: int) -> Iterator[tuple[IndicatorRow, ...]]:
    """Rows of each such table, its heading first; at least two rows are under a heading."""
    at = start
    while (heading := _heading().search(text, at, end)) is not None:
        found = [_heading_row(text, heading)]
        found += _rows_below(text, heading.end(), end)
        at = found[-1].value[1]
        if len(found) > _LEAST_ROWS:
            yield tuple(found)


def _heading_row(text: str, heading: re.Match[str]) -> IndicatorRow:
    start, end = heading.span("label")
    first = _FIRST_WORD.match(text, start, end)
    is_reference = first is not None and _reference().fullmatch(first["word"]) is not None
    label = first.end() if first and is_reference else start
    return IndicatorRow((start, first.end("word") if first and is_reference else start), (label, end),
                        heading.span("polarity"), heading.span("value"))  # fmt: skip


def _rows_below(text: str, start: int, end: int) -> Iterator[IndicatorRow]:
    """Rows from the line below the heading on, until a line belongs to none."""
    opened, lines = None, 0
    for line in _LINE.finditer(text, start, end):
        lines += 1
        opened = line.start() if opened is None else opened
        closing = _closing().fullmatch(text, line.start(), line.end())
        if closing:
            code = _CODE.match(text, opened, closing.start("polarity"))
            label = code.end() if code else opened
            reference = code.span("code") if code else (opened, opened)
            yield IndicatorRow(
                reference, (label, _stripped(text, label, closing.start("polarity"))), *_last_two(closing)
            )
            opened, lines = None, 0
        elif lines >= _MOST_LINES:
            return


def _last_two(closing: re.Match[str]) -> tuple[Span, Span]:
    return closing.span("polarity"), closing.span("value")


def _stripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _words(kind: str) -> str:
    return either("table_words", kind).pattern


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        rf"^[ ]*(?P<label>[A-Z][^\n\t|]+?) +(?P<polarity>(?i:{_words('polarity_heading')})) +"
        rf"(?P<value>(?=[^\n]*[A-Za-z])[^\n\t|]{{4,{_LONGEST_VALUE}}}?)[ \r]*$",
        re.MULTILINE,
    )


@cache
def _closing() -> re.Pattern[str]:
    """The line on which a row ends: what good looks like, in a word of its own with a capital, and the value."""
    return re.compile(
        rf"[ ]*(?:[^\n\t|]*\S +)?(?P<polarity>(?=[A-Z][a-z])(?i:{_words('polarity')})) +"
        rf"(?P<value>[^\s|][^\n\t|]{{0,{_LONGEST_VALUE}}}?)[ \r]*"
    )


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(_words("ordinal_heading"), re.IGNORECASE)
