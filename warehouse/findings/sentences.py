"""Sentences of a finding, and the clauses at whose contrasts a sentence turns."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+(?=[A-Z‘“'\"(])|\s+(?=[■•▪]\s)")
_CONTRAST = re.compile(
    r"(?:,|;|\.|^)\s*(?:however|but|yet|nevertheless|nonetheless|conversely)\b|\s(?:but|however)\s|;", re.IGNORECASE
)

_TURNING = re.compile(r"(?:however|but|yet|nevertheless|nonetheless|conversely)\b", re.IGNORECASE)


def sentences_of(text: str) -> list[str]:
    """The sentences as printed, in order; without any end it is one."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def clauses_of(sentence: str) -> list[str]:
    """A sentence parted where it turns: at "however", "but" or a semicolon."""
    return [clause for clause in _CONTRAST.split(sentence) if clause.strip()]


def turns(sentence: str) -> bool:
    """Whether a sentence opens by turning from the one before it."""
    return bool(_TURNING.match(sentence.strip()))
