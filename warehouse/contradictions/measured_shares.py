"""The share of a measure as a paper gives it: printed as a percentage, or by its count and whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.contradictions.identities import identities, interval_in_list, wholes_of
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.wholes import is_of_all
from warehouse.contradictions.words import number, percent
from warehouse.intervals import Interval, share


@dataclass(frozen=True)
class Given:
    """A share and the figure that gives it: the percentage, or the count that is a part of `whole`."""

    figure: Figure
    interval: Interval
    value: float
    whole: Figure | None = None

    @property
    def in_words(self) -> str:
        """66.7 %, or 206 of 345, which is 59.71 %."""
        if self.whole is None:
            return percent(self.value)
        return f"{number(self.figure.value)} of {number(self.whole.value)}, which is {percent(self.value)}"


def printed(measure: str, paper: Paper) -> Iterator[Given]:
    """The percentages that are the whole measure."""
    for figure in paper.by_measure.get(measure, ()):
        if figure.unit == "percent" and not figure.breakdown and is_of_all(figure, paper):
            yield Given(figure, figure.interval, figure.value)


def counted(measure: str, paper: Paper) -> Iterator[Given]:
    """The shares that counts give with a whole that is surely of the same time."""
    for identity in identities():
        if identity.share != measure or identity.is_by_breakdown:
            continue
        for part in paper.by_measure.get(identity.part, ()):
            if part.unit == "count" and not part.breakdown and is_of_all(part, paper):
                for whole, doubts in wholes_of(identity, part, paper):
                    if not doubts and whole.value >= part.value:
                        given = share(interval_in_list(part, paper), interval_in_list(whole, paper))
                        yield Given(part, given, round(100 * part.value / whole.value, 2), whole)
