"""A contradiction: two places, the sum in words, what might reconcile them, and how far they lie apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.vocabularies import DiscrepancyStatus, Doubt, Severity
from warehouse.contradictions.papers import Figure, Passage

LOW_WITHIN, MEDIUM_WITHIN = 0.01, 0.1


@dataclass(frozen=True)
class Contradiction:
    """What a rule found: the figure or passage `a` beside `b`, which is None where `a` alone cannot be.

    `value_b` is the value printed at b, or what the arithmetic gives; `doubts` is all that might reconcile the two.
    """

    a: Passage
    value_a: float | None
    b: Passage | None
    value_b: float | None
    arithmetic: str
    doubts: frozenset[Doubt] = frozenset()
    apart: float | None = None
    """By which share two wordings differ, where what differs is no value."""

    @property
    def status(self) -> DiscrepancyStatus:
        """Firm where counted thing, restrictors, date, reading and whose value are the same; else possible."""
        return DiscrepancyStatus.POSSIBLE if self.doubts else DiscrepancyStatus.FIRM

    @property
    def severity(self) -> Severity:
        """How far the values, or the wordings, lie apart; low where that is not known."""
        if self.apart is not None:
            return _severity(self.apart)
        if self.value_a is None or self.value_b is None:
            return Severity.LOW
        apart, size = abs(self.value_a - self.value_b), abs(self.value_b)
        return Severity.LOW if apart <= 1 else _severity(apart / size if size else 1)


def _severity(share: float) -> Severity:
    if share <= LOW_WITHIN:
        return Severity.LOW
    return Severity.MEDIUM if share <= MEDIUM_WITHIN else Severity.HIGH


def contradiction(
    a: Figure, b: Figure, arithmetic: str, doubts: Iterable[Doubt] = (), value_b: float | None = None
) -> Contradiction:
    """Two figures that cannot both hold; `value_b` where the arithmetic gives another value than is printed at b."""
    return Contradiction(a, a.value, b, b.value if value_b is None else value_b, arithmetic, frozenset(doubts))
