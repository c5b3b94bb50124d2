"""Whose value a number is: the authority's own, or the national, neighbours' or target value beside it."""

from __future__ import annotations

import re

from ingest.language.beside import before, behind, stands_beside
from ingest.language.cues import of_kind
from ingest.language.moves import is_gap
from ingest.readers.authorities import find_authority
from ingest.readers.number_mention import NumberMention
from ingest.readers.statements.comparator_names import (
    beside,
    is_measured_against,
    is_no_value,
    is_of_another,
    kind_of,
    named_anywhere,
    named_here,
)
from ingest.readers.statements.respectively import place_of
from ingest.readers.statements.segments import clause, is_bracketed, without_brackets

_WORDS_TO_A_LIST = 8
"""Words that may stand between the names of a list and its numbers."""
_TIMES = ("weeks", "days", "months", "hours")
_NATIONAL_FIRST = re.compile(r"\W*(?:however,?\s+)?(?:nationally|in England|across England)\b", re.I)
# Where a sentence that began with England turns to the authority.
_TURNS = re.compile(
    r";|\b(?:but|whereas|while|although|however|locally|our|we|the (?:local authority|council|borough|city|county))\b"
    r"|\b[Ii]n (?=[A-Z])",
)
_ALL_AFTER_BRACKET = re.compile(r"\s?%?\)\s+for all (?:pupils|children)\b", re.I)
_MORE_OR_LESS = re.compile(
    r"\b(?:above|below|higher|lower|better|worse|in line|similar to|close to|exceed\w*|"
    r"compares?\s+(?:\w+\s+)?(?:with|to))\b",
    re.I,
)
_IN_THE_END = re.compile(r"\s?(?:%|per ?cent|per 10,?000)?,?\s+", re.I)
_CLOSES = re.compile(r"\s*(?:[);]|$)")
_BRACKET_BEHIND = re.compile(r"\s?(?:%|per ?cent|days|per 10,?000)?\s?\(\s?", re.I)
_BRACKET_ENDS = re.compile(r"(?:\s(?:averages?|figures?|rates?))?,?(?:\s(?:19|20)\d\d(?:\s?[/–-]\s?\d\d)?)?\s?\)", re.I)
_COUNT_TARGET = re.compile(r"\btargets? (?:of|was|is|for|to)\b", re.I)
# From what is aimed at to the number: its object, and the own level that it starts from.
_TO_NUMBER = re.compile(
    r"(?:(?!\b(?:fell|rose|was|were|is|are|has|had)\b)[^\d;])*(?:\bfrom\s[£\d][\d.,]*\s?%?\s+to\s+(?:\w+\s+)?)?"
)
# Higher than in similar authorities (113 compared to 96): the own value, then theirs.
_OWN_IN_BRACKET = re.compile(r"[\s%]*(?:per 10,?000\s+)?(?:compared (?:to|with)|against|versus)\s+\d", re.I)
_OTHER_IN_BRACKET = re.compile(r"\(\d[\d.,]*[\s%]*(?:per 10,?000\s+)?(?:compared (?:to|with)|against|versus)\s+$", re.I)
# The second of others' values: above the averages of similar areas of 10% and 11%.
_AND_THEIRS = re.compile(r"(?P<first>\d[\d.,]*)(?:\s?%)?\s+and\s+$")
_ENDS_THERE = re.compile(r"\s?%?\s*(?:[.;)]|,\s|$)")
_LOW_END = re.compile(r"\d[\d.,]*\s?%?(?:\s?[-–—]\s?|\s+to\s+)$")
_FROM = re.compile(r"\bfrom\s+$", re.I)
_VALUE_OF = re.compile(
    r"(?:\s?(?:%|per 10,?000)?\s+(?:rate|average|figure)s?\s+(?:of|for|in)|\s+(?:days|weeks|months)\s+(?:for|in))\s+"
    r"(?:the\s+|all\s+)?",
    re.I,
)
# Half the national average is the authority's own value, told by that of others.
_OF_OTHER = re.compile(rf"\s+(?:of\s+)?(?:the|that\s+of)\s+(?:{named_here().pattern})")
# Another authority beside its own value, one or several: better than Leeds (75) and Kirklees (70).
_PLACE = r"[A-Z][\w’'-]+(?:[ -](?:and|upon|of|the|on|with|[A-Z][\w’'-]+))*?"
_OTHER_PLACE = re.compile(
    rf"\b(?:than|with|to|against|like)\s+(?:(?:in|at|for|of|those of|that of)\s+)?"
    rf"(?:{_PLACE}\s*\(\d[^()]*\)(?:,|,?\s+and|,?\s+or)\s+)*(?P<name>{_PLACE})(?:[’']s?\s+|\s*\(|\s+at\s+)$"
)


