"""Numbers printed in digits, with the unit printed beside them."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.language import number_words as words
from ingest.language.beside import before, behind, counted_after, unit_behind
from ingest.readers.money import SCALE, is_no_amount, read_amount, scale_of, value_of
from ingest.readers.money import UNITS as MONEY_UNITS
from ingest.readers.number_exclusions import excluded_spans
from ingest.readers.number_mention import NumberMention
from ingest.readers.number_pairs import with_roles

_DIGIT = re.compile(r"\d")
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[½¼¾]?"
# Digits attached after a full stop are a footnote mark, unless a sentence begins with them (children.98% of these).
_AFTER_STOP = re.compile(r"[a-z]\.(?<!\bc\.)(?<!\bca\.)$")
# A third digit after a full group of thousands is a footnote mark: 42,6163 is 42,616 and mark 3.
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_BEFORE = r"(?:(?<![\w’'”\"\])%])|(?<=\([nN])|(?<=\b(?:to|of|at|by))(?=[\d.]+%))(?<!\d[.,])"
_FIGURES = re.compile(rf"(?=\d){_BEFORE}(?P<digits>{_DIGITS}){SCALE}")
# Thousands set apart by a space: 10 000 and 1 234. A row of numbers that lost its lines is none.
_SPACED = re.compile(
    rf"(?=\d){_BEFORE}(?<!\d )"
    rf"(?P<digits>[1-9]\d{{0,2}}(?:,?[ \u00a0\u2009\u202f]\d{{3}})+(?!\s?[\d,]\d)(?:\.\d+)?){SCALE}"
)
_GOES_ON = re.compile(r"\s(?!and\b|or\b|to\b)[a-z]{4}")
_SHARE_NOT = r"(?!\s?%|[-.,:/]\d|\s\d|\s(?:months?|years?|weeks?|days?|hours?|terms?|areas|locations|sites)\b)"
_FRACTION_NOT = (
    r"(?!\s*(?:year|term|day|hour|yearly|way|party|sector|time|person|an?\s(?:dozen|million|billion|century)))"
)
_WORD_NOT = rf"(?!-|\s(?:(?:or|to)\s{words.CARDINAL}\s)?{words.SCALE}\b)"
_WORDS = re.compile(
    rf"\b{words.OPENS}(?:(?P<proportion>{words.PROPORTION})\b{_SHARE_NOT}|(?P<fraction>{words.FRACTION})\b{_FRACTION_NOT}"
    rf"|(?P<word>{words.NUMBER})\b{_WORD_NOT}|(?P<none>none)\b|(?P<all>all|both)(?=\s+of\s+(?:whom|which)\b)"
    rf"|(?P<no>no)(?={counted_after().pattern}))"
)
_SIGNS = "-−–"
_RATE_BASES = ("10000", "1000", "100000")
_WORD_SCALE = re.compile(r"\s?(?:million|billion|thousand)", re.I)
_PEOPLE_AFTER = re.compile(r"\s(?:children|young|people|residents|population|pupils|adults|families|households)\b")
_POUNDS_AFTER = re.compile(r"\s(?:pounds|pounds sterling)\b", re.I)
_BROKEN_GROUP = re.compile(r",\d(?!\d\d(?!\d))")
_RATE_BASE = re.compile(r"/\s?$")


def find_numbers(text: str) -> list[NumberMention]:
    """The numbers of a text that may count something, left to right, none overlapping.

    Dates, ages, laws, names of programmes, telephone and paragraph numbers are left out, and so are
    footnote marks attached to a group of thousands; superscript digits are no digits. Money has its value as
    printed and its unit with the scale: £1.2 million is 1.2 gbp_million.
    """
    matches = _figures(text)
    matches += _WORDS.finditer(text.lower() if text.isascii() else _lowered(text))
    if not matches:
        return []
    matches.sort(key=lambda match: (match.start(), -match.end()))
    blocked = excluded_spans(text, [match.span() for match in matches])
    starts, reach = [span[0] for span in blocked], 0
    furthest = [reach := max(reach, span[1]) for span in blocked]
    found: list[NumberMention] = []
    for match in matches:
        start, end = match.span()
        before = bisect_right(starts, end - 1) - 1
        if (before >= 0 and furthest[before] > start) or (found and found[-1].end > start):
            continue
        mention = _word(match, text) if match.re is _WORDS else _digits(match, text)
        if mention is not None and not _counts_otherwise(mention, text):
            found.append(mention)
    return with_roles(found, text)


def _figures(text: str) -> list[re.Match[str]]:
    """Everything in digits, with thousands that a space sets apart as one."""
    if not _DIGIT.search(text):
        return []
    spaced = [match for match in _SPACED.finditer(text) if _is_one_number(match, text)]
    if not spaced:
        return list(_FIGURES.finditer(text))
    spans = [match.span("digits") for match in spaced]
    alone = (m for m in _FIGURES.finditer(text) if not any(start <= m.start() < end for start, end in spans))
    return [*spaced, *alone]


def _is_one_number(match: re.Match[str], text: str) -> bool:
    """True for 10, 000 and for 1 234 where nothing before it says that the first group is a number of its own."""
    if re.search(r"\D0", match["digits"]):
        return True
    if not before("one_number", text, match.start()):
        return False
    return "," not in match["digits"] or bool(_GOES_ON.match(text, match.end("digits")))


def _counts_otherwise(mention: NumberMention, text: str) -> bool:
    """True for what is no count and has no unit here: a multiple (2.3 times as many), a rate on another base."""
    return mention.unit is None and behind("otherwise", text, mention.end) is not None


def _lowered(text: str) -> str:
    """The text in lower case with every character at its place; a few capitals have longer small forms."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(character.lower()[:1] for character in text)


