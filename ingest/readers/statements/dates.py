"""The last period that each place above a sentence printed: what an undated sentence may lean on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.readers.number_mention import NumberMention
from ingest.readers.period import Period, PeriodContext, PeriodMention, fieldwork
from ingest.readers.statements import rises
from ingest.readers.statements.dating import is_told_in_bracket, period_of
from ingest.readers.statements.frames import Frame, is_present
from ingest.readers.statements.years import ends_in_march, is_flow

_PRINTED = ("printed", "inferred_year")
_HOLDING = (*_PRINTED, "fieldwork", "sentence_before")


@dataclass
class Dates:
    """The last period of each place above.

    `earlier` is that of the last value something came from, `between` from there to what it came to; they hold for
    their paragraph only, as `frame` does, the time in force there, and `results`, the school year last told. `ends` are
    the days printed for values so far, `closes_in_march` says that a heading or table has been dated by a financial
    year or its last day; `own` is the period of the authority's own figure told last in the sentence.
    """

    results: Period | None = None
    earlier: Period | None = None
    paragraph: Period | None = None
    bullet: Period | None = None
    section: Period | None = None
    is_own_heading: bool = False
    relative: Period | None = None
    between: Period | None = None
    closes_in_march: bool = False
    ends: list[dt.date] = field(default_factory=list)
    as_at: dt.date | None = None
    is_as_at_misprinted: bool = False
    frame: Frame | None = None
    own: Period | None = None

    def date_bullets(self, period: Period) -> None:
        """A bullet that opens with a date dates those below it; "the last 12 months" below end on its day."""
        self.bullet = period
        if period.kind == "snapshot" or period.is_misprinted:
            self.as_at, self.is_as_at_misprinted = period.end, period.is_misprinted

    def known(self, context: PeriodContext) -> PeriodContext:
        """What the periods of a bullet may lean on: "the last 12 months" under a misprinted day end on no other."""
        return replace(context, fieldwork_start=None, fieldwork_end=None) if self.is_as_at_misprinted else context

    def date_section(self, period: Period | None) -> None:
        """A dated heading or table dates what is written below it."""
        self.section, self.paragraph = period, None
        self.closes_in_march = self.closes_in_march or (period is not None and ends_in_march(period.end))
        if period is not None and period.kind == "snapshot" and period.end is not None:
            self.ends.append(period.end)

    def enter_block(self) -> None:
        """Forget what no paragraph hands on to the next."""
        self.relative = self.between = self.earlier = self.results = self.frame = self.own = None

    def put_in_force(self, text: str, stated: Sequence[Period], found: Sequence[PeriodMention], now: Period) -> None:
        """The time that holds for the sentences below: the latest of this one's figures, else the one it prints."""
        known = [period for period in stated if period.end and period.basis in _HOLDING]
        told = [mention.period for mention in found if mention.period.end and mention.period.basis in _PRINTED]
        if known:
            last = max(known[::-1], key=lambda period: period.end or dt.date.min)
            self.frame = Frame(last, text, has_figures=True, is_now=last == now)
        elif len(told) == 1 and not stated:
            self.frame = Frame(told[0], text, has_figures=False, is_now=False)
        else:
            self.pass_by(text)

    def pass_by(self, text: str) -> None:
        """A sentence that dates no figure has come between; one on the days of the inspection ends the time before."""
        keeps = self.frame is not None and (self.frame.is_now or not is_present(text, 0, len(text)))
        self.frame = replace(self.frame, is_direct=False) if self.frame and keeps else None

    def remember(
        self,
        found: Sequence[PeriodMention],
        figures: Sequence[NumberMention],
        text: str,
        context: PeriodContext,
    ) -> None:
        """Keep what the paragraphs below may lean on: the period of this sentence's first figure before any other."""
        known = [mention.period for mention in found if mention.period.end]
        self.results = next((period for period in known if period.kind == "academic_year"), self.results)
        if found and figures and context.fieldwork_end is None:
            first = figures[0]
            period = period_of(first, figures, text, found)
            if period is None or not (period.end or period.is_misprinted):
                told = [each.period for each in found if not is_told_in_bracket(each, first, text)]
                period = next((each for each in told if each.end), None)
            is_from = rises.is_earlier(figures, text, first.start, first.end)
            if period and period.end and not is_from and self._may_date_paragraphs(period):
                self.paragraph = period
        self._remember_spans(found, known, context)
        self._remember_levels(found, figures, text)

    def _remember_levels(self, found: Sequence[PeriodMention], figures: Sequence[NumberMention], text: str) -> None:
        """The time between two levels is that of the change which is told after them: this is a fall of 16."""
        for both in rises.pairs_of_levels(figures, text):
            first, last = (period_of(level, figures, text, found) for level in both)
            if first and last and first.end and last.end and first.end < last.end and not is_flow(text):
                self.between = Period("range", first.end, last.end, last.basis)

    def _remember_spans(self, found: Sequence[PeriodMention], known: Sequence[Period], context: PeriodContext) -> None:
        span = rises.since(found)
        if span is not None:
            self.paragraph = None
            self.relative = rises.closed(span, self.section, self.ends) if self.section else self.relative
        for period in known:
            if period.kind in ("snapshot", "month") and period.end is not None:
                self.ends.append(period.end)
            elif period.kind in ("range", "year") and period.basis != "printed" and period != fieldwork(context):
                self.relative = rises.from_earlier_value(period, self.ends)

    def _may_date_paragraphs(self, period: Period) -> bool:
        """True for a period firm enough to hold for the paragraphs below; under a dated heading only a span is."""
        if period.basis != "printed" or period.kind in ("year", "month"):
            return False
        if self.section is None or not self.is_own_heading:
            return True
        return period.kind != "snapshot" and _is_within(period, self.section)


def _is_within(period: Period, outer: Period) -> bool:
    if period.start is None or period.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= period.start and period.end <= outer.end
