"""Whose value a number is: the authority's own, or the national, neighbours' or target value beside it."""

from __future__ import annotations

import re

from ingest.readers.numbers import NumberMention
from ingest.readers.statements.respectively import place_of
from ingest.readers.statements.segments import clause, is_bracketed, without_brackets

_NATIONAL = (
    r"nationally|national(?:\s+\w+)?\s+(?:averages?|figures?|rates?|levels?|comparators?|percentage|proportion|"
    r"median|mean|result)|"
    r"national(?=\s*(?:\d|is\b|at\b|[(:]))|England(?:[’']s)?\s+(?:averages?|figures?|rates?|as a whole|levels?)|"
    r"(?:average|figure|rate|level)s?\s+(?:for|in|of|across)\s+England|(?:in|for|across)\s+England|"
    r"England(?=\s*(?:\d|at\b|[(:]|,\sat\b))|"
    r"(?:the\s+)?country as a whole|in the country\b"
)
_COMPARATORS = re.compile(
    rf"(?P<statistical_neighbours>statistical(?:ly similar)?\s+neighbour\w*|\bSN\b)"
    rf"|(?P<similar>(?:similar|comparable|comparator|neighbouring|other)\s+(?:local\s+)?(?:authorities|areas|"
    rf"councils|boroughs)|comparators|"
    rf"(?:regional|North West|North East|South West|South East|London|West Midlands|East Midlands|"
    rf"Yorkshire\s+(?:and|&)\s+"
    rf"(?:the\s+)?Humber|region(?:al)?)\s+(?:averages?|figures?|rates?)|regionally|similar groups)"
    rf"|(?P<target>(?:target|ambition|trajectory)\s+(?:of|is|was|at)|\btarget\b|(?P<duty>required|requirement|"
    rf"stipulated|statutory)\b)"
    rf"|(?P<local_all>\b(?:for\s+)?all\s+(?:local\s+)?(?:children|pupils)\s+in\s+(?:[A-Z]\w+|the (?:borough|city|"
    rf"county|area|district|authority))|"
    rf"all local children|their peers|all (?:[A-Z]\w+) (?:children|pupils))"
    rf"|(?P<national>\b(?:{_NATIONAL}))",
)
_GAP = re.compile(
    r"\s?(?:%|per ?cent)?\s*(?:percentage points?\s+)?(?:above|below|higher than|lower than|better than|worse than|"
    r"behind)\s+"
    r"(?:(?:the|that(?: of)?|those)\s+)?",
    re.I,
)
_NATIONAL_FIRST = re.compile(r"\W*(?:however,?\s+)?(?:nationally|in England|across England)\b", re.I)
_ALL_AFTER_BRACKET = re.compile(r"\s?%?\)\s+for all (?:pupils|children)\b", re.I)
_COUNT_TARGET = re.compile(r"\btargets? (?:of|was|is|for|to)\b")
_TIME_TARGET_AFTER = re.compile(
    r"[\s-]*(?:working[\s-])?(?:weeks?|days?|months?|hours?)[\s-]+(?:national\s+|statutory\s+)?"
    r"(?:timescales?|targets?|requirements?|limit|deadline|standard|time\s?frames?|threshold)\b",
    re.I,
)


def comparator(text: str, mention: NumberMention) -> str | None:
    """A comparator of records.Observation for a number of a sentence; None for the authority's own value."""
    is_time = mention.unit in ("weeks", "days", "months", "hours")
    if is_time and (_TIME_TARGET_AFTER.match(text, mention.end) or text[: mention.start].endswith("(")):
        return "target"
    if mention.role in ("left", "right"):
        return _named(text) or "similar" if mention.role == "right" else None
    if (listed := _of_list(text, mention)) is not None:
        return listed
    gap = _GAP.match(text, mention.end)
    if gap:
        named = _COMPARATORS.match(text, gap.end()) or re.match(r"\s*(nationally)", text[gap.end() :])
        if named:
            return _kind(named) if named.re is _COMPARATORS else "national"
        return None
    bracketed = is_bracketed(text, mention.start, mention.end)
    spoken = text if bracketed else without_brackets(text)
    left, right = clause(spoken, mention.start, mention.end)
    named_in_clause = _of_clause(spoken, mention, left, right)
    if named_in_clause is None and _NATIONAL_FIRST.match(text):
        return "national"
    if named_in_clause is None and bracketed and _ALL_AFTER_BRACKET.match(text, mention.end):
        return "local_all"
    return named_in_clause


def _of_list(text: str, mention: NumberMention) -> str | None:
    """The comparator named in the number's place: lower than similar areas and England, at 70 and 60 respectively."""
    place = place_of(text, mention.start)
    if place is None:
        return None
    index, count, begins = place
    named = [match for match in _COMPARATORS.finditer(text, 0, begins) if begins - match.end() < 60]
    return _kind(named[index]) if len(named) == count else None


def _of_clause(text: str, mention: NumberMention, left: int, right: int) -> str | None:
    """The comparator that the number's own clause names; one after "above" or "in line with" is the other value."""
    after = text[mention.end : right]
    cut = re.search(r"\b(?:above|below|higher|lower|better|worse|in line|similar to|close to|exceed\w*)\b", after)
    own = text[left : mention.start] + text[mention.start : mention.end] + (after[: cut.start()] if cut else after)
    for match in _COMPARATORS.finditer(own):
        if match["duty"] and mention.unit not in ("weeks", "days", "months", "hours"):
            continue
        if match.lastgroup == "target" and mention.unit in ("count", None) and not _COUNT_TARGET.search(own):
            continue
        if match.lastgroup == "similar" and match.start() > mention.start - left and mention.unit != "percent":
            continue
        return _kind(match)
    return _before_bracket(text, mention, left)


def _before_bracket(text: str, mention: NumberMention, left: int) -> str | None:
    """The comparator right before a bracket that holds nothing but its value: above the national average (59%)."""
    if not re.fullmatch(r"\s?\(\s?(?:of\s+|at\s+)?", text[left : mention.start]):
        return None
    named = None
    for match in _COMPARATORS.finditer(text, max(0, left - 60), left):
        named = match
    return _kind(named) if named and named.end() >= left - 1 else None


def _named(text: str) -> str | None:
    match = _COMPARATORS.search(text)
    return _kind(match) if match else None


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup or "national"
