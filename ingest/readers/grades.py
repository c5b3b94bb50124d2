"""Grades and judgement areas as these reports print them, from the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.catalogue import rows


@dataclass(frozen=True)
class Grade:
    """One grade of the catalogue; rank 1 outstanding to 4 inadequate, ordinal."""

    grade: str
    rank: int
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class AreaHeading:
    """One area of one framework and the pattern of its printed heading; spaces in it are single."""

    framework: str
    area: str
    pattern: str


@cache
def grades() -> tuple[Grade, ...]:
    """The grades of the catalogue."""
    return tuple(
        Grade(row["grade"], int(row["grade_rank"]), re.compile(rf"\b(?:{row['pattern']})(?![a-z])", re.IGNORECASE))
        for row in rows("grades")
    )


@cache
def grade_pattern() -> str:
    """One pattern for every printed grade, attached to the word before it or not; spaces in it are single."""
    return r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?:" + "|".join(row["pattern"] for row in rows("grades")) + r")(?![a-z])"


def grade_of(printed: str) -> Grade | None:
    """The grade that a text prints first; None where it prints none."""
    folded = " ".join(printed.split())
    found = [(match.start(), -match.end(), grade) for grade in grades() if (match := grade.pattern.search(folded))]
    return min(found, key=lambda place: place[:2])[2] if found else None


@cache
def area_headings(frameworks: tuple[str, ...]) -> tuple[AreaHeading, ...]:
    """The headings of the named frameworks; an area that a framework does not judge on its own has none."""
    return tuple(
        AreaHeading(row["framework"], row["area"], row["pattern"])
        for row in rows("judgement_headings")
        if row["framework"] in frameworks and row["pattern"]
    )


def area_of(printed: str, frameworks: tuple[str, ...]) -> AreaHeading | None:
    """The area whose heading covers most of a printed heading; None where none occurs in it."""
    folded = " ".join(printed.split())
    found = [
        (match.end() - match.start(), heading)
        for heading in area_headings(frameworks)
        if (match := re.search(heading.pattern, folded, re.IGNORECASE))
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None
