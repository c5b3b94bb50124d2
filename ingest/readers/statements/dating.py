"""The period that a sentence prints for each of its figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ingest.language.cues import is_met, of_kind
from ingest.readers.number_mention import NumberMention
from ingest.readers.period import UNKNOWN, Period, PeriodContext, PeriodMention
from ingest.readers.periods import find_periods
from ingest.readers.statements.changes import is_change
from ingest.readers.statements.frames import tense
from ingest.readers.statements.listed_dates import period_in_order
from ingest.readers.statements.rises import comes_from, dates_the_change
from ingest.readers.statements.scope import states_school_results
from ingest.readers.statements.segments import clause, is_bracketed, without_brackets
from ingest.readers.statements.years import has_level, school_year

_TOWARDS = re.compile(r"\b(?:from|to|than|with|was|at|of) (?:\w+ ){0,2}$", re.I)
_BASE = re.compile(r"\b(?:on|from|than|against) (?:the )?$", re.I)
_YEAR_BEFORE = re.compile(
    r"\b(?:on|from|than|against) (?:the )?(?:previous|last|prior) (?:\w+ )?year\W*(?:in |of )?$", re.I
)
_RATE_BASE = re.compile(r"\s?per 10,?000")
_OF_THAT = re.compile(r"\b(?:from|than|on|against) (?:that|those) (?:for|in|of|at) (?:the )?$", re.I)
_NO_FURTHER = re.compile(
    r"(?:\s?%)?\)?(?:\s?\([^)]*\))?"
    r"(?: (?!and\b|but\b|while\b)\w+)? (?:(?:as )?at|in|on|by|for|during)? ?(?:the end of )?"
)
# Two fewer than a year before (the same rate of 80 per 10,000): the rate of the sentence's own day.
_THE_SAME = re.compile(r"\(the same \w+ (?:of |at )?$")
_COMPARED_BEFORE = re.compile(r"\b(?:(?<!missing )from|than|with|to|against|previously) (?:\w+ ){0,2}$")
_COMPARES = re.compile(r"\b(?:compar\w+|than|same)\b", re.I)
_TELLS_OF_IT = re.compile(r",? (?:when|where|which)\b")
_FINANCIAL = re.compile(r"\bfinancial (?:years? )?$|\bfinancial\b", re.I)
_OTHER_CLAUSE = re.compile(r",|\b(?:who|whom|that|which|since)\b", re.I)
_NAMES_A_PAPER = re.compile(r" (?:\w+ )?(?:report|letter|meeting|agenda)\b", re.I)
_OPENS_A_COUNT = re.compile(r",?\s(?:there\s(?:are|were)\s)?(?:(?:only|just|over|some|about)\s)?")
_ITS_FIGURE = re.compile(r"\s?(?:[:=–-]|was|is)?\s?\d[\d,.]*\s?(?:%|per ?cent)?\s?\)")
_FIGURE_OF_IT = re.compile(
    r"\s?\d[\d,.]*(?P<percent>\s?(?:%|per ?cent))?\s(?:(?:as )?at|in|on|for|during)\s(?:the end of\s)?", re.I
)
_WORDS_INSIDE = re.compile(r"[A-Za-z]{4,}")
# One (13%) of the eight adopters: the bracket and the whole are told with the part.
_OF_ITS_WHOLE = re.compile(
    r"(?:\s?(?:%|per cent))?(?:\s?\([^()]*)?\)\s(?:out\s)?of\s(?:(?:the|its|their|these|those|all)\s)*", re.I
)
_OF_THE_SAME = re.compile(
    r",? (?:(?:which (?:is|was|represents|represented|equates to)|representing) (?:an? )?(?:rate|share|proportion) of"
    r"|of (?:whom|which)) (?:(?:only|just|about|over) )?",
    re.I,
)


def mentions(text: str, context: PeriodContext, as_at: dt.date | None) -> list[PeriodMention]:
    """The periods that a sentence prints for its figures; dates of events ("published in") are left out."""
    found = [m for m in find_periods(text, context, as_at) if not _NAMES_A_PAPER.match(text, m.end)]
    found = [m for m in found if m.period.basis == "fieldwork" or not _is_of_event(text, m)]
    if states_school_results(text):
        found = [m for m in found if m.period.end or not _is_now(text, m)]
    return [
        mention
        if _FINANCIAL.search(text, max(0, mention.start - len("financial year ")), mention.end)
        else mention._replace(period=school_year(mention.period, text))
        for mention in found
    ]


def _is_now(text: str, mention: PeriodMention) -> bool:
    return any(cue.pattern.match(text, mention.start) for cue in of_kind("times", "now"))


def _is_of_event(text: str, mention: PeriodMention) -> bool:
    """True for the date of something done that counts nothing: guidance published in 2014, complete by March 2015."""
    before = text[: mention.start]
    if not is_met("times", "event", before):
        return False
    is_to_come = is_met("times", "to_come", before) or is_met("times", "modal", before)
    return is_to_come or not is_met("times", "counts_events", before)


def period_of(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention]
) -> Period | None:
    """The period that the sentence prints for one of its figures; None where it prints none for it."""
    if figure.role == "high":
        figure = next((other for other in figures[::-1] if other.role == "low" and other.end <= figure.start), figure)
    if listed := period_in_order(figure, figures, text, found):
        return listed
    found = [mention for mention in found if _may_date(mention, figure, text)]
    after = next((m for m in found if m.start >= figure.end), None)
    if after and (_is_between(figures, text, figure, after) or _opens_next(after, figures, text)):
        after = None
    before = [
        m
        for m in found
        if m.end <= figure.start
        and _is_of_clause(m, text, figure)
        and (_opens_bracket_of(text, m, figure) or not _is_consumed(m, figure, figures, text))
    ]
    chosen = before[-1] if before else None
    if before and _THE_SAME.search(text, 0, figure.start):
        chosen = before[0]
    if after and _reaches(text, figure, after):
        is_of_clause = after.start < clause(text, figure.start, figure.end)[1]
        is_nearer = figures[0] is not figure or (is_of_clause and _TOWARDS.search(text, 0, figure.start))
        if chosen is None or is_nearer or _yields(text, chosen, figure, after):
            chosen = after
    if chosen is None:
        return _closing(figure, figures, text, found)
    if chosen is not after and comes_from(text, figure.start, figure.end):
        return UNKNOWN
    return chosen.period


def _opens_next(mention: PeriodMention, figures: Sequence[NumberMention], text: str) -> bool:
    """True for "currently" where it opens what is said of the next figure: 12 were adopted, currently 24 are placed."""
    following = next((figure for figure in figures if figure.start >= mention.end), None)
    is_beside = following is not None and _OPENS_A_COUNT.fullmatch(text, mention.end, following.start)
    return bool(is_beside) and _is_now(text, mention) and text[: mention.start].rstrip().endswith(",")


def _may_date(mention: PeriodMention, figure: NumberMention, text: str) -> bool:
    """False for a period that is of something else: of a change, of what a bracket tells, of what has gone by."""
    is_from = comes_from(text, figure.start, figure.end)
    if not is_from and (_YEAR_BEFORE.search(text, 0, mention.start) or _OF_THAT.search(text, 0, mention.start)):
        return False
    if is_change(text, figure.start, figure.end):
        if mention.start >= figure.end and not mention.period.end and _BASE.search(text, 0, mention.start):
            return False
    elif has_level(figure, text) and dates_the_change(text, mention, figure):
        return False
    return not is_told_in_bracket(mention, figure, text) and not _has_gone_by(mention, figure, text)


def is_told_in_bracket(mention: PeriodMention, figure: NumberMention, text: str) -> bool:
    """True for the date of what a bracket tells of: (replaced in April 2014), (Q2: 48%), 21 (19 in 2020/21)."""
    opening = text.rfind("(", 0, mention.start)
    closing = text.find(")", mention.end)
    if opening < 0 or closing < 0 or ")" in text[opening : mention.start] or opening < figure.start < closing:
        return False
    if not text[opening + 1 : mention.start].strip() and _ITS_FIGURE.match(text, mention.end):
        return True
    own = _FIGURE_OF_IT.fullmatch(text, opening + 1, mention.start)
    if own and (own["percent"] is not None) == (figure.unit == "percent"):
        return True
    return _WORDS_INSIDE.search(text, opening, mention.start) is not None


def _is_gone_by(text: str, mention: PeriodMention) -> bool:
    """True for a span up to the inspection: in the last year, since April."""
    if text.lower().startswith("since", mention.start):
        return True
    return mention.period.end is not None and mention.period.basis == "fieldwork" and not _is_now(text, mention)


def _has_gone_by(mention: PeriodMention, figure: NumberMention, text: str) -> bool:
    """True for a span up to now beside what the plain present tells: 36 were held last year, 9 are planned."""
    if not _is_gone_by(text, mention):
        return False
    words = text if is_bracketed(text, figure.start, figure.end) else without_brackets(text)
    left, right = clause(words, figure.start, figure.end)
    if is_met("times", "to_come", words[left:right]):
        return True
    if left <= mention.start < right:
        return tense(words[left:right], figure.start - left, figure.end - left) in ("present", "future")
    is_of_other_verb = is_met("times", "auxiliary", text[clause(words, mention.start, mention.end)[0] : mention.start])
    return (mention.start >= right and is_of_other_verb) or tense(words, figure.start, figure.end) in (
        "present",
        "future",
    )


def _is_of_clause(mention: PeriodMention, text: str, figure: NumberMention) -> bool:
    """False for the day of a comparison that is over: fewer than at 31 March (330); 97.5% of reviews."""
    between = text[mention.end : figure.start]
    is_told = _TELLS_OF_IT.match(between) or _opens_bracket_of(text, mention, figure)
    if ";" not in between and (is_told or mention.end > clause(text, figure.start, figure.end)[0]):
        return True
    return _COMPARES.search(text, clause(text, mention.start, mention.end)[0], mention.end) is None


def _yields(text: str, chosen: PeriodMention, figure: NumberMention, after: PeriodMention) -> bool:
    """True where a date after a figure says more than "during this inspection" or "in recent years" before it."""
    if _OTHER_CLAUSE.search(text, figure.end, after.start + len("since")):
        return False
    return chosen.period.end is None or bool(_is_now(text, chosen) and after.period.end)


def _closing(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention]
) -> Period | None:
    """The only period of a sentence, at its end, dates all its figures: 60 children in 64 episodes in 2013–14."""
    last = figures[-1]
    if (
        len(found) != 1
        or found[0].period.basis == "fieldwork"
        or found[0].start < last.end
        or text[found[0].end :].strip(" .)")
    ):
        return None
    is_base = comes_from(text, last.start, last.end) or _COMPARED_BEFORE.search(text, 0, last.start)
    is_of_last = is_base or (is_change(text, last.start, last.end) and _BASE.search(text, 0, found[0].start))
    return None if is_of_last or not _reaches(text, figure, found[0]) else found[0].period


def _is_between(figures: Sequence[NumberMention], text: str, figure: NumberMention, mention: PeriodMention) -> bool:
    """True where another figure is between, unless it only explains this one in brackets."""
    between = [other for other in figures if figure.end <= other.start < mention.start]
    if figure.role == "part" and between:
        between = between[1:]
    if not between or _OF_ITS_WHOLE.fullmatch(text, figure.end, between[-1].start):
        return False
    inside = _RATE_BASE.sub("", text[figure.end : between[0].start])
    closing = text.find(")", between[-1].end)
    return not (0 <= inside.find("(") < len(" % of (") and 0 <= closing <= mention.start)


def _is_consumed(mention: PeriodMention, figure: NumberMention, figures: Sequence[NumberMention], text: str) -> bool:
    """True where a period follows an earlier figure closely and so dates that one: 236 in March 2012.

    What tells more of that one has its date: 53 in 2013, of whom 26 were adopted.
    """
    if _OF_THE_SAME.fullmatch(text, mention.end, figure.start):
        return False
    return any(
        other.end <= mention.start and _NO_FURTHER.fullmatch(text, other.end, mention.start) for other in figures
    )


def _opens_bracket_of(text: str, mention: PeriodMention, figure: NumberMention) -> bool:
    """True for a figure in the bracket right after a period: 120 at 31 March 2015 (a rate of 37 per 10,000)."""
    return re.fullmatch(r"(?: period)?\s?\([^()]*", text[mention.end : figure.start]) is not None


def _reaches(text: str, figure: NumberMention, mention: PeriodMention) -> bool:
    """False where a comparison or the end of what is said stands between a figure and the date after it."""
    return not any(cue.pattern.search(text, figure.end, mention.start) for cue in of_kind("times", "other"))
