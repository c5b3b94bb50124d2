"""Rows of phrases held against their examples: which are needed by none, which fit what they should not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ingest import catalogue
from warehouse.meaning.lexicon import Lexicon
from warehouse.meaning.phrases import Phrase
from warehouse.meaning.words import words_of


class PhraseRows:
    """A table of phrases; what a row says is the cells of `says`."""

    def __init__(self, table: str, *says: str) -> None:
        self._rows = catalogue.rows(table)
        self._says = says
        self._by_opening: dict[str, set[int]] = defaultdict(set)
        for number, row in enumerate(self._rows):
            for opening in Phrase(row["phrase"]).openings:
                self._by_opening[opening].add(number)

    def idle(self) -> list[str]:
        """Phrases whose example says something else, or the same without them."""
        return [
            row["phrase"]
            for number, row in enumerate(self._rows)
            if self._said(row["example"]) != {self._of(number)}
            or self._said(row["example"], without=number) == {self._of(number)}
        ]

    def misled(self) -> list[str]:
        """Phrases whose counter-example says what they say."""
        return [
            row["phrase"]
            for number, row in enumerate(self._rows)
            if self._of(number) in self._said(row["counter_example"])
        ]

    def _said(self, text: str, without: int | None = None) -> set[tuple[str, ...]]:
        able: Iterable[int] = {row for word in words_of(text) for row in self._by_opening.get(word.stem, ())}
        phrases = [(str(row), self._rows[row]["phrase"]) for row in sorted(able) if row != without]
        return {self._of(int(named.concept)) for named in Lexicon(phrases, ()).understand(text).concepts}

    def _of(self, number: int) -> tuple[str, ...]:
        return tuple(self._rows[number][name] for name in self._says)
