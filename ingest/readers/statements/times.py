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
    r"\b(?:within|last|past|previous|preceding|prior|every|next|first|after|least|for|each|in|over the|during|"
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
# A time in words is told as a measure by what took it for a child or a case, or by the average that it is.
_TIME_TAKEN = re.compile(
    r"\b(?:(?:took|takes|taken|taking|lasted|lasts)|(?:average|mean|median)\b[^.;,]{0,60}\b(?:is|was|of|at|are|were))\s+"
    r"(?:about |around |approximately |over |under |nearly |almost |just |only |up to )*$",
    re.I,
)
_OF_CASES = re.compile(
    r"\b(?:child(?:ren)?|cases?|adopt\w*|match\w*|placements?|proceedings|courts?|assessments?|referrals?|plans?|waits?)\b",
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
_TARGETED = re.compile(r"\b(?:timescales?|timeliness|target|requirement|standard)\b", re.I)


def is_distance(mention: NumberMention, text: str) -> bool:
    """An average distance, or how far most are; more than 20 miles away is a threshold of those who are."""
    return bool(_DISTANCE.search(text[max(0, mention.start - 80) : mention.start]))


def is_duration(mention: NumberMention, others: Sequence[NumberMention], text: str) -> bool:
    """A time taken or allowed; not the threshold of a share ("60% within 20 days") nor a span ("last ten months")."""
    if _INTERVAL.match(text, mention.end):
        return True
    if _TIME_NAMED.match(text, mention.end):
        return not (_WITHIN.search(text, 0, mention.start) and any(other.end < mention.start for other in others))
    before = text[max(0, mention.start - 30) : mention.start]
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
    if mention.form == "word":
        return bool(_OF_CASES.search(text) and _TIME_TAKEN.search(text[max(0, mention.start - 90) : mention.start]))
    return bool(_TIME_WANTED.search(before) and _TIME_TALK.search(text))
