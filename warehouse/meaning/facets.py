"""The facets of the catalogue's measures: which concepts each needs, which it takes in, and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest import catalogue

NEGATION = "negation"
SHORTFALL = "shortfall"
OF_THESE = "of_these"
OF_AGE = "of_age"
ALWAYS = frozenset({"age", "sex", "ethnicity", "year_group", "time_limit", "area"})
"""Keys by which any measure may be broken down."""


@dataclass(frozen=True)
class Facets:
    """What a statement must say for a measure, and what it may say besides.

    `requires`: of each group at least one concept; `takes_in`: concepts that restrict nothing in this measure;
    `breaks_down_by`: keys of breakdowns that it may have; `is_negative`: the measure itself counts what is not so.
    """

    measure: str
    unit: str
    requires: tuple[frozenset[str], ...]
    takes_in: frozenset[str]
    breaks_down_by: frozenset[str]
    is_negative: bool

    def are_met_by(self, named: frozenset[str]) -> bool:
        """Whether every group is there."""
        return all(group & named for group in self.requires)

    def are_begun_by(self, named: frozenset[str]) -> bool:
        """Whether at least one group is there: what a paragraph named before counts nothing by itself."""
        return any(group & named for group in self.requires)

    def ask_more_than(self, other: Facets) -> bool:
        """Whether they require all that the other ones do, and something besides."""
        is_all = all(any(group <= wider for wider in self.requires) for group in other.requires)
        return is_all and len(self.requires) > len(other.requires)

    def beside(self, named: frozenset[str]) -> frozenset[str]:
        """The concepts that the measure neither requires nor takes in."""
        beside = (named & narrowing()) - self.takes_in - frozenset().union(*self.requires)
        if self.unit == "percent":
            # A share is always told of a whole.
            beside -= {OF_THESE}
        return beside - {NEGATION} if self.is_negative else beside

    def met(self, named: frozenset[str]) -> int:
        """How many of the concepts it requires or takes in: of two measures that fit, the one that says more."""
        return len(named & (self.takes_in | frozenset().union(*self.requires)))


@cache
def narrowing() -> frozenset[str]:
    """Concepts that narrow what is counted; the others are of a measure only where it requires or takes them in."""
    return frozenset(row["concept"] for row in catalogue.rows("concepts") if row["narrows"] == "yes") | {NEGATION}


@cache
def facets_by_unit() -> dict[str, tuple[Facets, ...]]:
    """Facets of every measure that has a row, by the unit of its values."""
    units = {row["measure"]: row["unit"] for row in catalogue.rows("measures")}
    found: dict[str, list[Facets]] = {}
    for row in catalogue.rows("measure_facets"):
        unit = units[row["measure"]]
        found.setdefault(unit, []).append(
            Facets(
                measure=row["measure"],
                unit=unit,
                requires=tuple(frozenset(group.split("|")) for group in row["requires"].split()),
                takes_in=frozenset(row["takes_in"].split()),
                breaks_down_by=frozenset(row["breaks_down_by"].split()) | ALWAYS,
                is_negative=row["is_negative"] == "yes",
            )
        )
    return {unit: tuple(rows) for unit, rows in found.items()}
