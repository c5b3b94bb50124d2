"""How a phrase of the lexicon is written, and where it stands in a text.

Words are parted by blanks and meet by their stems; `/` parts alternatives of one word, `?` follows a word that may
be missing, `...` stands for any words between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from warehouse.meaning.words import Word, stem, words_of

GAP = "..."


@dataclass(frozen=True)
class Element:
    """One place of a phrase: the stems that fill it; without any it is a gap of any length."""

    stems: frozenset[str]
    is_optional: bool = False


@dataclass(frozen=True)
class Phrase:
    """A phrase as written in a row of the lexicon."""

    written: str

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Its places in order."""
        return tuple(_element(part) for part in self.written.split())

    @cached_property
    def openings(self) -> frozenset[str]:
        """Stems with which a place where it stands can begin."""
        found: set[str] = set()
        for element in self.elements:
            found |= element.stems
            if not element.is_optional:
                break
        return frozenset(found)

    def end_from(self, words: Sequence[Word], start: int) -> int | None:
        """Where the phrase ends if it begins at word `start`; None where it does not stand there."""
        return _end(self.elements, 0, words, start)


def _element(part: str) -> Element:
    if part == GAP:
        return Element(frozenset())
    written = part.removesuffix("?")
    stems = frozenset(
        word.stem if (word := _only(alternative)) else stem(alternative) for alternative in _split(written)
    )
    return Element(stems, is_optional=part.endswith("?"))


def _split(written: str) -> list[str]:
    return [alternative for alternative in written.split("/") if alternative]


def _only(alternative: str) -> Word | None:
    words = words_of(alternative)
    return words[0] if len(words) == 1 else None


def _end(elements: tuple[Element, ...], position: int, words: Sequence[Word], at: int) -> int | None:
    """The end of the longest way to fill the places from `position` on with the words from `at` on."""
    if position == len(elements):
        return at
    element = elements[position]
    if not element.stems:
        ends = (_end(elements, position + 1, words, later) for later in range(at, len(words)))
        return next((end for end in ends if end is not None), None)
    if at < len(words) and words[at].stem in element.stems:
        end = _end(elements, position + 1, words, at + 1)
        if end is not None:
            return end
    return _end(elements, position + 1, words, at) if element.is_optional else None
