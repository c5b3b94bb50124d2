"""Which papers a nation has: for each authority and year so many of each kind, in an order that a seed fixes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from ingest import catalogue
from tests.benchmark.nation import committee, inspections, letters
from tests.benchmark.nation.composing import Composition
from tests.benchmark.nation.printing import as_pdf, as_text
from tests.benchmark.nation.truth import Truth

YEARS = range(2014, 2026)


@dataclass(frozen=True)
class Kind:
    """How papers of one kind are composed, how many a year an authority has, in which years, and whether as PDF.

    `documents`: how many a reader finds in one.
    """

    compose: Callable[[Random, str, str, dt.date], Composition]
    a_year: float
    years: range = YEARS
    is_pdf: bool = False
    documents: int = 1


KINDS = (
    Kind(inspections.sif_report, 0.27, range(2014, 2018), is_pdf=True),
    Kind(inspections.ilacs_report, 0.3, range(2018, 2026), is_pdf=True),
    Kind(letters.focused_visit_letter, 0.3, range(2018, 2026), is_pdf=True),
    Kind(letters.monitoring_visit_letter, 0.5, is_pdf=True),
    Kind(committee.committee_pack, 7, documents=11),
    Kind(committee.minutes, 12),
    Kind(committee.performance_scorecard, 4),
    Kind(committee.annual_report, 2),
)
"""SIF: 153 reports in four years. ILACS: one in three years and a focused visit in between. Packs hold eleven
documents each (themselves, an agenda, five reports, four appendices), so that an authority's year has about 97
documents and a nation's twelve years nearly 180,000."""


@dataclass(frozen=True)
class Paper:
    """One paper before it is composed."""

    kind: Kind
    place: str
    day: dt.date
    number: int

    @property
    def file_name(self) -> str:
        """Sorts in the order in which papers are written and says nothing of what is in it."""
        return f"{self.number:06}.{'pdf' if self.kind.is_pdf else 'txt'}"

    def composed(self, seed: int) -> tuple[bytes, Truth]:
        """The bytes of the file and what they print."""
        random = Random(f"{seed}/{self.place}/{self.number}")
        paper = self.kind.compose(random, self.place, f"{self.place} Council", self.day)
        data = as_pdf(paper.blocks) if self.kind.is_pdf else as_text(paper.blocks).encode()
        return data, paper.truth


def papers(number: int, authorities: int = 153, seed: int = 1) -> Iterator[Paper]:
    """The first papers of so many authorities: few authorities make them dense, all of them make them thin.

    The first thousand of ten thousand are the same papers as the thousand asked for alone.
    """
    places = [
        row["short_name"] for row in catalogue.rows("local_authorities") if row["la_code"] and not row["valid_to"]
    ]
    random = Random(seed)
    random.shuffle(places)
    drawn = [
        (random.random(), kind, place, dt.date(year, 1, 6) + dt.timedelta(days=7 * random.randrange(51)))
        for place in places[:authorities]
        for year in YEARS
        for kind in KINDS
        if year in kind.years
        for _ in range(int(kind.a_year + random.random()))
    ]
    drawn.sort(key=lambda one: one[0])
    return (Paper(kind, place, day, order) for order, (_, kind, place, day) in enumerate(islice(drawn, number)))
