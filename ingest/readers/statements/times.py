"""Times taken or allowed and distances: which of them are figures, and which only sort what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.numbers import NumberMention

_TIME_WANTED = re.compile(
    r"(?:average|mean|median|took|taken|takes?|taking|lasts?|lasted|reported as|stands? at|stood at|is|was|are|were|"
    r"of|from|to|"
    r"at|than|with|against|by|reached|remains?|reduced|improved|currently|now|around|approximately|about|just|over|"
    r"under)\s+$",
    re.I,
)
_INTERVAL = re.compile(r"[\s-]?(?:weekly|monthly)\s+[a-z]", re.I)
_TIME_NAMED = re.compile(
    r"[\s-]*(?:working[\s-])?(?:weeks?|wks?|months?|years?|days?|hours?|hrs?)[\s-]+(?:national\s+|statutory\s+)?"
    r"(?:timescales?|targets?|requirements?|limit|deadline|standard|time\s?frames?|threshold|entitlement|average|"
    r"wait)\b",
    re.I,
)
_TIME_BOUND = re.compile(
    r"\b(?:within|last|past|previous|preceding|prior|every|next|first|after|least|for|each|in|over|over the|during|"
    r"initial|up to|"
    r"less than|more than|fewer than|before|between|since|a|the|aged?|of age|at)\s+(?:the\s+|a\s+)?(?:further\s+)?$",
    re.I,
)
_TIME_TALK = re.compile(
    r"\b(?:average|timeliness|timescales?|proceedings|duration|mean|median|took|takes?|taken|wait\w*|length of|"
    r"days between|targets?|"
    r"adoption|adoptive|adopters|courts?|placement orders?|match|matched|matching|entering care|threshold)\b",
    re.I,
)
# How far is asked of a placement; that one is further than some miles sorts children and measures nothing.
_DISTANCE = re.compile(
    r"\b(?:(?:average|mean|median)\b[^.;]{0,60}|(?:mostly|mainly|largely|generally|usually|typically|all)\s+within\s+)$",
    re.I,
)
_WITHIN = re.compile(r"\b(?:within|in|(?:more|longer|less|fewer) than|over|under)\s+(?:\w+\s+){0,2}$")
# Weeks are how these papers time a service; those just gone by, of an age or of a pregnancy time none.
_SPAN_OF_WEEKS = re.compile(
    r"\b(?:last|past|previous|preceding|prior|next|coming|first|final|these|aged?|under|pregnan\w+|gestation(?: of)?)"
    r"\s+(?:the\s+)?$",
    re.I,
)
_DELAYED = re.compile(
    r"\b(?:delays?|waits?|waiting (?:times?|lists?|periods?)|periods?|lasting|timescales?|average)\s+(?:of|was|is)\s+"
    r"(?:up to |over |about |around |approximately |only |just |at least )?$",
    re.I,
)
_GONE_BY = re.compile(
    r"[\s-]*(?:weeks?|months?|years?|days?|hours?)\s+"
    r"(?:ago|earlier|later|previously|old|of age|on(?! average)|or (?:more|less|over))\b",
    re.I,
)
_EXAMPLE = re.compile(r"\b(?:examples?|instance)\b", re.I)
_TARGETED = re.compile(r"\b(?:timescales?|timeliness|target|requirement|standard)\b", re.I)


def is_distance(mention: NumberMention, text: str) -> bool:
    """An average distance, or how far most are; more than 20 miles away is a threshold of those who are."""
    return bool(_DISTANCE.search(text[max(0, mention.start - 80) : mention.start]))


def _low_of(mention: NumberMention, others: Sequence[NumberMention]) -> NumberMention:
    """The number that the words before a range stand by: the last 12 to 18 months."""
    if mention.role != "high":
        return mention
    return next((other for other in others[::-1] if other.role == "low" and other.end <= mention.start), mention)


def is_duration(mention: NumberMention, others: Sequence[NumberMention], text: str) -> bool:
    """A time taken or allowed; not the threshold of a share ("60% within 20 days") nor a span ("last ten months")."""
    if _INTERVAL.match(text, mention.end):
        return True
    if _TIME_NAMED.match(text, mention.end):
        return True
    if _GONE_BY.match(text, mention.end):
        return False
    start = _low_of(mention, others).start
    before = text[max(0, start - 30) : start]
    if before.endswith("(") and _TARGETED.search(text):
        return True
    if mention.unit == "weeks" and mention.form == "digits":
        if before.endswith(("over a ", "over the ", "in a ")) and text.startswith("-week period", mention.end):
            return False
        return not _SPAN_OF_WEEKS.search(before) and not (
            _WITHIN.search(before) and any(other.end < mention.start for other in others)
        )
    if mention.form == "word" and _DELAYED.search(text[max(0, mention.start - 50) : mention.start]):
        return True
    if _TIME_BOUND.search(before) and not re.search(r"\b(?:average|is|was|mean)\b[^,;]{0,12}$", before, re.I):
        return False
    if mention.form == "word" and (mention.value == 1 or _EXAMPLE.search(text)):
        return False
    is_alone = not any(other.unit == "percent" for other in others)
    return is_alone or bool(_TIME_WANTED.search(before) and _TIME_TALK.search(text))
