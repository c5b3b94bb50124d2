"""Which measures lie nearest to concepts that no measure takes in whole, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.meaning.facets import Facets, facets_by_unit
from warehouse.meaning.lexicon import breakdown_of_concept

MOST = 2


@dataclass(frozen=True)
class Near:
    """A measure beside concepts: the groups it requires that are not named, and what is named besides.

    `beside`: concepts that it neither takes in nor has as parts; `keys`: the keys of those that are breakdowns.
    """

    name: str
    lacking: tuple[frozenset[str], ...]
    beside: frozenset[str]
    keys: frozenset[str]

    @property
    def distance(self) -> int:
        """What is lacking weighs twice what is beside: it counts something else, not a part of it."""
        return 2 * len(self.lacking) + len(self.beside)

    @property
    def kept_apart(self) -> str:
        """In words; empty where the concepts fit."""
        return "; ".join(self._obstacles())

    def _obstacles(self) -> Iterator[str]:
        if self.lacking:
            yield "lacks " + ", ".join(f"“{_words(min(group))}”" for group in self.lacking)
        if self.beside:
            yield "does not take in " + ", ".join(f"“{_words(concept)}”" for concept in sorted(self.beside))


def nearest_measures(unit: str, concepts: frozenset[str]) -> list[Near]:
    """The nearest first; none of which no group is named."""
    begun = (facets for facets in facets_by_unit().get(unit, ()) if facets.are_begun_by(concepts))
    return sorted((_near(facets, concepts) for facets in begun), key=lambda near: (near.distance, near.name))[:MOST]


def _near(facets: Facets, concepts: frozenset[str]) -> Near:
    keys = {concept: breakdown_of_concept().get(concept, "").partition("=")[0] for concept in facets.beside(concepts)}
    beside = frozenset(concept for concept, key in keys.items() if key not in facets.breaks_down_by)
    return Near(
        facets.measure,
        tuple(group for group in facets.requires if not group & concepts),
        beside,
        frozenset(filter(None, (keys[concept] for concept in beside))),
    )


def _words(concept: str) -> str:
    return concept.replace("_", " ")
