"""The period of a figure, where its sentence is silent: from what is above it, else from the inspection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.numbers import NumberMention
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, PeriodMention, at_month_end, fieldwork
from ingest.readers.statements import rises, years
from ingest.readers.statements.dates import Dates
from ingest.readers.statements.dating import period_of
from ingest.readers.statements.frames import is_of_year_before, is_present, is_so_far, is_standing
from ingest.readers.statements.scope import states_school_results

_ANAPHORA = re.compile(
    r"(?:however,?\s+|also,?\s+|and\s+)?(?:of (?:this|these|those|them|the)|this|these|those|they|only|a further|"
    r"in addition|the remaining|the (?:cohort|sample)|"
    r"another|here|both|\d+(?:\.\d+)?% of (?:these|those|the)|during this|in (?:this|the same|that) (?:period|year|"
    r"time)|over the same|it)\b",
    re.I,
)
_THAN_BEFORE = re.compile(r"[^.;,]{0,12}\b(?:from|than|on) the (?:previous|prior|last) year", re.I)
_THIS_YEAR = re.compile(r"\bthis year\b", re.I)
_SETS_BESIDE = re.compile(r"\b(?:than|compared|against)\b", re.I)
_OF_THESE = re.compile(r"(?:and\s+)?(?:only\s+)?of (?:this|these|those|them)\b", re.I)
_TO_COME = re.compile(r"\b(?:anticipat|forecast|expect|project|predict|plan|due|will)\w*\b", re.I)
_STANDS_AT = re.compile(r"\b(?:is|are|was|were|live|lived|has|have|had)\b(?! been\b)", re.I)
_NEW_CLAUSE = re.compile(r"[;:]\s")
_NOW = re.compile(r"\bnow\s+(?:\w+\s+){0,3}$", re.I)
_COMPARES = re.compile(r"\b(?:compar\w+|against|than|with)\b", re.I)
_EARLIER = re.compile(r"\b(?:previous(?:ly)?|last year|the year before|prior year|earlier)\b", re.I)

_NAMED = ("financial_year", "academic_year", "quarter", "month")
"""Kinds of periods that a name says whole: a figure "for 2014–15" is of that year, even if it is told in March."""


@dataclass(frozen=True)
class Dated:
    """A sentence whose figures are being dated: its words, figures and periods, and what is above it."""

    text: str
    figures: Sequence[NumberMention]
    found: Sequence[PeriodMention]
    context: PeriodContext
    dates: Dates
    in_area: bool

    @property
    def is_report(self) -> bool:
        """True for a paper that was written at a desk: what it leaves undated is not that of an inspection."""
        return self.context.fieldwork_end is None

    @property
    def by_financial_years(self) -> bool:
        """True where a bare 2015 is the financial year that ended in it: the paper dates its values at 31 March."""
        section = self.dates.section
        return (section is not None and years.ends_in_march(section.end)) or (
            self.is_report and self.dates.closes_in_march
        )


def resolve(printed: Period | None, figure: NumberMention, sentence: Dated, *, is_own: bool, is_change: bool) -> Period:
    """The period of a figure: as printed, else inherited, else the fieldwork for an authority's own value.

    What an inspection tells of a year under way "so far" ends with the fieldwork; a span printed by its days does too.
    """
    period = _resolved(printed, figure, sentence, is_own=is_own, is_change=is_change)
    return _up_to_fieldwork(period, figure, sentence) if is_own else period


def _resolved(
    printed: Period | None, figure: NumberMention, sentence: Dated, *, is_own: bool, is_change: bool
) -> Period:
    if printed is not None and printed.is_misprinted:
        return UNKNOWN
    if is_of_year_before(sentence.text, figure.end) and (own := sentence.dates.own) is not None:
        return years.a_year_earlier(own)
    if is_own and (period := _of_rise(printed, figure, sentence, is_change)) is not None:
        return period
    if printed is not None:
        return _as_printed(printed, figure, sentence, is_change)
    return _inherited(figure, sentence, is_own, is_change)


def _up_to_fieldwork(period: Period, figure: NumberMention, sentence: Dated) -> Period:
    """A period cut off by the fieldwork; of a bare year under way, a level is that of the day told above it."""
    last, text = sentence.context.fieldwork_end, sentence.text
    if last is None or period.start is None or period.end is None or period.end <= last:
        return period
    if period.start > last or _TO_COME.search(text[max(0, figure.start - 40) : figure.start]):
        return UNKNOWN
    if period.basis == "printed" and period.kind in _NAMED and not is_so_far(text):
        return period
    is_stated = period.basis == "printed" and not (years.is_stock(text) and _STANDS_AT.search(text))
    if is_stated and period.kind == "year" and not is_so_far(text):
        return period
    if period.kind != "year" or years.is_flow(text):
        return Period("range", period.start, last, period.basis)
    as_at = sentence.dates.as_at
    is_within = as_at is not None and period.start <= as_at <= last
    return Period("snapshot", as_at, as_at, period.basis) if is_within else UNKNOWN


def _of_rise(printed: Period | None, figure: NumberMention, sentence: Dated, is_change: bool) -> Period | None:
    """The period of a change or of one of its two levels, where the sentence prints how they hang together."""
    text, dates, found = sentence.text, sentence.dates, sentence.found
    is_earlier = rises.comes_from(text, figure.start, figure.end)
    is_later = rises.is_reached(text, figure.start) or rises.is_reached_now(sentence.figures, text, figure.start)
    is_undated = printed is None or printed.end is None
    span = rises.since(found)
    if span is not None and (printed == span or (is_undated and (is_earlier or is_later))):
        return _since(span, figure, sentence, is_change, is_earlier, is_later)
    if is_earlier and is_undated and not (sentence.is_report and printed is None):
        return _before_the_rise(figure, sentence)
    if is_later and is_undated and not (is_change or sentence.is_report or sentence.in_area):
        return UNKNOWN if _is_over(figure, sentence) else fieldwork(sentence.context)
    year_so_far = years.this_year(dates.section) if is_change and _THIS_YEAR.search(text) else None
    if year_so_far is not None and is_undated:
        return rises.closed(year_so_far, dates.section, dates.ends)
    if is_change and (printed is None or _THAN_BEFORE.match(text[figure.end :])):
        return _between_levels(sentence)
    return None


def _since(
    span: Period, figure: NumberMention, sentence: Dated, is_change: bool, is_earlier: bool, is_later: bool
) -> Period:
    """What is said "since April": the level it started from, the level reached, the change or what has come since."""
    if is_earlier:
        return _before_the_rise(figure, sentence)
    dates = sentence.dates
    whole = rises.closed(span, dates.section, dates.ends)
    if is_later and whole.end and sentence.is_report:
        return Period("snapshot", whole.end, whole.end, "section")
    if is_later and not (is_change or sentence.is_report) and years.has_level(figure, sentence.text):
        return fieldwork(sentence.context)
    return whole if is_change else replace(span, end=whole.end)


def _between_levels(sentence: Dated) -> Period | None:
    """A change beside its two levels: the time between their days, or that of the later for what comes and goes."""
    both = next(rises.pairs_of_levels(sentence.figures, sentence.text), None)
    if both is None:
        return None
    printed = [period_of(level, sentence.figures, sentence.text, sentence.found) for level in both]
    first, last = (
        resolve(period, level, sentence, is_own=True, is_change=False)
        for period, level in zip(printed, both, strict=True)
    )
    if first.end is None or last.end is None or first.end >= last.end:
        return None
    return last if years.is_flow(sentence.text) else Period("range", first.end, last.end, last.basis)


def _as_printed(printed: Period, figure: NumberMention, sentence: Dated, is_change: bool) -> Period:
    """A printed period, read as the paper's years and the kind of value ask for."""
    text, dates = sentence.text, sentence.dates
    if printed.kind == "year" and (period := _beside_other_months(printed, figure, sentence)):
        return period
    if printed.kind == "year" and sentence.by_financial_years:
        return years.year_of_section(printed, text)
    if (
        printed.kind in ("range", "year")
        and not is_change
        and _is_level_reached(figure, text, printed, sentence.context)
    ):
        return fieldwork(sentence.context)
    if is_change and printed.kind == "range" and printed.basis != "printed":
        return rises.from_earlier_value(printed, dates.ends)
    return at_month_end(printed) if _is_level(figure, text) else printed


