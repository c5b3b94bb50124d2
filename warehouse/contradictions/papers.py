"""What the rules read: the papers of one authority with what was read from them, each in printed order."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from warehouse.intervals import Interval, printed_interval

_PER = re.compile(r"(?:[^.;,\d]*?\sto\s(?:about\s)?[\d.]+)?(?:\s+[a-z]+){0,3}\s+per\s+\d", re.I)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A passage that says something: where it stands and its words, letter for letter."""

    rendition_id: str
    section: str | None
    paragraph: str | None
    page: int | None
    quote: str
    char_start: int
    char_end: int

    def is_with(self, other: Passage) -> bool:
        """Whether both quote one sentence, item or row of a table."""
        return (self.rendition_id, self.char_start) == (other.rendition_id, other.char_start)


@dataclass(frozen=True, kw_only=True)
class Figure(Passage):
    """One landed figure with its meaning: columns of `landing.observations` and `meaning.observation_meanings`.

    `measure` is None where no measure of the catalogue is it, or where its value cannot be what the measure says.
    """

    observation_id: str
    measure: str | None
    breakdown: str
    value: float
    value_printed: str
    value_start: int
    value_end: int
    unit: str
    qualifier: str
    comparator: str | None
    is_change: bool
    period_kind: str
    period_start: dt.date | None
    period_end: dt.date | None
    period_basis: str
    reading: str
    table_number: int | None
    row_number: int | None
    column_number: int | None
    is_total: bool
    reported_label: str
    counted: str | None
    predicate: str | None
    restrictors: str | None
    framed_by: str | None
    part_of: str | None
    leans_on: str | None
    antecedent_basis: str | None
    role: str | None
    is_negated: bool | None

    @cached_property
    def interval(self) -> Interval:
        """The values that the printed figure may stand for; "65 girls per 10,000" is a rate, whatever it is read as."""
        unit = "rate_per_10000" if self.unit == "count" and _PER.match(self.after) else self.unit
        return printed_interval(self.value, self.value_printed, unit, self.qualifier)

    @property
    def before(self) -> str:
        """The words of its passage before it."""
        return self.quote[: max(0, self.value_start - self.char_start)]

    @property
    def after(self) -> str:
        """The words of its passage behind it."""
        return self.quote[max(0, self.value_end - self.char_start) :]

    @property
    def is_level(self) -> bool:
        """Whether it is the authority's own value of a day or time: no change, target, forecast or comparator."""
        return (
            not self.is_change and self.comparator is None and self.role not in ("change", "gap", "target", "forecast")
        )


@dataclass(frozen=True, kw_only=True)
class Finding(Passage):
    """One landed finding: a paragraph or listed item."""

    finding_id: str
    kind: str
    text: str
    due_date: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Claim(Passage):
    """One landed claim in words; `words_start` and `words_end` are where its words stand in the stored text."""

    kind: str
    words_start: int
    words_end: int
    subject: str | None
    among: str | None
    least: float | None
    most: float | None
    period_start: dt.date | None
    period_end: dt.date | None

    @property
    def words(self) -> str:
        """The words that claim it, on one line."""
        return " ".join(self.quote[self.words_start - self.char_start : self.words_end - self.char_start].split())

    def holds(self, figure: Figure) -> bool:
        """Whether a figure is printed within the words that claim it."""
        is_with = figure.rendition_id == self.rendition_id
        return is_with and self.words_start <= figure.value_start < self.words_end


@dataclass(frozen=True, kw_only=True)
class Event(Passage):
    """One landed event: the inspection, visit or meeting itself, or an earlier one that the paper tells of."""

    event_kind: str
    start_date: dt.date | None
    end_date: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Note(Passage):
    """One landed reading note: damage or doubt met while reading."""

    kind: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One document in one file (a rendition), with what was read from it, each in printed order."""

    rendition_id: str
    document_id: str
    document_kind: str
    title: str | None
    local_authority_key: str | None
    fieldwork_start_date: dt.date | None = None
    fieldwork_end_date: dt.date | None = None
    document_date: dt.date | None = None
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()

    @cached_property
    def levels(self) -> tuple[Figure, ...]:
        """The authority's own values, without changes, targets and forecasts."""
        return tuple(figure for figure in self.figures if figure.is_level)

    @cached_property
    def by_measure(self) -> dict[str, list[Figure]]:
        """The own values that have a measure, by it."""
        found: dict[str, list[Figure]] = {}
        for figure in self.levels:
            if figure.measure:
                found.setdefault(figure.measure, []).append(figure)
        return found

    @cached_property
    def by_passage(self) -> dict[int, list[Figure]]:
        """All figures, by where their passage begins."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.char_start, []).append(figure)
        return found
