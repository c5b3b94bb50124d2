"""Text that is rewritten piece by piece and keeps, for each of its characters, the span it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]


@dataclass(frozen=True)
class Aligned:
    """A rewritten text; `starts[i]` and `ends[i]` are the span in the original that character i stands for.

    Characters of a replacement all stand for the whole span that was replaced, so that a word put in for several
    leads back to all of them. Both are as long as `text` and never decrease.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Aligned:
        """A text that nothing has been changed in yet."""
        return cls(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))

    @cached_property
    def casefolded(self) -> str:
        """The text without regard to case, which may be longer."""
        return self.text.casefold()

    def original(self, start: int, end: int) -> Span:
        """The span of the original that text[start:end] stands for; an empty one has the place it is at."""
        if start >= end:
            place = self.starts[start] if start < len(self.text) else self.ends[-1] if self.ends else 0
            return place, place
        return self.starts[start], max(self.ends[start:end])

    def replaced(self, pieces: Iterable[tuple[int, int, str]]) -> Aligned:
        """The text with each text[start:end] given as the new piece; pieces come left to right and never overlap."""
        text, starts, ends, done = "", [], [], 0
        for start, end, new in pieces:
            text += self.text[done:start] + new
            first, last = self.original(start, end)
            starts += [*self.starts[done:start], *[first] * len(new)]
            ends += [*self.ends[done:start], *[last] * len(new)]
            done = end
        return Aligned(text + self.text[done:], (*starts, *self.starts[done:]), (*ends, *self.ends[done:]))
