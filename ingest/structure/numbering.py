"""Paragraph numbers in sequence: the number that a line opens with and the one that comes next."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.structure.fragments import BULLET, PARAGRAPH_NUMBER


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
