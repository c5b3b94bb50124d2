"""The unit of a number that prints none beside it."""

from __future__ import annotations

import re

from ingest.readers.numbers import NumberMention

_SCORE = re.compile(
    r"\b(?:scores?|points?\s+score|VA|value[- ]added|attainment 8|progress 8|average points?|rating of|SDQ|points|"
    r"out of (?:10|ten|five|5))\b",
    re.I,
)
_COUNTED_NEXT = re.compile(r"\s+(?:children|young|pupils|cases|social|families|care|homes|schools)\b", re.I)
_PART_OF_POST = re.compile(r"\s+(?:of an?\s+)?(?:basis|posts?|workers?|role)\b", re.I)
_RATE = re.compile(r"\brate(?:s)?\b[^.;]*\bper\s+10,?\s?000\b", re.I)
_RATE_BEFORE = re.compile(r"\b(?:rates?|per 10,?000)\b[^.;()]{0,60}$", re.I)


def unit_of(mention: NumberMention, text: str) -> str:
    """A unit of records.Observation: what the print says, else what the sentence measures, else a count."""
    if mention.unit is not None:
        return mention.unit
    if mention.form != "digits":
        return "count"
    if mention.value < 1 and _PART_OF_POST.match(text, mention.end):
        return "fte"
    if _SCORE.search(text[max(0, mention.start - 60) : mention.end + 25]) and not _COUNTED_NEXT.match(
        text, mention.end
    ):
        return "score"
    before = text[max(0, mention.start - 90) : mention.start]
    if "." in mention.printed and (_RATE.search(text) or _RATE_BEFORE.search(before)) and mention.value < 2000:
        return "rate_per_10000"
    if _RATE.search(text) and _RATE_BEFORE.search(before) and not _COUNTED_NEXT.match(text, mention.end):
        return "rate_per_10000"
    return "count"
