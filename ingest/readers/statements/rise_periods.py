"""The period of a change or of one of its two levels, where the sentence prints how they hang together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from ingest.readers.number_mention import NumberMention
from ingest.readers.period import UNKNOWN, Period, PeriodMention, fieldwork
from ingest.readers.statements import rises, years
from ingest.readers.statements.changes import is_change as is_a_change
from ingest.readers.statements.dated import Dated
from ingest.readers.statements.dating import period_of
from ingest.readers.statements.frames import tense
from ingest.readers.statements.qualifiers import qualifier

_THAN_BEFORE = re.compile(r"[^.;,]*?\b(?:from|than|on) the (?:previous|prior|last) year", re.I)
_YEARS = ("financial_year", "academic_year", "year")
_OPENS = re.compile(r"\b(?:and|but),\s+$", re.I)
_THIS_YEAR = re.compile(r"\bthis year\b", re.I)


class Resolve(Protocol):
    """What works out the period of a figure."""

    def __call__(
        self, printed: Period | None, figure: NumberMention, sentence: Dated, *, is_own: bool, is_change: bool
    ) -> Period:
        """As inheritance.resolve."""
        ...


def of_rise(
    printed: Period | None, figure: NumberMention, sentence: Dated, is_change: bool, resolve: Resolve
) -> Period | None:
    """The period of an authority's own change or level of a rise; None where what is printed for it holds."""
    found = [each for each in sentence.found if not _is_of_next(each, figure, sentence)]
    is_followed = len(found) < len(sentence.found)
    sentence = replace(sentence, found=found)
    text, dates = sentence.text, sentence.dates
    is_earlier = rises.comes_from(text, figure.start, figure.end)
    is_later = _is_later(figure, sentence)
    is_undated = printed is None or printed.end is None or printed.end == sentence.context.fieldwork_end
    if is_followed and is_undated and is_later:
        return UNKNOWN
    if printed is None and not is_change and (year := _of_level_in_a_year(figure, sentence, is_earlier)) is not None:
        return year
    span = rises.since(sentence.found)
    if span is not None and (printed == span or (is_undated and (is_earlier or is_later))):
        return _since(span, figure, sentence, is_change, is_earlier, is_later)
    if is_earlier and is_undated and not (sentence.is_report and printed is None):
        return _before_the_rise(figure, sentence)
    is_level_now = is_later and (printed is None or printed.end is None or years.has_level(figure, text))
    if is_level_now and is_undated and qualifier(text, figure.start, figure.end) == "tentative":
        return UNKNOWN
    if is_level_now and is_undated and not (is_change or sentence.is_report or sentence.in_area):
        return fieldwork(sentence.context)
    year_so_far = years.this_year(dates.section) if is_change and _THIS_YEAR.search(text) else None
    if year_so_far is not None and is_undated:
        return rises.closed(year_so_far, dates.section, dates.ends)
    if is_change and (printed is None or _THAN_BEFORE.match(text, figure.end)):
        return _between_levels(sentence, resolve)
    return None


def _is_later(figure: NumberMention, sentence: Dated) -> bool:
    """True for a level reached: has risen to 340; of "fell from 30 to 20" nobody knows when."""
    text = sentence.text
    if rises.is_reached_now(sentence.figures, text, figure.start):
        return True
    if not rises.is_reached(text, figure.start):
        return False
    is_lasting = tense(text, figure.start, figure.end) == "perfect"
    return sentence.is_report or is_lasting or any(rises.is_span(text, mention) for mention in sentence.found)


def _is_of_next(mention: PeriodMention, figure: NumberMention, sentence: Dated) -> bool:
    """True for a time behind a figure that opens what is said of the next: from 79 to 41 and, since May, it is 21."""
    is_followed = any(other.start > mention.end for other in sentence.figures)
    return mention.start > figure.end and is_followed and bool(_OPENS.search(sentence.text, 0, mention.start))


def _of_level_in_a_year(figure: NumberMention, sentence: Dated, is_earlier: bool) -> Period | None:
    """The year of a rise for the level reached, for the other the year before: by 8 % in 2014–15, from 402 to 411."""
    if not (is_earlier or rises.is_reached(sentence.text, figure.start)):
        return None
    changes = (each for each in sentence.figures if is_a_change(sentence.text, each.start, each.end))
    printed = (period_of(each, sentence.figures, sentence.text, sentence.found) for each in changes)
    year = next((each for each in printed if each is not None and each.kind in _YEARS and each.end), None)
    return years.a_year_earlier(year) if year is not None and is_earlier else year


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


def _between_levels(sentence: Dated, resolve: Resolve) -> Period | None:
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


def _before_the_rise(figure: NumberMention, sentence: Dated) -> Period:
    """The first level of "since June, from 213 to 340": that of the date on which the time began."""
    if not years.has_level(figure, sentence.text):
        return UNKNOWN
    for span in (mention.period for mention in sentence.found if rises.is_span(sentence.text, mention)):
        day = rises.level_day(span.start, sentence.dates.ends)
        if day is None and span.basis != "fieldwork":
            day = rises.opening_day(span)
        if day is not None:
            return Period("snapshot", day, day, span.basis)
    return UNKNOWN