def footnote_marks(text: str) -> list[tuple[int, int]]:
    """Where digits are attached after a full group of thousands (42,6163): a footnote mark, part of no number."""
    marks = []
    for match in _GROUPED.finditer(text):
        mark = re.match(r"\d{1,2}(?![\d,.])", text[match.end() :])
        if mark:
            marks.append((match.end(), match.end() + mark.end()))
    return marks


def _word(match: re.Match[str], text: str) -> NumberMention | None:
    start, end = match.span()
    printed = text[start:end]
    if match["proportion"]:
        share = words.proportion(printed)
        return None if share is None else NumberMention(start, end, share, printed, "fraction", "percent")
    if match["fraction"]:
        return NumberMention(start, end, words.fraction(printed), printed, "fraction", "percent")
    if match["all"]:
        return NumberMention(start, end, 100.0, printed, "all", "percent")
    if match["none"] or match["no"]:
        return NumberMention(start, end, 0.0, printed, "none", "count")
    if before("base", text, start):
        return None
    unit = unit_behind(text, end) or ("gbp" if _POUNDS_AFTER.match(text, end) else None)
    return NumberMention(start, end, words.cardinal(printed), printed, "word", unit)


def _digits(match: re.Match[str], text: str) -> NumberMention | None:
    """A number in digits; None for the base of a rate and for digits that are part of a word."""
    start, digits = match.start(), match["digits"]
    if (money := read_amount(match, text)) is not None:
        if is_no_amount(text, money.start):
            return None
        return NumberMention(*money[:3], text[money.start : money.end], "digits", money.unit)
    scale = scale_of(match["scale"])
    is_scaled = scale > 1 and (_WORD_SCALE.match(match["scale"]) or _PEOPLE_AFTER.match(text, match.end()))
    end = match.end() if is_scaled else match.end("digits")
    unit = unit_behind(text, end)
    if _is_no_figure(text, start, digits, end, has_unit=unit is not None):
        return None
    value = value_of(digits)
    if is_scaled and _POUNDS_AFTER.match(text, end):
        return NumberMention(start, end, value, text[start:end], "digits", MONEY_UNITS[scale])
    if _is_negative(text, start, digits):
        start, value = start - 1, -value
    value *= scale if is_scaled else 1.0
    return NumberMention(start, end, value, text[start:end], "digits", unit)


def _is_negative(text: str, start: int, digits: str) -> bool:
    """True for a sign before a number; a long dash is one only before a decimal, else it joins words."""
    sign, left = text[start - 1 : start], text[start - 2 : start - 1]
    if not sign or sign not in _SIGNS or left.isalnum() or left in (")", "%"):
        return False
    return sign != "–" or "." in digits


def _is_no_figure(text: str, start: int, digits: str, end: int, *, has_unit: bool) -> bool:
    """The base of a rate, a mark attached after a full stop, noughts or a broken group, the head of a word."""
    base = re.sub(r"[,\s]", "", digits)
    is_rate_base = _RATE_BASE.search(text, 0, start) and (base in _RATE_BASES or text.startswith("k", end))
    if is_rate_base or before("base", text, start):
        return True
    if base.startswith("00") or (_BROKEN_GROUP.match(text, end) and "," not in digits):
        return True
    if _AFTER_STOP.search(text, 0, start) and not text.startswith("%", end):
        return True
    return text[end : end + 1].isalpha() and not has_unit and not text.startswith(("per", "children"), end)
