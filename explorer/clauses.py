"""What stands around a figure that has no measure: the clause it is printed in, which says better than a name put
together from its words what it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

_SENTENCE = re.compile(r"(?<=[\w)%’”'\"]{2}[.!?])\s+(?=[A-Z‘“'\"(])")
_PART = re.compile(r"(?<=[;:])\s+|(?<=[^\W\d],)\s+|(?<=\d,)\s+(?=[^\W\d])|\s+(?=[–•●▪]\s)")
_FEW, _MANY = 7, 24
"""Words: a part of fewer is given with the one beside it; a sentence of no more than many stands whole, and no more
than these stand on either side of the figure."""
CUT = "…"


class Clause(NamedTuple):
    """The words of a clause before its figure, the figure as printed, and the words after it."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.figure}{self.after}"


def has_no_name(row: Mapping[str, Any]) -> bool:
    """Whether a figure has no name of its own: it was read in a sentence, and no measure of the catalogue is it."""
    return bool(row["reading"] == "sentence" and row["measure_status"] != "catalogued")


def clause_of(row: Mapping[str, Any]) -> Clause | None:
    """The clause around a figure without a name of its own; None of any other, and where it is not found in its
    passage. A row has `reading`, `measure_status`, `quote`, `value_printed`, `value_start` and `char_start`."""
    if not has_no_name(row) or row["value_start"] is None or row["char_start"] is None:
        return None
    quote, printed, at = row["quote"] or "", row["value_printed"] or "", row["value_start"] - row["char_start"]
    if not printed or quote[at : at + len(printed)] != printed:
        return None
    return clause_around(quote, at, len(printed))


def clause_around(passage: str, at: int, length: int) -> Clause:
    """The part of its sentence in which a figure stands, with the parts beside it where it is of few words; what is
    left out of the sentence is marked. `at` and `length` are where the figure is printed in the passage."""
    first, last = _bounds(passage, at, length, _SENTENCE)
    sentence, at = passage[first:last], at - first
    begin, end = (0, len(sentence)) if _words(sentence) <= _MANY else _bounds(sentence, at, length, _PART)
    while end < len(sentence) and _words(sentence[begin:end]) < _FEW:
        end = _bounds(sentence, end, 1, _PART)[1]
    while begin > 0 and _words(sentence[begin:end]) < _FEW:
        begin = _bounds(sentence, begin - 1, 1, _PART)[0]
    before, after = sentence[begin:at].split(), sentence[at + length : end].split()
    is_cut_before, is_cut_after = begin > 0 or len(before) > _MANY, end < len(sentence) or len(after) > _MANY
    # What stands without a blank beside the figure ("£3", "(12)", "9%") stays so.
    glued = sentence[at - 1 : at].strip(), sentence[at + length : at + length + 1].strip()
    return Clause(
        f"{f'{CUT} ' * is_cut_before}{' '.join(before[-_MANY:])}{' ' * (bool(before) and not glued[0])}",
        " ".join(passage[first + at : first + at + length].split()),
        f"{' ' * (bool(after) and not glued[1])}{' '.join(after[:_MANY]).rstrip(',;:')}{f' {CUT}' * is_cut_after}",
    )


def _bounds(text: str, at: int, length: int, between: re.Pattern[str]) -> tuple[int, int]:
    """Where the piece of a text begins and ends in which something stands; a figure is never divided."""
    cuts = [0, *(found.end() for found in between.finditer(text) if not at < found.end() < at + length), len(text)]
    return next((start, end) for start, end in pairwise(cuts) if start <= at < end or end == len(text))


def _words(text: str) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", text))
