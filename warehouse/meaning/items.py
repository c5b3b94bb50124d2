"""Items of lists of area statistics that count a part: 10 live with parents, one of whom lives elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from warehouse.meaning.matching import Meaning
from warehouse.meaning.statements import around

_OF_WHOM_BEFORE = re.compile(r"\bof (?:whom|which|these|those)\s(?:only\s|just\s)?$", re.IGNORECASE)
_OF_WHOM_BEHIND = re.compile(r"\S+\sof (?:whom|which|these|those|them)\b", re.IGNORECASE)
_OF_THIS = re.compile(r"\bof (?:this|these|those)\s$", re.IGNORECASE)
_AGAIN = re.compile(r"\S+,\s")

_NEAR = 4
"""So many figures before may stand in the same item."""

Decided = tuple[dict[str, Any], Meaning]


def without_parts(decided: Sequence[Decided]) -> list[Decided]:
    """The figures of a document in reading order; a part called as its whole, and a count told again, has no measure.

    An item goes on from the number before it ("none of whom") or from the item before ("of this 35, half").
    """
    kept: list[Decided] = []
    for row, meaning in decided:
        is_item = row["reading"] != "table" and row["role"] is None and row["unit"] == "count"
        if is_item and meaning.measure and _is_told_before(row, meaning, kept):
            meaning = Meaning(None, (), "it is a part of the number before it, or that number again")
        kept.append((row, meaning))
    return kept


def _is_told_before(row: dict[str, Any], meaning: Meaning, before: Sequence[Decided]) -> bool:
    words, behind = around(row)
    if _OF_THIS.search(words) and _AGAIN.match(behind):
        return True
    if not (_OF_WHOM_BEFORE.search(words) or _OF_WHOM_BEHIND.match(behind)):
        return False
    told = (other for row_before, other in before[-_NEAR:] if row_before["char_start"] == row["char_start"])
    return any(other.measure == meaning.measure for other in told)
