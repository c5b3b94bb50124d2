"""Linguistic knowledge as rows of catalogue/language/, and the one engine that finds them in a text.

A row is a cue: words as a pattern, what they mean, how far they reach and what ends that reach. Which table it stands
in says who asks for it. A newcomer adds a row with an example and a counter-example and reads no code.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ingest.language.calendar_dates import ANY_MONTH, DASH, MONTH
from ingest.language.needed import needed
from ingest.language.number_words import CARDINAL

FOLDER = Path(__file__).resolve().parent.parent / "catalogue" / "language"
_PART = re.compile(r"\{([a-z_]+)\}")
COLUMNS = ("rule", "kind", "pattern", "meaning", "reach", "stops_at", "example", "counter_example", "source")


@dataclass(frozen=True)
class Cue:
    """One row: `kind` and `meaning` are what it says of the figures within its reach."""

    rule: str
    kind: str
    pattern: re.Pattern[str]
    meaning: str
    reach: str
    stops_at: re.Pattern[str] | None

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """Pieces of text, casefolded, one of which stands in all that the pattern meets."""
        return tuple(needed(self.pattern))


class Hit(NamedTuple):
    """A cue found at text[start:end]."""

    start: int
    end: int
    cue: Cue


def rows(table: str) -> list[dict[str, str]]:
    """The rows of catalogue/language/<table>.csv, in the order they are tried."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def cues(table: str) -> tuple[Cue, ...]:
    """The cues of a table, ready to be searched; all patterns ignore case."""
    return tuple(_cue(row) for row in rows(table))


def _cue(row: dict[str, str]) -> Cue:
    stops_at = re.compile(row["stops_at"], re.I) if row["stops_at"] else None
    return Cue(
        row["rule"], row["kind"], re.compile(whole(row["pattern"]), re.I), row["meaning"], row["reach"], stops_at
    )


def whole(pattern: str) -> str:
    """A row's pattern with its shared parts in place: {n}, {to}, {averages}."""
    return _PART.sub(lambda match: _parts().get(match[1]) or match[0], pattern)


@cache
def _parts() -> dict[str, str]:
    """A number in digits or words, one in words, what joins numbers, months, dashes, and the rows of parts.csv.

    A row of parts.csv may name those above it.
    """
    joins = r"(?:-|–|—|to|and|or|/|&)"
    numbers = {
        "n": rf"(?:\d+(?:\.\d+)?|{CARDINAL})",
        "cardinal": CARDINAL,
        "to": rf"-?\s*{joins}\s*",
        "more": rf"\s?(?:{joins}|,)\s?",
        "month": f"(?-i:{MONTH})",
        "any_month": ANY_MONTH,
        "dash": DASH,
    }
    for row in rows("parts"):
        numbers[row["name"]] = _PART.sub(lambda match: numbers.get(match[1]) or match[0], row["pattern"])
    return numbers


def likely(asked: Iterable[Cue], text: str) -> list[Cue]:
    """The cues of whose letters a text holds enough to meet them; to search it for the others is idle."""
    is_in_text = text.casefold().__contains__
    return [cue for cue in asked if any(map(is_in_text, cue.needed))]


def hits(table: str, text: str, *kinds: str) -> Iterator[Hit]:
    """Every cue of a table, or of some kinds of it one after another, met in a text, row by row."""
    asked = chain.from_iterable(of_kind(table, kind) for kind in kinds) if kinds else cues(table)
    for cue in likely(asked, text):
        for match in cue.pattern.finditer(text):
            yield Hit(match.start(), match.end(), cue)


def first(table: str, text: str, reach: str) -> Hit | None:
    """The first row of a table, in the table's order, that a text meets within a reach."""
    for cue in likely(cues(table), text):
        if cue.reach == reach and (match := cue.pattern.search(text)):
            return Hit(match.start(), match.end(), cue)
    return None


@cache
def meaning_of(table: str, kind: str, word: str) -> str:
    """What a table says that a single word means as one of a kind; empty where no row has the whole word."""
    return next((cue.meaning for cue in cues(table) if cue.kind == kind and cue.pattern.fullmatch(word)), "")


@cache
def of_kind(table: str, kind: str) -> tuple[Cue, ...]:
    """The cues of one kind, in the table's order."""
    return tuple(cue for cue in cues(table) if cue.kind == kind)


@cache
def either(table: str, kind: str, reach: str = "") -> re.Pattern[str]:
    """The cues of one kind as one pattern, of one reach where it is named; without any, one that never matches."""
    patterns = [cue.pattern.pattern for cue in of_kind(table, kind) if reach in ("", cue.reach)]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.I)


def is_met(table: str, kind: str, text: str) -> bool:
    """True where a text meets any cue of a kind."""
    return any(cue.pattern.search(text) for cue in likely(of_kind(table, kind), text))
