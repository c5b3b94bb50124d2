"""The figures that a cell prints in numerals: whole, with a unit, a sign, a scale of money, a bound or a share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.language.beside import unit_behind
from ingest.language.cues import either

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
SIGNED = rf"[-−–+]?{NUMBER}"
# A cell alone may part its thousands as the conversion left them, "1, 234", or with a blank that keeps them together;
# a common blank parts them only after a pound sign, for else it parts two figures.
_PRINTED = (
    r"(?:\d{1,3}(?:,\s?\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)"
    r"|(?(money)\d{1,3}(?: \d{3})+(?!\d)|(?!))|\d+)(?:\.\d+)?"
)
_SCALE = r"(?:(?P<scale>k|thousand|m|mn|million|bn|billion)\b)"
_UNIT_AFTER = rf"(?:(?P<unit>{either('figures', 'unit').pattern})|(?P<points>\s?points\b))?"
_BOUND = (
    r"(?:(?P<bound>[<>]=|[<>≤≥~≈]|under|fewer than|less than|over|more than|up to|at least|approx\.?|around|about"
    r"|circa|c\.)\s*)?"
)
_MARK_BEFORE = r"(?:(?:[↑↓→←↗↘▲▼►◄⬆⬇]+\s*|(?:red|amber|green|(?-i:[RAG]))\s+(?=[£\d+-])))?"
_MARKS_AFTER = r"\s*[*†‡^↑↓→←↗↘▲▼►◄⬆⬇]+|\s?[¹²³⁴⁵⁶⁷⁸⁹]+|\s?\[\d{1,2}\]|\s*\((?:r|p|e)\)"
_WORDS_AFTER = r"tentative|provisional|unvalidated|estimated?|to date|ytd|red|amber|green|rag|r|a|g|b"
_REMARK = rf"(?P<remark>(?:{_MARKS_AFTER}|\s*\(?\b(?:{_WORDS_AFTER})\b\)?)*)"
_FIGURE = re.compile(
    rf"{_MARK_BEFORE}{_BOUND}(?P<minus>[-−–+](?=£))?(?P<money>£\s?)?(?P<number>(?:[-−–+]|\+\s)?{_PRINTED})"
    rf"(?(money)\s?{_SCALE}?){_UNIT_AFTER}(?P<plus>(?<=%)\+)?{_REMARK}",
    re.I,
)
_IN_BRACKETS = re.compile(
    rf"(?P<money>£)?\((?P<pound>£)?\s?(?P<number>{NUMBER})\s?(?P<inside>%|k|m|bn)?\)\s?(?P<behind>%|k|m|bn)?", re.I
)
_FRACTION = re.compile(
    rf"(?P<part>{NUMBER})\s*(?:/|of|out of)\s*(?P<whole>{NUMBER})(?:\s*[(–-]?\s*(?P<percent>{NUMBER})\s?%\s*\)?)?", re.I
)
_OR_MORE = re.compile(
    rf"(?P<number>{NUMBER})\s?(?P<unit>%)?\s*(?:(?P<more>\+|or (?:more|over|above))|or (?:fewer|less|under))", re.I
)
_FRACTION_AFTER = re.compile(rf"\s*\(?\s*\(?{NUMBER}\s*(?:/|of|out of)\s*{NUMBER}\s*\)?\s*$", re.I)
_BRACKETED = re.compile(rf"\s*\(\s*(?P<number>{SIGNED})\s*(?P<unit>%)?\s*(?P<words>[A-Za-z][^()]*)?\)\s*$")
_SECOND = re.compile(rf"\s+(?P<number>{NUMBER})\s?(?P<unit>%)?\s*\((?P<words>[A-Za-z][^()]*)\)\s*$")
_LONGEST_FIGURE = 60
_BOUNDS = {
    "<": "fewer_than", "under": "under", "fewer than": "fewer_than", "less than": "fewer_than", ">": "over",
    "over": "over", "more than": "over", "≤": "up_to", "<=": "up_to", "up to": "up_to",
    "≥": "at_least", ">=": "at_least", "at least": "at_least",
}  # fmt: skip
_MONEY = {"": "gbp", "k": "gbp_thousand", "t": "gbp_thousand", "m": "gbp_million", "b": "gbp_billion"}
_LATEST_SHORT_YEAR = 40


@dataclass(frozen=True)
class CellValue:
    """One value of a cell, printed at text[start:end]; `unit` is None where the cell prints none.

    `words` name the part of the cell the value counts (`CiC`, `New Starters`); `role` says how they do:
    whole, beside (a second value in brackets), part (of a list), named (`Good = 73%`), counted (`6 visits`) or
    negative (`(220)`: in brackets, as accounts print what is below nothing; elsewhere a figure without its pair).
    `is_signed` where a plus is printed, as it is before a change.
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    qualifier: str = "exact"
    words: str = ""
    role: str = "whole"
    is_signed: bool = False


