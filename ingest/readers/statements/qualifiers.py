"""How a number is meant: exactly, about, over, up to, fewer than, or as one to come."""

from __future__ import annotations

import re

from ingest.language.beside import before, behind, cues_beside
from ingest.readers.number_mention import NumberMention
from ingest.readers.statements.comparator_names import named_anywhere

_ENDS = {"low": "at_least", "high": "up_to"}
"""What the two ends of a range say: 18 to 20."""
_BETWEEN = re.compile(
    r"(?<!gap )(?<!difference )(?<!differences )\bbetween\s+(?P<low>£?[\w.,]+)\s?%?\s+and\s+(?P<high>£?[\w.,]+)"
)


def qualifier_of(figure: NumberMention, text: str) -> str:
    """How a figure of a sentence is meant; an end of a range bounds what is told."""
    told = qualifier(text, figure.start, figure.end)
    return _ENDS.get(figure.role or _end_of_between(figure, text), told) if told == "exact" else told


def _end_of_between(figure: NumberMention, text: str) -> str:
    """Which end of "between 15 and 18" a figure is; of a gap between two it is none."""
    found = next((match for match in _BETWEEN.finditer(text) if match.start() < figure.start < match.end()), None)
    return "" if found is None else "low" if figure.start < found.end("low") else "high"


def qualifier(text: str, start: int, end: int) -> str:
    """A qualifier of records.Observation for the number at text[start:end]; of a comparator's none is a forecast."""
    ahead = before("forecast", text, start)
    is_own = ahead is not None and named_anywhere().search(text, ahead.start(), start) is None
    if is_own or behind("forecast", text, end):
        return "tentative"
    return next((cue.meaning for cue in cues_beside("qualifier", text, start, end)), "exact")
