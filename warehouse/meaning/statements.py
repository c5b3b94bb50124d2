"""What a landed statement of running text says, as the lexicon is to understand it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[,;:](?!\d)")
_TOLD_OF = re.compile(r"\b(?:is|was|are|were|at)\s$")
_NEXT_SHARE = re.compile(r"\sand\s(?=[\d.]+\s?(?:%|per cent)\s[a-z])")
_NUMBER = re.compile(r"^\S+\s+")
_OR_WHO = re.compile(r"(?:[\w-]+\s+){1,6}?(or\s+(?:who|whose|which)\s[^,;:.]+)")
_OPENS_WITH_A_COUNT = re.compile(r"\d[\d,]* [a-z]")
_OF_A_NUMBER = re.compile(r"\bof (\d[\d,]*) ([a-z]+)")
_OF_THE = re.compile(r"^\W*of (?:the|our|all|those|these)\s[^,;:.\d]*[a-z]\s$", re.IGNORECASE)
"""How a sentence opens that counts a part of what it names without a number: of the escalations, 12 were."""
_MARK = re.compile(r"[,;:.()](?!\d)")
_OF_A_FIGURE = ("comparison", "change_from", "sentence_before")
_DURATIONS = ("days", "weeks", "months", "years")
"""Units of times taken: a limit beside one is what it is held against, and no part of it."""
_SYNTAX = ("part_of", "all_but", "place")
"""Kinds of restrictors that stand in other columns, or tell whose value it is."""


def parted(column: str | None) -> Iterator[tuple[str, str]]:
    """Kind and words of each restrictor of a column."""
    for restrictor in (column or "").split(" | "):
        kind, _, words = restrictor.partition("=")
        if words:
            yield kind, words


def clause_of(row: dict[str, Any]) -> str:
    """The part of the sentence in which the figure stands: from the semicolon before to the comma after.

    What was told before the figure ends at a next share: plans made were 98 % and 97 % of boys came.
    """
    before, after = around(row)
    if _TOLD_OF.search(before):
        after = _NEXT_SHARE.split(after, maxsplit=1)[0]
    return before.rpartition(";")[2] + _BREAK.split(after, maxsplit=1)[0]


def words_behind(row: dict[str, Any]) -> str:
    """The figure with the words that follow it without a mark between."""
    return _MARK.split(around(row)[1], maxsplit=1)[0]


def around(row: dict[str, Any]) -> tuple[str, str]:
    """The sentence before the figure, and from the figure on."""
    sentence = row["quote"] or ""
    place = row["value_start"] - row["char_start"]
    return sentence[:place], sentence[place:]


def leans_on_words(row: dict[str, Any]) -> bool:
    """Whether it takes what it counts from words that count nothing themselves."""
    return bool(row["antecedent_basis"] == "words")


def points_at_a_figure(row: dict[str, Any]) -> bool:
    """Whether it is told of the very thing that a figure before was told of."""
    return row["antecedent_basis"] in _OF_A_FIGURE


def leant_on(row: dict[str, Any]) -> str:
    """The words that say what is counted where its own do not; a part leans on its whole."""
    return row["leans_on"] or (row["part_of"] if leans_on_words(row) else None) or ""


def _is_of_more(row: dict[str, Any]) -> bool:
    """True for a count of which is said what is told of more: "the education of 90 children: 30 in Dudley".

    So is what is told with another count: 26 courses were provided, with 2,100 participants.
    """
    if row["unit"] == "count" and _OPENS_WITH_A_COUNT.match(row["predicate"] or ""):
        return True
    told = _OF_A_NUMBER.search(row["predicate"] or "")
    if told is None or row["unit"] != "count" or told[2] in _DURATIONS:
        return False
    return float(told[1].replace(",", "")) > (row["value"] or 0)


def _also_counted(row: dict[str, Any]) -> Iterator[str]:
    """What is counted together with what is named: "80 children looked after or who ceased to be"."""
    if row["unit"] == "count" and row["counted"] and (also := _OR_WHO.match(_NUMBER.sub("", words_behind(row)))):
        yield also[1]


def said_of(row: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """All that narrows what is counted, as one text, and the breakdowns that restrictors state themselves."""
    is_whole = row["role"] == "whole"
    pieces = [row["counted"] or "", "" if is_whole else row["predicate"] or "", *_also_counted(row)]
    if _is_of_more(row):
        pieces.append("of these")
    breakdown = []
    for kind, words in parted(row["restrictors"]):
        is_limit = kind == "time_limit" and row["unit"] not in _DURATIONS and _DIGIT.search(words)
        if kind == "age" or is_limit:
            breakdown.append(f"{kind}={words.replace('; ', ', ')}")
        elif kind == "part_of" and row["unit"] == "count" and not row["part_of"]:
            pieces.append("of these")
        elif kind not in _SYNTAX and not any(words.lower() in piece.lower() for piece in pieces):
            pieces.append(words)
    if row["unit"] == "count" and not is_whole and not row["part_of"] and _OF_THE.search(around(row)[0]):
        pieces.append("of these")
    if row["part_of"]:
        # A share is told of its whole; a count of a part is no count of the whole.
        pieces += ["of these"] if row["unit"] != "percent" else []
        pieces += [] if leans_on_words(row) else [row["part_of"]]
    return " . ".join(filter(None, pieces)), tuple(breakdown)
