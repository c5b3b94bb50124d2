"""Which figures must be withheld so that no small number of children is published or can be worked out.

Primary: the small numbers themselves. Secondary, what would give them away:

- beside one in a table: every figure of the table, whatever its rows and columns add up to;
- beside one in a passage: its parts, shares, rates and changes; the whole of a measure stays where no sum or
  difference of what stays gives the small number;
- elsewhere, of the same authority and an overlapping time: the parts and shares of the same quantity; where the small
  number is the whole of a measure, everything of the measure; and what restates a part that was withheld.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST_SUMS = 5000
"""Sums of figures that are looked through; beyond, one of them is taken to be the small number."""


@dataclass(frozen=True)
class Figure:
    """A published figure, as far as it can give away another.

    `place`: the table or passage it stands in. `quantities`: what it is a figure of; two figures that share one are
    parts, shares or wholes of one thing. `breakdown`: which part of it. `is_whole`: of the measure as a whole, as a
    number or a rate. `authority` is None for a value that is not the authority's own.
    """

    observation_id: str
    document_id: str
    place: str
    is_cell: bool
    authority: str | None
    quantities: frozenset[str]
    breakdown: str
    is_whole: bool
    value: float | None
    first: dt.date | None
    last: dt.date | None
    is_small: bool


def withheld(figures: Iterable[Figure]) -> set[str]:
    """Identifiers of the figures that must not be published, the small numbers among them."""
    known = list(figures)
    places: dict[str, list[Figure]] = defaultdict(list)
    for figure in known:
        places[figure.place].append(figure)
    alike = _Alike(known)
    hidden: set[str] = set()
    for beside in places.values():
        small = [figure for figure in beside if figure.is_small]
        if small:
            given_away, restated = _beside(beside, small)
            hidden.update(figure.observation_id for figure in given_away)
            for figure in restated:
                hidden.update(other.observation_id for other in alike.restating(figure))
        for figure in small:
            hidden.update(other.observation_id for other in alike.of_quantity(figure))
    return hidden


def _beside(place: Sequence[Figure], small: Sequence[Figure]) -> tuple[Sequence[Figure], Iterator[Figure]]:
    """What of a place is withheld, and of which figures what restates them is withheld too."""
    staying = [figure for figure in place if figure.is_whole and not figure.is_small and not figure.is_cell]
    if not _tell([figure.value for figure in staying], [figure.value for figure in small]):
        gone = [figure for figure in place if figure not in staying]
        return gone, (figure for figure in gone if not figure.is_whole)
    # The greatest is their total: alone it tells nothing, so it may stand elsewhere.
    greatest = max(staying, key=lambda figure: figure.value or 0)
    return place, (figure for figure in place if figure is not greatest)


def _tell(staying: Iterable[float | None], small: Iterable[float | None]) -> bool:
    """Whether some of these values, added to and taken from one another, give a small number."""
    sums = {0.0}
    for value in staying:
        if value is not None:
            sums |= {total + sign * value for total in sums for sign in (1, -1)}
            if len(sums) > MOST_SUMS:
                return True
    return any(number in sums for number in small)


class _Alike:
    """Figures of one authority by their quantities."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for figure in figures:
            for quantity in figure.quantities if figure.authority else ():
                self._figures[figure.authority or "", quantity].append(figure)

    def of_quantity(self, small: Figure) -> Iterator[Figure]:
        """Parts and shares of a small number's quantity; its wholes too where it is the whole."""
        return (other for other in self._at_its_time(small) if small.is_whole or not other.is_whole)

    def restating(self, figure: Figure) -> Iterator[Figure]:
        """Figures of the same part of the same quantity: a count as its share as well."""
        return (
            other
            for other in self._at_its_time(figure)
            if other.breakdown == figure.breakdown and other.is_whole == figure.is_whole
        )

    def _at_its_time(self, figure: Figure) -> Iterator[Figure]:
        for quantity in figure.quantities:
            for other in self._figures.get((figure.authority or "", quantity), ()):
                if _overlap(figure, other):
                    yield other


def _overlap(one: Figure, other: Figure) -> bool:
    """Whether both may be of one time: a figure without a date may be of any time that its document tells of."""
    if one.last is None or other.last is None:
        return one.document_id == other.document_id
    return (one.first or one.last) <= other.last and (other.first or other.last) <= one.last
