"""Which numbers of a sentence are figures an analyst would keep, and which merely occur in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.beside import counts_a_noun, stands_beside
from ingest.readers.numbers import NumberMention
from ingest.readers.statements.frames import tense
from ingest.readers.statements.scope import Scope
from ingest.readers.statements.times import TIMES, is_distance, is_duration

_PLURALS = ("s", "children", "people")
_NAME_GOES_ON = re.compile(r"\s[A-Z][a-z]")
_OF_MANY = re.compile(r"\s+(?:of|out of)\s+(?:these|those|them|whom|which|the \d|\d)", re.I)
_STATES = re.compile(
    r"(?:\s+(?:or young (?:person|people)|looked after|in care|\([^()]*\)))?(?:\s+(?:also|still|now|only))?"
    r"\s+(?:is|are|was|were|has|had|have|having|being|do|does|did|lives?|lived|attends?|remains?|remained)\b",
    re.I,
)
_ELLIPTIC = re.compile(r"\s+(?:who|placed|waiting|awaiting|adopted|identified|recruited)\b", re.I)
_BODY = re.compile(r"\s(?:forum|group|service|panel|team|strategy|plan|policy|council|board|protocol)\b", re.I)
_OUT_OF = re.compile(r"\s+out of\s", re.I)
_PLACE_WORD = r"(?:(?!(?:in|of|from|by|with|at|to|for|and|or|child\w*|young|people)\b)[\w’'-]+\s+)"
_PLACES = (
    rf"{_PLACE_WORD}{{0,2}}?(?:boroughs|districts|councils|agencies|localities|authorities|counties|partners|"
    r"organisations)\b"
)
# Partners and places that a paper has named before, or sets beside its own, are no count of anything.
_NAMED_BEFORE = re.compile(r"\b(?:the|these|those|both|all|other|its)\s+$", re.I)
_PLACES_AFTER = re.compile(rf"\s+{_PLACES}", re.I)
_OTHER_PLACES_AFTER = re.compile(rf"\s+other\s+{_PLACES}", re.I)
_SCORED = re.compile(r"\b(?:scor(?:e|es|ed|ing)|rat(?:ed|ing|ings|es))\b[^.;]{0,60}$", re.I)
_SCALES = (5, 10, 100)
_AGES = re.compile(r"\b(?:years? of age|age (?:range|group|band)s?|aged)\b", re.I)
_BAND_BEFORE = re.compile(r"(?:%|\bwere|\bare|\bbetween(?:\s\d{1,2})?|\bor|\band)\s$")
_OLDEST = 25
_QUALIFIED = (
    r"(?:(?:just|only|well|slightly|nearly|almost|about|around|approximately|roughly|some|over|under|above|below|than|"
    r"at least|up to|fully)\s+)"
)
_SHARE_BEFORE = re.compile(rf"(?:{_QUALIFIED}|(?:,|;|\band)\s+|\b(?:to|from|with|by|at|is|was|are|were)\s+|\()$", re.I)
_SHARE_AFTER = re.compile(
    r"\s*(?:[,;:)]|\.(?!\d)|$)|\s+(?:either|are|were|is|was|ha[sd]|have|do|did|does|who|which|that|also|only|still|remain|"
    r"remained|live|lived|achieved?|attend|attended|receive|received|made|make|compared|nationally|in\s(?:19|20)\d\d|"
    r"last\s(?:year|quarter)|a\s(?:year|month|quarter)|the\s(?:previous|national))\b",
    re.I,
)
_IN_FIGURES_BEHIND = re.compile(r"\s*\(\s?\d+(?:\.\d+)?\s?(?:%|per cent)")
_PART_OF_TIME = re.compile(
    r"\s+(?:of\s+)?(?:the\s+)?(?:(?:financial|academic|school|calendar|current|previous)\s+)?"
    r"(?:year|term|time|day|million|century|month|quarter|(?:19|20)\d\d|20\d\d)\b",
    re.I,
)
_LEVEL_OF_AREA = re.compile(r"\b(?:from|to|or|than|was|were|is|stood at|at|there (?:is|was|were|are))\s+$")


def is_figure(mention: NumberMention, others: Sequence[NumberMention], text: str, scope: Scope) -> bool:
    """Whether a number of a sentence is a figure: something counted, shared, paid, scored or timed."""
    if mention.unit in TIMES:
        return is_duration(mention, others, text)
    if mention.unit == "miles":
        return is_distance(mention, text)
    if _is_partner_or_scale(mention, text):
        return False
    if _is_band(mention, others, text):
        return False
    if mention.form == "all":
        return scope == "area"
    if mention.form == "none":
        return _is_zero(mention, text, scope)
    if mention.form == "fraction":
        return _is_share(mention, text)
    if mention.form == "word":
        return _is_counted(mention, others, text, scope)
    return True


def _is_partner_or_scale(mention: NumberMention, text: str) -> bool:
    """The two other boroughs, the 12 district councils; the 10 of a score of 8 out of 10."""
    before = text[max(0, mention.start - 80) : mention.start]
    if mention.role == "whole":
        return mention.value in _SCALES and bool(_SCORED.search(before))
    if mention.unit or mention.role:
        return False
    if _OTHER_PLACES_AFTER.match(text, mention.end):
        return True
    return bool(_NAMED_BEFORE.search(before) and _PLACES_AFTER.match(text, mention.end))


def _is_band(mention: NumberMention, others: Sequence[NumberMention], text: str) -> bool:
    """An age band that a sentence on ages sets beside its shares: 20.9% 5-9, 32.7% 10-15."""
    if mention.unit or mention.form != "digits" or mention.value > _OLDEST or not _AGES.search(text):
        return False
    if counts_a_noun(text, mention.end) or _STATES.match(text, mention.end):
        return False
    low = next(
        (
            other
            for other in others
            if mention.role == "high" and other.role == "low" and 0 < mention.start - other.end < 4
        ),
        mention,
    )
    return bool(_BAND_BEFORE.search(text, 0, low.start))


def _is_zero(mention: NumberMention, text: str, scope: Scope) -> bool:
    """None of what services count: there are no ..., no children were ..., none of them is; not what somebody hopes."""
    if scope == "area":
        return True
    start, end = mention.start, mention.end
    if stands_beside("aimed", text, start, end):
        return False
    noun = counts_a_noun(text, end, "person", "event") if mention.printed.lower() == "no" else end
    if not noun or _BODY.match(text, noun):
        return False
    if noun != end and not text[:noun].endswith(_PLURALS) and not _STATES.match(text, noun):
        return False
    if stands_beside("there_are", text, start, end) or _OF_MANY.match(text, end):
        return True
    is_said = start == 0 or stands_beside("listed", text, start, end) or counts_a_noun(text, end, "event") > 0
    told = tense(text, start, end)
    return is_said and (told != "future" if start == 0 and noun > end else told not in ("future", ""))


def _is_share(mention: NumberMention, text: str) -> bool:
    """Half of those counted, over a quarter, a change by half; not the second half of a year.

    A share that a bracket after it gives in figures is told there, exactly.
    """
    before = text[max(0, mention.start - 40) : mention.start]
    is_of = re.compile(r"\s+(?:of\s+|the\s+)").match(text, mention.end)
    if _PART_OF_TIME.match(text, mention.end) or re.search(r"\b(?:first|second|latter)\s+$", before, re.I):
        return False
    if re.search(r"\b(?:last|other|the|this|that)\s+$", before, re.I) and not is_of:
        return False
    if " in " in mention.printed:
        return not _IN_FIGURES_BEHIND.match(text, mention.end)
    if is_of or re.search(r"\bby\s+(?:\w+\s+){0,2}$", before, re.I):
        return True
    return bool(_SHARE_BEFORE.search(before) and _SHARE_AFTER.match(text, mention.end))


def _is_counted(mention: NumberMention, others: Sequence[NumberMention], text: str, scope: Scope) -> bool:
    """A number in words counts, unless a row says what it is instead; one is mostly a pronoun.

    "The three ..." takes up what was named before, and counts only what services count.
    """
    start, end = mention.start, mention.end
    if mention.unit and mention.unit != "count":
        return True
    is_one = mention.value == 1 and scope != "area"
    if scope != "area" and (stands_beside("no_figure", text, start, end) or _is_in_a_name(mention, text)):
        return False
    if mention.role in ("part", "whole") and not is_one:
        return True
    if is_one:
        return _is_single(mention, others, text)
    if scope == "area" or not stands_beside("definite", text, start, end):
        return True
    return bool(counts_a_noun(text, end) or _ELLIPTIC.match(text, end))


def _is_single(mention: NumberMention, others: Sequence[NumberMention], text: str) -> bool:
    """There is only one, one was moved, one out of nine, five nurses and one doctor: not one who is quoted."""
    start, end = mention.start, mention.end
    if stands_beside("anecdote", text, start, end):
        return False
    if stands_beside("only", text, start, end) or _OUT_OF.match(text, end):
        return True
    is_listed, noun = start == 0 or stands_beside("listed", text, start, end), counts_a_noun(text, end)
    is_after_others = noun > 0 and any(other.end < start and other.unit is None for other in others)
    return is_listed and (is_after_others or _STATES.match(text, noun or end) is not None)


def _is_in_a_name(mention: NumberMention, text: str) -> bool:
    """True for a number with a capital between other words with one: A Million Voices."""
    return mention.start > 0 and mention.printed[0].isupper() and _NAME_GOES_ON.match(text, mention.end) is not None
