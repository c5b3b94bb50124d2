"""Column headings over one or several header rows: the measure they name, the period, whose value it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from ingest.readers.periods import UNKNOWN, Period, PeriodContext
from ingest.readers.table_reading.cells import is_range
from ingest.readers.table_reading.grid import Grid
from ingest.readers.table_reading.heading_kinds import Kind, comparator_of, kind_of_heading
from ingest.readers.table_reading.heading_periods import Named, is_over_all, name_period
from ingest.readers.table_reading.heading_rows import name_periods
from ingest.readers.table_reading.labels import clean
from ingest.readers.table_reading.roles import Roles, heading_texts
from ingest.readers.table_reading.vocabulary import named

_BARE_UNIT = re.compile(r"(?:%|per ?cent(?:age)?|rate)", re.I)
_BARE_COUNT = re.compile(r"(?:number|numbers|no\.?|count|total|n)\b(?: \S+){0,2}", re.I)


@dataclass(frozen=True)
class Heading:
    """A column's heading: `words` name the measure, `texts` are its cells as printed, outermost first."""

    words: str
    texts: tuple[str, ...]
    named: Named
    comparator: str | None
    kind: Kind = "measure"

    @property
    def period(self) -> Period | None:
        """The period it names, None where it names none."""
        return self.named.period

    @property
    def is_over_all(self) -> bool:
        """Whether the column totals the periods of the others."""
        return self.period is None and is_over_all(self.words)


def read_headings(grid: Grid, roles: Roles, context: PeriodContext) -> dict[int, Heading]:
    """The headings of the columns of values, by column."""
    levels = _levels(grid, roles)
    named_levels = [name_periods(level, context) for level in levels]
    shared = [Counter(level) for level in levels[:-1]]
    headings = {
        column: _heading(
            [level[at] for level in levels],
            [level[at] for level in named_levels],
            any(level[at] and counts[level[at]] > 1 for level, counts in zip(levels, shared, strict=False)),
            context,
        )
        for at, column in enumerate(roles.values)
    }
    return _with_counted(headings)


def corner(grid: Grid, roles: Roles) -> str:
    """What stands in the header over the labels; where one of their columns holds the measures, its heading."""
    texts = [clean(" ".join(heading_texts(grid, index))) for index in roles.labels]
    measures = [text for text in texts if named("measure_heading", text) is not None]
    return measures[0] if measures else clean(" ".join(text for text in texts if text))


def _levels(grid: Grid, roles: Roles) -> list[list[str]]:
    """The header rows over the values, outermost first; a group's heading holds for the empty cells after it."""
    levels = []
    for header in grid.headers:
        texts = [header.cells[column].text for column in roles.values]
        if header is not grid.headers[-1]:
            for at in range(1, len(texts)):
                texts[at] = texts[at] or texts[at - 1]
        levels.append(texts)
    return levels


def _heading(texts: list[str], levels: list[Named], is_group: bool, context: PeriodContext) -> Heading:
    """One column's heading; the lines of a heading that no other column shares are one wrapped text."""
    period = None
    for outer, level in enumerate(levels):
        if level.period is None:
            continue
        period = _within(texts[outer], period, context) if period and period.end else level.period
    words = [clean(level.words) for level in levels if clean(level.words)]
    if len(words) > 1:
        words = [word for word in words if not is_range(word)]
    joined = (", " if is_group else " ").join(dict.fromkeys(words))
    said = (joined, *reversed(words))
    comparator = next((meaning for word in said if (meaning := comparator_of(word, is_heading=True))), None)
    kinds = [kind_of_heading(word) for word in said]
    kind: Kind = next((kind for kind in kinds if kind != "measure"), "measure")
    named = Named(
        period,
        joined,
        is_mended=any(level.is_mended for level in levels),
        is_untold=any(level.is_untold for level in levels) and not (period and period.end),
    )
    return Heading(joined, tuple(text for text in texts if text), named, comparator, kind)


def _within(text: str, outer: Period, context: PeriodContext) -> Period | None:
    """What "Q1" means under "2023/24": the year stands in the heading, so that nothing is inferred."""
    inner = name_period(text, replace(context, covers=outer)).period
    return replace(inner, basis="printed") if inner and inner.end else inner


def _with_counted(headings: dict[int, Heading]) -> dict[int, Heading]:
    """A bare "%" is the percentage of what the column before it counts: its words, period and owner are that one's.

    Behind two columns of periods it may as well be the change between them: then it has no period.
    """
    told: dict[int, Heading] = {}
    counted: list[Heading] = []
    is_behind_unit = False
    for column, heading in headings.items():
        *group, last = heading.words.split(", ") if heading.words else [""]
        is_unit = bool(_BARE_UNIT.fullmatch(last))
        if not is_unit:
            counted = [heading] if is_behind_unit else [*counted, heading]
        elif counted:
            heading = _of_counted(heading, group, last, counted)
        is_behind_unit = is_unit
        told[column] = heading
    return told


def _of_counted(heading: Heading, group: list[str], last: str, counted: list[Heading]) -> Heading:
    before = counted[-1]
    inner = before.words.split(", ")
    names = inner[:-1] if _BARE_COUNT.fullmatch(inner[-1]) else inner
    if not group or inner[: len(group)] == group:
        words = ", ".join(word for word in dict.fromkeys([*group, *names, last]) if word)
        heading = replace(heading, words=words, comparator=heading.comparator or before.comparator)
    dated = [other for other in counted if other.period is not None]
    if heading.period is None and before.period is not None:
        is_untold = len(dated) > 1
        period = UNKNOWN if is_untold else before.period
        heading = replace(heading, named=replace(heading.named, period=period, is_untold=is_untold))
    return heading
