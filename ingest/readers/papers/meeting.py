"""Which meeting a paper is for, and its title, as its heading prints them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ingest.readers.folding import fold
from ingest.readers.papers.heading import Field, day_of
from ingest.readers.papers.kinds import Paper
from ingest.readers.papers.signs import is_body, kinds_of_line, spelt_out
from ingest.readers.printed_dates import first_span
from ingest.structure.model import Outline

_LENGTH = 3000
_HELD = re.compile(
    r"\b(?:meeting of|to be held by|Review Committee|to) ?(?:the )?(?P<committee>[A-Z][\w&'’, -]+?),?"
    r" to be held\b(?: on| at)?(?P<when>[^;]+?(?:\b20\d\d\b(?:-\d\d-\d\d)?|\d[./-]\d\d[./-]\d\d\b))"
)
_OF_A_COUNCIL = 3
"""Weight from which a field is printed by councils alone: a day beside one is that of the meeting or decision."""
_TITLE_SENTENCE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Oo]n) "
    r"(?P<title>(?:(?:[A-Z0-9(][\w()’'&/-]*|of|the|and|for|in|on|to|year|–|-) ){1,14}?[Rr]eport"
    r"(?: (?:for )?\d[^.,;]+\d{2})?)(?=[\s.,;(]|$)"
)
_TITLE_END = re.compile(r"[.;,]$")
_LONGEST_TITLE = 160
_GOES_ON = re.compile(
    r"(?:(?:annual|quarterly|self-evaluation|progress|performance) ){0,3}(?:report|review|update)\b"
    r"|\W*(?:[\w-]+ ){0,3}20\d\d\b|\(",
    re.IGNORECASE,
)
_NAMES_PAPER = re.compile(r"\b(?:reports?|review|update|scorecard|dashboard|performance)\b", re.IGNORECASE)
_CANDIDATES = 3
"""Lines among which one that names a kind of paper is its title, else the first."""


@dataclass(frozen=True)
class Meeting:
    """The committee, the day it meets, and where the document says so in its stored text."""

    committee: str | None
    day: dt.date | None
    span: tuple[int, int]


def meeting_of(outline: Outline, paper: Paper) -> Meeting:
    """The meeting that the heading names, else the opening; nothing but a place where neither names one."""
    text = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _LENGTH))
    held = _HELD.search(text.text)
    if held:
        when = first_span(held["when"])
        return Meeting(held["committee"].strip(), when.last if when else None, text.span(*held.span()))
    committee = _strongest(paper.fields, "committee") or _deciding_member(paper.fields)
    is_for_meeting = any(field.weight >= _OF_A_COUNCIL for field in paper.fields)
    day = _strongest(paper.fields, "meeting_date") or (_strongest(paper.fields, "date") if is_for_meeting else None)
    if committee and day:
        return Meeting(_name(committee), _day(day.value), _around(committee, day))
    told = _told().search(text.text)
    if told:
        span = first_span(told["when"])
        name = _name(committee) if committee else told["committee"].strip(" ,")
        return Meeting(name, span.last if span else None, text.span(*told.span()))
    field = committee or day
    if field:
        return Meeting(
            _name(committee) if committee else None,
            _day(day.value) if day else None,
            (field.char_start, field.char_end),
        )
    return Meeting(None, None, text.span(0, min(60, len(text.text))))


def report_date_of(paper: Paper) -> dt.date | None:
    """The day that a paper prints as its own."""
    field = _strongest(paper.fields, "report_date")
    return _day(field.value) if field else None


def labelled_title(paper: Paper) -> str | None:
    """The title after its label."""
    field = _strongest(paper.fields, "title")
    return field.value if field else None


def title_of_paper(outline: Outline, paper: Paper) -> str | None:
    """The printed title: after its label, otherwise the first line that can be one, otherwise told in a sentence."""
    labelled = labelled_title(paper)
    if labelled:
        return labelled
    lines = list(islice(_title_lines(_outside_tables(outline, paper)), _CANDIDATES))
    named = next((line for line in lines if _NAMES_PAPER.search(line)), None)
    if lines:
        return named or lines[0]
    text = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _LENGTH)).text
    told = _TITLE_SENTENCE.search(text)
    return told["title"] if told else None


def _outside_tables(outline: Outline, paper: Paper) -> Paper:
    """The paper without those lines of a spreadsheet's heading that are rows of its tables."""
    if not outline.stored.sheet_rows:
        return paper
    tables = [block for block in outline.blocks if block.table]
    lines = (
        line for line in paper.lines if not any(one.char_start <= line.char_start < one.char_end for one in tables)
    )
    return paper._replace(lines=tuple(lines))


def _title_lines(paper: Paper) -> Iterator[str]:
    """Lines of the heading that can be its title; one that only goes on is joined to the one above."""
    inside = {at for field in paper.fields for at in range(field.char_start, field.char_end)}
    lines = list(dict.fromkeys(line.text for line in paper.lines if line.char_start not in inside))
    title = ""
    for words in lines:
        if title and _GOES_ON.match(words) and not _TITLE_END.search(words):
            title = f"{title} {words}"
            continue
        if title:
            yield title
        title = ""
        if _TITLE_END.search(words) or len(words) > _LONGEST_TITLE:
            return
        if _can_be_title(words):
            title = words
    if title:
        yield title


def _can_be_title(words: str) -> bool:
    is_standing = not {"standing", "minutes", "agenda"}.isdisjoint(kinds_of_line(words))
    return not (is_standing or is_body(words) or day_of(words)) and re.search(r"[A-Za-z]{3}", words) is not None


def _strongest(fields: tuple[Field, ...], name: str) -> Field | None:
    """The field of one name that weighs most, the first of equals."""
    named = [field for field in fields if field.name == name]
    return max(named, key=lambda field: field.weight) if named else None


def _name(committee: Field) -> str:
    """The committee's name without the day, place or item after it."""
    return re.split(r"\s[–-]\s|,\s|\s\(|\s(?:on|at)\s|\s\d", committee.value)[0].strip(" ,;:–-")


def _day(printed: str) -> dt.date | None:
    span = first_span(printed)
    return span.last if span else None


def _around(*fields: Field) -> tuple[int, int]:
    return min(field.char_start for field in fields), max(field.char_end for field in fields)


def _deciding_member(fields: tuple[Field, ...]) -> Field | None:
    """The member of a cabinet who decides alone, where the heading names the portfolio."""
    return next((field for field in fields if field.name == "portfolio" and is_body(field.value)), None)


@cache
def _told() -> re.Pattern[str]:
    """«to the Corporate Parenting Board on 12 June 2023», «Children's Panel, Thursday, 4 May 2017»."""
    words = r"(?:[A-Z][\w’'&-]*|and|of|for|the|&|,)"
    committee = rf"(?P<committee>(?=[A-Z])(?:{words} ){{0,9}}?(?=[A-Z])(?i:(?:sub-)?{spelt_out('{body}')}))\b"
    held = r"(?:,? (?:meeting|(?:to be )?held(?: (?:at|in) [^.;]+?)?|dated|of|on)){0,3}[ ,–:-]{1,4}"
    return re.compile(rf"{committee}{held}(?P<when>(?:[A-Z][a-z]+day,? )?(?:the )?\d[^.;]+)")
