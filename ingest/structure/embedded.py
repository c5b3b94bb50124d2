"""Splits a committee pack into its documents: agenda, reports, appendices and embedded letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.language.calendar_dates import A_DAY
from ingest.structure.model import StoredText

_OPEN = r"^[#*_\t\x20]*"
_LETTER = r"[A-Z]{1,2}"
_REPORT = re.compile(
    rf"{_OPEN}Reports?\s+of\s+(?:the\s+)?[^\n]+(?:\n(?!\n)[^\n]*){{0,4}}?\bto\s+be\s+held\b",
    re.MULTILINE,
)
_AGENDA_ITEM = re.compile(
    rf"{_OPEN}Agenda\x20+Item\x20+(?P<number>\d+[a-z]?)(?:/|\b)[^\n]*$", re.MULTILINE | re.IGNORECASE
)
_LETTERED = re.compile(rf"{_OPEN}(?:Document )?[\"“]?(?P<letter>{_LETTER})[\"”]?[*_\t\x20]*$", re.MULTILINE)
_ON_AGENDA = re.compile(rf"\bDocuments?[*_\s]+[\"“*_]*(?P<letter>{_LETTER})[\"”*_]*(?![\w’'])")
_APPENDIX = re.compile(
    rf"{_OPEN}Appendix\x20+(?P<number>\d{{1,2}}|[A-Z]|One|Two|Three|Four|Five|Six)\b[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_DATED_LETTER = re.compile(
    rf"{_OPEN}{A_DAY}[*\t\x20]*\n(?=(?:[^\n]*\n){{1,30}}?{_OPEN}Dear\b)",
    re.MULTILINE,
)
_FOSTERING_VISIT = re.compile(
    rf"{_OPEN}(?:Monitoring\s+visit|Inspection\s+report[^\n]*)[*\t\x20]*\s+"
    rf"{_OPEN}Inspected\s+under\s+the\s+social\s+care\s+common\s+inspection",
    re.MULTILINE | re.IGNORECASE,
)
_INSPECTION_REPORT = re.compile(
    rf"{_OPEN}(?:Inspection of [^\n]+(?:\n[^\n]+)?children[’']s services"
    rf"|Inspection of children[’']s social care services)"
    rf"[*\t\x20]*\s+(?=(?:[^\n]*\n){{0,4}}?{_OPEN}Inspection dates)",
    re.MULTILINE,
)
_BEFORE_VISIT = re.compile(r"^Pre-publication[^\n]*$|\f|^[^\n]*(?:Inspector|HMI)[\t\x20]*$", re.MULTILINE)
_LAST_SECTIONS = re.compile(
    rf"{_OPEN}(?:\d{{1,2}}\.?[*_\t\x20]*)?"
    r"(?:BACKGROUND DOCUMENTS|NOT FOR PUBLICATION DOCUMENTS|APPENDICES|LIST OF APPENDICES)"
    r"[*_:\t\x20]*$",
    re.MULTILINE | re.IGNORECASE,
)
_OF_LAST_SECTION = re.compile(
    r"^(?:[-*•#\t\x20_<>u/]*(?:\d{1,2}\.\d|None|Not applicable|N/A|Appendix\b|Overview of\b|[-*•])[^\n]*|[\t\x20]*)$",
    re.IGNORECASE,
)
_PAGE_END = re.compile(
    r"\f|\n[\t\x20]*\n[\t\x20]*\n[\t\x20]*\n|^[#*\t\x20]*This page is intentionally left blank[^\n]*$", re.MULTILINE
)
_LONGEST_HEAD = 300
"""Characters that may stand above a report that is no pack: a council's name, an item number."""
_LEAST_APPENDIX = 150
"""Characters that make what follows a report more than a signature or a page number."""


@dataclass(frozen=True)
class Part:
    """One document within a file: `parent` is the index of the part it is in, None for the file's own.

    `role` is its place, not yet its kind: file, agenda, report, appendix or letter; in an e-mail message or attachment.
    """

    name: str | None
    role: str
    char_start: int
    char_end: int
    parent: int | None


def whole_of(stored: StoredText) -> Part:
    """The file's own part."""
    return Part(None, "file", 0, len(stored.text), None)


def split(stored: StoredText, whole: Part) -> list[Part]:
    """A pack, then every part within it, in reading order, each with its parent's index among these."""
    at = whole.char_start
    inside = _split(stored.as_read[at : whole.char_end])[1:]
    return [whole, *(replace(part, char_start=at + part.char_start, char_end=at + part.char_end) for part in inside)]


