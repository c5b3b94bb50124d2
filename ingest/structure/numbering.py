"""Paragraph numbers in sequence: the number that a line opens with and the one that comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.structure.fragments import BULLET, PARAGRAPH_NUMBER

BARE_NUMBER = re.compile(r"(?P<number>\d{1,3})[ \t]+(?=[A-Z‘“])")
"""A number without a stop, before a capital: by itself it may as well count something."""
_FEWEST_IN_TURN = 3


def numbered_in_turn(lines: Sequence[str]) -> frozenset[int]:
    """Which of the lines open with bare numbers that follow each other, three at least: those of paragraphs."""
    turns: list[list[int]] = []
    last = None
    for place, line in enumerate(lines):
        bullet = BULLET.match(line)
        found = BARE_NUMBER.match(line, bullet.end() if bullet else 0)
        if not found:
            continue
        number = int(found["number"])
        if last is not None and number == last + 1:
            turns[-1].append(place)
        else:
            turns.append([place])
        last = number
    return frozenset(place for turn in turns if len(turn) >= _FEWEST_IN_TURN for place in turn)


def plain_number(line: str) -> int | None:
    """The number at the head of a line such as `33. Children ...`, after a list mark too; None for `3.3.4 The ...`."""
    bullet = BULLET.match(line)
    match = PARAGRAPH_NUMBER.match(line, bullet.end() if bullet else 0)
    return int(match["number"]) if match and match["number"].isdigit() else None


def numbers_ahead(lines: Sequence[str]) -> list[int | None]:
    """For each line the number of the next numbered line after it; None where a bullet comes first."""
    ahead: list[int | None] = []
    following: int | None = None
    for line in reversed(lines):
        ahead.append(following)
        number = plain_number(line)
        if number is not None or BULLET.match(line):
            following = number
    return ahead[::-1]
