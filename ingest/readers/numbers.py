"""Numbers that stand in a text as figures, with the unit that the characters beside them print."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from ingest.readers import number_words as words
from ingest.readers.number_exclusions import excluded_spans


class NumberMention(NamedTuple):
    """A number at text[start:end]: `value` is what `printed` says, `unit` what the marks beside it print.

    `form`: digits, word (thirteen), fraction (half), none (no children, none) or all (all of whom). `unit` is one of
    records.Observation.unit, or None where only the sentence can tell. `role` ties numbers of one
    print together: low and high (78–80), left and right (53%:71%), part and whole (37 of 90), else "".
    """

    start: int
    end: int
    value: float
    printed: str
    form: str
    unit: str | None
    role: str = ""


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# Digits glued behind a full stop are a footnote mark, unless a sentence begins with them (children.98% of these).
_AFTER_STOP = re.compile(r"[a-z]\.$")
# A third digit after a full group of thousands is a footnote mark: 42,6163 is 42,616 and mark 3.
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_FIGURES = re.compile(
    rf"(?:(?<![\w’'”\"\])])|(?<=\([nN]))(?<!\d[.,])(?P<digits>{_DIGITS})(?P<scale>\s?(?:million|billion|thousand|m|bn|k)\b)?"
)
_WORDS = re.compile(
    rf"""\b(?:
      (?P<fraction>{words.FRACTION})\b(?!\s*(?:year|term|day|hour|yearly|way|party|sector|time|person))
    | (?P<word>{words.CARDINAL})\b(?!-)
    | (?P<none>none|nobody)\b
    | (?P<all>all)(?=\s+of\s+(?:whom|which)\b)
    | (?P<no>no)(?=\s+(?:\w+[\s-]){{0,2}}(?:children|young\s+people|child|care\s+leavers|permanent\s+exclusions|
        unaccompanied|serious\s+incident|serious\s+case\s+reviews|adoptions|complaints|vacancies|placements)\b)
    )""",
    re.X,
)
_SIGNS = "-−–"
_WORD_SCALES = ("million", "billion", "thousand")
_RATE_BASES = ("10,000", "10000", "1,000", "1000", "100,000")
_SCALES = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "k": 1e3}
_UNIT_AFTER = re.compile(
    r"""\s?(?:
      (?P<points>(?:%|per\ ?cent(?:age)?)?[\s-]*percentage[\s-]points?|%\s?points?|pp\b)
    | (?P<percent>%|per\ ?cent\b|percent\b)
    | (?P<rate>(?:children\s+)?\(?(?:per\s?|in\s+every\s+|for\s+every\s+)(?:[a-z]+\s+)?10,?\s?000|/\s?10,?\s?000)
    | [\s-]?(?P<working>working[\s-])?(?P<time>weeks?|weekly|monthly|wks?|months?|years?|yrs?|days?|hours?|hrs?
      |miles?)\b
    | (?P<fte>\(?(?:fte|full[\s-]time[\s-]equivalents?|wte|whole[\s-]time[\s-]equivalents?)\b)
    )""",
    re.X | re.I,
)
_TIMES = {"w": "weeks", "mo": "months", "y": "years", "d": "days", "h": "hours", "mi": "miles"}
_BASES = re.compile(r"(?:\bper|\bin every|\bfor every)\s(?:head of )?$", re.I)
_RATE_BASE = re.compile(r"/\s?$")
_RATIO = re.compile(r"\s?:\s?$")
_RANGE = re.compile(r"\s?(?:-|–|—)\s?$|\s+to\s+$")
_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|an?|their|these|those|all|our)\s+)?"
    r"(?:(?:expected|possible|total of|original|sample of|cohort of|current)\s+)?$"
)
_BRACKETED_OF = re.compile(r"\s?/\s?$")
_FROM_TO = re.compile(r"\b(?:from|between)\s+(?:\w+\s+){0,2}$", re.I)


def find_numbers(text: str) -> list[NumberMention]:
    """The numbers of a text that may count something, left to right, none overlapping.

    Dates, ages, laws, names of programmes, telephone and paragraph numbers are left out, and so are
    footnote marks glued to a group of thousands; superscript digits are no digits.
    """
    matches = list(_FIGURES.finditer(text))
    matches += _WORDS.finditer(text.lower() if text.isascii() else _lowered(text))
    if not matches:
        return []
    matches.sort(key=re.Match.start)
    blocked = sorted(excluded_spans(text, [match.span() for match in matches]))
    starts, reach = [span[0] for span in blocked], 0
    furthest = [reach := max(reach, span[1]) for span in blocked]
    found = []
    for match in matches:
        start, end = match.span()
        before = bisect_right(starts, end - 1) - 1
        if before >= 0 and furthest[before] > start:
            continue
        mention = _digits(match, text) if match.re is _FIGURES else _word(match, text)
        if mention is not None:
            found.append(mention)
    return _with_roles(found, text)


def _lowered(text: str) -> str:
    """The text in lower case with every character at its place; a few capitals have longer small forms."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(character.lower()[:1] for character in text)


def footnote_marks(text: str) -> list[tuple[int, int]]:
    """Where digits are glued behind a full group of thousands (42,6163): a footnote mark, part of no number."""
    marks = []
    for match in _GROUPED.finditer(text):
        mark = re.match(r"\d{1,2}(?![\d,.])", text[match.end() :])
        if mark:
            marks.append((match.end(), match.end() + mark.end()))
    return marks


def _word(match: re.Match[str], text: str) -> NumberMention:
    start, end = match.span()
    printed = text[start:end]
    if match["fraction"]:
        return NumberMention(start, end, words.fraction(printed), printed, "fraction", "percent")
    if match["all"]:
        return NumberMention(start, end, 100.0, printed, "all", "percent")
    if match["none"] or match["no"]:
        return NumberMention(start, end, 0.0, printed, "none", "count")
    after = _UNIT_AFTER.match(text, end)
    return NumberMention(start, end, words.cardinal(printed), printed, "word", _unit(after) if after else None)


def _digits(match: re.Match[str], text: str) -> NumberMention | None:
    """A number in digits; None for the base of a rate and for digits that are part of a word."""
    start, end, digits = match.start(), match.end("digits"), match["digits"]
    before = text[max(0, start - 14) : start]
    is_money = before.rstrip().endswith("£")
    scale = (match["scale"] or "").strip().lower() if is_money or (match["scale"] or "").strip() in _WORD_SCALES else ""
    end = match.end() if scale else end
    if not is_money and _is_no_figure(text, before, digits, end):
        return None
    value = float(digits.replace(",", "")) * _SCALES.get(scale, 1.0)
    if is_money:
        start = text.rfind("£", 0, start)
    elif _is_negative(before, digits):
        start, value = start - 1, -value
    after = _UNIT_AFTER.match(text, end)
    unit = "gbp" if is_money else _unit(after) if after else None
    return NumberMention(start, end, value, text[start:end], "digits", unit)


def _is_negative(before: str, digits: str) -> bool:
    """True for a sign before a number; a long dash is one only before a decimal, else it joins words."""
    sign, left = before[-1:], before[-2:-1]
    if not sign or sign not in _SIGNS or left.isalnum() or left in (")", "%"):
        return False
    return sign != "–" or "." in digits


def _is_no_figure(text: str, before: str, digits: str, end: int) -> bool:
    """The base of a rate, a mark glued behind a full stop, or the head of a word."""
    if _BASES.search(before) or (_RATE_BASE.search(before) and digits in _RATE_BASES):
        return True
    if _AFTER_STOP.search(before) and not text.startswith("%", end):
        return True
    return end < len(text) and text[end].isalpha() and not text.startswith(("per", "weeks", "children"), end)


def _unit(after: re.Match[str]) -> str:
    if after["points"]:
        return "percentage_points"
    if after["percent"]:
        return "percent"
    if after["rate"]:
        return "rate_per_10000"
    if after["fte"]:
        return "fte"
    time = after["time"].lower()
    return _TIMES[time[:2] if time[:1] == "m" else time[0]]


def _with_roles(found: list[NumberMention], text: str) -> list[NumberMention]:
    """The same numbers with those of one print tied together; the first of a range takes the second's unit."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        between = re.sub(r"^\s?%", "", text[first.end : second.start])
        if _RATIO.fullmatch(between) and first.unit == second.unit == "percent":
            found[index], found[index + 1] = first._replace(role="left"), second._replace(role="right")
        elif second.unit == "percentage_points" and first.unit == "percent" and between.strip() in ("and", "to"):
            found[index] = first._replace(unit="percentage_points")
        elif _RANGE.fullmatch(between) and not _FROM_TO.search(text[: first.start]) and first.value < second.value:
            found[index] = first._replace(role="low", unit=first.unit or second.unit)
            found[index + 1] = second._replace(role="high")
        elif (_OF.fullmatch(between) and second.form != "fraction") or (
            _BRACKETED_OF.fullmatch(between) and second.unit is None and first.value <= second.value
        ):
            found[index] = first._replace(role="part")
            found[index + 1] = second._replace(role="whole")
    return found
