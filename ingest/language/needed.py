"""The letters without which a pattern cannot be met: a text that holds none of them need not be searched.

Hundreds of rows are asked of every sentence and few are met; to look for letters takes a twentieth of a search.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from re import _constants, _parser  # type: ignore[attr-defined]  # what re itself compiles from; it has no public form
from typing import Any

Needed = frozenset[str]
_ANYTHING: Needed = frozenset(("",))
"""Of a pattern that needs no letters at all (marks, digits): every text holds the empty string."""


def needed(pattern: re.Pattern[str]) -> Needed:
    """Pieces of text, casefolded, one of which stands in all that the pattern meets."""
    return _of_sequence(_parser.parse(pattern.pattern, pattern.flags))


def may_meet(pieces: Collection[str], casefolded: str) -> bool:
    """Whether a text holds one of the pieces."""
    return any(map(casefolded.__contains__, pieces))


def _of_sequence(parts: Iterable[tuple[Any, Any]], run: str = "") -> Needed:
    """The most telling of what each part needs; letters side by side are one piece, `run` those right before."""
    best = _ANYTHING
    for kind, value in parts:
        if kind is _constants.LITERAL:
            run += chr(value).casefold()
            best = _more_telling(best, frozenset((run,)))
        elif kind is not _constants.AT:
            best = _more_telling(best, _of_part(kind, value, run))
            run = ""
    return best


def _of_part(kind: Any, value: Any, run: str) -> Needed:
    if kind is _constants.SUBPATTERN:
        return _of_sequence(value[-1], run)
    if kind is _constants.BRANCH:
        return frozenset().union(*(_of_sequence(branch, run) for branch in value[1]))
    if kind is _constants.IN and all(each is _constants.LITERAL for each, _ in value):
        return frozenset(run + chr(character).casefold() for _, character in value)
    is_repeated = kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
    return _of_sequence(value[2], run) if is_repeated and value[0] else _ANYTHING


def _more_telling(one: Needed, other: Needed) -> Needed:
    """What has the longer shortest piece, of two alike what has fewer."""
    return max(one, other, key=lambda pieces: (min(map(_weight, pieces)), -len(pieces)))


def _weight(piece: str) -> int:
    """How much a text says that holds a piece: a sign such as £ as much as eight letters."""
    return sum(1 if character.isascii() else 8 for character in piece)
