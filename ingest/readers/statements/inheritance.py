"""The period of a figure, where its sentence is silent: from what stands above it, else from the inspection."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.readers.calendar_dates import academic_year, financial_year
from ingest.readers.numbers import NumberMention
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, PeriodMention, at_month_end, fieldwork
from ingest.readers.statements.dating import COMES_FROM, period_of
from ingest.readers.statements.scope import states_school_results

_STOCK = re.compile(
    r"\b(?:protection plans?|looked after|in (?:our )?care|care leavers|caseloads?|children in need|placements?|"
    r"vacanc\w+|lac|cla)\b",
    re.I,
)
_FLOW = re.compile(
    r"\b(?:missing|started|ceased|entered|entering|left|leaving|adopted|referr\w+|became|received|reported|held|completed|"
    r"moved|experienced|visited|resulted)\b",
    re.I,
)
_ANAPHORA = re.compile(
    r"(?:however,?\s+|also,?\s+|and\s+)?(?:of (?:this|these|those|them|the)|this|these|those|they|only|a further|"
    r"in addition|the remaining|"
    r"another|here|both|\d+(?:\.\d+)?% of (?:these|those|the)|during this|in (?:this|the same|that) (?:period|year|"
    r"time)|over the same|it)\b",
    re.I,
)
_NEARLY = 10
_EARLIER = re.compile(r"\b(?:previous(?:ly)?|last year|the year before|prior year|earlier)\b", re.I)


@dataclass
class Dates:
    """The last period that each place above a sentence printed; what an undated sentence may lean on."""

    sentence: Period | None = None
    paragraph: Period | None = None
    bullet: Period | None = None
    section: Period | None = None
    is_own_heading: bool = False
    relative: Period | None = None
    ends: list[dt.date] = field(default_factory=list)
    as_at: dt.date | None = None

    def date_bullets(self, period: Period) -> None:
        """A bullet that opens with a date dates those below it; "the last 12 months" below end on its day."""
        self.bullet = period
        if period.kind == "snapshot":
            self.as_at = period.end

    def enter_block(self) -> None:
        """Forget what no paragraph hands on to the next."""
        self.sentence = self.relative = None

    def remember(
        self,
        found: Sequence[PeriodMention],
        figures: Sequence[NumberMention],
        text: str,
        context: PeriodContext,
    ) -> None:
        """Keep what the next sentence may lean on: the period of this one's first figure before any other."""
        known = [mention.period for mention in found if mention.period.end]
        if found and figures:
            leading = period_of(figures[0], figures, text, found)
            self.sentence = leading if leading and leading.end else known[0] if known else None
            lasting = None if COMES_FROM.search(text[: figures[0].start]) else self.sentence
            if context.fieldwork_end is None and lasting and self._may_date_paragraphs(lasting):
                self.paragraph = lasting
        for period in known:
            if period.kind in ("snapshot", "month") and period.end is not None:
                self.ends.append(period.end)
            elif period.kind in ("range", "year") and period.basis != "printed" and period != fieldwork(context):
                self.relative = _from_earlier_value(period, self.ends)

    def _may_date_paragraphs(self, period: Period) -> bool:
        """True for a period firm enough to hold for the paragraphs below; under a dated heading only a span is."""
        if period.basis != "printed" or period.kind in ("year", "month"):
            return False
        if self.section is None or not self.is_own_heading:
            return True
        return period.kind != "snapshot" and _is_within(period, self.section)