def comparator(text: str, mention: NumberMention) -> str | None:
    """A comparator of records.Observation for a number of a sentence; None for the authority's own value."""
    if mention.role == "high" and (low := _LOW_END.search(text, 0, mention.start)):
        mention = mention._replace(start=low.start(), role="low")
    if mention.unit in _TIMES and stands_beside("time_target", text, mention.start, mention.end):
        return "target"
    if mention.role in ("left", "right"):
        return _named(text) or "similar" if mention.role == "right" else None
    if (listed := _of_list(text, mention)) is not None:
        return listed
    if is_gap(text, mention.start, mention.end) or (mention.form == "fraction" and _OF_OTHER.match(text, mention.end)):
        return None
    if text[: mention.start].endswith("(") and _OWN_IN_BRACKET.match(text, mention.end):
        return None
    if opened := _OTHER_IN_BRACKET.search(text, 0, mention.start):
        return beside(text, opened.start() + 1) or _of_words_around(text, mention)
    if named_beside := beside(text, mention.start) or _in_the_end(text, mention) or _of_the_first(text, mention):
        return named_beside
    if named_behind := _in_bracket_behind(text, mention):
        return named_behind
    return _of_words_around(text, mention)


def _of_words_around(text: str, mention: NumberMention) -> str | None:
    """The comparator that the words around the number tell of, where none stands beside it."""
    bracketed = is_bracketed(text, mention.start, mention.end)
    spoken = text if bracketed else without_brackets(text)
    left, right = clause(spoken, mention.start, mention.end)
    if (named := _of_clause(spoken, mention, left, right)) is not None:
        return named
    if _NATIONAL_FIRST.match(text) and not _turns_home(text[: mention.start]):
        return "national"
    if bracketed and _ALL_AFTER_BRACKET.match(text, mention.end):
        return "local_all"
    if before("set_against", text, mention.start) and behind("of_others", text, mention.end):
        return "local_all"
    if _is_aimed_at(spoken, left, mention.start):
        return "target"
    return "similar" if _is_of_other_place(text, mention.start) else None


def _is_aimed_at(text: str, left: int, start: int) -> bool:
    """True for a number that somebody means to reach; the one that they set out from is what there is."""
    return not _FROM.search(text, left, start) and any(
        _TO_NUMBER.fullmatch(text, found.end(), start)
        for cue in of_kind("whose", "aim").likely(text)
        for found in cue.pattern.finditer(text, left, start)
    )


def _in_the_end(text: str, mention: NumberMention) -> str | None:
    """The comparator whose name closes the number's own bracket: (24% England), (24%, England; 23%, SN)."""
    joined = _IN_THE_END.match(text, mention.end)
    if joined is None or not is_bracketed(text, mention.start, mention.end):
        return None
    name = named_here().match(text, joined.end())
    return kind_of(name) if name and _CLOSES.match(text, name.end()) else None


def _in_bracket_behind(text: str, mention: NumberMention) -> str | None:
    """The comparator that a bracket right behind the number names alone: compared with 79% (England)."""
    opened = _BRACKET_BEHIND.match(text, mention.end)
    name = named_here().match(text, opened.end()) if opened else None
    return kind_of(name) if name and _BRACKET_ENDS.match(text, name.end()) else None


def _of_the_first(text: str, mention: NumberMention) -> str | None:
    """The comparator beside the first of two numbers, of which this is the second and ends what is said of them."""
    first = _AND_THEIRS.search(text, 0, mention.start)
    return beside(text, first.start("first")) if first and _ENDS_THERE.match(text, mention.end) else None


def _turns_home(said: str) -> bool:
    """True where a sentence that begins with England has turned to the authority: ..., whereas in Bolton it is 22%."""
    return any(
        not match[0].lower().startswith("in ") or find_authority(re.split(r"[^\w\s’'-]", said[match.end() :])[0])
        for match in _TURNS.finditer(said, _NATIONAL_FIRST.match(said).end())  # type: ignore[union-attr]
    )


def _of_list(text: str, mention: NumberMention) -> str | None:
    """The comparator named in the number's place: lower than similar areas and England, at 70 and 60 respectively."""
    place = place_of(text, mention.start)
    if place is None:
        return None
    index, count, begins = place
    found = named_here().finditer(text, 0, begins + 1)
    named = [match for match in found if len(text[match.end() : begins].split()) <= _WORDS_TO_A_LIST]
    return kind_of(named[index]) if len(named) == count else None


def _of_clause(text: str, mention: NumberMention, left: int, right: int) -> str | None:
    """The comparator that the number's own clause names; one after "above" or "in line with" is the other value."""
    after = _MORE_OR_LESS.search(text, mention.end, right)
    right = after.start() if after else right
    for name in named_anywhere().finditer(text, left, right):
        kind = kind_of(name)
        if name["duty"] and mention.unit not in _TIMES:
            continue
        if kind == "target" and mention.unit in ("count", None) and not _COUNT_TARGET.search(text, left, right):
            continue
        is_behind = kind == "similar" and name.start() > mention.start and mention.unit != "percent"
        if is_behind and not _VALUE_OF.fullmatch(text, mention.end, name.start()):
            continue
        if is_of_another(text, name, mention.start, mention.end) or is_no_value(text, name):
            continue
        if not is_measured_against(text, name, mention.start):
            return kind
    return None


def _is_of_other_place(text: str, start: int) -> bool:
    """True where a number is set against the authority's own and stands beside the name of another authority."""
    place = _OTHER_PLACE.search(text, 0, start)
    if place is None or named_anywhere().search(text, 0, place.start()):
        return False
    return find_authority(place["name"]) is not None


def _named(text: str) -> str | None:
    match = named_anywhere().search(text)
    return kind_of(match) if match else None
