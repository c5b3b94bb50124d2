"""The words by which these papers name whose value a number is, and whether a name is beside its own number."""

from __future__ import annotations

import re

_AVERAGES = (
    r"(?:averages?|figures?|rates?|levels?|comparators?|percentages?|proportions?|medians?|means?|results?|performance)"
)
_REGIONS = (
    r"(?:North West|North East|South West|South East|London|West Midlands|East Midlands|East of England|"
    r"Yorkshire\s+(?:and|&)\s+(?:the\s+)?Humber(?:side)?)"
)
# A body or a region that has the country in its name is not the country.
_ENGLAND = (
    r"(?<!NHS )(?<!Sport )(?<!Health )(?<!Arts )(?<!Historic )(?<!East of )(?<!West of )(?<!North of )(?<!South of )"
    r"(?<!Church of )(?<!Bank of )England"
)
_STATISTICAL = r"(?i:statistical(?:ly\s+similar)?\s+neighbour\w*)|\bSNs?\b"
_SIMILAR = (
    rf"(?i:(?:similar|comparable|comparator|comparative|neighbouring|other|peer)\s+(?:local\s+)?"
    rf"(?:authorit(?:ies|y(?=\s+(?:averages?|figures?|rates?)))|areas|councils|boroughs)|"
    rf"comparators?(?=\s+averages?\b)|comparators|(?:comparator|family|similar)\s+groups?|"
    rf"nearest\s+neighbours?|core\s+cities|regionally|(?:for|across)\s+the\s+region\b(?!\s+of)|"
    rf"(?:{_REGIONS}|region(?:al)?)\s+(?:averages?|figures?|rates?|performance|medians?|means?))"
)
_TARGET = (
    r"(?i:\btarget\b|(?:ambition|trajectory)(?=\s+(?:of|is|was|at)\b)|"
    r"(?P<duty>required|requirement|stipulated|statutory)\b)"
)
_LOCAL_ALL = (
    r"\b(?:for\s+)?all\s+(?:local\s+)?(?:children|pupils)\s+in\s+(?:[A-Z]\w+|the\s+(?:borough|city|county|area|"
    r"district|authority))|all local children|their peers|(?i:non-looked[\s-]+after)|"
    r"all (?:[A-Z]\w+) (?:children|pupils)"
)
# Data published nationally may be the authority's own.
_NATIONALLY = r"nationally(?!\s+(?:published|validated|recognised|agreed|set|available|reported))"
_NATIONAL = (
    rf"\b(?:(?i:{_NATIONALLY}|national(?:\s+\w+)?\s+{_AVERAGES}|national(?=\s*(?:\d|is\b|was\b|at\b|[(:])))|"
    rf"{_ENGLAND}(?:[’']s)?\s+(?:{_AVERAGES}|as a whole)|English\s+{_AVERAGES}|"
    rf"(?i:{_AVERAGES})\s+(?:for|in|of|across)\s+England|(?:[Ii]n|[Ff]or|[Aa]cross)\s+England|"
    rf"{_ENGLAND}(?=[’']s\s+\d|\s*(?:\d|at\b|is\s|was\s|[(:]|,\sat\b))|"
    rf"(?:the\s+)?country as a whole|in the country\b)"
)
COMPARATORS = re.compile(
    rf"(?P<statistical_neighbours>{_STATISTICAL})|(?P<similar>{_SIMILAR})|(?P<target>{_TARGET})"
    rf"|(?P<local_all>{_LOCAL_ALL})|(?P<national>{_NATIONAL})"
)
"""A name of a comparator anywhere in a sentence; the matched group is the comparator."""

_WANTED = (
    r"(?i:(?:target|ambition|trajectory|aspiration|goal|benchmark|ceiling|expectation|(?<!age )limit|threshold"
    r"|standard(?=\s+(?:is|was)\s)|expected\s+(?:level|standard|rate)(?=\s+(?:is|was)\s)"
    r"|recommended(?:\s+(?:in|by)\s+the(?:\s+\w+){1,3})?(?=\s*\())s?)"
)
# Children are placed in London (12); a region that is set beside the authority has no "in" before it.
_REGION_ALONE = rf"(?<![Ii]n )(?<![Ii]n the )(?<!from )(?<!from the )(?<!outside ){_REGIONS}"
_BARE = (
    rf"(?P<statistical_neighbours>{_STATISTICAL})|(?P<similar>{_SIMILAR}|{_REGION_ALONE})"
    rf"|(?P<target>\b{_WANTED})|(?P<local_all>{_LOCAL_ALL})"
    rf"|(?P<national>(?i:\b{_NATIONALLY}|\bnational\b|country as a whole)|\b{_ENGLAND}\b|\bEnglish(?=\s+{_AVERAGES}))"
)
NAMED_HERE = re.compile(rf"(?:(?:the|our|its|their)\s+)?(?:{_BARE})")
"""A name of a comparator where nothing but one can stand: after "below the", in a bracket of its own."""

