"""Changes: a number that says how much something rose or fell, not how high it is."""

from __future__ import annotations

import re

from ingest.readers.statements.segments import is_bracketed

_NOUN = r"(?:increases?|rises?|reductions?|decreases?|drops?|falls?|declines?|growth|improvements?|jump|cut)"
_VERB = (
    r"(?:increas(?:ed|es|ing)|decreas(?:ed|es|ing)|reduc(?:ed|es|ing)|risen|rose|rising|fallen|fell|falling|"
    r"dropp(?:ed|ing)|"
    r"declin(?:ed|ing)|grown|grew|improv(?:ed|ing)|cut|went (?:up|down)|gone (?:up|down)|up|down|doubled)"
)
_AFTER = re.compile(
    rf"(?:\s?%%?|\s+per ?cent|\s+percentage points?|"
    rf"\s?pp)?\s+(?:\([^)]*\)\s+)?(?:(?!needs?\b|requir|were\b|was\b|are\b|is\b|had\b|have\b)\w+\s+){{0,2}}?"
    rf"{_NOUN}\b(?!\s+(?:plan|rate|target|board))",
    re.I,
)
_BEFORE_BY = re.compile(
    rf"\b(?:{_VERB}\b[^.;()\d]{{0,40}}?\bby|{_NOUN}\s+(?:\w+\s+){{0,3}}?of)\s+(?:an?\s+)?"
    r"(?:[a-z]+\s+){0,2}$",
    re.I,
)
_IN_BRACKETS = re.compile(rf"\b{_NOUN}\b[^.;,()\d]{{0,30}}\($|\b(?:increase|reduction|decrease|rise) was\s+$", re.I)
_WAS = re.compile(rf"\b(?:average\s+)?{_NOUN}\s+(?:\w+\s+){{0,2}}(?:was|is|were)\s+$", re.I)
_MORE = re.compile(r"\s+(?:more|fewer|less)\s+than\s+(?:at|in|on|the (?:previous|year))\b", re.I)
_EXPLAINED = re.compile(rf"[^()]*\)\s+(?:\w+\s+){{0,2}}?{_NOUN}\b", re.I)
_MORE_OF_THEM = re.compile(r"\s+(?:more|fewer)\s+(?!was\b|has\b|is\b)(?:[a-z]+s|children|young people)\b", re.I)
_FROM_BEFORE = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.I)


def is_change(text: str, start: int, end: int) -> bool:
    """True for "a 16% increase", "reduced by 49%", "55 more boys"; a rise "from 213 to 340" states two levels."""
    before = text[max(0, start - 70) : start]
    if _FROM_BEFORE.search(before):
        return False
    return bool(
        _AFTER.match(text, end)
        or _MORE.match(text, end)
        or _MORE_OF_THEM.match(text, end)
        or (is_bracketed(text, start, end) and _EXPLAINED.match(text, end))
        or _BEFORE_BY.search(before)
        or _IN_BRACKETS.search(before)
        or _WAS.search(before)
    )
