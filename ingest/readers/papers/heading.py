"""The heading of a paper: its first lines, and the labelled fields among them («Report to: ...»).

The labels are rows of the catalogue's paper_fields. A value is after its label, or on the next line where the
label has a line for itself; a line may hold several labels, each but the first with its colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ingest.catalogue import rows
from ingest.readers.papers.signs import is_body, kinds_of_line
from ingest.readers.printed_dates import first_span
from ingest.structure.model import Outline

_LENGTH = 4000
_LINES = 45
"""Characters and printed lines within which the heading of a paper stands."""
_LONGEST = 300
"""Characters of a line up to which it may be a field; a longer one is prose."""
_MARK_UP = re.compile(r"\*\*|__|</?[a-zA-Z][^<>\n]*>|^[#>\s•·-]+(?=\S)")
_GAP = re.compile(r"\s*\|\s*|\t\s*|\s{3,}")
_GLUED = re.compile(
    r"(?<=[a-z):?])(?=[A-Z][a-z]|\d{1,2}(?:st|nd|rd|th) )|(?<=[a-z]\d)(?=[A-Z][a-z])|(?<=\d{4})(?=[A-Z])"
)
_LEAST_GLUED = 4
"""Places in a line where a capital follows a word without a blank, at which it is several lines run together."""
_SEPARATOR = r"(?:\s*[:–|\t]\s*|\s+[–-]\s+|\s*$)"
_DAY_LINE = re.compile(r"(?:date:? )?(?P<day>.+?)(?:,? (?:at )?\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?.*)?$", re.I)
_PARTED = re.compile(
    r"\s+[–-]\s+|,\s+|:\s+|\s+\((?=[Ii]tem)|\s+on\s+(?=\d)|\s+(?=\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+\s\d{4})"
)
_TO = re.compile(r"^(?:to )?(?:the )?(?:meeting of (?:the )?)?", re.IGNORECASE)
_REPORTED_TO = re.compile(r"\s+to\s+(?:the\s+)?")
_WEIGHT_OF_BODY, _WEIGHT_OF_DAY = 3, 1
"""What a committee's name, and a day, weigh without a label; see the weights of paper_fields."""


class Line(NamedTuple):
    """One printed line, or one cell of it, without mark-up, and where it is in the stored text."""

    text: str
    char_start: int
    char_end: int


class Field(NamedTuple):
    """One field of a heading: its name in the catalogue, its value as printed, and how strongly it shows a paper."""

    name: str
    value: str
    weight: int
    char_start: int
    char_end: int


class _Label(NamedTuple):
    field: str
    pattern: re.Pattern[str]
    value: str
    weight: int


def lines_of(outline: Outline) -> tuple[Line, ...]:
    """The first printed lines, cut at wide gaps and the strokes of a table."""
    text = outline.stored.as_read
    end = min(outline.char_end, outline.char_start + _LENGTH)
    found: list[Line] = []
    for raw in re.finditer(r"[^\n\f]*\S[^\n\f]*", text[outline.char_start : end]):
        start = outline.char_start + raw.start()
        for cell in _cells(_MARK_UP.sub("", raw[0]).strip(" |")):
            if cell.strip():
                found.append(Line(" ".join(cell.split()), start, start + len(raw[0])))
        if len(found) >= _LINES:
            break
    return tuple(found[:_LINES])


def _cells(line: str) -> list[str]:
    """The cells of a line; where a conversion ran lines together, those lines."""
    glued = _GLUED.split(line)
    return glued if len(glued) > _LEAST_GLUED else _GAP.split(line)


def fields_of(lines: Sequence[Line]) -> tuple[Field, ...]:
    """Every field in reading order: labelled ones, and a committee's name or a day that has a line for itself."""
    found: list[Field] = []
    place = 0
    while place < len(lines):
        line, *rest = lines[place : place + 2]
        following = rest[0] if rest else None
        is_labelled = len(line.text) <= _LONGEST and not is_body(line.text)
        own = list(_labelled(line, following)) if is_labelled else []
        found += own or _unlabelled(line)
        has_taken_next = bool(own) and following is not None and own[-1].value == following.text
        place += 2 if has_taken_next else 1
    return tuple(found)


