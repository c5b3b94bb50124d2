"""The unit of a number that prints none beside it."""

from __future__ import annotations

import re

from ingest.readers.numbers import NumberMention
from ingest.readers.statements.comparators import comparator
from ingest.readers.statements.respectively import place_of

_SCORE = re.compile(
    r"\b(?:scores?|points?\s+score|VA|value[- ]added|attainment 8|progress 8|average points?|rating of|SDQ|"
    r"(?<!percentage )points)\b",
    re.I,
)
# A score is followed by its points or by nothing; five areas and eight qualifications are counted.
_COUNTED_NEXT = re.compile(
    r"\s+(?:children|young|social|care|people|(?!points?\b|scores?\b|marks?\b|is\b|was\b|has\b|across\b|this\b)[a-z]+s)\b",
    re.I,
)
_SIZE_IN_BRACKETS = re.compile(r"\(\s?$")
_ATTAINMENT = re.compile(r"\b(?:attainment|progress) 8 scores? (?:of|is|was) $", re.I)
_ATTAINMENT_AFTER = re.compile(r"\s?%\s+(?:attainment|progress) 8 scores?\b", re.I)
_PART_OF_POST = re.compile(r"\s+(?:of an?\s+)?(?:basis|posts?|workers?|role)\b", re.I)
_RATE = re.compile(r"\brate(?:s)?\b[^.;]*\bper\s+10,?\s?000\b", re.I)
_RATE_BEFORE = re.compile(r"\b(?:rates?|per 10,?000)\b(?:[^.;()]|\.\d){0,60}$", re.I)
_RATE_OF_CHILDREN = re.compile(
    r"\brates? (?:of|for) (?:\w+ ){0,3}?children (?:becoming|being|subject|looked|in care|in need|with|who)\b[^.;]*$",
    re.I,
)
"""What is told as a rate of such children is one per 10,000, whether or not the base is printed."""
_RATE_PRINTED = re.compile(r"\d\s?(?:per\s|/\s?)(?:10,?\s?000|10k)\b", re.I)


def unit_of(mention: NumberMention, text: str) -> str:
    """A unit of records.Observation: what the print says, else what the sentence measures, else a count."""
    if mention.unit == "percent" and _is_attainment(mention, text):
        return "score"
    if mention.unit is not None:
        return mention.unit
    if mention.form != "digits":
        return "count"
    if mention.value < 1 and _PART_OF_POST.match(text, mention.end):
        return "fte"
    if _is_score(mention, text):
        return "score"
    before = text[max(0, mention.start - 90) : mention.start]
    if "." in mention.printed and (_RATE.search(text) or _RATE_BEFORE.search(before)) and mention.value < 2000:
        return "rate_per_10000"
    if "." in mention.printed and _RATE_OF_CHILDREN.search(text, 0, mention.start):
        return "rate_per_10000"
    is_rate = _RATE_BEFORE.search(before) or place_of(text, mention.start)
    if is_rate and _RATE.search(text) and not _COUNTED_NEXT.match(text, mention.end):
        return "rate_per_10000"
    return "rate_per_10000" if _is_compared_with_rate(mention, text) else "count"


def _is_compared_with_rate(mention: NumberMention, text: str) -> bool:
    """True for what others have beside a rate, its base printed once: 82 per 10,000 (England 60)."""
    if mention.role or _COUNTED_NEXT.match(text, mention.end) or not _RATE_PRINTED.search(text, 0, mention.start):
        return False
    return comparator(text, mention) not in (None, "target")


def _is_attainment(mention: NumberMention, text: str) -> bool:
    """True for an Attainment 8 or Progress 8 score that is misprinted with a percent sign: neither is a share."""
    before = text[max(0, mention.start - 40) : mention.start]
    return bool(_ATTAINMENT.search(before) or _ATTAINMENT_AFTER.match(text, mention.end))


def _is_score(mention: NumberMention, text: str) -> bool:
    """A number beside the word score; not what a bracket counts before that word, nor what is counted by name.

    Of "8 out of 10" the 10 is the whole scale, never a score.
    """
    if mention.role == "whole":
        return False
    before = text[max(0, mention.start - 60) : mention.start]
    if _COUNTED_NEXT.match(text, mention.end) or not _SCORE.search(before + text[mention.start : mention.end + 25]):
        return False
    is_size = _SIZE_IN_BRACKETS.search(before) and "." not in mention.printed and text.startswith(")", mention.end)
    return not (is_size and not _SCORE.search(before))
