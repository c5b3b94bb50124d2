"""The period that a sentence prints for each of its figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ingest.readers.numbers import NumberMention
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, PeriodMention, find_periods
from ingest.readers.statements.changes import is_change
from ingest.readers.statements.rises import comes_from, dates_the_change
from ingest.readers.statements.scope import states_school_results
from ingest.readers.statements.years import has_level, school_year

_NOW = re.compile(r"current|at present|presently", re.I)
# A date of something done, not of the figure: published in January 2014, in post since 2007, appointed in 2016.
_EVENT_BEFORE = re.compile(
    r"\b(?:published|issued|appointed|introduced|established|implemented|launched|opened|commissioned|agreed|"
    r"approved|inspected|"
    r"signed off|refreshed|reviewed|developed|ratified|relaunched|statistics|profile of[^,.;]*|census|budget|by|due|"
    r"until)\W+"
    r"(?:(?:in|on|at|for|by)\s+)?(?:the\s+)?$",
    re.I,
)
# Things done and counted: 20 orders were issued last year, down to 40 families by March.
_COUNTS_EVENTS = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty))\s+(?:(?!and\b)[\w’'-]+\s+){0,6}"
    r"(?:were|have been|had been)\s+(?:\w+\s+)?\w+\W+(?:(?:in|on|at|for)\s+)?(?:the\s+)?$",
    re.I,
)
_REACHED_BY = re.compile(
    r"\b(?:ros|f[ae]ll|fell|risen|increased|decreased|reduced|dropped|declined|grew|grown|improved|gone|went)\w*\b[^.;]*?"
    r"\bto\s+(?:\w+\s+){0,2}[\d.,]+\s?%?\s+(?:\w+\s+){0,5}by\s+(?:the\s+)?$",
    re.I,
)
_TO_COME = re.compile(r"\b(?:will|would|plan\w*|aim\w*|target\w*|expect\w*|should|must|intend\w*|to be)\b", re.I)
_NOW_NAMED = re.compile(r"\b(?:inspection|visit|review|current\w*|present\w*|date)\b", re.I)
_HELD_ON = re.compile(r"\b(?:review|meeting|workshop|session|event|conference)s?\s+(?:held\s+)?on\s+(?:the\s+)?$", re.I)
_COMPARED_WITH = re.compile(r"^\W*(?:in comparison|compared?|when compared) (?:to|with)\s+(?:the\s+)?$", re.I)
_COMPARES = re.compile(r"\b(?:compar\w+|than|same)\b", re.I)
_TOWARDS = re.compile(r"\b(?:from|to|than|with|was|at|of)\s+(?:\w+\s+){0,2}$", re.I)
_EARLIER_NAMED = re.compile(
    r"\b(?:from|than|on|against)\s+(?:the\s+)?(?:previous|last|prior)\s+(?:\w+\s+)?year\W*(?:in\s+|of\s+)?$", re.I
)
_STOPS = re.compile(
    r"[;:]|\.\s|\b(?:(?<!more )(?<!less )(?<!fewer )than|"
    r"than(?!\s+(?:once|twice|\d|one|two|three|four|five|six|ten)\b)|compared|against|above|below|being planned)\b"
)
_NO_FURTHER = re.compile(
    r"(?:\s?%)?(?:\s?\([^)]*\))?(?:\s+(?!and\b|but\b|while\b)\w+)?\s+(?:at|in|on|by|for|as at|during)?\s*"
    r"(?:the end of\s*)?"
)
# Two fewer than a year before (the same rate of 80 per 10,000): the rate of the sentence's own day.
_THE_SAME = re.compile(r"\(the same \w+ (?:of |at )?$")
_COMPARED_BEFORE = re.compile(r"\b(?:(?<!missing )from|than|with|to|against|previously)\s+(?:\w+\s+){0,2}$")
_FINANCIAL = re.compile(r"\bfinancial\b", re.I)
_OTHER_CLAUSE = re.compile(r",|\b(?:who|whom|that|which|since)\b|\bsince\s*$", re.I)
_NAMES_A_PAPER = re.compile(r"\s+(?:\w+\s+)?(?:report|letter|meeting|agenda)\b", re.I)
_LONGEST_REACH = 115
"""Characters that may stand between a figure and the date after it."""


def mentions(text: str, context: PeriodContext, as_at: dt.date | None) -> list[PeriodMention]:
    """The periods that a sentence prints for its figures; dates of events ("published in") are left out."""
    found = find_periods(text, context, as_at)
    found = [mention for mention in found if not _COMPARED_WITH.search(text[: mention.start])]
    found = [mention for mention in found if mention.period.basis == "fieldwork" or not _is_of_event(text, mention)]
    found = [mention for mention in found if not _NAMES_A_PAPER.match(text, mention.end)]
    if not found:
        return found
    if states_school_results(text):
        found = [mention for mention in found if mention.period.end or not _NOW.match(text, mention.start)]
    return [
        mention
        if _FINANCIAL.search(text, max(0, mention.start - 20), mention.end)
        else mention._replace(period=school_year(mention.period, text))
        for mention in found
    ]


def _is_of_event(text: str, mention: PeriodMention) -> bool:
    """True for the date of something done that counts nothing: guidance published in 2014, complete by March 2015."""
    before = text[max(0, mention.start - 90) : mention.start]
    if _HELD_ON.search(before[-40:]):
        return True
    if not _EVENT_BEFORE.search(before[-40:]) or _COUNTS_EVENTS.search(before):
        return False
    return not _REACHED_BY.search(before) or bool(_TO_COME.search(before))


def period_of(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention]
) -> Period | None:
    """The period that the sentence prints for one of its figures; None where it prints none for it."""
    if figure.role == "high":
        figure = next((other for other in figures[::-1] if other.role == "low" and other.end <= figure.start), figure)
    if has_level(figure, text) and not is_change(text, figure.start, figure.end):
        found = [mention for mention in found if not dates_the_change(text, mention, figure)]
    after = next((mention for mention in found if mention.start >= figure.end), None)
    if after and _is_between(figures, text, figure, after):
        after = None
    is_earlier_level = comes_from(text, figure.start, figure.end)
    if is_earlier_level:
        earlier = next((mention.period for mention in found if _is_earlier(text, mention)), None)
        if earlier is not None and after is None:
            return earlier
    before = [mention for mention in found if mention.end <= figure.start and _is_of_clause(mention, text, figure)]
    before = [
        mention
        for mention in before
        if _opens_bracket_of(text, mention, figure) or not _is_consumed(mention, figures, text)
    ]
    prefix = text[max(0, figure.start - 30) : figure.start]
    chosen = before[-1] if before else None
    if before and _THE_SAME.search(prefix):
        chosen = before[0]
    if (
        after
        and (
            chosen is None
            or _TOWARDS.search(prefix)
            or figures[0] is not figure
            or _yields(text, chosen, figure, after)
        )
        and _reaches(text, figure, after)
    ):
        chosen = after
    if chosen is None:
        return _closing(figures, text, found)
    if chosen is not after and is_earlier_level:
        return UNKNOWN
    return chosen.period


def _is_of_clause(mention: PeriodMention, text: str, figure: NumberMention) -> bool:
    """False for the day of a comparison that a semicolon has ended: fewer than at 31 March (330); 97.5% of reviews."""
    if ";" not in text[mention.end : figure.start]:
        return True
    return _COMPARES.search(text, text.rfind(";", 0, mention.start) + 1, mention.start) is None


def _yields(text: str, chosen: PeriodMention, figure: NumberMention, after: PeriodMention) -> bool:
    """True where a date after a figure says more than "during this inspection" or "in recent years" before it."""
    if _OTHER_CLAUSE.search(text[figure.end : after.start + 6]):
        return False
    is_now = chosen.period.basis == "fieldwork" and _NOW_NAMED.search(text, chosen.start, chosen.end)
    return chosen.period.end is None or bool(is_now and after.period.end)


def _is_earlier(text: str, mention: PeriodMention) -> bool:
    """True for a period named as the one before: a reduction of 30 from the previous year 2014/15."""
    return bool(_EARLIER_NAMED.search(text[max(0, mention.start - 30) : mention.start]))


def _closing(figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention]) -> Period | None:
    """The only period of a sentence, at its end, dates all its figures: 60 children in 64 episodes in 2013–14."""
    if (
        len(found) != 1
        or found[0].start < figures[-1].end
        or len(text) - found[0].end > 3
        or _is_earlier(text, found[0])
        or comes_from(text, figures[-1].start, figures[-1].end)
    ):
        return None
    before_last = text[max(0, figures[-1].start - 25) : figures[-1].start]
    is_comparison = _COMPARED_BEFORE.search(before_last)
    return None if is_comparison or not _reaches(text, figures[-1], found[0]) else found[0].period


def _is_between(figures: Sequence[NumberMention], text: str, figure: NumberMention, mention: PeriodMention) -> bool:
    """True where another figure is between, unless it only explains this one in brackets."""
    between = [other for other in figures if figure.end <= other.start < mention.start]
    if figure.role == "part" and between:
        between = between[1:]
    if not between:
        return False
    inside = text[figure.end : between[0].start]
    closing = text.find(")", between[-1].end)
    return not (0 <= inside.find("(") < 6 and 0 <= closing <= mention.start)


def _is_consumed(mention: PeriodMention, figures: Sequence[NumberMention], text: str) -> bool:
    """True where a period follows an earlier figure closely and so dates that one: 236 in March 2012."""
    return any(
        other.end <= mention.start and _NO_FURTHER.fullmatch(text, other.end, mention.start) for other in figures
    )


def _opens_bracket_of(text: str, mention: PeriodMention, figure: NumberMention) -> bool:
    """True for a figure in the bracket right after a period: 120 at 31 March 2015 (a rate of 37 per 10,000)."""
    return re.fullmatch(r"\s?\([^()]*", text[mention.end : figure.start]) is not None


def _reaches(text: str, figure: NumberMention, mention: PeriodMention) -> bool:
    between = text[figure.end : mention.start]
    return len(between) <= _LONGEST_REACH and not _STOPS.search(between)
