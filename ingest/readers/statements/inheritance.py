"""The period of a figure, where its sentence is silent: from what stands above it, else from the inspection."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.numbers import NumberMention
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, PeriodMention, at_month_end, fieldwork
from ingest.readers.statements import rises, years
from ingest.readers.statements.dates import Dates
from ingest.readers.statements.dating import period_of
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
_COMPARES = re.compile(r"\b(?:compar\w+|against|than|with)\b", re.I)
_EARLIER = re.compile(r"\b(?:previous(?:ly)?|last year|the year before|prior year|earlier)\b", re.I)


@dataclass(frozen=True)
class Dated:
    """A sentence whose figures are being dated: its words, figures and periods, and what stands above it."""

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
    """The period of a figure: as printed, else inherited, else the fieldwork for an authority's own value."""
    if is_own and (period := _of_rise(printed, figure, sentence, is_change)) is not None:
        return period
    if printed is not None:
        return _as_printed(printed, figure, sentence, is_change)
    return _inherited(figure, sentence, is_own, is_change)


def _of_rise(printed: Period | None, figure: NumberMention, sentence: Dated, is_change: bool) -> Period | None:
    """The period of a change or of one of its two levels, where the sentence prints how they hang together."""
    text, dates, found = sentence.text, sentence.dates, sentence.found
    is_earlier = rises.comes_from(text, figure.start, figure.end)
    is_later = rises.is_reached(text, figure.start)
    span = rises.since(found)
    if span is not None and (printed == span or (not (printed and printed.end) and (is_earlier or is_later))):
        return _since(span, dates, is_change, is_earlier, is_later)
    if printed is UNKNOWN and is_earlier and years.is_stock(text):
        return _before_the_rise(found, dates.ends)
    year_so_far = years.this_year(dates.section) if is_change and _THIS_YEAR.search(text) else None
    if year_so_far is not None and not (printed and printed.end):
        return rises.closed(year_so_far, dates.section, dates.ends)
    if is_change and (printed is None or _THAN_BEFORE.match(text[figure.end :])):
        return _between_levels(sentence)
    return None


def _since(span: Period, dates: Dates, is_change: bool, is_earlier: bool, is_later: bool) -> Period:
    """What is said "since April": the level it started from, the level reached, the change or what has come since."""
    if is_earlier:
        day = rises.level_day(span.start, dates.ends)
        return Period("snapshot", day, day, span.basis) if day else UNKNOWN
    whole = rises.closed(span, dates.section, dates.ends)
    if is_later and whole.end:
        return Period("snapshot", whole.end, whole.end, "section")
    return whole if is_change else replace(span, end=whole.end)


def _between_levels(sentence: Dated) -> Period | None:
    """A change beside its two levels: the time between their days, or that of the later for what comes and goes."""
    both = rises.levels(sentence.figures, sentence.text)
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
    if printed.kind == "range" and not is_change and _is_level_reached(figure, text, printed, sentence.context):
        return fieldwork(sentence.context)
    if is_change and printed.kind == "range" and printed.basis != "printed":
        return rises.from_earlier_value(printed, dates.ends)
    return at_month_end(printed) if _is_level(figure, text) else printed


def _beside_other_months(printed: Period, figure: NumberMention, sentence: Dated) -> Period | None:
    before = sentence.text[max(0, figure.start - 40) : figure.start]
    return rises.same_months(printed, sentence.found) if _COMPARES.search(before) else None


def _inherited(figure: NumberMention, sentence: Dated, is_own: bool, is_change: bool) -> Period:
    """The period that stands above an undated figure; the fieldwork where nothing does."""
    if not is_own and (beside := _beside(figure, sentence)) is not None:
        return beside
    text, dates, context = sentence.text, sentence.dates, sentence.context
    is_earlier = rises.comes_from(text, figure.start, figure.end)
    if _EARLIER.search(text[max(0, figure.start - 40) : figure.start]):
        return UNKNOWN
    if is_change and dates.relative is not None and not sentence.in_area:
        return replace(dates.relative, basis="sentence_before")
    leaning = dates.sentence if sentence.in_area or _ANAPHORA.match(text) else None
    if leaning is None and (_ANAPHORA.match(text) or years.is_over_the_year(text)):
        leaning = dates.told
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
    return fieldwork(context)


def _beside(figure: NumberMention, sentence: Dated) -> Period | None:
    """The period printed for the value that a comparator's is set beside: 29 in 2014–15, better than England's 30."""
    own = next((other for other in reversed(sentence.figures) if other.end <= figure.start), None)
    if own is None or not _SETS_BESIDE.search(sentence.text, own.end, figure.start):
        return None
    return period_of(own, sentence.figures, sentence.text, sentence.found)


def _with_flow(period: Period, sentence: Dated) -> Period:
    return years.come_and_gone(period, sentence.text) if sentence.is_report else period


def _year_before(period: Period, sentence: Dated) -> Period:
    return years.year_before(period, is_report=sentence.is_report)


def _before_the_rise(found: Sequence[PeriodMention], ends: Sequence[dt.date]) -> Period:
    """The first level of "over the last ten months, from 213 to 340": that of the date on which the months began."""
    for mention in found:
        day = rises.level_day(mention.period.start, ends) if mention.period.kind in ("range", "year") else None
        if day is not None:
            return Period("snapshot", day, day, mention.period.basis)
    return UNKNOWN


def _is_level(figure: NumberMention, text: str) -> bool:
    """True where a number says how many there are, not how many came or went in a month."""
    if years.is_flow(text):
        return False
    return bool(years.is_stock(text)) or rises.comes_from(text, figure.start, figure.end)


def _is_level_reached(figure: NumberMention, text: str, period: Period, context: PeriodContext) -> bool:
    """True for the second level of "over the last ten months, from 213 to 340": it stands at the end of the period."""
    now = fieldwork(context)
    is_second = rises.is_reached(text, figure.start)
    return bool(is_second and years.is_stock(text) and now.end and period.end == now.end and period.start != now.start)
