"""A sentence made fit for a parser: what it cannot read as words is taken out or put in a single word.

Dates and ages go (ages are kept as restrictors), numbers in words become digits, brackets are read by themselves,
and the trade's names ("children looked after", "key stage 2", "five good GCSEs") become one noun each. Everything
leads back to the original text. Which words are masked is rows: catalogue/language/masks.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.language import number_words
from ingest.language.aligned import Aligned
from ingest.language.cues import Cue, cues
from ingest.language.needed import may_meet
from ingest.language.period_points import find_points

POINT = "¤"
"""What a printed date becomes while the rows are applied; no row leaves one in the text."""
_NUMBER = re.compile(
    rf"\b{number_words.OPENS}(?:(?P<proportion>{number_words.PROPORTION}\b)"
    rf"|(?P<fraction>{number_words.FRACTION}\b(?!\s(?:year|term|day)))"
    rf"|(?<!-)(?P<word>{number_words.NUMBER})\b(?!-(?:to|off)\b))",
    re.I,
)
_KEPT = 2048
"""Texts remembered: who looks for figures asks for the same sentences as the parser."""
_BRACKET = re.compile(r"\s?\(([^()]*)\)")
_QUOTES = str.maketrans({"‘": " ", "“": " ", "”": " ", "’": "'", "\u2212": "-", "‑": "-", "‐": "-"})


@dataclass(frozen=True)
class Mask:
    """What was taken out or renamed, at original[start:end]; `inner` is where a bracket's own words stand."""

    kind: str
    rule: str
    meaning: str
    start: int
    end: int
    inner: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Masked:
    """The text that is parsed, and everything that was masked in it, by kind and place."""

    aligned: Aligned
    masks: tuple[Mask, ...]


@lru_cache(maxsize=_KEPT)
def mask(text: str) -> Masked:
    """The sentence as it is parsed. Never raises; a text without anything to mask comes back as it is."""
    masks: list[Mask] = []
    aligned = Aligned.of(text.translate(_QUOTES))
    aligned = _brackets(aligned, masks)
    aligned = _points(aligned, masks)
    aligned = _numbers(aligned)
    for cue in cues("masks"):
        if may_meet(cue.needed, aligned.casefolded):
            aligned = _row(aligned, cue, masks)
    return Masked(aligned, _outermost(masks))


def _outermost(masks: list[Mask]) -> tuple[Mask, ...]:
    """The masks left to right without those that a later row has taken in."""
    kept: list[Mask] = []
    for found in sorted(masks, key=lambda mask: (mask.start, -mask.end)):
        if not (kept and kept[-1].kind == found.kind and found.end <= kept[-1].end):
            kept.append(found)
    return tuple(kept)


def _brackets(aligned: Aligned, masks: list[Mask]) -> Aligned:
    pieces = []
    for match in _BRACKET.finditer(aligned.text):
        masks.append(Mask("bracket", "bracket", "", *aligned.original(*match.span()), match.span(1)))
        pieces.append((*match.span(), ""))
    return aligned.replaced(pieces)


def _points(aligned: Aligned, masks: list[Mask]) -> Aligned:
    pieces = []
    for point in find_points(aligned.text):
        masks.append(Mask("date", "point", point.kind, *aligned.original(point.start, point.end)))
        pieces.append((point.start, point.end, POINT))
    return aligned.replaced(pieces)


def _numbers(aligned: Aligned) -> Aligned:
    """Numbers in words as digits; a share in words as a percentage."""
    return aligned.replaced(
        (*match.span(), digits) for match in _NUMBER.finditer(aligned.text) if (digits := _digits(match))
    )


def _digits(match: re.Match[str]) -> str:
    if match["proportion"]:
        share = number_words.proportion(match[0])
        of = "" if match.string.startswith(" of ", match.end()) else " of"
        return "" if share is None else f"{share:g} %{of}"
    if match["fraction"]:
        return f"{number_words.fraction(match[0]):g} %"
    value = number_words.cardinal(match[0])
    return f"{value:g}" if value < 1e6 else f"{value:.0f}"


def _row(aligned: Aligned, cue: Cue, masks: list[Mask]) -> Aligned:
    pieces = []
    for match in cue.pattern.finditer(aligned.text):
        if match.end() > match.start():
            masks.append(Mask(cue.kind, cue.rule, cue.meaning, *aligned.original(*match.span())))
            new = match.expand(cue.meaning) if "\\" in cue.meaning else cue.meaning
            pieces.append((*match.span(), new or _comma_left(match, cue.kind)))
    return aligned.replaced(pieces) if pieces else aligned


def _comma_left(match: re.Match[str], kind: str) -> str:
    """The comma behind a date in the middle of a sentence, which ends the phrase that the date stood in."""
    return "," if kind == "date" and match.start() and match[0].endswith(",") else ""


def of_kind(masks: tuple[Mask, ...], *kinds: str) -> Iterator[Mask]:
    """The masks of some kinds, left to right."""
    return (found for found in masks if found.kind in kinds)