def resolve(
    printed: Period | None,
    figure: NumberMention,
    text: str,
    context: PeriodContext,
    dates: Dates,
    found: Sequence[PeriodMention],
    *,
    is_own: bool,
    is_change: bool,
    in_area: bool,
) -> Period:
    """The period of a figure: as printed, else inherited, else the fieldwork for an authority's own value."""
    comes_from = bool(COMES_FROM.search(text[max(0, figure.start - 30) : figure.start]))
    if printed is UNKNOWN and comes_from and _STOCK.search(text):
        return _before_the_rise(found, dates.ends)
    if printed is not None:
        if printed.kind == "year" and dates.section is not None and _ends_in_march(dates.section):
            return _year_of_section(printed, text)
        if printed.kind == "range" and not is_change and _is_level_reached(figure, text, printed, context):
            return fieldwork(context)
        if is_change and printed.kind == "range" and printed.basis != "printed":
            return _from_earlier_value(printed, dates.ends)
        return at_month_end(printed) if _is_level(figure, text) else printed
    if _EARLIER.search(text[max(0, figure.start - 40) : figure.start]):
        return UNKNOWN
    if is_change and dates.relative is not None and not in_area:
        return replace(dates.relative, basis="sentence_before")
    if dates.sentence is not None and (in_area or _ANAPHORA.match(text)):
        return replace(dates.sentence, basis="sentence_before") if is_own else UNKNOWN
    above = ((dates.bullet, "parent_bullet"), (dates.paragraph, "section"), (dates.section, "section"))
    for inherited, basis in above:
        if inherited is not None:
            period = _year_before(inherited) if comes_from else inherited
            has_date = period.end is not None and (is_own or states_school_results(text))
            return _for_results(replace(period, basis=basis), text) if has_date else UNKNOWN
    if context.covers is not None and context.covers.start is not None and states_school_results(text):
        return _year_of_results(context.covers)
    if not is_own or re.search(r"\bscorecard\b|\breported as\b", text, re.I):
        return UNKNOWN
    return fieldwork(context)


def _is_within(period: Period, outer: Period) -> bool:
    if period.start is None or period.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= period.start and period.end <= outer.end


def _before_the_rise(found: Sequence[PeriodMention], ends: Sequence[dt.date]) -> Period:
    """The first level of "over the last ten months, from 213 to 340": that of the date on which the months began."""
    for mention in found:
        start = _from_earlier_value(mention.period, ends).start
        if start is not None and start != mention.period.start:
            day = start - dt.timedelta(days=1)
            return Period("snapshot", day, day, mention.period.basis)
    return UNKNOWN


def _ends_in_march(period: Period) -> bool:
    return period.end is not None and (period.end.month, period.end.day) == (3, 31)


def _year_of_section(period: Period, text: str) -> Period:
    """Under "at 31 March 2016", a bare 2015 is the financial year that ended in it, or its last day for a level."""
    if period.end is None or (period.end.month, period.end.day) != (12, 31):
        return period
    start, end = financial_year(period.end.year - 1)
    if _FLOW.search(text) or not _STOCK.search(text):
        return Period("financial_year", start, end, period.basis)
    return Period("snapshot", end, end, period.basis)


def _year_before(period: Period) -> Period:
    """The financial year before, for the first value of "from 447 to 608" in a report by years; else UNKNOWN."""
    if period.kind != "financial_year" or period.start is None:
        return UNKNOWN
    return Period("financial_year", *financial_year(period.start.year - 1), period.basis)


def _is_level(figure: NumberMention, text: str) -> bool:
    """True where a number says how many there are, not how many came or went in a month."""
    if COMES_FROM.search(text[max(0, figure.start - 20) : figure.start]):
        return True
    return bool(_STOCK.search(text)) and not _FLOW.search(text)


def _is_level_reached(figure: NumberMention, text: str, period: Period, context: PeriodContext) -> bool:
    """True for the second level of "over the last ten months, from 213 to 340": it stands at the end of the period."""
    now = fieldwork(context)
    is_second = re.search(r"\bfrom\b[^.;]*\bto\s+(?:\w+\s+){0,2}$", text[: figure.start])
    return bool(is_second and _STOCK.search(text) and now.end and period.end == now.end and period.start != now.start)


def _for_results(period: Period, text: str) -> Period:
    """An inherited financial year or day is, for results of schools, the school year it names or stands in."""
    if period.start is None or not states_school_results(text):
        return period
    if period.kind == "financial_year":
        return Period("academic_year", *academic_year(period.start.year), period.basis)
    if period.kind == "snapshot":
        return Period("academic_year", *academic_year(period.start.year - (period.start.month < 9)), period.basis)
    return period


def _year_of_results(covers: Period) -> Period:
    """The school year of a report on "outcomes 2015/16"; UNKNOWN where it covers more or less than a year."""
    if covers.kind not in ("financial_year", "academic_year") or covers.start is None:
        return UNKNOWN
    return Period("academic_year", *academic_year(covers.start.year), "title")


def _from_earlier_value(period: Period, ends: Sequence[dt.date]) -> Period:
    """The last ten months begin the day after an earlier value that the paragraph dates, where the two nearly meet."""
    if period.start is None:
        return period
    for end in ends:
        if abs((period.start - end).days) <= _NEARLY:
            return replace(period, start=end + dt.timedelta(days=1))
    return period
