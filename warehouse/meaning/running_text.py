"""Figures of running text in reading order: what names nothing of its own is told of the figure before in its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from ingest import catalogue
from warehouse.meaning.exclusive import one_of_each
from warehouse.meaning.facets import narrowing
from warehouse.meaning.lexicon import breakdown_of_concept, lexicon
from warehouse.meaning.matching import Meaning, Said, meaning_of, told_again
from warehouse.meaning.own_limits import without_own_limit
from warehouse.meaning.statements import (
    around,
    clause_of,
    leans_on_words,
    leant_on,
    parted,
    points_at_a_figure,
    said_of,
    words_behind,
)
from warehouse.meaning.words import words_of

DIFFERENCE = "difference"
"""Concept named right behind a figure that is how far another one lies away: "45 days longer than"."""
CATEGORY = "category"
"""Key of parts that are named without what they are parts of: neglect 41%, emotional abuse 38%."""
_AIMS = frozenset({"target", "recommended", "shortfall"})
"""Concepts that say no more of a figure than that somebody aims at it, and how far it is kept."""
_OF_YEARS = re.compile(r"\d|year|month", re.IGNORECASE)
_RATE_OF = re.compile(r"\brates?\s+of\s+(?:(?:just|only|around|about|over)\s+)?$", re.IGNORECASE)
_THIS_COHORT = re.compile(r"\bthis cohort\b", re.IGNORECASE)
OF_SOME = ("cohort", "sample")
"""Kinds of restrictors by which only some are counted: in this cohort (the cohort alone is whoever it is of)."""
NO_VALUES = ("gap", "threshold")
"""Roles of figures that are no value of what they are told of."""
_SAID_OF = ("count", "percent")
"""Units of figures behind which the sentence goes on to say what they are of."""
BETWEEN_SENTENCES = 4
"""Characters that may part two sentences; more is a sentence between them."""

NEXT_PARAGRAPH = 2
"""Lines from the end of a sentence to the next one, where a blank line parts the two."""


class RunningText:
    """The measures that the sentences so far have told of, by unit; asked in reading order.

    "This was 186 days", "the national average is 223 days": a level without a word of its own. It reaches back within
    its sentence, and to the sentence right before it in the same paragraph; one between them may tell of another thing.
    """

    def __init__(self) -> None:
        self._paragraph: tuple[Any, ...] = ()
        self._sentence: Any = None
        self._end = 0
        self._last_line = 0
        self._follows = False
        self._told: dict[str, Meaning] = {}
        self._told_before: dict[str, Meaning] = {}
        self._leant_on = ""
        self._quote = ""
        self._quote_before = ""

    def meaning(self, row: dict[str, Any]) -> Meaning:
        """The measure of the next figure."""
        self._move_to(row)
        if row["role"] in NO_VALUES:
            return Meaning(None, (), f"it is a {row['role']}")
        if row["role"] != "change" and _is_difference(words_behind(row)):
            return Meaning(None, (), "it is how far one figure lies from another")
        if row["unit"] == "count" and _RATE_OF.search(around(row)[0]):
            return Meaning(None, (), "it is a rate of which the base is not told")
        meaning = _of_own_words(row, self._leant_on, self._quote_before if self._follows else "")
        before = self._told_of(row)
        if before and (open_to := _open_to(row, meaning)) is not None:
            meaning = told_again(before, open_to, row["unit"]) or meaning
        if meaning.measure:
            meaning = replace(meaning, breakdown=one_of_each(row, meaning.breakdown))
            self._told[row["unit"]] = meaning
        return meaning

    def _told_of(self, row: dict[str, Any]) -> Meaning | None:
        """The measure of its unit last told; from the sentence before where that is the nearest or pointed back to.

        What a semicolon sets apart from it tells by itself.
        """
        is_near = (self._follows and not self._quote_before.endswith(";")) or points_at_a_figure(row)
        return self._told.get(row["unit"]) or (self._told_before.get(row["unit"]) if is_near else None)

    def _move_to(self, row: dict[str, Any]) -> None:
        paragraph = (row["rendition_id"], row["section"], row["paragraph"])
        if paragraph != self._paragraph:
            self._paragraph, self._told, self._told_before, self._leant_on = paragraph, {}, {}, ""
            self._quote_before = ""
        elif row["char_start"] != self._sentence:
            is_below = _opening_line(row) - self._last_line >= NEXT_PARAGRAPH
            self._follows = row["char_start"] - self._end <= BETWEEN_SENTENCES and not is_below
            self._quote_before = self._quote
            self._told_before, self._told, self._leant_on = self._told, {}, ""
        if _words_open_to(row) is None:
            self._told_before = {}
        self._sentence = row["char_start"]
        self._quote = row["quote"] or ""
        self._end = row["char_start"] + len(row["quote"] or "")
        self._last_line = _opening_line(row) + self._quote.count("\n")
        self._leant_on = leant_on(row) or self._leant_on


def _opening_line(row: dict[str, Any]) -> int:
    """The line on which the sentence of a figure begins."""
    return int(row["line"] or 0) - around(row)[0].count("\n")


def _open_to(row: dict[str, Any], meaning: Meaning) -> frozenset[str] | None:
    """What the measure of the figure before must take in to be told again; None where it is not.

    A base is no figure of what is told of it; a count of something is no count of what was told before, nor is one
    that leans on words which stand nearer.
    """
    words = _words_open_to(row)
    if meaning.open_to is None or words is None or row["role"] == "whole":
        return None
    is_aim = _is_aim_alone(row)
    counts = not is_aim and (row["counted"] or meaning.open_to)
    is_of_another = row["unit"] == "count" and (counts or leans_on_words(row))
    return None if is_of_another else meaning.open_to | words | _named_behind(row)


def _is_aim_alone(row: dict[str, Any]) -> bool:
    """True for a target of which nothing is said but that it is one, or missed: more than the recommended 70."""
    is_aim = row["role"] == "target" or row["comparator"] == "target"
    return is_aim and lexicon().understand(said_of(row)[0]).named <= _AIMS


def _words_open_to(row: dict[str, Any]) -> frozenset[str] | None:
    """What the words name that a figure leans on and that hold none; None where a word of theirs is not understood."""
    if not leans_on_words(row):
        return frozenset()
    words = lexicon().understand(leant_on(row), _stems_of(row["local_authority"] or ""))
    return None if words.unexplained else words.named & narrowing()


def _named_behind(row: dict[str, Any]) -> frozenset[str]:
    """What the words right behind an own count or share name: the sentence may say it of them, parsed so or not.

    Behind a time stands what it shows ("a fall to 491 days is further evidence"), and behind others' values whose.
    """
    if row["comparator"] is not None or row["unit"] not in _SAID_OF:
        return frozenset()
    words = words_behind(row).partition(" ")[2]
    return lexicon().understand(words, _stems_of(row["local_authority"] or "")).named & narrowing()


@lru_cache(maxsize=10_000)
def _is_difference(words: str) -> bool:
    """True where the words behind a number open with a comparison."""
    behind = lexicon().understand(words.partition(" ")[2])
    return any(named.concept == DIFFERENCE and named.start == 0 for named in behind.concepts)


def _of_own_words(row: dict[str, Any], words_before: str, sentence_before: str = "") -> Meaning:
    """By what the sentence says of the figure, a change by the count that it changes.

    `words_before`: the words before that it, or a figure before it in its sentence, leans on; `sentence_before`: the
    one with a figure right before, which says of what a part is that is named alone.
    """
    unit = "count" if row["is_change"] and row["unit"] == "percent" else row["unit"]
    own, breakdown = said_of(row)
    own = _at_home(own, row["local_authority"] or "")
    of_cohort = _THIS_COHORT.findall(around(row)[0])
    own = " . ".join(filter(None, (own, *of_cohort)))
    is_whole = row["role"] == "whole"
    said = Said(
        own=own,
        unit=unit,
        label=row["reported_label"],
        leans_on=words_before or ("" if own or unit == "count" else row["reported_label"]),
        clause="" if is_whole else _at_home(clause_of(row), row["local_authority"] or ""),
        sentence="" if is_whole else row["quote"] or "",
        frame=", ".join(words for _, words in parted(row["framed_by"])),
        headings=tuple(reversed((row["section"] or "").split(" > "))),
        is_negated=bool(row["is_negated"]),
        is_of_age=bool(row["part_of"]) and any(part.startswith("age=") for part in breakdown),
        is_of_others=row["comparator"] is not None,
        only_some=", ".join((*of_cohort, *_only_some(row))),
        names=_stems_of(row["local_authority"] or ""),
    )
    meaning = _cached(said)
    if sentence_before and unit != "count" and not meaning.measure and _is_part_alone(own):
        again = _cached(replace(said, frame=f"{said.frame}, {sentence_before}", sentence="", leans_on=""))
        meaning = again if again.measure else meaning
    if _is_called_as_its_whole(row, said, meaning):
        return Meaning(None, (), f"it is a part, and of its whole {meaning.why}")
    if said.unit == "percent" and not any(part.startswith("age=") for part in breakdown):
        breakdown = (*breakdown, *_age_in(said.clause))
    if meaning.measure is None:
        return meaning
    parts = without_own_limit(meaning.measure, tuple(sorted({*meaning.breakdown, *breakdown})))
    return replace(meaning, breakdown=parts)


def _at_home(words: str, name: str) -> str:
    """The words with what being placed or living within the authority by its name says: within the authority."""
    return _lives_in(name).sub(r"\g<lives>within the local authority", words) if name and name in words else words


@cache
def _lives_in(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<lives>\b(?:placed|lives?|lived|living)\s+)(?:with)?in\s+{re.escape(name)}\b")


def _only_some(row: dict[str, Any]) -> Iterator[str]:
    """The words by which only some are counted."""
    yield from (words for kind, words in parted(row["restrictors"]) if kind in OF_SOME and " " in words)


def _is_part_alone(own: str) -> bool:
    """True for words that name nothing but a category: neglect featured in."""
    spoken = lexicon().understand(own)
    told = {breakdown_of_concept().get(concept, "").partition("=")[0] for concept in spoken.named}
    return not spoken.unexplained and told == {CATEGORY}


def _is_called_as_its_whole(row: dict[str, Any], said: Said, meaning: Meaning) -> bool:
    """True for a counted part (75 of 252 leavers) that has its measure from the words of its whole alone."""
    if meaning.measure is None or row["role"] != "part" or said.unit != "count":
        return False
    whole = _cached(replace(said, own=row["counted"] or "", label="", leans_on="", clause="", sentence=""))
    return (whole.measure, whole.breakdown) == (meaning.measure, meaning.breakdown)


@lru_cache(maxsize=10_000)
def _age_in(clause: str) -> tuple[str, ...]:
    """The age that a clause tells of as a part, where it tells of one alone."""
    found = (match.group().strip(" ,") for pattern in _age_patterns() for match in pattern.finditer(clause))
    ages = {words for words in found if _OF_YEARS.search(words)}
    return (f"age={' '.join(ages.pop().split())}",) if len(ages) == 1 else ()


@cache
def _age_patterns() -> tuple[re.Pattern[str], ...]:
    """How an age is written: the rows by which the reader takes ages out of a sentence."""
    rows = (row for row in catalogue.rows("language/masks") if row["kind"] == "age")
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows)


@lru_cache(maxsize=10_000)
def _cached(said: Said) -> Meaning:
    return meaning_of(said, lexicon())


@cache
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(name))
