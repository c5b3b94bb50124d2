"""The period of a figure, where its sentence is silent: from what is above it, else from the inspection."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.language.cues import is_met
from ingest.readers.number_mention import NumberMention
from ingest.readers.period import UNKNOWN, Period, at_month_end, fieldwork
from ingest.readers.statements import rises, years
from ingest.readers.statements.dated import Dated
from ingest.readers.statements.frames import (
    is_of_year_before,
    is_present,
    is_so_far,
    is_standing,
    points_at_a_value,
)
from ingest.readers.statements.rise_periods import of_rise
from ingest.readers.statements.scope import states_school_results
from ingest.readers.statements.segments import clause, is_bracketed

_STANDS_AT = re.compile(r"\b(?:is|are|was|were|live|lived|has|have|had)\b(?! been\b)", re.I)
_LASTING = ("percent", "days", "weeks", "months", "years", "hours")
"""Units of what is worked out over a time: the plain present says no more than that it was so."""
_NAMED = ("financial_year", "academic_year", "quarter", "month")
"""Kinds of periods that a name says whole: a figure "for 2014–15" is of that year, even if it is told in March."""


def resolve(printed: Period | None, figure: NumberMention, sentence: Dated, *, is_own: bool, is_change: bool) -> Period:
    """The period of a figure: as printed, else inherited, else the fieldwork for an authority's own value.

    What an inspection tells of a year under way "so far" ends with the fieldwork; a span printed by its days does too.
    """
    period = _resolved(printed, figure, sentence, is_own=is_own, is_change=is_change)
    return _up_to_fieldwork(period, figure, sentence) if is_own else period


def _resolved(
    printed: Period | None, figure: NumberMention, sentence: Dated, *, is_own: bool, is_change: bool
) -> Period:
    own = sentence.dates.own
    if printed is not None and printed.is_misprinted:
        return UNKNOWN
    if is_of_year_before(sentence.text, figure.end) and own is not None:
        return years.a_year_earlier(own)
    if not is_own and own is not None and (printed is None or printed == fieldwork(sentence.context)):
        return UNKNOWN if own.basis == "fieldwork" else own
    if printed is not None and printed.basis == "inferred_year" and _is_to_come(sentence.text, figure):
        return UNKNOWN
    if not is_own and printed is not None and printed == fieldwork(sentence.context):
        return UNKNOWN
    if is_own and (period := of_rise(printed, figure, sentence, is_change, resolve)) is not None:
        return period
    if printed is not None:
        return _as_printed(printed, figure, sentence, is_change)
    return _inherited(figure, sentence, is_own, is_change)


def _up_to_fieldwork(period: Period, figure: NumberMention, sentence: Dated) -> Period:
    """A period cut off by the fieldwork; of a bare year under way, a level is that of the day told above it."""
    last, text = sentence.context.fieldwork_end, sentence.text
    if last is None or period.start is None or period.end is None or period.end <= last:
        return period
    if period.start > last or _is_to_come(text, figure):
        return UNKNOWN
    if period.basis == "printed" and period.kind in _NAMED and not is_so_far(text):
        return period
    is_of_day = figure.unit != "percent" and years.is_stock(text) and _STANDS_AT.search(text)
    is_stated = period.basis == "printed" and not is_of_day
    if is_stated and period.kind == "year" and not is_so_far(text):
        return period
    if period.kind != "year" or years.is_flow(text):
        return Period("range", period.start, last, period.basis)
    as_at = sentence.dates.as_at
    is_within = as_at is not None and period.start <= as_at <= last
    return Period("snapshot", as_at, as_at, period.basis) if is_within else UNKNOWN


def _is_to_come(text: str, figure: NumberMention) -> bool:
    left, right = clause(text, figure.start, figure.end)
    return is_met("times", "to_come", text[left:right]) or is_met("times", "modal", text[left : figure.start])


def _as_printed(printed: Period, figure: NumberMention, sentence: Dated, is_change: bool) -> Period:
    """A printed period, read as the paper's years and the kind of value ask for."""
    text, frame = sentence.text, sentence.dates.frame
    if frame and frame.period.kind == "academic_year" and frame.holds_for(text, figure.start, figure.end):
        printed = years.as_school_year(printed)
    if printed.kind == "year" and sentence.by_financial_years:
        return years.year_of_section(printed, text)
    if is_change and printed.kind == "range" and printed.basis != "printed":
        return rises.from_earlier_value(printed, sentence.dates.ends)
    if is_change and printed.start and rises.since_then(printed, sentence.found, text):
        return Period("range", printed.start, None, printed.basis)
    return at_month_end(printed) if _is_level(figure, text) else printed


