"""What a figure counts, in the document's words: the phrase that a catalogue's aliases are matched with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.readers.number_words import CARDINAL
from ingest.readers.numbers import NumberMention
from ingest.readers.periods import PeriodMention
from ingest.readers.statements.respectively import name_of
from ingest.readers.statements.segments import clause, is_bracketed, without_brackets

_NOISE = re.compile(
    r"\b(?:approximately|approx|some|around|about|nearly|almost|over|more than|just|only|currently|however|although|"
    r"therefore|"
    r"in addition|for example|there (?:are|were|was|is|have been|has been)|"
    r"(?:this|these|which|it)\s+(?:is|was|are|were|represents?|equates to)\s+(?:an?\s+)?(?:\w+\s+)?"
    r"(?:increase|reduction|decrease|rise|fall|drop|decline|improvement)(?:\s+(?:from|of|on))?|"
    r"this (?:is|was|represents|equates to)(?: an?| the)?|of (?:this|these|those)(?: number| figures?| children)?\s?,|"
    r"(?:as )?at the (?:end|time) of(?: the inspection)?|as at|up to|a total of)\b",
    re.I,
)
_MARKS = re.compile(r"[%£¹²³⁴⁵⁶⁷⁸⁹⁰()\[\]“”\"]+|\bper ?cent\b")
_EDGE_WORD = (
    r"and|or|at|on|in|by|from|to|of|is|are|was|were|the|an?|with|that|compared|than|as|for|since|during|which|but|"
    r"while|whereas|if"
)
_EDGES = re.compile(
    rf"^(?:[\s,.;:–—/=-]|\b(?:{_EDGE_WORD})\b)+|(?:[\s,.;:–—/=-]|\b(?:{_EDGE_WORD}|has|have|had|been)\b)+$", re.I
)
_ANAPHORA = re.compile(
    r"(?:however,?\s+|but\s+)?(?:at \d[\d.]*\s?%,?\s+)?"
    r"(?:this|these|those|it|they|of (?:this|these|those|them|which)|the (?:number|figure|"
    r"rate|same)|a further|"
    r"numbers|during the inspection)\b",
    re.I,
)
_OPENS_WITH_VALUE = re.compile(r"at \d[\d.]*\s?%,?\s+(?:this|these|they|it)\b", re.I)
_ELLIPTIC = re.compile(
    rf"(?:(?:(?i:{CARDINAL}|none|no)|\d[\d,.]*\s?%?)\s*(?:\([^)]*\)\s*)?(?:of these\s+)?"
    r"(?:in|of|at|for|live[sd]?|placed|were|was|are|is|have|had|has|who|which|aged|children who (?:live|"
    r"are placed))\b|[a-z])"
)
_RATE_BASE = re.compile(r"per 10,?000(?: children| young people)?")
_BARE_UNIT = re.compile(
    r"(?:rate )?(?:of )?per 10,?000(?: children| young people)?|"
    r"(?:reported|recorded|given) (?:as|at) (?:weeks|days|months)",
    re.I,
)
_OF_WHOM = re.compile(r"\sof\s(?:whom|which)\s")
_AND = re.compile(r"\s?and\s")
_LONGEST = 160


def label(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention], subject: str
) -> str:
    """What `figure` counts; `subject` is what stands above counts, for a sentence or bullet that leans on it."""
    spoken = without_brackets(text)
    if is_bracketed(text, figure.start, figure.end):
        words = _of_bracket(figure, figures, text, spoken, found)
    else:
        words = _of_clause(figure, figures, spoken, found)
    named = name_of(text, figure.start)
    if named and named not in words:
        words = f"{words} {named}".strip()
    if subject and (leans(text) or len(words.split()) < 2):
        words = subject if not words or words in subject else f"{subject}: {words}"
    if figure.unit == "rate_per_10000" and "per 10,000" not in words:
        words = f"{words} rate per 10,000".strip()
    return words[:_LONGEST].strip() or "unlabelled"


def leans(text: str) -> bool:
    """True for "This is an increase from 374" and "188 live outside the area": what is counted stands above."""
    return bool(_ANAPHORA.match(text) or _ELLIPTIC.match(text))


def opens_with_value(text: str) -> bool:
    """True for "At 4.5%, they are below the average": the sentence before says what they are."""
    return bool(_OPENS_WITH_VALUE.match(text))


def subject_of(text: str, figures: Sequence[NumberMention], found: Sequence[PeriodMention]) -> str:
    """What a whole sentence or bullet is about, for those that lean on it."""
    if figures:
        spoken = without_brackets(text)
        return _of_clause(figures[0], figures, spoken, found)[:_LONGEST]
    return _clean(text, 0, len(text), figures, found)[:_LONGEST]


def _of_bracket(
    figure: NumberMention,
    figures: Sequence[NumberMention],
    text: str,
    spoken: str,
    found: Sequence[PeriodMention],
) -> str:
    """The words of the bracket after those of what it explains: the figure before it, else its clause."""
    opening = text.rfind("(", 0, figure.start)
    own = _clean(text, *_within(text, opening, figure), figures, found)
    host = next((other for other in reversed(figures) if other.end <= opening and opening - other.end < 60), None)
    if host is not None and not is_bracketed(text, host.start, host.end):
        above = _of_clause(host, figures, spoken, found)
    else:
        left = max(spoken.rfind(mark, 0, opening) for mark in ",;:") + 1
        left = max(left, text.rfind(")", 0, opening) + 1)
        above = _clean(spoken, left, opening, figures, found)
    return f"{above} {own}".strip()


def _within(text: str, opening: int, figure: NumberMention) -> tuple[int, int]:
    left, right = clause(text, figure.start, figure.end)
    closing = text.find(")", figure.end)
    return max(left, opening), min(right, closing if closing >= 0 else right)


def _of_clause(
    figure: NumberMention, figures: Sequence[NumberMention], spoken: str, found: Sequence[PeriodMention]
) -> str:
    """The words of the figure's clause; of several figures in one clause each takes the words that follow it."""
    left, right = clause(spoken, figure.start, figure.end)
    if figure.form == "all" and (whom := _OF_WHOM.match(spoken, figure.end)):
        _, right = clause(spoken, whom.end(), whom.end() + 1)
    right = _with_what_follows(spoken, right, figures)
    inside = [other for other in figures if left <= other.start < right and spoken[other.start].strip()]
    following = next((other.start for other in inside if other.start >= figure.end), right)
    before = max((other.end for other in inside if other.end <= figure.start), default=left)
    words = _clean(spoken, left, right, figures, found)
    if len(inside) > 1 and figure.role not in ("part", "whole", "low", "high"):
        own = _clean(spoken, figure.end, following, figures, found)
        if len(_RATE_BASE.sub("", own).split()) > 1:
            words = own
        elif figure.unit == "rate_per_10000":
            words = f"{_clean(spoken, left, inside[0].start, figures, found)} {own}".strip()
        else:
            words = _clean(spoken, before, following, figures, found) or words
    is_bare = len(words.split()) < 3 or _BARE_UNIT.fullmatch(words)
    if is_bare or re.match(r"[,\s]*(?:(?:all )?of (?:whom|which)|than|compared)", spoken[left:], re.I):
        head = _clean(spoken, *clause(spoken, figures[0].start, figures[0].end), figures, found)
        if figures[0].start >= left:
            head = _clean(spoken, 0, left, figures, found)
        words = words if not head or head == words or head in words else f"{head} {words}".strip()
    return words


