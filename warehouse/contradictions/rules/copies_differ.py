"""One sentence of one document, printed with another figure in another copy of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.vocabularies import DiscrepancyKind
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.words import figure

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "Two copies of one document print the same sentence with different figures."
FIELDS = ("document_id", "quote", "value")

_NO_LETTER = re.compile(r"[^a-z]+")
_FEWEST_LETTERS = 30
"""Letters by which a sentence is known; rows of tables have fewer, and repeat."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Each figure that differs between two renditions of a document."""
    for one, other in combinations(papers, 2):
        if one.document_id == other.document_id:
            there = _by_words(other)
            for words, figures in _by_words(one).items():
                beside = there.get(words, [])
                if len(figures) == len(beside):
                    yield from _differing(figures, beside)


def _differing(figures: list[Figure], beside: list[Figure]) -> Iterator[Contradiction]:
    for here, there in zip(figures, beside, strict=True):
        if here.value != there.value:
            yield contradiction(here, there, f"One copy prints {figure(here)}, the other {figure(there)}.")


def _by_words(paper: Paper) -> dict[str, list[Figure]]:
    """The figures of each sentence by its letters, of sentences that are printed once."""
    found: dict[str, list[Figure]] = {}
    repeated: set[str] = set()
    for figures in paper.by_passage.values():
        words = _NO_LETTER.sub("", figures[0].quote.lower())
        if figures[0].reading == "table" or len(words) < _FEWEST_LETTERS:
            continue
        if words in found:
            repeated.add(words)
        found[words] = figures
    return {words: figures for words, figures in found.items() if words not in repeated}
