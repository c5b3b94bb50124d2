"""Doubts whether a document is whole: what its type always prints and this one does not, where it breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ingest.readers.authorities import find_authority
from ingest.readers.metadata import Metadata, fieldwork_labels
from ingest.readers.statements.scope import scope_of
from ingest.records import Records
from ingest.structure.model import Outline, Table
from ingest.structure.outline import CONTENTS, FOOTNOTES

_SHORTEST_SENTENCE, _LONGEST_HEADING = 60, 100
_WHOLE = re.compile(r"[.!?:;)\]’”\"'*_]\s*\d{0,2}$|\b\d{4}$|^©|www\.|@")
_BREAKS_OFF = re.compile(r"[a-z,–-]$")
_IS_OPEN = re.compile(r"(?:,|\b(?:an?|and|as|at|but|by|for|from|in|of|on|or|that|the|their|to|was|were|which|with))$")
"""How a line ends that goes on; a heading and an item of a list, which need no stop, may end in any other word."""
_BLOCKS_OF_A_TITLE = 8
"""Blocks above a report's dates among which its title names the authority."""


class Prints(NamedTuple):
    """What every document of a type prints: sections, by name with the pattern of their heading, and what is in them.

    `least_figures` are those of the sections together; on each of the judgement areas `areas` it has findings.
    """

    sections: Mapping[str, str] = MappingProxyType({})
    least_figures: int = 0
    areas: tuple[str, ...] = ()


def doubts_of_completeness(outline: Outline, metadata: Metadata, prints: Prints, records: Records) -> Iterator[str]:
    """Sentences for the reason of a reading with warnings; none for a whole document."""
    yield from _missing_sections(outline, prints.sections)
    within = sum(_stands_in(figure.section or "", prints.sections) for figure in records.observations)
    if within < prints.least_figures:
        yield f"{within} figures were read on the area, where such a report has {prints.least_figures} and more"
    told = {finding.judgement_area for finding in records.findings}
    if silent := [area for area in prints.areas if area not in told]:
        yield f"nothing is found on {', '.join(silent)}, on which such a report has a section each"
    yield from broken_off(outline)
    yield from _another_report(outline, metadata)


def broken_off(outline: Outline) -> Iterator[str]:
    """Where the text ends within a sentence, and which sections its contents name that do not stand in it."""
    last = next((block for block in reversed(outline.blocks) if block.section != (FOOTNOTES,)), None)
    if last is not None and last.table is None and scope_of(last.section) != "none":
        breaks_off = _BREAKS_OFF if last.kind == "paragraph" else _IS_OPEN
        text = last.text.rstrip()
        if len(text) >= _SHORTEST_SENTENCE and not _WHOLE.search(text) and breaks_off.search(text):
            yield f"the text ends within a sentence, on line {outline.stored.line_at(last.char_end - 1)}"
    if last is not None and last.table is not None and _is_torn_off(outline, last.table):
        yield f"the text ends within a table, on line {outline.stored.line_at(last.char_end - 1)}"
    missing = list(_named_and_missing(outline))
    if missing:
        yield f"the contents name what does not follow: {'; '.join(missing)}"


def _is_torn_off(outline: Outline, table: Table) -> bool:
    """True where nothing stands behind a last row that has fewer cells than all others."""
    is_end = not outline.stored.text[table.row_spans[-1][1] : outline.char_end].strip()
    *others, last = (len(row) for row in table.rows)
    return is_end and len(others) > 1 and last < min(others)


def _missing_sections(outline: Outline, sections: Mapping[str, str]) -> Iterator[str]:
    """Where most of the sections are missing; one alone may have a name of its own."""
    headings = "\n".join(_plain(block.text) for block in outline.blocks if len(block.text) < _LONGEST_HEADING)
    missing = [name for name, pattern in sections.items() if not re.search(pattern, headings)]
    if 2 * len(missing) > len(sections):
        yield f"it has no section {', '.join(f'“{name}”' for name in missing)}, as such a report has"


def _stands_in(section: str, sections: Mapping[str, str]) -> bool:
    plain = _plain(section)
    return any(re.search(pattern, plain) for pattern in sections.values())


def _named_and_missing(outline: Outline) -> Iterator[str]:
    """Titles that stand between others in a table of contents and nowhere below it."""
    lines = list(_contents(outline))
    if not lines:
        return
    end = max(place for place, _ in lines)
    below = [block for block in outline.blocks[end + 1 :] if block.table is None]
    openings = [_plain(block.text) for block in below]
    headings = [_plain(block.text) for block in below if block.kind == "heading"]
    for _, title in lines:
        named = _plain(title)
        is_there = any(text.startswith(named) for text in openings) or any(named in text for text in headings)
        if named and not is_there:
            yield f"“{title}”"


def _contents(outline: Outline) -> Iterator[tuple[int, str]]:
    """The titles of a table of contents with the places of their blocks."""
    inside = False
    for place, block in enumerate(outline.blocks):
        if block.kind == "heading" and _plain(block.text) == CONTENTS.lower():
            inside = True
        elif inside and block.table is not None:
            yield from ((place, row[0].text) for row in block.table.rows if len(row) > 1 and row[-1].text.isdecimal())
        elif inside and block.section != (CONTENTS,):
            return


def _another_report(outline: Outline, metadata: Metadata) -> Iterator[str]:
    """Where a second report begins: its own days of fieldwork, under the name of another authority."""
    text = outline.stored.as_read
    for start, days in fieldwork_labels(text, outline.char_start, outline.char_end):
        above = [block.text for block in outline.blocks if block.char_end <= start][-_BLOCKS_OF_A_TITLE:]
        title = " ".join(above)
        authority = find_authority(title, days[0])
        if authority and metadata.authority and authority != metadata.authority and days != metadata.fieldwork:
            line = outline.stored.line_at(start)
            yield f"another report, on {authority.name}, begins near line {line}; split the file"
            return


def _plain(text: str) -> str:
    return re.sub(r"[\W\d_]+", " ", text.lower()).strip()
