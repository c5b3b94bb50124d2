"""Changes: a number that says how much something rose or fell, or lies from another, not how high it is."""

from __future__ import annotations

import re

from ingest.readers.statements.gaps import is_gap
from ingest.readers.statements.segments import is_bracketed

_NOUN = r"(?:increases?|rises?|reductions?|decreases?|drops?|falls?|declines?|growth|improvements?|jump|cut)"
# A verb is no change where it grades or counts: requires improvement, areas for improvement, a drop-in centre.
_NOT_GRADED = r"(?!need|requir|for\b|to\b|were\b|was\b|are\b|is\b|had\b|have\b|areas?\b)"
_NO_NAME = (
    r"(?!-in\b|\s+in\s+(?:sessions?|centres?|clinics?|groups?)|\s+(?:plans?|rate|target|board|notice|partner|advis\w+|"
    r"actions?|journey|work|groups?|teams?|areas?|priorit\w+)\b)"
)
_RISEN = (
    r"(?:increas(?:ed|es?|ing)|decreas(?:ed|es?|ing)|reduc(?:ed?|es|ing)|rise[sn]?|rose|rising|falls?|fallen|fell|falling|"
    r"drop(?:s|ped|ping)?|declin(?:ed?|es|ing)|grown?|grows|grew|growing|improv(?:ed?|es|ing)|cut|narrow(?:ed|s|ing)?|"
    r"widen(?:ed|s|ing)?|worsen(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|shr[aiu]nk|went (?:up|down)|"
    r"g(?:one|oing) (?:up|down))"
)
_VERB = rf"(?:{_RISEN}|up|down|doubled)"
_UNIT = r"(?:\s?%%?|\s+per ?cent|[\s-]percentage[\s-]points?|\s+points?|\s?p{2,3}ts?\b|\s?pp\b|\s+per 10,?000)"
_AFTER = re.compile(rf"{_UNIT}?\s+(?:\([^)]*\)\s+)?(?:{_NOT_GRADED}\w+\s+){{0,2}}?{_NOUN}\b{_NO_NAME}", re.I)
_BEFORE_BY = re.compile(
    rf"\b(?:{_VERB}\b[^.;()\d]{{0,40}}?\bby|{_NOUN}\s+(?:\w+\s+){{0,3}}?of)\s+(?:an?\s+)?"
    r"(?:up to\s+|(?!to\b)[a-z]+\s+){0,2}$",
    re.I,
)
# Right before a number, without "by": fell 45 to 848, were down 12% on last year. A group set up has not risen.
_BEFORE_BARE = re.compile(
    rf"(?:\b{_RISEN}|(?:^|[,;(–-]\s?|\b(?:is|are|was|were|now|also|still|both|each)\s+)(?:up|down))\s+"
    r"(?:(?:a further|another|about|around|almost|nearly|over|just|only)\s+)?$",
    re.I,
)
_MOVED = re.compile(
    rf"{_UNIT}|\s+(?:[a-z]+\s+){{0,2}}?(?:to|at|on|from|since|compared|year[\s-]on[\s-]year|"
    r"(?:this|last|over the|in the (?:last|past)) (?:quarter|month|year|\w+ (?:months|years)))\b|"
    r"\s*(?:\)|\([^)]*\)\s+(?:to|from|on)\b)",
    re.I,
)
_IN_BRACKETS = re.compile(rf"\b{_NOUN}\b[^.;,()\d]{{0,30}}\($|\b(?:increase|reduction|decrease|rise) was\s+$", re.I)
_WAS = re.compile(rf"\b(?:average\s+)?{_NOUN}\s+(?:\w+\s+){{0,2}}(?:was|is|were)\s+$", re.I)
_MORE = re.compile(
    r"\s+(?:more|fewer|less)\s+than\s+(?:at|in|on|the (?:previous|year)|last|previous|this time|a year)\b", re.I
)
_EXPLAINED = re.compile(rf"[^()]*\)\s+(?:{_NOT_GRADED}\w+\s+){{0,2}}?{_NOUN}\b{_NO_NAME}", re.I)
_OF_THEM = r"(?:looked[\s-]after|foster|social|child protection|young|new|newly|qualified|agency|care|permanent)"
_MORE_OF_THEM = re.compile(
    rf"\s+(?:more|fewer|additional|extra)\s+(?!was\b|has\b|is\b)(?:{_OF_THEM}\s+){{0,2}}"
    r"(?:[a-z]+s|children|young people)\b",
    re.I,
)
_FROM_BEFORE = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.I)
_GAP_OF = re.compile(r"\b(?:gap|difference|shortfall) of\s+(?:only\s+|just\s+)?$", re.I)
_SIGNED = re.compile(r"(?:[(,:]\s?|(?<![\d)])\s)[+±]\s?$")
_FALLEN = re.compile(r"[-−–]\d[\d,.]*(?:\s?%|\s?pp)?\)|[-−–]\d[\d,]*\)")
_BRACKET_OPENS = re.compile(r"\s?\(\s?[+±]?\s?$")
_PERCENT_ALONE = re.compile(r"\s?(?:%|per ?cent)\s?(?:\)|over\b|since\b|in\b|on\b)")
_NUMBER = re.compile(r"£?(?P<value>\d[\d,]*(?:\.\d+)?)(?:\s?%)?(?:\s(?:weeks|days|children|per 10,000))?$")
_PAIR = re.compile(
    r"\bfrom\s+(?:\w+\s+){0,2}?£?(?P<first>\d[\d,]*(?:\.\d+)?)%?[^()]{0,60}?\sto\s+(?:\w+\s+){0,2}?"
    r"£?(?P<last>\d[\d,]*(?:\.\d+)?)%?(?:\s+[^()\d]{0,20}(?:\b(?:19|20)\d\d)?)?$",
    re.I,
)
_ROUNDING = 5
"""Percentage points by which a change in a bracket may miss the two levels before it: papers miscalculate."""


