"""Texts that print a small number of children, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.meaning.words import Word, words_of
from warehouse.small_numbers.counting import CHILDREN, OTHERS, counted_by_stem, counts_what_was_named

SMALL = frozenset({"1", "2", "3", "4", "5", "one", "two", "three", "four", "five"})
WORDS_BETWEEN = 3
_LIST_MARK = re.compile(r"^\s*\d+(?:\.\d+)*[.):\t]\s*")


def prints_small_number(text: str) -> bool:
    """Whether a number from 1 to 5 counts, or may count, children.

    It does where a word for them follows, with three words between at most (six behind "of"); it may where it has no
    noun of its own, nothing else that is known follows, and the text speaks of children.
    """
    words = words_of(_LIST_MARK.sub("", text))
    counts = [counted_by_stem().get(word.stem) for word in words]
    return any(word.text in SMALL and _may_count_children(words, counts, place) for place, word in enumerate(words))


def _may_count_children(words: Sequence[Word], counts: Sequence[str | None], place: int) -> bool:
    behind = place + 1
    between = WORDS_BETWEEN * 2 if words[behind : behind + 1] and words[behind].text == "of" else WORDS_BETWEEN
    said = counts[behind : behind + between + 1]
    if CHILDREN in said or OTHERS in said:
        return CHILDREN in said
    return CHILDREN in counts and counts_what_was_named(words[:place], words[behind:])
