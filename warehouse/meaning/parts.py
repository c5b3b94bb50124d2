"""Which part of its measure each figure of a document is: breakdowns in one form, and rows of a table told apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from ingest import catalogue
from warehouse.meaning.aliases import normalised
from warehouse.meaning.lexicon import breakdown_of_concept, lexicon
from warehouse.meaning.matching import Meaning
from warehouse.meaning.words import words_of

UNKNOWN_KEY = "part"
OF_WHAT_IS_COUNTED = frozenset({"population", UNKNOWN_KEY})
"""Keys that tell no dimension by which the rows of a table part a measure."""
LEAST_ROWS = 2
_BEHIND = re.compile(",.*$")
_YEAR_GROUP = re.compile(r"(?:y|yr|year) ?(\d{1,2})", re.I)

Decided = tuple[dict[str, Any], Meaning]


def breakdowns_of(decided: Sequence[Decided]) -> list[tuple[str, ...]]:
    """The whole breakdown of each figure of one document, `k=v`, sorted: as read, as meant, and as a row of its table.

    Rows of one column that share a measure and all else are parts of a whole, each by its own label; their key is
    the dimension that the labels of the column name, so that a table has the same keys whatever its title.
    """
    found = [{*_in_one_form(row["breakdown"]), *_split("; ".join(meaning.breakdown))} for row, meaning in decided]
    for column in _columns(decided):
        behind = next(filter(None, (_behind_total(decided[place][0]) for place in column)), "")
        own = {place: decided[place][0]["reported_label"].removesuffix(behind) for place in column}
        parts = list(_sharing_a_name(column, decided, found))
        key = _dimension(column, decided, found, own) if parts else UNKNOWN_KEY
        for place in parts:
            found[place].add(_known(key, own[place]) or f"{key}={own[place].replace('; ', ', ')}")
    return [tuple(sorted(parts)) for parts in found]


def _in_one_form(breakdown: str | None) -> Iterator[str]:
    """The parts as the reader found them, each value in the form that the catalogue gives it."""
    for part in _split(breakdown or ""):
        key, _, value = part.partition("=")
        yield _known(key, value) or part


def _split(breakdown: str) -> list[str]:
    return [part for part in breakdown.split("; ") if part]


@cache
def _known(key: str, value: str) -> str | None:
    """The catalogue's part of this key that a printed value is, word for word: "Requires Improvement", "Y7"."""
    if key == "grade":
        grades = (row["grade"] for row in catalogue.rows("grades") if _is_grade(row, value))
        return next((f"{key}={grade}" for grade in grades), None)
    if key == "year_group":
        year = _YEAR_GROUP.fullmatch(value)
        return f"{key}={year[1]}" if year else None
    words = value.replace("_", " ")
    concepts = lexicon().understand(words).concepts
    parts = {breakdown_of_concept().get(found.concept, "") for found in concepts}
    # A plain word more may tell it from another part: "Social Workers Level 3", "Other ethnic groups".
    is_whole = sum(found.end - found.start for found in concepts) == len(words_of(words))
    return next((part for part in parts if part.startswith(f"{key}=")), None) if is_whole and len(parts) == 1 else None


def _is_grade(row: dict[str, str], value: str) -> bool:
    """By its words, or the initials of its label: RI."""
    initials = "".join(word[0] for word in row["label"].split()).upper()
    return bool(re.fullmatch(row["pattern"], value, re.I)) or (len(initials) > 1 and value == initials)


def _columns(decided: Sequence[Decided]) -> Iterable[list[int]]:
    """Places of the figures of each column of a table that have a measure."""
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, (row, meaning) in enumerate(decided):
        if row["reading"] == "table" and meaning.measure:
            columns[row["table_number"], row["column_number"]].append(place)
    return columns.values()


def _behind_total(row: dict[str, Any]) -> str:
    """What stands in the label of a total behind the word for it, and so in the labels of its parts as well."""
    behind = _BEHIND.search(row["reported_label"]) if row["is_total"] else None
    return behind.group() if behind else ""


def _sharing_a_name(column: list[int], decided: Sequence[Decided], found: Sequence[set[str]]) -> Iterator[int]:
    """Figures that nothing but their label tells from another of their column; a total is the whole."""
    named: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place in column:
        row, meaning = decided[place]
        same = (row["unit"], row["comparator"], row["period_start"], row["period_end"], row["is_change"])
        named[meaning.measure, frozenset(found[place]), *same].append(place)
    for places in named.values():
        if len({normalised(decided[place][0]["reported_label"]) for place in places}) > 1:
            yield from (place for place in places if not decided[place][0]["is_total"])


def _dimension(column: list[int], decided: Sequence[Decided], found: Sequence[set[str]], own: dict[int, str]) -> str:
    """The key that the most rows of a column name, by their breakdown or label; at least two, and no other as many."""
    keys = Counter[str]()
    for place in column:
        if not decided[place][0]["is_total"]:
            keys.update(_keys(found[place], own[place]) - OF_WHAT_IS_COUNTED)
    first, second = [*keys.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= LEAST_ROWS and first[1] > second[1] else UNKNOWN_KEY


def _keys(parts: Iterable[str], label: str) -> set[str]:
    named = (breakdown_of_concept().get(concept) for concept in lexicon().understand(label).named)
    return {part.partition("=")[0] for part in (*parts, *filter(None, named))}