def _with_what_follows(spoken: str, right: int, figures: Sequence[NumberMention]) -> int:
    """Where the clause ends when "and" joins words without a figure: ceased to be looked after and live in hostels."""
    if not _AND.match(spoken, right):
        return right
    _, further = clause(spoken, right + 5, right + 6)
    return right if any(right <= other.start < further for other in figures) else further


def _clean(text: str, start: int, end: int, figures: Sequence[NumberMention], found: Sequence[PeriodMention]) -> str:
    """text[start:end] without its numbers, dates and words that count nothing."""
    spans = [(figure.start, figure.end) for figure in figures] + [(mention.start, mention.end) for mention in found]
    return _without(text, start, end, tuple(sorted(spans)))


@lru_cache(maxsize=256)
def _without(text: str, start: int, end: int, spans: tuple[tuple[int, int], ...]) -> str:
    """The figures of one sentence share most of their words: each stretch is cleaned once."""
    pieces, at = [], start
    for span in spans:
        if span[1] <= at or span[0] >= end:
            continue
        pieces.append(text[at : max(span[0], at)])
        at = span[1]
    pieces.append(text[at:end] if at < end else "")
    words = _NOISE.sub(" ", _MARKS.sub(" ", " ".join(pieces)))
    return _EDGES.sub("", re.sub(r"\s+", " ", words).strip()).strip(" ,.;:")