def _split(text: str) -> list[Part]:
    """The parts of the text of one pack, itself first."""
    reports = _report_starts(text)
    own = Part(None, "file", 0, len(text), None)
    if not reports:
        return [own]
    parts = [own]
    is_single = reports[0] < _LONGEST_HEAD and len(reports) == 1
    if not is_single:
        parts.append(Part("Agenda", "agenda", 0, reports[0], 0))
    ends = [*reports[1:], len(text)]
    letters = _letters(text, reports, ends)
    for start, end, letter in zip(reports, ends, letters, strict=True):
        if is_single:
            parts += _appendices(text, end, replace(own, name=letter), 0)
            continue
        report = Part(f"Document {letter}" if letter else _item(text, start), "report", start, end, 0)
        inside = _appendices(text, end, report, len(parts))
        parts.append(replace(report, char_end=inside[0].char_start if inside else end))
        parts += inside
    return parts


def holds_report(stored: StoredText, start: int, end: int) -> bool:
    """True where a report to a committee begins somewhere before `end` after an agenda that begins at `start`."""
    at = start + _LONGEST_HEAD
    return any(pattern.search(stored.as_read, at, end) is not None for pattern in (_REPORT, _AGENDA_ITEM))


def _report_starts(text: str) -> list[int]:
    """Where each report begins; an agenda-item line just above a report belongs to that report.

    Where no report says to which meeting it goes, each begins at its agenda-item line, if an agenda stands before.
    """
    reports = [match.start() for match in _REPORT.finditer(text)]
    items = [match.start() for match in _AGENDA_ITEM.finditer(text)]
    if not reports:
        return items if items and items[0] >= _LONGEST_HEAD else []
    headed = {start for start in reports for item in items if 0 < start - item <= _LONGEST_HEAD}
    return sorted({*items, *(start for start in reports if start not in headed)})


def _item(text: str, start: int) -> str | None:
    """What a pack without lettered documents calls a report: the item of the agenda it is under."""
    item = _AGENDA_ITEM.match(text, start)
    return f"Agenda Item {item['number']}" if item else None


def _letters(text: str, starts: list[int], ends: list[int]) -> list[str | None]:
    """The letter of each report: printed at its head, else the next one that the agenda names."""
    listed: list[str] = []
    for match in _ON_AGENDA.finditer(text, 0, starts[0]):
        if match["letter"] not in listed:
            listed.append(match["letter"])
    found: list[str | None] = []
    for start, end in zip(starts, ends, strict=True):
        printed = _LETTERED.search(text, start, min(end, start + 500))
        left = [letter for letter in listed if letter not in found]
        if printed and (not listed or printed["letter"] in left):
            found.append(printed["letter"])
        else:
            found.append(left[0] if left else None)
    return found


def _appendices(text: str, end: int, report: Part, index: int) -> list[Part]:
    """Parts that follow the report's last section, within it."""
    body_end = _body_end(text, report.char_start, end)
    starts = sorted({*_embedded_starts(text, body_end, end)} | ({body_end} if body_end < end else set()))
    parts: list[Part] = []
    number = 0
    for start, stop in pairwise([*starts, end]):
        if len(text[start:stop].strip()) < _LEAST_APPENDIX:
            continue
        heading = _APPENDIX.search(text, start, min(stop, start + 300))
        number += 1
        name = f"Appendix {heading['number'].capitalize()}" if heading else f"Appendix {number}"
        role = "letter" if _DATED_LETTER.match(text, start) else "appendix"
        parts.append(Part(name, role, start, stop, index))
    return parts


def _body_end(text: str, start: int, end: int) -> int:
    """Where the report's own text ends: after its last standing section, at the first line that is not of it."""
    sections = list(_LAST_SECTIONS.finditer(text, start, end))
    if not sections:
        return min(_embedded_starts(text, start + 400, end), default=end)
    at = _last_of_run([match.end() for match in sections])
    page_end = _PAGE_END.search(text, at, end)
    stop = page_end.start() if page_end else end
    for line in re.finditer(r"[^\n]*\n?", text[at:stop]):
        content = line[0].strip()
        if content and not _OF_LAST_SECTION.match(line[0].rstrip("\n")) and _opens_something(content):
            return at + line.start()
    return page_end.end() if page_end else end


def _last_of_run(section_ends: list[int]) -> int:
    """End of the last heading of the closing run; the same words far below belong to an appendix."""
    last = section_ends[0]
    for at in section_ends[1:]:
        if at - last > 3000:
            break
        last = at
    return last


def _opens_something(line: str) -> bool:
    return line.startswith("#") or (line.upper() == line and len(line) > 12 and any(c.isalpha() for c in line))


def _embedded_starts(text: str, start: int, end: int) -> Iterator[int]:
    for pattern in (_DATED_LETTER, _APPENDIX, _INSPECTION_REPORT):
        for match in pattern.finditer(text, start, end):
            yield match.start()
    for match in _FOSTERING_VISIT.finditer(text, start, end):
        before = [
            found.start() if found[0].startswith("Pre-") else found.end()
            for found in _BEFORE_VISIT.finditer(text, max(start, match.start() - 700), match.start())
        ]
        yield before[-1] if before else match.start()