def is_change(text: str, start: int, end: int) -> bool:
    """True for "a 16% increase", "fell 45 to 848", "2% below that of England"; "from 213 to 340" states two levels."""
    before = text[max(0, start - 70) : start]
    if _FROM_BEFORE.search(before):
        return False
    return bool(
        _AFTER.match(text, end)
        or _MORE.match(text, end)
        or _MORE_OF_THEM.match(text, end)
        or _BEFORE_BY.search(before)
        or (_BEFORE_BARE.search(before) and _MOVED.match(text, end))
        or _IN_BRACKETS.search(before)
        or _WAS.search(before)
        or _GAP_OF.search(before)
        or is_gap(text, start, end)
        or _is_signed(text, start, end)
        or (is_bracketed(text, start, end) and _is_explained(text, start, end))
    )


def _is_signed(text: str, start: int, end: int) -> bool:
    """True for a number with the sign of a rise or fall: (+12), (-3%); a score below nought is a level."""
    if _SIGNED.search(text, max(0, start - 6), start):
        return True
    return text[start - 1 : start] == "(" and bool(_FALLEN.match(text, start))


def _is_explained(text: str, start: int, end: int) -> bool:
    """True for a number in a bracket after a change: up by 12 (1.5%), from 825 to 867 (5.1%)."""
    if _EXPLAINED.match(text, end):
        return True
    opening = _BRACKET_OPENS.search(text, 0, start)
    if opening is None or not _PERCENT_ALONE.match(text, end):
        return False
    pair = _PAIR.search(text, max(0, opening.start() - 120), opening.start())
    if pair is not None:
        return _fits(_float(pair["first"]), _float(pair["last"]), _float(re.sub(r"[^\d.]", "", text[start:end])))
    changed = _NUMBER.search(text, max(0, opening.start() - 30), opening.start())
    return changed is not None and is_change(text, changed.start(), changed.end("value"))


def _fits(first: float, last: float, percent: float) -> bool:
    return first > 0 and abs(abs(last - first) / first * 100 - percent) <= _ROUNDING


def _float(printed: str) -> float:
    return float(printed.replace(",", "").rstrip("."))
