"""The period of each figure of a sentence: from the words beside it, else from what stands above it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.readers.calendar_dates import academic_year
from ingest.readers.numbers import NumberMention
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, PeriodMention, at_month_end, fieldwork, find_periods
from ingest.readers.statements.scope import states_school_results

# A date of something done, not of the figure: published in January 2014, in post since 2007, appointed in 2016.
_EVENT_BEFORE = re.compile(
    r"\b(?:published|issued|appointed|introduced|established|implemented|launched|opened|commissioned|agreed|"
    r"approved|inspected|"
    r"signed off|refreshed|reviewed|developed|ratified|relaunched|statistics|profile of[^,.;]*|census|budget|by|due|"
    r"until)\W+"
    r"(?:(?:in|on|at|for|by)\s+)?(?:the\s+)?$",
    re.I,
)
_COMPARED_WITH = re.compile(r"^\W*(?:in comparison|compared?|when compared) (?:to|with)\s+(?:the\s+)?$", re.I)
_STOCK = re.compile(
    r"\b(?:protection plans?|looked after|in (?:our )?care|care leavers|caseloads?|children in need|placements?|"
    r"vacanc\w+|lac|cla)\b",
    re.I,
)
_FROM = re.compile(r"\bfrom\s+(?:(?!to\b)[a-z]+\s+){0,3}$|\b(?:was|were|had been)\s+previously\s+$", re.I)
_TOWARDS = re.compile(r"\b(?:from|to|than|with|was|at|of)\s+(?:\w+\s+){0,2}$", re.I)
_FOLLOWS = re.compile(
    r"(?:\s?%)?(?:\s+[^.;:]{0,60}?)?(?:\s|\()(?:at|in|on|by|for|during|over|to|as at|as of|since|the|,|"
    r"between)?\s*(?:the\s+)?$|\s*\(?$",
    re.I,
)
_ANAPHORA = re.compile(
    r"(?:however,?\s+|also,?\s+|and\s+)?(?:of (?:this|these|those|them|the)|this|these|those|they|only|a further|"
    r"in addition|the remaining|"
    r"another|here|both|\d+(?:\.\d+)?% of (?:these|those|the)|during this|in (?:this|the same|that) (?:period|year|"
    r"time)|over the same|it)\b",
    re.I,
)
_EARLIER_NAMED = re.compile(
    r"\b(?:from|than|on|against)\s+(?:the\s+)?(?:previous|last|prior)\s+(?:\w+\s+)?year\W*(?:in\s+|of\s+)?$", re.I
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
    relative: Period | None = None
    ends: list[dt.date] = field(default_factory=list)
    as_at: dt.date | None = None

    def date_bullets(self, period: Period) -> None:
        """A bullet that opens with a date dates those below it; "the last 12 months" below end on its day."""
        self.bullet = period
        if period.kind == "snapshot":
            self.as_at = period.end


def mentions(text: str, context: PeriodContext, as_at: dt.date | None) -> list[PeriodMention]:
    """The periods that a sentence prints for its figures; dates of events ("published in") are left out."""
    found = find_periods(text, context, as_at)
    found = [mention for mention in found if not _COMPARED_WITH.search(text[: mention.start])]
    found = [
        mention
        for mention in found
        if mention.period.basis == "fieldwork"
        or not _EVENT_BEFORE.search(text[max(0, mention.start - 40) : mention.start])
    ]
    if not any(mention.period.kind == "year" for mention in found) or not states_school_results(text):
        return found
    return [mention._replace(period=_school_year(mention.period)) for mention in found]


def _school_year(period: Period) -> Period:
    """Results "in 2016" are those of the school year that ended in it."""
    if period.kind != "year" or period.end is None or (period.end.month, period.end.day) != (12, 31):
        return period
    return Period("academic_year", *academic_year(period.end.year - 1), period.basis)


def _for_results(period: Period, text: str) -> Period:
    """An inherited financial year is the school year of results: both begin in the year that 2015–16 names first."""
    if period.kind != "financial_year" or period.start is None or not states_school_results(text):
        return period
    return Period("academic_year", *academic_year(period.start.year), period.basis)


def _year_of_results(covers: Period) -> Period:
    """The school year of a report on "outcomes 2015/16"; UNKNOWN where it covers more or less than a year."""
    if covers.kind not in ("financial_year", "academic_year") or covers.start is None:
        return UNKNOWN
    return Period("academic_year", *academic_year(covers.start.year), "title")


def period_of(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention]
) -> Period | None:
    """The period that the sentence prints for one of its figures; None where it prints none for it."""
    after = next((mention for mention in found if mention.start >= figure.end), None)
    if after and _is_between(figures, text, figure, after):
        after = None
    if _FROM.search(text[max(0, figure.start - 30) : figure.start]):
        earlier = next((mention.period for mention in found if _is_earlier(text, mention)), None)
        if earlier is not None and after is None:
            return earlier
    before = [mention for mention in found if mention.end <= figure.start]
    before = [mention for mention in before if not _is_consumed(mention, figures, text)]
    prefix = text[max(0, figure.start - 30) : figure.start]
    chosen = before[-1] if before else None
    if (
        after
        and (chosen is None or _TOWARDS.search(prefix) or figures[0] is not figure)
        and _reaches(text, figure, after)
    ):
        chosen = after
    if chosen is None:
        return _closing(figures, text, found)
    if chosen is not after and _FROM.search(prefix):
        return UNKNOWN
    return chosen.period


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
    ):
        return None
    before_last = text[max(0, figures[-1].start - 25) : figures[-1].start]
    is_comparison = re.search(r"\b(?:from|than|with|to|against|previously)\s+(?:\w+\s+){0,2}$", before_last)
    return None if is_comparison or not _reaches(text, figures[-1], found[0]) else found[0].period


def _is_between(figures: Sequence[NumberMention], text: str, figure: NumberMention, mention: PeriodMention) -> bool:
    """True where another figure stands between, unless it only explains this one in brackets."""
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
    for other in figures:
        if other.end <= mention.start and re.fullmatch(
            r"(?:\s?%)?(?:\s?\([^)]*\))?(?:\s+\w+)?\s+(?:at|in|on|by|for|as at|during)?\s*(?:the end of\s*)?",
            text[other.end : mention.start],
        ):
            return True
    return False


def _reaches(text: str, figure: NumberMention, mention: PeriodMention) -> bool:
    between = text[figure.end : mention.start]
    return len(between) <= 110 and not re.search(r"[;:]|\.\s|\b(?:than|compared|against|above|below)\b", between)


def resolve(
    printed: Period | None,
    figure: NumberMention,
    text: str,
    context: PeriodContext,
    dates: Dates,
    is_own: bool,
    is_change: bool,
    in_area: bool,
) -> Period:
    """The period of a figure: as printed, else inherited, else the fieldwork for an authority's own value."""
    if printed is not None:
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
            return _for_results(replace(inherited, basis=basis), text) if is_own else UNKNOWN
    if not is_own or re.search(r"\bscorecard\b|\breported as\b", text, re.I):
        return UNKNOWN
    if context.covers is not None and context.covers.start is not None and states_school_results(text):
        return _year_of_results(context.covers)
    return fieldwork(context)


