"""What a landed statement of running text says, as the lexicon is to understand it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_DIGIT = re.compile(r"\d")
_SYNTAX = ("part_of", "all_but", "place")
"""Kinds of restrictors that stand in other columns, or tell whose value it is."""


def parted(column: str | None) -> Iterator[tuple[str, str]]:
    """Kind and words of each restrictor of a column."""
    for restrictor in (column or "").split(" | "):
        kind, _, words = restrictor.partition("=")
        if words:
            yield kind, words


def said_of(row: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """All that narrows what is counted, as one text, and the breakdowns that restrictors state themselves."""
    pieces = [row["counted"] or "", row["predicate"] or ""]
    breakdown = []
    for kind, words in parted(row["restrictors"]):
        if kind == "age" or (kind == "time_limit" and _DIGIT.search(words)):
            breakdown.append(f"{kind}={words.replace('; ', ', ')}")
        elif kind not in _SYNTAX and not any(words.lower() in piece.lower() for piece in pieces):
            pieces.append(words)
    if row["part_of"]:
        # A share is told of its whole; a count of a part is no count of the whole.
        pieces += [row["part_of"]] if row["unit"] == "percent" else ["of these", row["part_of"]]
    if not any(pieces):
        pieces = [row["reported_label"]]
    return " . ".join(filter(None, pieces)), tuple(breakdown)
