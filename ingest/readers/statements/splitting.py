"""A passage as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.language.cues import is_met

_ABBREVIATIONS = ("e.g", "i.e", "etc", "vs", "No", "St", "Dr", "Mr", "Mrs", "Ms", "para", "p")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")


def _none_before(words: tuple[str, ...]) -> str:
    return "".join(rf"(?<!\b{re.escape(word)}\.)" for word in words)


_MARKS = "•·▪●■"
_MARK = f"[{_MARKS}]"
_NEXT = rf"\s+(?:{_MARK}\s*)?(?=[A-Z0-9‘'“\"(£*-])|(?<=[a-z)]\.)(?=\d+(?:\.\d+)?%)|(?<=[a-z]\.)(?=[A-Z][a-z]+\s)"
_END = re.compile(
    rf"\s+{_MARK}\s+(?=\w)|[.!?]{_none_before(_ABBREVIATIONS)}(?:{_none_before(_MONTHS)}|(?!\s+[\d'’]))[’'”\")\]¹²³⁴⁵⁶⁷⁸⁹⁰]*(?:{_NEXT})"
)
_PART = re.compile(r";\s+(?:and\s+)?(?=\S)")
LONGEST = 700
"""Characters of a sentence; the longest that states a figure in 132 real reports has 478."""
LONGEST_WORD = 200
"""Characters without a blank between them; longer ones are damage, addresses or rules, and state nothing."""
_KEPT = 2048
"""Texts remembered: a report's blocks, which several readers read sentence by sentence."""
_WORD = re.compile(r"\S+")
_NO_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")


@lru_cache(maxsize=_KEPT)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a text stands; an abbreviation or a decimal ends none, a list mark within a line does.

    What semicolons set apart is a sentence of its own where it says by itself of what it tells.

    What runs on without an end is read in stretches of LONGEST, so that reading grows with the text and no faster;
    a run of characters without any blank, longer than a word can be, stands in none.
    """
    spans, start = [], 0
    for match in _END.finditer(text):
        if match.end() > start:
            spans.append((start, match.start() + len(match[0].rstrip().rstrip(_MARKS).rstrip())))
            start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    parts = (part for span in spans for part in _apart(text, *span))
    return tuple(part for span in parts for part in within_length(text, *span) if text[part[0] : part[1]].strip())


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or its parts that semicolons set apart: "100% of plans were reviewed; 96% of visits were held"."""
    for match in _PART.finditer(text, start, end):
        if match.start() > start and is_met("standing_text", "alone", text[match.end() : end].partition(";")[0]):
            yield start, match.start() + 1
            start = match.end()
    yield start, end


def tells_by_itself(text: str, start: int) -> bool:
    """True for a sentence that a semicolon sets apart from the one before."""
    return text[:start].rstrip().removesuffix("and").rstrip().endswith(";")


def within_length(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence text[start:end] itself, or the runs of whole words of one that is longer than LONGEST."""
    if end - start <= LONGEST_WORD or (end - start <= LONGEST and not _NO_WORD.search(text, start, end)):
        yield start, end
        return
    begin, last = start, start
    for word in _WORD.finditer(text, start, end):
        is_word = len(word[0]) <= LONGEST_WORD
        if last > begin and (not is_word or word.end() - begin > LONGEST):
            yield begin, last
            last = begin
        if last == begin:
            begin, last = word.start(), word.start()
        if is_word:
            last = word.end()
    if last > begin:
        yield begin, last
