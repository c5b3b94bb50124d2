"""Linguistic knowledge as rows of catalogue/language/, and the one engine that finds them in a text.

A row is a cue: words as a pattern, what they mean, how far they reach and what ends that reach. Which table it stands
in says who asks for it. A newcomer adds a row with an example and a counter-example and reads no code.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
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


class Cues(tuple[Cue, ...]):
    """Cues in the order in which they are tried."""

    @cached_property
    def _by_piece(self) -> dict[str, list[int]]:
        """Which cues may be met by a text that holds a piece: there are fewer pieces than pieces of cues."""
        places = defaultdict(list)
        for place, cue in enumerate(self):
            for piece in cue.needed:
                places[piece].append(place)
        return dict(places)

    def likely(self, text: str) -> list[Cue]:
        """The cues of whose letters a text holds enough to meet them; to search it for the others is idle."""
        casefolded = text.casefold()
        found = {place for piece, places in self._by_piece.items() if piece in casefolded for place in places}
        return [self[place] for place in sorted(found)]


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
def cues(table: str) -> Cues:
    """The cues of a table, ready to be searched; all patterns ignore case."""
    return Cues(_cue(row) for row in rows(table))


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


def hits(table: str, text: str, *kinds: str) -> Iterator[Hit]:
    """Every cue of a table, or of some kinds of it one after another, met in a text, row by row."""
    asked = of_kind(table, *kinds) if kinds else cues(table)
    for cue in asked.likely(text):
        for match in cue.pattern.finditer(text):
            yield Hit(match.start(), match.end(), cue)


def first(table: str, text: str, reach: str) -> Hit | None:
    """The first row of a table, in the table's order, that a text meets within a reach."""
    for cue in cues(table).likely(text):
        if cue.reach == reach and (match := cue.pattern.search(text)):
            return Hit(match.start(), match.end(), cue)
    return None


@cache
def meaning_of(table: str, kind: str, word: str) -> str:
    """What a table says that a single word means as one of a kind; empty where no row has the whole word."""
    return next((cue.meaning for cue in cues(table) if cue.kind == kind and cue.pattern.fullmatch(word)), "")


@cache
def of_kind(table: str, *kinds: str) -> Cues:
    """The cues of some kinds, one kind after another, each in the table's order."""
    return Cues(cue for kind in kinds for cue in cues(table) if cue.kind == kind)


@cache
def either(table: str, kind: str, reach: str = "") -> re.Pattern[str]:
    """The cues of one kind as one pattern, of one reach where it is named; without any, one that never matches."""
    patterns = [cue.pattern.pattern for cue in of_kind(table, kind) if reach in ("", cue.reach)]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.I)


def is_met(table: str, kind: str, text: str) -> bool:
    """True where a text meets any cue of a kind."""
    return any(cue.pattern.search(text) for cue in of_kind(table, kind).likely(text))