def number_of(printed: str) -> float:
    """The value of a printed number: commas and blanks part thousands, any dash is a minus."""
    return float(re.sub(r"[,\s]", "", re.sub(r"[−–]", "-", printed)))


def read_figure(text: str) -> list[CellValue]:
    """A figure with what may stand around it, and a second one after it in brackets."""
    match = _FIGURE.match(text) if len(text) <= _LONGEST_FIGURE else None
    if not match or has_leading_zero(match["number"]):
        return []
    number = number_of(match["number"]) * (-1 if match["minus"] and match["minus"] != "+" else 1)
    is_signed = match["number"].startswith("+") or match["minus"] == "+"
    start = match.start("minus") if match["minus"] else match.start("number")
    end = match.end("scale") if match["scale"] else match.end("number")
    first = CellValue(start, end, number, _unit(match), _qualifier(match), is_signed=is_signed)
    rest = text[match.end() :]
    if not rest or _FRACTION_AFTER.fullmatch(rest):
        return [first]
    second = _SECOND.fullmatch(rest) or _BRACKETED.fullmatch(rest)
    if not second:
        return []
    start, end = (match.end() + at for at in second.span("number"))
    words = (second["words"] or "").strip()
    unit = "percent" if second["unit"] else None
    value, is_signed = number_of(second["number"]), second["number"].startswith("+")
    return [first, CellValue(start, end, value, unit, words=words, role="beside", is_signed=is_signed)]


def read_negative(text: str) -> list[CellValue]:
    """`(220)`, `(£1.2m)`, `(12%)`: a figure in brackets and nothing else."""
    match = _IN_BRACKETS.fullmatch(text)
    if not match or has_leading_zero(match["number"]):
        return []
    mark = (match["inside"] or match["behind"] or "").lower()
    if match["money"] or match["pound"]:
        unit: str | None = _MONEY.get(mark[:1])
    else:
        unit = {"": None, "%": "percent"}.get(mark, "")
    return [] if unit == "" else [CellValue(0, match.end(), -number_of(match["number"]), unit, role="negative")]


def read_fraction(text: str) -> list[CellValue]:
    """`210/238`, `45 of 210 (21%)`: the count and, where it is printed, its share; `4/14` may be a month."""
    match = _FRACTION.fullmatch(text)
    if not match or has_leading_zero(match["part"]):
        return []
    part, whole = number_of(match["part"]), number_of(match["whole"])
    may_be_date = re.fullmatch(r"\d\d?/\d\d", text) is not None and whole <= _LATEST_SHORT_YEAR
    if part > whole or may_be_date:
        return []
    values = [CellValue(*match.span("part"), part, "count")]
    if match["percent"]:
        values.append(CellValue(*match.span("percent"), number_of(match["percent"]), "percent", role="beside"))
    return values


def read_bound(text: str) -> list[CellValue]:
    """`95+`, `5 or fewer`: a figure with its bound after it."""
    match = _OR_MORE.fullmatch(text)
    if not match or has_leading_zero(match["number"]):
        return []
    qualifier = "at_least" if match["more"] else "up_to"
    unit = "percent" if match["unit"] else None
    return [CellValue(*match.span("number"), number_of(match["number"]), unit, qualifier)]


def has_leading_zero(printed: str) -> bool:
    """Whether a number is a code or a telephone number, which alone begin with a nought."""
    return bool(re.match(r"[-−–]?0\d", printed))


def _unit(match: re.Match[str]) -> str | None:
    if match["money"]:
        return _MONEY[(match["scale"] or "").lower()[:1]]
    return "points" if match["points"] else unit_behind(match["unit"] or "", 0)


def _qualifier(match: re.Match[str]) -> str:
    if re.search(r"tentative|provisional|unvalidated|estimate", match["remark"] or "", re.I):
        return "tentative"
    if match["plus"]:
        return "at_least"
    bound = (match["bound"] or "").lower()
    return _BOUNDS.get(bound, "approx") if bound else "exact"
