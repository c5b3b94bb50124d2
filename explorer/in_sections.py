"""Findings as a document has them: under its own headings, in its own order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer.answers import Row

DIVIDES = " > "
"""Stands between a heading and that within it."""


@dataclass(frozen=True)
class Section:
    """What follows one heading up to the next: the heading, those that it is within, and what was read there."""

    within: tuple[str, ...]
    heading: str
    """Empty where no heading stands above."""
    rows: Sequence[Row]

    @property
    def size(self) -> int:
        """How many rows."""
        return len(self.rows)


def in_sections(rows: Sequence[Row]) -> list[Section]:
    """Rows that follow one another, in the order given, with their `section` as a heading: once where it goes on, again
    where another stood between. What stands above all of them, the title, is left out."""
    paths = [tuple((row["section"] or "").split(DIVIDES)) for row in rows]
    first = {path[0] for path in paths}
    is_title = len(first) == 1 and all(len(path) > 1 for path in paths)
    sections = []
    for path, of in groupby(zip(paths, rows, strict=True), key=lambda pair: pair[0]):
        *within, heading = path[1:] if is_title else path
        sections.append(Section(tuple(within), heading, [row for _, row in of]))
    return sections


def opened(sections: Sequence[Section], most: int) -> int:
    """How many of the sections are shown at once: whole ones, the first always, until there are `most` rows."""
    shown = 0
    for place, section in enumerate(sections):
        shown += section.size
        if place and shown > most:
            return place
    return len(sections)
