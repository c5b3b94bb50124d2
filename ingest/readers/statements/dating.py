"""The period of each figure of a sentence: from the words beside it, else from what stands above it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.calendar_dates import academic_year
from ingest.readers.numbers import NumberMention
from ingest.readers.periods import UNKNOWN, Period, PeriodContext, PeriodMention, at_month_end, fieldwork, find_periods
from ingest.readers.statements.scope import states_school_results

# A date of something done, not of the figure: published in January 2014, in post since 2007, appointed in 2016.
_EVENT_BEFORE = re.compile(
    r"\b(?:published|issued|appointed|introduced|established|implemented|launched|opened|commissioned|agreed|approved|inspected|"
    r"signed off|refreshed|reviewed|developed|ratified|relaunched|statistics|profile of[^,.;]*|census|budget|by|due|until)\W+"
    r"(?:(?:in|on|at|for|by)\s+)?(?:the\s+)?$",
    re.I,
)
_STOCK = re.compile(
    r"\b(?:protection plans?|looked after|in (?:our )?care|care leavers|caseloads?|children in need|placements?|vacanc\w+|lac|cla)\b",
    re.I,
)
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,3}$|\b(?:was|were|had been)\s+previously\s+$", re.I)
_TOWARDS = re.compile(r"\b(?:from|to|than|with|was|at|of)\s+(?:\w+\s+){0,2}$", re.I)
_FOLLOWS = re.compile(
    r"(?:\s?%)?(?:\s+[^.;:]{0,60}?)?(?:\s|\()(?:at|in|on|by|for|during|over|to|as at|as of|since|the|,|between)?\s*(?:the\s+)?$|\s*\(?$",
    re.I,
)
_ANAPHORA = re.compile(
    r"(?:however,?\s+|also,?\s+|and\s+)?(?:of (?:this|these|those|them|the)|this|these|those|they|only|a further|in addition|the remaining|"
    r"another|here|both|during this|in (?:this|the same|that) (?:period|year|time)|over the same|it)\b",
    re.I,
)
_EARLIER = re.compile(r"\b(?:previous(?:ly)?|last year|the year before|prior year|earlier)\b", re.I)


@dataclass
class Dates:
    """The last period that each place above a sentence printed; what an undated sentence may lean on."""

    sentence: Period | None = None
    bullet: Period | None = None
    section: Period | None = None
    relative: Period | None = None
    as_at: dt.date | None = None


def mentions(text: str, context: PeriodContext, dates: Dates) -> list[PeriodMention]:
    """The periods that a sentence prints for its figures; dates of events ("published in") are left out."""
    found = find_periods(text, context, dates.as_at)
    found = [mention for mention in found if not _EVENT_BEFORE.search(text[max(0, mention.start - 40) : mention.start])]
    if not any(mention.period.kind == "year" for mention in found) or not states_school_results(text):
        return found
    return [mention._replace(period=_school_year(mention.period)) for mention in found]


def _school_year(period: Period) -> Period:
    """Results "in 2016" are those of the school year that ended in it."""
    if period.kind != "year" or period.end is None or (period.end.month, period.end.day) != (12, 31):
        return period
    return Period("academic_year", *academic_year(period.end.year - 1), period.basis)


def period_of(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention]
) -> Period | None:
    """The period that the sentence prints for one of its figures; None where it prints none for it."""
    after = next((mention for mention in found if mention.start >= figure.end), None)
    if after and _is_between(figures, text, figure, after):
        after = None
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
        return None
    if chosen is not after and _FROM.search(prefix):
        return UNKNOWN
    return chosen.period


def _is_between(figures: Sequence[NumberMention], text: str, figure: NumberMention, mention: PeriodMention) -> bool:
    """True where another figure stands between, unless it only explains this one in brackets."""
    between = [other for other in figures if figure.end <= other.start < mention.start]
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
    return len(between) <= 110 and not re.search(r"[;:]|\.\s", between)


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
        return at_month_end(printed) if _is_level(figure, text) else printed
    if _EARLIER.search(text[max(0, figure.start - 40) : figure.start]):
        return UNKNOWN
    if is_change and dates.relative is not None and not in_area:
        return replace(dates.relative, basis="sentence_before")
    if dates.sentence is not None and (in_area or _ANAPHORA.match(text)):
        return replace(dates.sentence, basis="sentence_before") if is_own else UNKNOWN
    for inherited, basis in ((dates.bullet, "parent_bullet"), (dates.section, "section")):
        if inherited is not None:
            return replace(inherited, basis=basis) if is_own else UNKNOWN
    if not is_own or re.search(r"\bscorecard\b|\breported as\b", text, re.I):
        return UNKNOWN
    return fieldwork(context)


def _is_level(figure: NumberMention, text: str) -> bool:
    return bool(_STOCK.search(text)) or bool(_FROM.search(text[max(0, figure.start - 20) : figure.start]))


def _is_level_reached(figure: NumberMention, text: str, period: Period, context: PeriodContext) -> bool:
    """True for the second level of "over the last ten months, from 213 to 340": it stands at the end of the period."""
    now = fieldwork(context)
    is_second = re.search(r"\bfrom\b[^.;]*\bto\s+(?:\w+\s+){0,2}$", text[: figure.start])
    return bool(is_second and _STOCK.search(text) and now.end and period.end == now.end and period.start != now.start)


def remember(dates: Dates, found: Sequence[PeriodMention], has_figures: bool) -> None:
    """Keep what the next sentence may lean on."""
    if found and has_figures:
        dates.sentence = found[0].period if found[0].period.end else None
    ranges = [
        mention.period
        for mention in found
        if mention.period.kind in ("range", "year") and mention.period.basis != "printed"
    ]
    if ranges:
        dates.relative = ranges[-1]
