"""The cataloguer's list: labels without a measure, clustered by what they count, with what is to be done about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from warehouse.meaning.facets import ALWAYS, narrowing
from warehouse.meaning.lexicon import breakdown_of_concept, lexicon
from warehouse.meaning.nearest import Near, nearest_measures
from warehouse.meaning.rows_to_add import row_to_add
from warehouse.meaning.words import stem, words_of

WORDS_OF_A_NOUN = 2
WORDS_SHOWN = 3


class Labelled(NamedTuple):
    """Figures of one document under one label that has no measure."""

    label: str
    unit: str
    is_cell: bool
    document: str
    authority: str | None
    figures: int


class Entry(NamedTuple):
    """One line of the list; `kept_apart` says what keeps the cluster from each of the nearest measures."""

    counts: str
    unit: str
    figures: int
    documents: int
    authorities: int
    example: str
    nearest: str
    kept_apart: str
    row_to_add: str


@dataclass
class _Cluster:
    """Labels of one unit that name the same concepts, or where they name none the same noun."""

    concepts: frozenset[str]
    stems: tuple[str, ...]
    unit: str
    labels: Counter[str] = field(default_factory=Counter)
    unexplained: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    authorities: set[str] = field(default_factory=set)
    cells: int = 0

    @property
    def figures(self) -> int:
        return self.labels.total()

    @property
    def example(self) -> str:
        """The most frequent label; of equally frequent ones the shortest, which holds the least besides."""
        return min(self.labels, key=lambda label: (-self.labels[label], len(label), label))

    @property
    def counts(self) -> str:
        named = [concept.replace("_", " ") for concept in sorted(self.concepts)]
        return ", ".join(named) or " ".join(self.stems)


def cataloguers_list(labelled: Iterable[Labelled]) -> list[Entry]:
    """Clusters that the most authorities print first, then those with the most documents and figures.

    A label of plain words, such as "children", names nothing that could be counted and is left out.
    """
    clusters: dict[tuple[object, ...], _Cluster] = {}
    for row in labelled:
        understood = lexicon().understand(row.label, _stems_of(row.authority or ""))
        concepts = frozenset(filter(_is_counted, understood.named))
        stems = () if concepts else tuple(stem(word) for word in understood.unexplained[:WORDS_OF_A_NOUN])
        if not concepts and not stems:
            continue
        cluster = clusters.setdefault((row.unit, concepts, stems), _Cluster(concepts, stems, row.unit))
        cluster.labels[row.label] += row.figures
        cluster.unexplained.update({word: row.figures for word in set(understood.unexplained)})
        cluster.documents.add(row.document)
        cluster.authorities.update(filter(None, [row.authority]))
        cluster.cells += row.figures if row.is_cell else 0
    ordered = sorted(
        clusters.values(),
        key=lambda cluster: (-len(cluster.authorities), -len(cluster.documents), -cluster.figures, cluster.counts),
    )
    return [_entry(cluster) for cluster in ordered]


@cache
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(name))


def _is_counted(concept: str) -> bool:
    """Whether a concept says what is counted: not what any measure may have, as an age, and not how much."""
    key = breakdown_of_concept().get(concept, "").partition("=")[0]
    return concept in narrowing() and key not in ALWAYS


def _entry(cluster: _Cluster) -> Entry:
    near = nearest_measures(cluster.unit, cluster.concepts)
    words = [word for word, _ in cluster.unexplained.most_common(WORDS_SHOWN)]
    is_cell = cluster.cells * 2 > cluster.figures
    return Entry(
        cluster.counts,
        cluster.unit,
        cluster.figures,
        len(cluster.documents),
        len(cluster.authorities),
        cluster.example,
        ", ".join(measure.name for measure in near),
        _kept_apart(near, words, is_cell),
        row_to_add(cluster.example, cluster.unit, cluster.concepts, near, words, is_cell),
    )


def _kept_apart(near: Sequence[Near], words: Sequence[str], is_cell: bool) -> str:
    """What keeps the cluster from each measure, joined by semicolons, and which words nothing accounts for."""
    said = [f"{measure.name}: {measure.kept_apart}" for measure in near if measure.kept_apart]
    if words:
        said.append("nothing accounts for " + ", ".join(f"“{word}”" for word in words))
    elif near and not near[0].kept_apart:
        why = "no printed form of it fits" if is_cell else "it is denied, a part, or said beside something else"
        said.append(f"{near[0].name}: {why}")
    return "; ".join(said)
