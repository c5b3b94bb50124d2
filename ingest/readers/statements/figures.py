"""Which numbers of a sentence are figures an analyst would keep, and which merely occur in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.beside import before, behind, counts_a_noun, stands_beside
from ingest.readers.number_mention import NumberMention
from ingest.readers.statements.frames import tense
from ingest.readers.statements.scope import Scope
from ingest.readers.statements.times import TIMES, is_distance, is_duration

_PLURALS = ("s", "children", "people")
_NAME_GOES_ON = re.compile(r"\s[A-Z][a-z]")
_OF_MANY = re.compile(r"\s+(?:of|out of)\s+(?:these|those|them|whom|which|the \d|\d)", re.I)
_ELLIPTIC = re.compile(r"\s+(?:who|placed|waiting|awaiting|adopted|identified|recruited)\b", re.I)
_OF = re.compile(r"\s+(?:of|the)\s+")
_BODY = re.compile(r"\s(?:forum|group|service|panel|team|strategy|plan|policy|council|board|protocol)\b", re.I)
_OUT_OF = re.compile(r"\s+out of\s", re.I)
_SCALES = (5, 10, 100)
_AGES = re.compile(r"\b(?:years? of age|age (?:range|group|band)s?|aged)\b", re.I)
_BAND_BEFORE = re.compile(r"(?:%|\bwere|\bare|\bbetween(?:\s\d{1,2})?|\bor|\band)\s$")
_OLDEST = 25
_IN_FIGURES_BEHIND = re.compile(r"\s*\(\s?\d+(?:\.\d+)?\s?(?:%|per cent)")


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
    if mention.role == "whole":
        return mention.value in _SCALES and before("scale", text, mention.start) is not None
    if mention.unit or mention.role:
        return False
    is_named = before("named_before", text, mention.start) and behind("partners", text, mention.end)
    return bool(is_named or behind("other_partners", text, mention.end))


def _is_band(mention: NumberMention, others: Sequence[NumberMention], text: str) -> bool:
    """An age band that a sentence on ages sets beside its shares: 20.9% 5-9, 32.7% 10-15."""
    if mention.unit or mention.form != "digits" or mention.value > _OLDEST or not _AGES.search(text):
        return False
    if counts_a_noun(text, mention.end) or behind("states", text, mention.end):
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
    if stands_beside("aimed", text, start, end) or behind("no_figure", text, end):
        return False
    noun = counts_a_noun(text, end, "person", "event") if mention.printed.lower() == "no" else end
    if not noun or _BODY.match(text, noun):
        return False
    if noun != end and not text[:noun].endswith(_PLURALS) and not behind("states", text, noun):
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
    start, end = mention.start, mention.end
    is_of = _OF.match(text, end)
    if stands_beside("part_of_time", text, start, end) or (before("other_half", text, start) and not is_of):
        return False
    if " in " in mention.printed:
        return not _IN_FIGURES_BEHIND.match(text, end)
    if is_of or before("share_by", text, start):
        return True
    return bool(before("share_before", text, start) and behind("share_after", text, end))


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
    counts = [other for other in others if other.unit is None]
    is_after_others = noun > 0 and any(other.end < start for other in counts)
    is_before_others = noun > 0 and any(_joins(text, noun, other.start) for other in counts)
    return (is_listed and (is_after_others or behind("states", text, noun or end) is not None)) or is_before_others


def _joins(text: str, start: int, end: int) -> bool:
    """True where the next count of a list stands: one nurse *and* 10 doctors."""
    return text[start:end].strip() == "and"


def _is_in_a_name(mention: NumberMention, text: str) -> bool:
    """True for a number with a capital between other words with one: A Million Voices."""
    return mention.start > 0 and mention.printed[0].isupper() and _NAME_GOES_ON.match(text, mention.end) is not None
