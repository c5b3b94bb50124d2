"""Parts that exclude each other: a plan has one category, a school one phase. Of two that are named one is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from warehouse.meaning.lexicon import breakdown_of_concept, lexicon
from warehouse.meaning.statements import around, words_behind

EXCLUSIVE = ("category", "phase", "status")


def one_of_each(row: dict[str, Any], parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a figure, of those of an exclusive key the one that stands nearest: neglect 41 %, injury 9 %."""
    kept = set(parts)
    for key in EXCLUSIVE:
        rivals = {part for part in parts if part.partition("=")[0] == key}
        if len(rivals) > 1 and (meant := _nearest(row, rivals)) is not None:
            kept -= rivals - {meant}
    return tuple(sorted(kept))


def _nearest(row: dict[str, Any], rivals: set[str]) -> str | None:
    """The first named right behind the figure, else the last before it."""
    behind = [part for part in _parts(words_behind(row).partition(" ")[2]) if part in rivals]
    before = [part for part in _parts(around(row)[0]) if part in rivals]
    return next(iter((*behind[:1], *before[-1:])), None)


def _parts(words: str) -> Iterable[str]:
    return (breakdown_of_concept().get(named.concept, "") for named in lexicon().understand(words).concepts)