def _is_over(figure: NumberMention, sentence: Dated) -> bool:
    """True for a level reached at a time that nothing tells: "numbers fell from 30 to 20", but not "since April"."""
    text = sentence.text
    if any(rises.is_span(text, mention) for mention in sentence.found):
        return False
    return not rises.is_reached_now(sentence.figures, text, figure.start) and rises.is_past(text, figure.start)


def _beside_other_months(printed: Period, figure: NumberMention, sentence: Dated) -> Period | None:
    before = sentence.text[max(0, figure.start - 40) : figure.start]
    return rises.same_months(printed, sentence.found) if _COMPARES.search(before) else None


def _inherited(figure: NumberMention, sentence: Dated, is_own: bool, is_change: bool) -> Period:
    """The period given above an undated figure; the fieldwork where none is."""
    text, dates, context = sentence.text, sentence.dates, sentence.context
    if not is_own and (own := dates.own) is not None:
        return UNKNOWN if own.basis == "fieldwork" else own
    is_earlier = rises.comes_from(text, figure.start, figure.end)
    if _EARLIER.search(text[max(0, figure.start - 40) : figure.start]):
        return UNKNOWN
    if is_change and dates.relative is not None and not sentence.in_area:
        return replace(dates.relative, basis="sentence_before")
    if is_own and not (sentence.is_report or sentence.in_area) and years.states_achievement(text):
        return _year_of_results(figure, sentence)
    leaning = dates.sentence if _leans(figure, sentence) else None
    if _is_now(figure, sentence):
        return fieldwork(context) if is_own else UNKNOWN
    if leaning is None and (_ANAPHORA.match(text) or years.is_over_the_year(text)):
        leaning = dates.told
    if leaning is not None and leaning.is_misprinted:
        return UNKNOWN
    is_told_now = is_present(text, figure.start, figure.end)
    frame = None if is_told_now else _frame(figure, sentence)
    if frame is not None:
        return frame if is_own or frame.basis != "fieldwork" else UNKNOWN
    if leaning is not None:
        return _with_flow(replace(leaning, basis="sentence_before"), sentence) if is_own else UNKNOWN
    if is_earlier and dates.earlier is not None and sentence.is_report:
        return dates.earlier
    above = ((dates.bullet, "parent_bullet"), (dates.paragraph, "section"), (dates.section, "section"))
    for inherited, basis in above:
        if inherited is not None:
            period = _year_before(inherited, sentence) if is_earlier else _with_flow(inherited, sentence)
            has_date = period.end is not None and (is_own or states_school_results(text))
            return years.for_results(replace(period, basis=basis), text) if has_date else UNKNOWN
    if context.covers is not None and context.covers.start is not None and states_school_results(text):
        return years.year_of_results(context.covers)
    if not is_own or re.search(r"\bscorecard\b|\breported as\b", text, re.I):
        return UNKNOWN
    is_stock = figure.unit != "percent" and is_standing(text, figure.start, figure.end)
    return fieldwork(context) if is_told_now or is_stock else UNKNOWN


