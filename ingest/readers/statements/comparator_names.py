"""The words by which these papers name whose value a number is, and whether a name is beside its own number."""

from __future__ import annotations

import re
from functools import cache

from ingest.language.beside import before
from ingest.language.cues import rows, whole
from ingest.language.needed import Needed, may_meet, needed

KINDS = ("statistical_neighbours", "similar", "target", "local_all", "national")


@cache
def named_anywhere() -> re.Pattern[str]:
    """A name of a comparator anywhere in a sentence; the matched group is the comparator.

    What is required or statutory (`duty`) is a target only of times.
    """
    return re.compile(_names("everywhere", "sentence"))


@cache
def named_here() -> re.Pattern[str]:
    """A name of a comparator where nothing but one can stand: after "below the", in a bracket of its own."""
    return re.compile(rf"(?:(?:the|our|its|their)\s+)?(?:{_names('everywhere', 'alone')})")


def _names(*reaches: str) -> str:
    """The rows of whose.csv within these reaches as one pattern, case as printed."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in rows("whose"):
        if row["kind"] != "aim" and row["reach"] in reaches:
            pattern = whole(row["pattern"])
            found[row["meaning"]].append(f"(?P<duty>{pattern})" if row["kind"] == "duty" else pattern)
    return "|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in found.items() if patterns)


_SUBJECT = r"(?:is|was|are|were|stands?|stood|being)"
_LOOSE = r"(?:only|just|currently|now|about|around|approximately|over|under|an?|the|£)"
_AVERAGES = whole("{averages}")
_FOR_WHOM = rf"(?:\s+for\s[^,;.()\d]*?(?=,?\s(?:which\s)?{_SUBJECT}))?(?P<which>,?\s+which(?=\s))?"
_SAYS = rf"(?:(?P<states>(?:\s+for\s+[\w/–-]+)?\s+{_SUBJECT}(?:\s+at)?)|(?P<at>\s+(?:at|with))|\s+of)?"
_OPENING = r"(?:\s*\(\s*(?:[\d.,]+\s?%?\s?[–-]\s?)?|(?P<colon>\s*:\s*)|(?P<comma>,\s+)|\s+)"
_JOINED = rf"(?:[’'](?:s\b)?)?(?:\s+{_AVERAGES})?{_FOR_WHOM}{_SAYS}{_OPENING}(?:(?:at|of)\s+)?(?:{_LOOSE}\s*)*£?"
_OPENS = re.compile(r"[(;]\s*$")
# Before a colon a name is alone; "lower than England averages: 4%" goes on with the authority's own value.
_ALONE = re.compile(r"(?:^|[(;:,.–-])\s*(?:(?:the|our)\s+)?(?:[\w/]+\s+)?$", re.I)
_SOURCE = re.compile(r"[^.;,%]*?\b(?:show|indicate|suggest|reveal|confirm|demonstrate)(?:s|d|ed)?\b")
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


def kind_of(name: re.Match[str]) -> str:
    """The comparator that a match of this module's patterns names."""
    return next(kind for kind in KINDS if name.groupdict().get(kind) is not None)


def beside(text: str, start: int) -> str | None:
    """The comparator whose name stands right before the number at text[start:]: England (24%), Target: 90%."""
    if not may_meet(_needed_beside(), text.casefold()):
        return None
    name = named_beside().search(text, 0, start)
    if name is None or (name["comma"] and not _OPENS.search(text, 0, name.start())):
        return None
    if name["colon"] and not _ALONE.search(text, 0, name.start()):
        return None
    kind = kind_of(name)
    joined = (name["states"] and not name["which"]) or (name["at"] and kind == "target")
    return None if joined and before("object", text, name.start()) else kind


@cache
def named_beside() -> re.Pattern[str]:
    """A name of a comparator with what joins it to the number that is printed right behind."""
    return re.compile(f"(?:{_names('everywhere', 'alone')}){_JOINED}$")


@cache
def _needed_beside() -> Needed:
    return needed(named_beside())


def is_of_another(text: str, name: re.Match[str], start: int, end: int) -> bool:
    """True where a name found in text has a number of its own beside it that is not the one at text[start:end]."""
    after = _VALUE_AFTER.match(text, name.end())
    is_bracket_behind = after is not None and end <= name.start() and "(" in after[0]
    if after is not None and not is_bracket_behind:
        return not start <= after.start("value") < end
    ahead = _VALUE_BEFORE.search(text, 0, name.start()) if kind_of(name) == "target" else None
    return ahead is not None and not start <= ahead.start("value") < end


def is_measured_against(text: str, name: re.Match[str], start: int) -> bool:
    """True where text[start:] is what was measured against the name: performance against target is 92%."""
    between = _STATES.fullmatch(text, name.end(), start) or _GOES_ON.fullmatch(text, name.end(), start)
    return bool(between and before("object", text, name.start()))


def is_no_value(text: str, name: re.Match[str]) -> bool:
    """True for a level that somebody reached (achieved the national standard) and for a source (national data show)."""
    if kind_of(name) != "national":
        return False
    return bool(_SOURCE.match(text, name.end()) or _REACHED.search(text, 0, name.start()))
