"""Numbers in a form that no figure has: a letter among the digits, noughts before them, a hundred in one sentence."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.catalogue import rows
from ingest.language.number_words import CARDINAL, OPENS

MOST_NUMBERS = 30
"""Numbers printed in one sentence; the most in 180 real reports and papers are 16."""
_KEPT = 4096
"""Sentences remembered: a report's, of which several readers ask."""
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b{OPENS}{CARDINAL}\b")
_MAY_BE = re.compile(r"(?=\d)(?:\d[OolIeE,'’´`]|(?<!\d)0\d\d|\d{16})|[½¼¾⅓⅔⅛⅜⅝⅞]")


class Malformed(NamedTuple):
    """A number at text[start:end] that is read as none, the catalogue's rule that says so, and why."""

    start: int
    end: int
    rule: str
    why: str


def find_malformed(text: str) -> list[Malformed]:
    """The malformed numbers of a sentence or a cell, left to right; the first rule that fits a place tells of it."""
    if not _MAY_BE.search(text):
        return []
    pattern, why = _forms()
    named = ((match.span(), str(match.lastgroup)) for match in pattern.finditer(text))
    return [Malformed(*span, rule, why[rule]) for span, rule in named]


@lru_cache(maxsize=_KEPT)
def is_run_of_numbers(text: str) -> bool:
    """Whether a sentence prints more numbers than any that says what each of them counts."""
    return len(text) > 2 * MOST_NUMBERS and len(_NUMBER.findall(text.lower())) > MOST_NUMBERS


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = rows("malformed_numbers")
    pattern = re.compile("|".join(f"(?P<{row['rule']}>{row['pattern']})" for row in forms))
    return pattern, {row["rule"]: row["message"] for row in forms}