def _frame(figure: NumberMention, sentence: Dated) -> Period | None:
    """The time in force in the paragraph, where the sentence still goes on about it."""
    frame, text = sentence.dates.frame, sentence.text
    if frame is None or not frame.holds_for(text, figure.start, figure.end):
        return None
    if sentence.in_area and not frame.is_now:
        return None
    return frame.period if frame.is_now else years.for_results(replace(frame.period, basis="sentence_before"), text)


def _year_of_results(figure: NumberMention, sentence: Dated) -> Period:
    """The school year last printed before an undated result, in its sentence or its paragraph; never the fieldwork."""
    printed = [mention.period for mention in sentence.found if mention.end <= figure.start]
    told = [period for period in printed if period.kind == "academic_year"]
    if told:
        return told[-1]
    results = sentence.dates.results
    return replace(results, basis="sentence_before") if results else UNKNOWN


def _leans(figure: NumberMention, sentence: Dated) -> bool:
    """True where a figure is of what the sentence directly before counts; only "of these" reaches over another."""
    text = sentence.text
    if sentence.in_area:
        return True
    if not _ANAPHORA.match(text) or _NEW_CLAUSE.search(text, 0, figure.start):
        return False
    return sentence.is_report or not sentence.dates.is_interrupted or _OF_THESE.match(text) is not None


def _is_now(figure: NumberMention, sentence: Dated) -> bool:
    """True for a level that an inspection says something has come to, or that it is at now."""
    if sentence.is_report or sentence.in_area:
        return False
    text = sentence.text
    return _NOW.search(text, 0, figure.start) is not None or rises.is_reached_now(sentence.figures, text, figure.start)


def _with_flow(period: Period, sentence: Dated) -> Period:
    return years.come_and_gone(period, sentence.text) if sentence.is_report else period


def _year_before(period: Period, sentence: Dated) -> Period:
    return years.year_before(period, is_report=sentence.is_report)


def _before_the_rise(figure: NumberMention, sentence: Dated) -> Period:
    """The first level of "over the last ten months, from 213 to 340": that of the date on which the months began."""
    if not years.has_level(figure, sentence.text):
        return UNKNOWN
    for span in (mention.period for mention in sentence.found if rises.is_span(sentence.text, mention)):
        day = rises.level_day(span.start, sentence.dates.ends) or rises.opening_day(span)
        if day is not None:
            return Period("snapshot", day, day, span.basis)
    return UNKNOWN


def _is_level(figure: NumberMention, text: str) -> bool:
    """True where a number says how many there are, not how many came or went in a month."""
    if years.is_flow(text):
        return False
    is_of_rise = rises.comes_from(text, figure.start, figure.end) or rises.is_reached(text, figure.start)
    return is_of_rise or years.is_stock(text)


def _is_level_reached(figure: NumberMention, text: str, period: Period, context: PeriodContext) -> bool:
    """True for the second level of "over the last ten months, from 213 to 340": it is at the end of the period."""
    now = fieldwork(context)
    is_second = rises.is_reached(text, figure.start)
    is_to_now = now.end is not None and period.end == now.end and period.start != now.start
    return is_second and is_to_now and years.has_level(figure, text)
