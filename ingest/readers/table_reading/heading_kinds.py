"""What the words of a heading or a label say of the figures under or beside them: whose they are, or of what kind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ingest.readers.table_reading.vocabulary import named

Kind = Literal["change", "rank", "forecast", "value", "measure"]
_BRACKETS = re.compile(r"\([^()]*\)")
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("change_heading", "change"),
    ("rank_heading", "rank"),
    ("forecast_heading", "forecast"),
    ("value_heading", "value"),
)


@lru_cache(maxsize=4096)
def comparator_of(words: str, *, is_heading: bool) -> str | None:
    """Whose value it is, where the words name a comparator or a target and nothing but it: "England rate 2015".

    Over a column (`is_heading`) short names are believed that in a row may be a part of a measure ("Family").
    """
    for text in (words, _without_fillers(words)):
        meaning = named("comparator", text)
        if meaning is None and is_heading:
            meaning = named("comparator_heading", text)
        if meaning is not None:
            return meaning
    return None


@lru_cache(maxsize=4096)
def kind_of_heading(words: str) -> Kind:
    """What the figures of a column are: changes, ranks, forecasts, values of the row's measure, or a measure's own."""
    return next((kind for name, kind in _KINDS if words and named(name, words) is not None), "measure")


def _without_fillers(words: str) -> str:
    tokens = _BRACKETS.sub(" ", words).split()
    while tokens and named("heading_filler", tokens[0]) is not None:
        tokens.pop(0)
    while tokens and named("heading_filler", tokens[-1]) is not None:
        tokens.pop()
    return " ".join(tokens)
