"""Lines that were broken because the next word found no room: read as the one line they were before.

Papers come as one line a paragraph, or wrapped at some width. What follows reads the former; here the latter becomes
it. Where a text is wrapped shows itself: lines break off within a sentence, and all of them about as far to the right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from ingest.structure.fragments import BULLET, PARAGRAPH_NUMBER, SENTENCE_END
from ingest.structure.passages import BROKEN_WORD

OPEN_END = re.compile(r"\b(?:of|the|an?|in|and|at|by|for|to|from|with|or|than|per|on|were|was|are|\d{1,2})$")
"""Words, and the day of a date, at which no sentence, heading or item ends."""
_FEWEST_BREAKS = 2
_NEAR = 0.25
"""Wrapped lines end within a quarter of their usual width, and no line is longer."""
_LARGEST_EXCEPTION = 0.1
_SHORT_BREAKS = 20
"""One break of so many may be shorter than those that a line without room for another word is known by."""
_WITHIN_SENTENCE = 0.85
"""Share of the usual width from which a line that ends no sentence had no room, whatever stands below it."""
_BROKEN = re.compile(r"[A-Za-z]+[-\u2010]\s*\n\s*[a-z]+")
"""A word that the end of a line breaks, or one of several parts that has its hyphen there."""
_FIRST_PART, _SECOND_PART = re.compile(r"[A-Za-z]+(?=[-\u2010]$)"), re.compile(r"[a-z]+")
_WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?![\w-])")
_HASHES = re.compile(r"#{1,6}[ \t]")
_MAY_STAND_WITHIN = re.compile(r"[–—][ \t]|\(")
"""Marks that also stand within a sentence: dashes, and letters and numbers in brackets."""


@dataclass(frozen=True)
class Line:
    """A line that is not empty; `spans` are those of the lines that it was broken into, the first one's first.

    `is_apart`: a table stands before it. `is_numbered`: it opens with a bare number in turn.
    """

    spans: tuple[tuple[int, int], ...]
    text: str
    indent: int
    blanks_before: int
    is_apart: bool = False
    is_numbered: bool = False

    @property
    def start(self) -> int:
        """Offset of its first character in the stored text."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.spans[-1][1]


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines as they were before they were wrapped; those of a text that is not wrapped as they are."""
    breaks = _breaks(lines)
    if not breaks:
        return list(lines)
    longest = max(line.indent + len(line.text) for line in lines)
    full = min(breaks[len(breaks) // _SHORT_BREAKS], longest + 1)
    within = median(breaks) * _WITHIN_SENTENCE
    whole = list(lines[:1])
    for line, following in pairwise(lines):
        least = full if SENTENCE_END.search(line.text) else min(full, within)
        if _may_go_on(line, following) and _with_next_word(line, following) >= least:
            whole[-1] = _joined(whole[-1], following)
        else:
            whole.append(following)
    return whole


def _joined(line: Line, rest: Line) -> Line:
    return replace(line, spans=(*line.spans, *rest.spans), text=f"{line.text} {rest.text}")


def _breaks(lines: Sequence[Line]) -> list[int]:
    """How wide the lines that break off would be with the next word, in order; none of a text that is not wrapped."""
    breaks = sorted(_with_next_word(*pair) for pair in pairwise(lines) if _breaks_off(*pair))
    if len(breaks) < _FEWEST_BREAKS:
        return []
    usual = median(breaks)
    odd = sum(abs(width - usual) > _NEAR * usual for width in breaks)
    lengths = [line.indent + len(line.text) for line in lines]
    longer = sum(length > (1 + _NEAR) * usual for length in lengths)
    long = sum(length > usual / 2 for length in lengths)
    return [] if odd > _LARGEST_EXCEPTION * len(breaks) or longer > _LARGEST_EXCEPTION * long else breaks


def _with_next_word(line: Line, following: Line) -> int:
    """Columns that a line would have with the first word of the next."""
    return line.indent + len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])


def _breaks_off(line: Line, following: Line) -> bool:
    """Whether a line ends within a sentence that the next one goes on with, beyond doubt."""
    is_within = not SENTENCE_END.search(line.text) and following.text[0].islower()
    return is_within and not BULLET.match(following.text) and _may_go_on(line, following)


def _may_go_on(line: Line, following: Line) -> bool:
    """Whether the next line may be the rest of this one: it stands right below and opens nothing of its own."""
    if following.blanks_before or following.is_apart or following.is_numbered:
        return False
    if _HASHES.match(line.text) or _HASHES.match(following.text):
        return False
    if BULLET.match(following.text):
        return _MAY_STAND_WITHIN.match(following.text) is not None and not SENTENCE_END.search(line.text)
    return not PARAGRAPH_NUMBER.match(following.text) or OPEN_END.search(line.text) is not None


class WholeWords:
    """The words of a stretch of text, by which a word broken at the end of a line is told from one with a hyphen."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end

    def spans(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The spans of lines; one that ends in the hyphen of a broken word ends before it."""
        whole = list(spans)
        for place, ((start, end), (following, _)) in enumerate(pairwise(spans)):
            if self._is_broken(start, end, following):
                whole[place] = (start, end - 1)
        return whole

    def _is_broken(self, start: int, end: int, following: int) -> bool:
        """Whether the hyphen belongs to the line: what follows is no word of the text, or both together are one."""
        first = _FIRST_PART.search(self._text[start:end])
        second = _SECOND_PART.match(self._text, following)
        if not first or not second or not BROKEN_WORD.match(second[0]):
            return False
        return second[0] not in self._words or (first[0] + second[0]).lower() in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        text = _BROKEN.sub("", self._text[self._start : self._end])
        return frozenset(word.lower() for word in _WORD.findall(text))
