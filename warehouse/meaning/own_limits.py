"""Time limits that are a measure's own: re-referrals within 12 months are all that it counts, and no part of it."""

from __future__ import annotations

import re
from functools import cache

from ingest import catalogue

TIME_LIMIT = "time_limit="
_NUMBERS = {"one": "1", "two": "2", "three": "3", "six": "6", "twelve": "12", "the": "1"}
_LENGTH = re.compile(r"\b(\d+|one|two|three|six|twelve|the)\s(?:\w+\s)?(day|week|month|year)s?\b", re.IGNORECASE)
_MONTHS_OF_A_YEAR = 12


def without_own_limit(measure: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts without a time limit that the measure's label or definition has."""
    return tuple(part for part in parts if not _is_own(measure, part))


def _is_own(measure: str, part: str) -> bool:
    limits = _lengths(part.removeprefix(TIME_LIMIT)) if part.startswith(TIME_LIMIT) else frozenset()
    return bool(limits) and limits <= _of_measure().get(measure, frozenset())


@cache
def _of_measure() -> dict[str, frozenset[str]]:
    return {row["measure"]: _lengths(f"{row['label']}. {row['definition']}") for row in catalogue.rows("measures")}


def _lengths(words: str) -> frozenset[str]:
    """The lengths of time named, a year as its months: within 12 months, in the year."""
    found = ((_NUMBERS.get(number.lower(), number), unit.lower()) for number, unit in _LENGTH.findall(words))
    return frozenset(
        f"{int(number) * _MONTHS_OF_A_YEAR} month" if unit == "year" else f"{number} {unit}" for number, unit in found
    )