_SUBJECT = r"(?:is|was|are|were|stands?|stood|being)"
_LOOSE = r"(?:only|just|currently|now|about|around|approximately|over|under|an?|the|£)"
_JOINED = (
    rf"(?:[’'](?:s\b)?)?(?:\s+{_AVERAGES})?"
    rf"(?:(?P<states>(?:\s+for\s+[\w/–-]+)?\s+{_SUBJECT}(?:\s+at)?)|(?P<at>\s+(?:at|with))|\s+of)?"
    rf"(?:\s*\(\s*(?:[\d.,]+\s?%?\s?[–-]\s?)?|(?P<colon>\s*:\s*)|(?P<comma>,\s+)|\s+)(?:(?:at|of)\s+)?(?:{_LOOSE}\s*)*£?"
)
_BESIDE = re.compile(rf"(?:{_BARE}){_JOINED}$")
_OPENS = re.compile(r"[(;]\s*$")
# Before a colon a name is alone; "lower than England averages: 4%" goes on with the authority's own value.
_ALONE = re.compile(r"(?:^|[(;:,.–-])\s*(?:(?:the|our)\s+)?(?:[\w/]+\s+)?$", re.I)
_SOURCE = re.compile(r"[^.;,%]{0,30}?\b(?:show|indicate|suggest|reveal|confirm|demonstrate)(?:s|d|ed)?\b")
# What is set against a name has its own value printed after it: performance against target is 92%.
_OBJECT = re.compile(
    r"\b(?:against|above|below|over|under|exceed\w*|met|meet(?:s|ing)?|miss(?:ed|es|ing)?|beat\w*|hit|"
    r"achiev\w+|reach\w*|attain\w*|on|towards?|within|with|to|than)\s+(?:(?:the|our|its|their|an?|this|that)\s+)?"
    r"(?:(?:national|local|statutory|government)\s+)?$",
    re.I,
)
_VALUE_AFTER = re.compile(
    rf"[’']?s?(?:\s+{_AVERAGES})?(?:\s+(?:of|is|was|at))?(?:\s*[(:]\s*|\s+)(?:(?:at|of)\s+)?(?:{_LOOSE}\s*)*£?(?P<value>\d)",
    re.I,
)
_VALUE_BEFORE = re.compile(
    r"(?P<value>\d[\d,.]*)\s?(?:%|per ?cent|[\s-]*(?:working[\s-])?(?:weeks?|days?|months?|hours?))?[\s-]+"
    r"(?:(?:national|statutory|government)\s+)?$",
    re.I,
)
_REACHED = re.compile(
    r"\b(?:expected|required|(?:achiev|attain|reach|meet)\w*|met)\s+(?:(?:the|at|least|or|above|expected|required)\s+)*$",
    re.I,
)
_STATES = re.compile(rf"\s+(?:{_SUBJECT}(?:\s+at)?|at|with|by)\s+(?:{_LOOSE}\s+)*")
# Compared with England the rate is low at 45: the sentence has gone on to the authority's own.
_GOES_ON = re.compile(
    rf",?\s+(?:the|our|its|this|[A-Z][\w’']+)\s+(?:(?!where|which|whose)[\w’'-]+\s+){{0,7}}?(?:{_SUBJECT}|has|have|had)\s+"
    r"(?:\w+\s+){0,3}"
)
KINDS = ("statistical_neighbours", "similar", "target", "local_all", "national")
_WINDOW = 90


def kind_of(name: re.Match[str]) -> str:
    """The comparator that a match of this module's patterns names."""
    return next(kind for kind in KINDS if name.groupdict().get(kind) is not None)


def beside(text: str, start: int) -> str | None:
    """The comparator whose name stands right before the number at text[start:]: England (24%), Target: 90%."""
    name = _BESIDE.search(text, max(0, start - _WINDOW), start)
    if name is None or (name["comma"] and not _OPENS.search(text, 0, name.start())):
        return None
    if name["colon"] and not _ALONE.search(text, 0, name.start()):
        return None
    kind = kind_of(name)
    joined = name["states"] or (name["at"] and kind == "target")
    return None if joined and _OBJECT.search(text, 0, name.start()) else kind


def is_of_another(text: str, name: re.Match[str], start: int, end: int) -> bool:
    """True where a name found in text has a number of its own beside it that is not the one at text[start:end]."""
    after = _VALUE_AFTER.match(text, name.end())
    is_bracket_behind = after is not None and end <= name.start() and "(" in after[0]
    if after is not None and not is_bracket_behind:
        return not start <= after.start("value") < end
    before = _VALUE_BEFORE.search(text, max(0, name.start() - 40), name.start()) if kind_of(name) == "target" else None
    return before is not None and not start <= before.start("value") < end


def is_measured_against(text: str, name: re.Match[str], start: int) -> bool:
    """True where text[start:] is what was measured against the name: performance against target is 92%."""
    between = _STATES.fullmatch(text, name.end(), start) or _GOES_ON.fullmatch(text, name.end(), start)
    return bool(between and _OBJECT.search(text, 0, name.start()))


def is_no_value(text: str, name: re.Match[str]) -> bool:
    """True for a level that somebody reached (achieved the national standard) and for a source (national data show)."""
    if kind_of(name) != "national":
        return False
    return bool(_SOURCE.match(text, name.end()) or _REACHED.search(text, max(0, name.start() - 50), name.start()))
