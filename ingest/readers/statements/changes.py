"""Changes: a number that says how much something rose or fell, or lies from another, not how high it is."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.language.beside import before
from ingest.language.cues import whole
from ingest.language.moves import move
from ingest.readers.statements.segments import is_bracketed

_EXPLAINED = re.compile(whole(r"[^()]*\)\s+(?:{not_graded}\w+\s+){0,2}?{rise}\b{no_name}"), re.I)
_FALLEN = re.compile(r"[-−–]\d[\d,.]*(?:\s?%|\s?pp)?\)|[-−–]\d[\d,]*\)")
_BRACKET_OPENS = re.compile(r"\s?\(\s?[+±]?\s?$")
_PERCENT_ALONE = re.compile(r"\s?(?:%|per ?cent)\s?(?:\)|over\b|since\b|in\b|on\b)")
_NUMBER = re.compile(r"£?(?P<value>\d[\d,]*(?:\.\d+)?)(?:\s?%)?(?:\s(?:weeks|days|children|per 10,000))?$")
_LEVEL = r"(?:\w+\s+){0,2}?£?(?P<%s>\d[\d,]*(?:\.\d+)?)%%?"
_PAIR = re.compile(
    rf"\bfrom\s+{_LEVEL % 'first'}[^()]*?\sto\s+{_LEVEL % 'last'}(?:\s+[^()\d]*(?:\b(?:19|20)\d\d)?)?$", re.I
)
_ROUNDING = 5
"""Percentage points by which a change in a bracket may miss the two levels before it: papers miscalculate."""


@lru_cache(maxsize=256)
def is_change(text: str, start: int, end: int) -> bool:
    """True for "a 16% increase", "fell 45 to 848", "2% below that of England"; "from 213 to 340" states two levels."""
    if before("from", text, start):
        return False
    return (
        move(text, start, end) in ("change", "gap")
        or _is_signed(text, start)
        or (is_bracketed(text, start, end) and _is_explained(text, start, end))
    )


def _is_signed(text: str, start: int) -> bool:
    """True for a number with the sign of a rise or fall: (+12), (-3%); a score below nought is a level."""
    is_fall = text[start - 1 : start] == "(" and _FALLEN.match(text, start) is not None
    return is_fall or before("signed", text, start) is not None


def _is_explained(text: str, start: int, end: int) -> bool:
    """True for a number in a bracket after a change: up by 12 (1.5%), from 825 to 867 (5.1%)."""
    if _EXPLAINED.match(text, end):
        return True
    opening = _BRACKET_OPENS.search(text, 0, start)
    if opening is None or not _PERCENT_ALONE.match(text, end):
        return False
    if pair := _PAIR.search(text, 0, opening.start()):
        return _fits(_float(pair["first"]), _float(pair["last"]), _float(re.sub(r"[^\d.]", "", text[start:end])))
    changed = _NUMBER.search(text, 0, opening.start())
    return changed is not None and is_change(text, changed.start(), changed.end("value"))


def _fits(first: float, last: float, percent: float) -> bool:
    return first > 0 and abs(abs(last - first) / first * 100 - percent) <= _ROUNDING


def _float(printed: str) -> float:
    return float(printed.replace(",", "").rstrip("."))