def day_of(line: str) -> str | None:
    """The day of a line that holds nothing else but an hour; None for any other line."""
    match = _DAY_LINE.fullmatch(line)
    span = first_span(match["day"]) if match else None
    is_whole = match is not None and span is not None and span.end - span.start >= len(match["day"].strip()) - 1
    return match["day"] if is_whole and match else None


def _unlabelled(line: Line) -> list[Field]:
    """A committee, a day, or one beside the other («Cabinet – 12 July 2021»), that have a line for themselves."""
    whole = (line.char_start, line.char_end)
    day = day_of(line.text)
    if day:
        return [Field("date", day, _WEIGHT_OF_DAY, *whole)]
    return list(_committee_in(line.text, *whole))


def _committee_in(text: str, char_start: int, char_end: int) -> Iterator[Field]:
    """A committee's name, and the day of its meeting where that is beside it."""
    words = _TO.sub("", text)
    body = next((name for name in (words, *_PARTED.split(words)) if is_body(name)), None)
    if body:
        yield Field("committee", body, _WEIGHT_OF_BODY, char_start, char_end)
        if first_span(text):
            yield Field("meeting_date", text, _WEIGHT_OF_BODY, char_start, char_end)


def _labelled(line: Line, following: Line | None) -> Iterator[Field]:
    """Fields of one line; one without a value has the next line for it, unless that opens a field itself."""
    rest = line.text
    while rest:
        end = min((m.start() for m in _inner().finditer(rest, 1)), default=len(rest))
        piece, rest = rest[:end].strip(), rest[end:].strip()
        is_last = not rest
        for label in _labels():
            match = label.pattern.match(piece)
            if not match:
                continue
            value, at = piece[match.end() :].strip(" :–-"), line
            if not value and label.value != "none" and is_last and following and not _opens_field(following.text):
                value, at = following.text, following
            if _fits(label.value, value):
                yield Field(label.field, value, label.weight, line.char_start, at.char_end)
                if label.field == "author":
                    yield from _committee_in(_REPORTED_TO.split(value)[-1], line.char_start, at.char_end)
                break


def _opens_field(text: str) -> bool:
    if is_body(text):
        return False
    return any(label.pattern.match(text) for label in _labels()) or "standing" in kinds_of_line(text)


def _fits(wanted: str, value: str) -> bool:
    if wanted == "none":
        return not value
    if wanted == "day":
        return first_span(value) is not None
    if wanted == "number":
        return re.match(r"\d|[A-Z]{1,5}/?\d", value) is not None
    if wanted == "body":
        return is_body(value) or is_body(re.split(r"[,(–-]|\bon\b|\d", value)[0].strip())
    return re.search(r"[A-Za-z]{2}", value) is not None


@cache
def _labels() -> tuple[_Label, ...]:
    """The labels of the catalogue, those that ask most of their value first."""
    found = []
    for row in rows("paper_fields"):
        behind = _SEPARATOR if row["separator"] == "required" else rf"(?:{_SEPARATOR}|\s+)"
        pattern = re.compile(rf"(?:{row['label']})(?:\s*\([^()]+\))?{behind}", re.IGNORECASE)
        found.append(_Label(row["field"], pattern, row["value"], int(row["weight"])))
    return tuple(sorted(found, key=lambda label: ("body", "day", "number", "none", "words").index(label.value)))


@cache
def _inner() -> re.Pattern[str]:
    """A label within a line: with a capital and its colon."""
    labels = "|".join(row["label"] for row in rows("paper_fields") if len(row["label"]) > 3)
    return re.compile(rf"(?<=\s)(?=[A-Z])(?i:{labels})\s?:")
