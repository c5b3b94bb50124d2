"""Parts that exclude each other: a plan has one category, a school one phase. Of two that are named one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from warehouse.meaning.lexicon import breakdown_of_concept, lexicon
from warehouse.meaning.statements import around, words_behind

_FIGURE = re.compile(r"\d[\d,.]*\s?(?:%|per cent)")
_AND = re.compile(r"(?:^|\s)and\s")
EXCLUSIVE = ("category", "phase", "status", "sex")
POPULATION = "population="
ALL_OF_THE_AREA = "local_all"
"""Comparator of values of all children of the area, whatever population the sentence is about."""
LISTED = ("category", "phase")
"""Keys whose parts lists name one by one, each before its figure."""


def one_of_each(row: dict[str, Any], parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a figure, of those of an exclusive key the one that stands nearest: neglect 41 %, injury 9 %."""
    kept = set(parts)
    for key in EXCLUSIVE:
        rivals = {part for part in parts if part.partition("=")[0] == key}
        meant = _nearest(row, rivals) if len(rivals) > 1 else _listed(row, key) if rivals and key in LISTED else None
        if meant is not None:
            kept = kept - rivals | {meant}
    return tuple(sorted(_of_all(kept) if row["comparator"] == ALL_OF_THE_AREA else kept))


def _of_all(parts: set[str]) -> set[str]:
    """The parts of a value of all children beside that of a population: 4 % of all, where 9 % of those in care."""
    others = {part for part in parts if part.startswith(POPULATION)}
    return parts - others | {f"{POPULATION}all"} if others else parts


def _listed(row: dict[str, Any], key: str) -> str | None:
    """The part that stands alone between the figure before and this one: neglect in 54%, *injury* in 9%."""
    between = _FIGURE.split(around(row)[0])
    if len(between) < 2 or any(_of_key(key, _behind(row))):
        return None
    told = set(_of_key(key, between[-1]))
    return told.pop() if len(told) == 1 else None


def _behind(row: dict[str, Any]) -> str:
    """The words behind a figure, up to an "and" that goes on to the next: 27% (and sexual abuse in 8%)."""
    return _AND.split(words_behind(row).partition(" ")[2], maxsplit=1)[0]


def _of_key(key: str, words: str) -> Iterable[str]:
    return (part for part in _parts(words) if part.partition("=")[0] == key)


def _nearest(row: dict[str, Any], rivals: set[str]) -> str | None:
    """The first named right behind the figure, else the last before it."""
    behind = [part for part in _parts(_behind(row)) if part in rivals]
    before = [part for part in _parts(around(row)[0]) if part in rivals]
    return next(iter((*behind[:1], *before[-1:])), None)


def _parts(words: str) -> Iterable[str]:
    return (breakdown_of_concept().get(named.concept, "") for named in lexicon().understand(words).concepts)
