"""A long list a page at a time: `from` in the address is the place of the first row that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.answers import Row
from explorer.page import Asked, NotHere

A_PAGE = 50
"""Rows; in the CSV are all."""


@dataclass(frozen=True)
class Turned:
    """The rows of one page of a list of `in_all`, from place `first` on; where the pages beside it begin, if any."""

    shown: Sequence[Row]
    first: int
    in_all: int

    @property
    def earlier(self) -> int | None:
        """Place of the first row of the page before."""
        return max(0, self.first - A_PAGE) if self.first else None

    @property
    def later(self) -> int | None:
        """Place of the first row of the page behind."""
        return self.first + A_PAGE if self.first + A_PAGE < self.in_all else None


def turned(asked: Asked, rows: Sequence[Row]) -> Turned:
    """The page of a list that is asked for; raises NotHere for a place that is no number."""
    word = asked.word("from")
    if word and not (word.isdecimal() and word.isascii()):
        raise NotHere(f"a place on the list is a number, not {word}")
    first = int(word or 0)
    return Turned(rows[first : first + A_PAGE], first, len(rows))
