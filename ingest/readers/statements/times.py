"""Times taken or allowed and distances: which are figures, and which only sort what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.cues import Cue, cues
from ingest.readers.number_mention import NumberMention

TIMES = ("weeks", "months", "years", "days", "hours")
_UNIT = re.compile(r"[\s-]*(?:working[\s-])?(weekly|monthly|weeks?|wks?|months?|years?|yrs?|days?|hours?|hrs?)\b", re.I)
# How far is asked of a placement; that one is further than some miles sorts children and measures nothing.
_DISTANCE = re.compile(
    r"\b(?:(?:average|mean|median)\b[^.;]*|(?:mostly|mainly|largely|generally|usually|typically|all)\s+within\s+)$",
    re.I,
)


def is_distance(mention: NumberMention, text: str) -> bool:
    """An average distance, or how far most are; more than 20 miles away is a threshold of those who are."""
    return bool(_DISTANCE.search(text, 0, mention.start))


def is_duration(mention: NumberMention, others: Sequence[NumberMention], text: str) -> bool:
    """A time taken or allowed; not the threshold of a share ("60% within 20 days") nor a span ("last ten months")."""
    cue = deciding(mention, others, text)
    return cue is None or cue.meaning == "taken"


def deciding(mention: NumberMention, others: Sequence[NumberMention], text: str) -> Cue | None:
    """The first row of durations.csv that fits a time; one that none fits is a figure.

    A row looks at the sentence with the number, or the range that it ends, as # and its unit behind it, and holds
    where its reach says: for numbers in digits or words, beside a share, beside whatever else is counted, or alone.
    """
    spoken, holds = _spoken(mention, others, text), _situations(mention, others)
    for cue in cues("durations").likely(spoken):
        found = cue.pattern.search(spoken) if cue.reach in holds else None
        if found and not (cue.stops_at and cue.stops_at.search(found[0])):
            return cue
    return None


def _spoken(mention: NumberMention, others: Sequence[NumberMention], text: str) -> str:
    """The sentence with # in place of the number, or of the range that it is in, and a blank before its unit."""
    low, high = mention, mention
    for other in others:
        if mention.role == "high" and other.role == "low" and other.end <= mention.start:
            low = other
        if mention.role == "low" and high is mention and other.role == "high" and other.start >= mention.end:
            high = other
    unit = _UNIT.match(text, high.end)
    after = f" {unit[1]}{text[unit.end() :]}" if unit else text[high.end :]
    return f"{text[: low.start]}#{after}"


def _situations(mention: NumberMention, others: Sequence[NumberMention]) -> set[str]:
    holds = {"sentence", "digits" if mention.form == "digits" else "words"}
    if mention.form == "word" and mention.value == 1:
        holds.add("one")
    if any(other.unit == "percent" for other in others):
        holds.add("share")
    holds.add("alone" if all(other.unit in TIMES for other in others) else "counted")
    return holds
