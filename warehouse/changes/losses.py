"""Values that would vanish though nobody withdrew their document: how many, of what, and when that is too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.vocabularies import EXPECTED_LOSSES, Change, ChangeReason
from warehouse.changes.log import CHANGES
from warehouse.sql import literal

LARGEST_SHARE = 0.05
"""Of the values and grades that stand, the share of which a refresh may lose unasked."""
NAMED = 5

# A figure that is no longer known to be of its measure is lost to everyone who asks for the measure.
_LOST = f"""
    from {CHANGES}
    where run_id = ? and not list_contains({list(map(str, EXPECTED_LOSSES))}, why)
        and (change = '{Change.WITHDRAWN}' or measure_before is not null and measure_after is null)
"""


@dataclass(frozen=True)
class Losses:
    """What a publication would lose of the values that stand; each part by name and number, the greatest first."""

    stood: int
    lost: int
    why: Sequence[tuple[str, int]] = ()
    documents: Sequence[tuple[str, int]] = ()
    measures: Sequence[tuple[str, int]] = ()

    @property
    def are_too_many(self) -> bool:
        """Whether more is lost than may be lost unasked."""
        return self.lost > LARGEST_SHARE * self.stood

    def in_words(self, listed: Path) -> str:
        """How many of what are lost and why, where they are listed, and how to publish all the same."""
        reasons = ", ".join(f"{number:,} because {ChangeReason(why).meaning}" for why, number in self.why)
        return (
            f"{self.lost:,} of the {self.stood:,} values that stand published would vanish, though no document of "
            f"theirs was withdrawn: {self.lost / self.stood:.0%}, where a refresh may lose {LARGEST_SHARE:.0%} "
            f"({reasons}). Of documents: {_named(self.documents)}. Of measures: {_named(self.measures)}. "
            f"All are listed in {listed}. Name every folder of documents, mend what lost them, or accept it: "
            "refresh with --allow-loss"
        )


def losses(connection: duckdb.DuckDBPyConnection, run_id: str, stood: int) -> Losses:
    """What a file of which so many values stood has lost in a run, by its own log of changes."""

    def by(named: str) -> list[tuple[str, int]]:
        query = f"select {named} as named, count(*) as n {_LOST} group by named order by n desc, named"
        return connection.execute(query, [run_id]).fetchall()

    why = by("why")
    measures = by("coalesce(measure_before, area, 'values without a measure')")
    return Losses(stood, sum(number for _, number in why), why, by("document_file"), measures)


def list_losses(connection: duckdb.DuckDBPyConnection, run_id: str, listed: Path) -> None:
    """Writes every value that is lost to a CSV file."""
    query = f"select * {_LOST.replace('?', literal(run_id))} order by document_file, before"
    connection.execute(f"copy ({query}) to {literal(str(listed))} (header)")


def _named(numbers: Sequence[tuple[str, int]]) -> str:
    shown = ", ".join(f"{name} ({number:,})" for name, number in numbers[:NAMED])
    more = len(numbers) - NAMED
    return f"{shown} and {more:,} more" if more > 0 else shown
