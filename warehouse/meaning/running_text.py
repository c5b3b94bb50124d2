"""Figures of running text in reading order: what names nothing of its own is told of the figure before in its unit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from warehouse.meaning.lexicon import lexicon
from warehouse.meaning.matching import Meaning, Said, meaning_of
from warehouse.meaning.statements import parted, said_of
from warehouse.meaning.words import words_of

NO_VALUES = ("gap", "threshold")
"""Roles of figures that are no value of what they are told of."""


class RunningText:
    """The measures that the sentences so far have told of, by unit; asked in reading order.

    "This was 186 days", "the national average is 223 days": a level without a word of its own. It reaches back within
    its sentence, and to the sentence before that has figures in the same paragraph; no further.
    """

    def __init__(self) -> None:
        self._paragraph: tuple[Any, ...] = ()
        self._sentence: Any = None
        self._told: dict[str, Meaning] = {}
        self._told_before: dict[str, Meaning] = {}

    def meaning(self, row: dict[str, Any]) -> Meaning:
        """The measure of the next figure."""
        self._move_to(row)
        if row["role"] in NO_VALUES:
            return Meaning(None, (), f"it is a {row['role']}")
        meaning = _of_own_words(row)
        if meaning.is_silent and (before := self._before(row["unit"])):
            meaning = replace(before, why=f"it names nothing of its own; the figure before: {before.why}")
        if meaning.measure:
            self._told[row["unit"]] = meaning
        return meaning

    def _before(self, unit: str) -> Meaning | None:
        return self._told.get(unit) or self._told_before.get(unit)

    def _move_to(self, row: dict[str, Any]) -> None:
        paragraph = (row["rendition_id"], row["section"], row["paragraph"])
        if paragraph != self._paragraph:
            self._paragraph, self._told, self._told_before = paragraph, {}, {}
        elif row["char_start"] != self._sentence:
            self._told_before, self._told = self._told, {}
        self._sentence = row["char_start"]


def _of_own_words(row: dict[str, Any]) -> Meaning:
    """By what the sentence says of the figure, a change by the count that it changes."""
    unit = "count" if row["is_change"] and row["unit"] == "percent" else row["unit"]
    own, breakdown = said_of(row)
    said = Said(
        own=own,
        unit=unit,
        clause=row["clause_words"] or "",
        label=row["reported_label"],
        leans_on=row["leans_on"] or "",
        frame=", ".join(words for _, words in parted(row["framed_by"])),
        is_negated=bool(row["is_negated"]),
        names=_stems_of(row["local_authority"] or ""),
    )
    meaning = _cached(said)
    return replace(meaning, breakdown=tuple(sorted({*meaning.breakdown, *breakdown}))) if meaning.measure else meaning


@lru_cache(maxsize=10_000)
def _cached(said: Said) -> Meaning:
    return meaning_of(said, lexicon())


@cache
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(name))