def _inherited(figure: NumberMention, sentence: Dated, is_own: bool, is_change: bool) -> Period:
    """The period given above an undated figure; the fieldwork where none is."""
    text, dates, context = sentence.text, sentence.dates, sentence.context
    is_earlier = rises.comes_from(text, figure.start, figure.end)
    if is_met("times", "earlier", _clause_before(figure, text)):
        return UNKNOWN
    if is_change and dates.relative is not None and not sentence.in_area:
        return replace(dates.relative, basis="sentence_before")
    if is_own and not (sentence.is_report or sentence.in_area) and years.states_achievement(text):
        return _year_of_results(figure, sentence)
    if is_change and dates.between is not None and points_at_a_value(text):
        return replace(dates.between, basis="sentence_before")
    is_told_now = not is_earlier and is_present(text, figure.start, figure.end)
    if not is_told_now and (frame := _frame(figure, sentence)) is not None:
        leans_on_fieldwork = dates.frame is not None and dates.frame.period.basis == "fieldwork"
        return UNKNOWN if leans_on_fieldwork and not is_own else frame
    if is_earlier and dates.earlier is not None and sentence.is_report:
        return dates.earlier
    if (above := _above(sentence, is_own, is_earlier)) is not None:
        return above
    if context.covers is not None and context.covers.start is not None and states_school_results(text):
        return years.year_of_results(context.covers)
    if is_own and not is_earlier and context.covers is not None and context.covers.kind == "quarter":
        return replace(context.covers, basis="paper")
    if not is_own or re.search(r"\bscorecard\b|\breported as\b", text, re.I):
        return UNKNOWN
    is_stock = (
        figure.unit not in _LASTING and not (is_earlier or is_change) and is_standing(text, figure.start, figure.end)
    )
    return fieldwork(context) if is_told_now or is_stock else UNKNOWN


def _clause_before(figure: NumberMention, text: str) -> str:
    """What the figure's clause says before it; a bracket tells of the words that it follows."""
    is_inside = is_bracketed(text, figure.start, figure.end)
    opening = text.rfind("(", 0, figure.start) if is_inside else figure.start
    return text[clause(text, opening, opening)[0] : figure.start]


def _above(sentence: Dated, is_own: bool, is_earlier: bool) -> Period | None:
    """The period of the bullet, paragraph or heading above a sentence; None where none is dated."""
    dates, text = sentence.dates, sentence.text
    above = ((dates.bullet, "parent_bullet"), (dates.paragraph, "section"), (dates.section, "section"))
    for inherited, basis in above:
        if inherited is not None:
            period = inherited
            if is_earlier:
                period = years.year_before(inherited, is_report=sentence.is_report)
            elif sentence.is_report:
                period = years.come_and_gone(inherited, text)
            has_date = period.end is not None and (is_own or states_school_results(text))
            return years.for_results(replace(period, basis=basis), text) if has_date else UNKNOWN
    return None


def _frame(figure: NumberMention, sentence: Dated) -> Period | None:
    """The time in force in the paragraph, where the sentence still goes on about it."""
    frame, text = sentence.dates.frame, sentence.text
    if frame is None or not frame.holds_for(text, figure.start, figure.end):
        return None
    if sentence.in_area and not frame.is_now:
        return None
    if frame.is_now:
        return frame.period
    period = years.come_and_gone(frame.period, text) if sentence.is_report else frame.period
    return years.for_results(replace(period, basis="sentence_before"), text)


def _year_of_results(figure: NumberMention, sentence: Dated) -> Period:
    """The school year last printed before an undated result, in its sentence or its paragraph; never the fieldwork."""
    printed = [mention.period for mention in sentence.found if mention.end <= figure.start]
    told = [period for period in printed if period.kind == "academic_year"]
    if told:
        return told[-1]
    results = sentence.dates.results
    return replace(results, basis="sentence_before") if results else UNKNOWN


def _is_level(figure: NumberMention, text: str) -> bool:
    """True where a number says how many there are, not how many came or went in a month."""
    if years.is_flow(text):
        return False
    is_of_rise = rises.comes_from(text, figure.start, figure.end) or rises.is_reached(text, figure.start)
    return is_of_rise or years.is_stock(text)
