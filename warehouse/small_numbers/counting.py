"""Which figures are small numbers of children, and what they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from ingest import catalogue
from warehouse.meaning.words import Word, words_of

LEAST, GREATEST = 1, 5
"""A count from the one to the other may tell who is meant."""
CHILDREN, OTHERS, NAMED_BEFORE, A_NAME = "children", "others", "named before", "a name"
NOT_KNOWN = "not known"
_ENDS_THE_HEAD = frozenset(
    {
        *("at", "by", "for", "from", "in", "of", "on", "outside", "to", "with"),
        *("that", "where", "which", "who", "whose", "judged", "living", "moved", "placed", "returned"),
    }
)


def small_number_of(row: Mapping[str, Any], measure: str | None) -> str | None:
    """What a count from 1 to 5 counts, in the trade's words, where that is or may be children; None for other figures.

    `row` is a landed observation. Where nothing known is named, a cell or a measure ("In secure homes") may count
    children, and so may a number of running text that has no noun of its own ("of these, four were moved").
    """
    value = row["value"]
    if row["unit"] != "count" or value is None or not LEAST <= value <= GREATEST or row["is_change"]:
        return None
    said = words_of(_labels()[measure] if measure else row["counted"] or row["reported_label"])
    head = list(takewhile(lambda word: word.text not in _ENDS_THE_HEAD, said))
    named = _last_known(head) or (None if measure else _last_known(said))
    if named is None:
        return NOT_KNOWN if measure or row["reading"] == "table" or _has_no_noun(row) else None
    return _called().get(named.stem, named.text) if counted_by_stem()[named.stem] == CHILDREN else None


def _last_known(words: Sequence[Word]) -> Word | None:
    """The last word that the catalogue knows: an English noun phrase ends in its head ("children's homes")."""
    return next((word for word in reversed(words) if counted_by_stem().get(word.stem) in (CHILDREN, OTHERS)), None)


def _has_no_noun(row: Mapping[str, Any]) -> bool:
    start, end = row["value_start"] - row["char_start"], row["value_end"] - row["char_start"]
    return counts_what_was_named(words_of(row["quote"][:start]), words_of(row["quote"][end:]))


def counts_what_was_named(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a number between these words has no noun of its own and is no part of a name ("key stage 4")."""
    counts = counted_by_stem()
    is_name = bool(before) and counts.get(before[-1].stem) == A_NAME
    return bool(after) and counts.get(after[0].stem) == NAMED_BEFORE and not is_name


@cache
def counted_by_stem() -> dict[str, str]:
    """What is counted, by the stem of the word that names it."""
    return {words_of(row["word"])[0].stem: row["counts"] for row in catalogue.rows("counted_people")}


@cache
def _called() -> dict[str, str]:
    return {words_of(row["word"])[0].stem: row["called"] for row in catalogue.rows("counted_people") if row["called"]}


@cache
def _labels() -> dict[str, str]:
    return {row["measure"]: row["label"] for row in catalogue.rows("measures")}
