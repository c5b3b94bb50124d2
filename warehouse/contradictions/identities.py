"""Which measures count a part of what another counts: rows of `measure_identities.csv`, met with a paper's figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest import catalogue
from ingest.vocabularies import Doubt
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.times import date_doubts
from warehouse.intervals import ROUNDED_TO_FIVE, Interval, are_rounded_to_five


@dataclass(frozen=True)
class Identity:
    """One row: `share` and `apart` are empty where there is none."""

    part: str
    whole: str
    share: str
    apart: str

    @property
    def is_by_breakdown(self) -> bool:
        """Whether the part is a breakdown of the whole's own measure."""
        return self.part == self.whole


@cache
def identities() -> tuple[Identity, ...]:
    """All rows."""
    return tuple(Identity(**row) for row in catalogue.rows("measure_identities"))


def wholes_of(identity: Identity, figure: Figure, paper: Paper) -> Iterator[tuple[Figure, set[Doubt]]]:
    """The counts that may be the whole of a part or its share, each with the doubt whether it is of the same time."""
    for whole in paper.by_measure.get(identity.whole, ()):
        breakdown = "" if identity.is_by_breakdown else figure.breakdown
        if whole.unit == "count" and whole.value > 0 and whole.breakdown == breakdown and whole is not figure:
            doubts = date_doubts(figure, whole, paper)
            if doubts is not None:
                yield whole, doubts


def interval_in_list(count: Figure, paper: Paper) -> Interval:
    """What a count may stand for, as one of the counts of its section: older ones are all rounded to 5."""
    counts = [figure.value for figure in paper.levels if figure.unit == "count" and figure.section == count.section]
    return count.interval.widened(ROUNDED_TO_FIVE) if are_rounded_to_five(counts) else count.interval
