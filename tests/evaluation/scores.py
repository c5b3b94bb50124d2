"""Precision and recall, class by class, of what was read against what people labelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Scores:
    """Counts by class: said and right, said and wrong, not said."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, labelled: Iterable[str], read: Iterable[str]) -> None:
        """Counts one passage: the classes it was labelled with and those that were read."""
        wanted, said = set(labelled), set(read)
        self.right.update(wanted & said)
        self.wrong.update(said - wanted)
        self.missed.update(wanted - said)

    def classes(self) -> list[str]:
        """Every class met, the most labelled first."""
        met = {*self.right, *self.wrong, *self.missed}
        return sorted(met, key=lambda name: (-self.labelled(name), name))

    def labelled(self, name: str) -> int:
        """How many passages are labelled with the class."""
        return self.right[name] + self.missed[name]

    def precision(self, name: str | None = None) -> float | None:
        """Share of what was said that is right; of all classes together where none is named."""
        return _share(self._sum(self.right, name), self._sum(self.wrong, name))

    def recall(self, name: str | None = None) -> float | None:
        """Share of what was labelled that was said."""
        return _share(self._sum(self.right, name), self._sum(self.missed, name))

    @staticmethod
    def _sum(counts: Counter[str], name: str | None) -> int:
        return counts.total() if name is None else counts[name]


def _share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest else None


def shown(share: float | None) -> str:
    """A share with two decimals; a dash where there was nothing to judge."""
    return "   –" if share is None else f"{share:.2f}"
