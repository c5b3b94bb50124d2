"""How a number is meant: exactly, about, over, up to, fewer than, or as one to come."""

from __future__ import annotations

from ingest.language.beside import before, behind, cues_beside
from ingest.readers.number_mention import NumberMention
from ingest.readers.statements.comparator_names import named_anywhere

_ENDS = {"low": "at_least", "high": "up_to"}
"""What the two ends of a range say: 18 to 20."""


def qualifier_of(figure: NumberMention, text: str) -> str:
    """How a figure of a sentence is meant; an end of a range bounds what is told."""
    told = qualifier(text, figure.start, figure.end)
    return _ENDS.get(figure.role, told) if told == "exact" else told


def qualifier(text: str, start: int, end: int) -> str:
    """A qualifier of records.Observation for the number at text[start:end]; of a comparator's none is a forecast."""
    ahead = before("forecast", text, start)
    is_own = ahead is not None and named_anywhere().search(text, ahead.start(), start) is None
    if is_own or behind("forecast", text, end):
        return "tentative"
    return next((cue.meaning for cue in cues_beside("qualifier", text, start, end)), "exact")
