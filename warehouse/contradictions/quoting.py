"""A quotation laid beside the passage it is taken from: what it leaves out and what it changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_CUT = re.compile(r"…|\.\.\.|\[")
"""A quotation that shows where it was cut, or what was put in, hides nothing."""
_RUN = 5
"""Words in a row that a passage shares with its quotation."""
_LIKE = 0.75
"""Share of a quotation's words that its passage has in the same order."""
_QUALIFYING = ("but", "however", "although", "though", "except", "yet")


def quoted_words(text: str) -> tuple[str, ...]:
    """The words of a passage without case, marks and hyphens, by which it is compared."""
    return tuple(_WORD.findall(text.lower().replace("’", "'").replace("-", " ")))


@dataclass(frozen=True)
class Quotation:
    """How a quotation of so many `words` differs from its passage; `likeness` is the share of them that stand there.

    `qualified_by`: what the passage's sentence goes on with ("but …") where the quotation ends it.
    """

    words: int
    likeness: float
    left_out: tuple[str, ...]
    changed: tuple[str, ...]
    qualified_by: str

    @property
    def apart(self) -> float:
        """How far it is from its passage: as its figures are from those in their place, else as many words differ."""
        told, printed = ([int(word) for word in words if word.isdecimal()] for words in (self.changed, self.left_out))
        if told and len(told) == len(printed) and all(printed):
            return max(abs(one - other) / other for one, other in zip(told, printed, strict=True))
        return (len(self.left_out) + len(self.changed)) / self.words

    @classmethod
    def of(cls, quoted: str, passage: tuple[str, ...]) -> Quotation | None:
        """None where the passage is not what is quoted, or the quotation shows that it is cut."""
        own = quoted_words(quoted)
        if _CUT.search(quoted) or not _runs(own) & _runs(passage):
            return None
        blocks = [
            block for block in SequenceMatcher(None, own, passage, autojunk=False).get_matching_blocks() if block.size
        ]
        likeness = sum(block.size for block in blocks) / len(own)
        if likeness < _LIKE:
            return None
        left_out: list[str] = []
        changed: list[str] = []
        for one, following in pairwise(blocks):
            left_out += passage[one.b + one.size : following.b]
            changed += own[one.a + one.size : following.a]
        rest = passage[blocks[-1].b + blocks[-1].size :]
        is_ended = quoted.rstrip().endswith(".") and rest[:1] and rest[0] in _QUALIFYING
        return cls(len(own), likeness, tuple(left_out), tuple(changed), " ".join(rest[:6]) if is_ended else "")


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[start : start + _RUN] for start in range(len(words) - _RUN + 1)}
