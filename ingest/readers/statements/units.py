"""The unit of a number that prints none beside it."""

from __future__ import annotations

import re

from ingest.language.beside import before, behind, stands_beside, unit_behind
from ingest.language.facets import Facets
from ingest.readers.number_mention import NumberMention
from ingest.readers.statements.comparators import comparator
from ingest.readers.statements.respectively import place_of
from ingest.readers.statements.segments import clause

_SCORE = re.compile(
    r"\b(?:scores?|points?\s+score|VA|value[- ]added|attainment 8|progress 8|average points?|rating of|SDQ|"
    r"(?<!percentage )points)\b",
    re.I,
)
_GREATEST_RATE = 2000
_RATE_OF = re.compile(r"\brate of \d", re.I)
_RATE = re.compile(r"\brate(?:s)?\b[^.;]*\bper\s+10,?\s?000\b", re.I)


def unit_of(mention: NumberMention, text: str, said_before: str = "") -> str:
    """A unit of records.Observation: what the print says, else what the sentence measures, else a count.

    `said_before`: the sentence before it, which may have told the base of its rates.
    """
    start, end = mention.start, mention.end
    if mention.unit == "percent" and stands_beside("attainment", text, start, end):
        return "score"
    if mention.unit is not None:
        return mention.unit
    if before("for_each", text, start):
        return "ratio"
    if mention.form != "digits":
        return "count"
    if "." in mention.printed and behind("part_of_post", text, end):
        return "fte"
    if _is_score(mention, text):
        return "score"
    if before("number_of_days", text, start) and not behind("counted_next", text, end):
        return "days"
    is_rate, is_exact = before("rate_before", text, start), "." in mention.printed
    if is_exact and mention.value < _GREATEST_RATE and (is_rate or _RATE.search(text)):
        return "rate_per_10000"
    if is_exact and before("rate_of_children", text, start):
        return "rate_per_10000"
    is_of_base = _RATE.search(text) or (is_rate and _RATE.search(said_before) and _RATE_OF.search(text))
    if (is_rate or place_of(text, start)) and is_of_base and not behind("counted_next", text, end):
        return "rate_per_10000"
    return "rate_per_10000" if _is_compared_with_rate(mention, text) else "count"


def unit_as_compared(mention: NumberMention, facets: Facets | None, whose: str | None) -> str | None:
    """The unit of the figure beside which another's value stands without one: longer than in England (223)."""
    is_bare = mention.unit is None and mention.form == "digits" and not mention.role
    if facets is None or not is_bare or whose is None or facets.antecedent_basis != "comparison":
        return None
    return unit_behind(facets.unit, 0) if facets.unit else None


def _is_compared_with_rate(mention: NumberMention, text: str) -> bool:
    """True for what others have beside a rate, its base printed once: 82 per 10,000 (England 60)."""
    is_beside = before("printed_rate", text, mention.start) and not behind("counted_next", text, mention.end)
    if mention.role or not is_beside:
        return False
    return comparator(text, mention) not in (None, "target")


def _is_score(mention: NumberMention, text: str) -> bool:
    """A number beside the word score; not what a bracket counts before that word, nor what is counted by name.

    Of "8 out of 10" the 10 is the whole scale, never a score.
    """
    if mention.role == "whole":
        return False
    listed = place_of(text, mention.start)
    left, right = clause(text, listed[2] if listed else mention.start, mention.end)
    if behind("counted_next", text, mention.end) or not _SCORE.search(text, left, right):
        return False
    is_size = (
        text.startswith("(", mention.start - 1) and text.startswith(")", mention.end) and "." not in mention.printed
    )
    return not is_size or _SCORE.search(text, left, mention.start) is not None