def _is_level(figure: NumberMention, text: str) -> bool:
    return bool(_STOCK.search(text)) or bool(_FROM.search(text[max(0, figure.start - 20) : figure.start]))


def _is_level_reached(figure: NumberMention, text: str, period: Period, context: PeriodContext) -> bool:
    """True for the second level of "over the last ten months, from 213 to 340": it stands at the end of the period."""
    now = fieldwork(context)
    is_second = re.search(r"\bfrom\b[^.;]*\bto\s+(?:\w+\s+){0,2}$", text[: figure.start])
    return bool(is_second and _STOCK.search(text) and now.end and period.end == now.end and period.start != now.start)


def remember(
    dates: Dates,
    found: Sequence[PeriodMention],
    figures: Sequence[NumberMention],
    text: str,
    context: PeriodContext,
) -> None:
    """Keep what the next sentence may lean on: the period of this one's first figure before any other."""
    known = [mention.period for mention in found if mention.period.end]
    has_figures = bool(figures)
    if found and has_figures:
        leading = period_of(figures[0], figures, text, found)
        dates.sentence = leading if leading and leading.end else known[0] if known else None
    if (
        context.fieldwork_end is None
        and has_figures
        and known
        and known[0].basis == "printed"
        and known[0].kind not in ("year", "month")
    ):
        dates.paragraph = known[0]
    for period in known:
        if period.kind in ("snapshot", "month") and period.end is not None:
            dates.ends.append(period.end)
        elif period.kind in ("range", "year") and period.basis != "printed" and period != fieldwork(context):
            dates.relative = _from_earlier_value(period, dates.ends)


def _from_earlier_value(period: Period, ends: Sequence[dt.date]) -> Period:
    """The last ten months begin the day after an earlier value that the paragraph dates, where the two nearly meet."""
    if period.start is None:
        return period
    for end in ends:
        if abs((period.start - end).days) <= _NEARLY:
            return replace(period, start=end + dt.timedelta(days=1))
    return period
