"""One sentence with the figures and the periods it prints."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.language.number_words import CARDINAL, FRACTION, OPENS, SCALE
from ingest.readers.malformed_numbers import find_malformed, is_run_of_numbers
from ingest.readers.number_mention import NumberMention
from ingest.readers.numbers import find_numbers
from ingest.readers.periods import PeriodContext, PeriodMention
from ingest.readers.statements import dating
from ingest.readers.statements.figures import is_figure
from ingest.readers.statements.scope import Scope
from ingest.structure.model import Passage

_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞]")
_NUMBER_WORD = re.compile(
    rf"\b{OPENS}(?:{CARDINAL}|(?:an?|half a)[\s-]{SCALE}|{FRACTION}|no|none|(?:all|both) of whom)\b|:\s*$"
)
_WORDLESS = re.compile(r"[^A-Za-z]*(?:[A-Za-z]{1,2}(?:[^A-Za-z]+|$))*")
"""Numbers, marks and no word of three letters: a row that lost its lines, which says of nothing how many it is."""
_KEPT = 4096
"""Sentences remembered: a report's, asked for before they are parsed and when they are read."""


@dataclass(frozen=True)
class Statement:
    """A sentence, its way back to the stored text, its figures and its periods, both left to right."""

    text: str
    passage: Passage
    figures: tuple[NumberMention, ...]
    periods: tuple[PeriodMention, ...]


@lru_cache(maxsize=_KEPT)
def may_state(text: str) -> bool:
    """True where a text holds a digit, a word for a number that may count something, or introduces a list."""
    return bool(_DIGIT.search(text) or _NUMBER_WORD.search(text.lower()))


def read_statement(
    text: str, passage: Passage, scope: Scope, context: PeriodContext, as_at: dt.date | None
) -> Statement:
    """The figures and periods of one sentence; `as_at` as in periods.find_periods."""
    if is_of_no_words(text):
        return Statement(text, passage, (), ())
    return Statement(text, passage, figures_of(text, scope), tuple(dating.mentions(text, context, as_at)))


@lru_cache(maxsize=_KEPT)
def figures_of(text: str, scope: Scope) -> tuple[NumberMention, ...]:
    """The figures that a sentence states, left to right; none where it has no words to say of what."""
    printed = find_numbers(text)
    if not printed or is_of_no_words(text):
        return ()
    malformed = find_malformed(text)
    numbers = [
        mention
        for mention in printed
        if all(mention.end <= found.start or found.end <= mention.start for found in malformed)
    ]
    return tuple(mention for mention in numbers if is_figure(mention, numbers, text, scope))


def is_of_no_words(text: str) -> bool:
    """True for numbers and marks alone: a row that lost its lines."""
    return bool(_WORDLESS.fullmatch(text)) or is_run_of_numbers(text)
