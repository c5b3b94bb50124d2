"""Texts that print a small number of children, in figures or in words."""

from __future__ import annotations

import re

from warehouse.meaning.words import words_of
from warehouse.small_numbers.counting import CHILDREN, counted_by_stem

SMALL = frozenset({"1", "2", "3", "4", "5", "one", "two", "three", "four", "five"})
WORDS_BETWEEN = 3
_LIST_MARK = re.compile(r"^\s*\d+(?:\.\d+)*[.):\t]\s*")


def prints_small_number(text: str) -> bool:
    """Whether a number from 1 to 5 stands before a word for children, with three words between them at most."""
    words = words_of(_LIST_MARK.sub("", text))
    counted = counted_by_stem()
    return any(
        word.text in SMALL
        and any(counted.get(after.stem) == CHILDREN for after in words[place + 1 : place + WORDS_BETWEEN + 2])
        for place, word in enumerate(words)
    )
