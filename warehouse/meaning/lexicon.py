"""The lexicon: which concepts of the trade a text names, and which of its words no row accounts for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ingest import catalogue
from warehouse.meaning.phrases import Phrase
from warehouse.meaning.words import Word, stem, words_of


class Named(NamedTuple):
    """A concept named by words `start` to `end` of a text."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True)
class Understood:
    """A text as the lexicon understands it: its concepts in order, and the words that nothing accounts for."""

    concepts: tuple[Named, ...]
    unexplained: tuple[str, ...]

    @property
    def named(self) -> frozenset[str]:
        """The concepts, each once."""
        return frozenset(found.concept for found in self.concepts)


class Lexicon:
    """Concepts by their phrases, and the plain words that restrict nothing.

    `phrases` are pairs of concept and phrase: of two that fit one place the longer is meant, of two equally long
    the one that stands first.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]], plain: Iterable[str]) -> None:
        self._by_opening: dict[str, list[tuple[int, str, Phrase]]] = defaultdict(list)
        for order, (concept, written) in enumerate(phrases):
            phrase = Phrase(written)
            for opening in phrase.openings:
                self._by_opening[opening].append((order, concept, phrase))
        self._plain = frozenset(map(stem, plain))

    def understand(self, text: str, also_plain: frozenset[str] = frozenset()) -> Understood:
        """The concepts that a text names; `also_plain` are further stems that restrict nothing, as the own name."""
        words = words_of(text)
        found = self._chosen(words)
        accounted = {position for named in found for position in range(named.start, named.end)}
        unexplained = (
            word.text
            for position, word in enumerate(words)
            if position not in accounted and not self._is_plain(word, also_plain)
        )
        return Understood(tuple(sorted(found, key=lambda named: named.start)), tuple(unexplained))

    def _is_plain(self, word: Word, also_plain: frozenset[str]) -> bool:
        return word.stem in self._plain or word.stem in also_plain or word.text[0].isdigit()

    def _chosen(self, words: Sequence[Word]) -> list[Named]:
        """Longest phrases first, none over words that another has taken."""
        taken: set[int] = set()
        chosen = []
        for named in sorted(self._candidates(words)):
            places = range(named.candidate.start, named.candidate.end)
            if taken.isdisjoint(places):
                taken.update(places)
                chosen.append(named.candidate)
        return chosen

    def _candidates(self, words: Sequence[Word]) -> Iterator[_Ranked]:
        for start, word in enumerate(words):
            for order, concept, phrase in self._by_opening.get(word.stem, ()):
                end = phrase.end_from(words, start)
                if end is not None:
                    yield _Ranked(start - end, start, order, Named(concept, start, end))


class _Ranked(NamedTuple):
    """A candidate in the order in which candidates are chosen."""

    negative_length: int
    start: int
    order: int
    candidate: Named


@cache
def lexicon() -> Lexicon:
    """The catalogue's lexicon."""
    phrases = [(row["concept"], row["phrase"]) for row in catalogue.rows("concept_phrases")]
    return Lexicon(phrases, (row["word"] for row in catalogue.rows("plain_words")))


@cache
def breakdown_of_concept() -> Mapping[str, str]:
    """What a concept says of a part, `k=v`, where it is a breakdown and not a thing counted."""
    return {row["concept"]: row["breakdown"] for row in catalogue.rows("concepts") if row["breakdown"]}
