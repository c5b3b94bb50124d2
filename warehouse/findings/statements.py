"""What a sentence does, by its words: it asks, tells what fails, praises, turns or points back to the one before."""

from __future__ import annotations

from functools import cache

from ingest import catalogue
from warehouse.findings.directions import direction_of, failings_of, signals_of
from warehouse.findings.sentences import clauses_of
from warehouse.meaning.words import words_of

_TOLD, _PRAISE = "finding", "strength"


def tells_what_fails(sentence: str) -> bool:
    """Whether a sentence turns from praise, or asks for nothing but tells what falls short: an item told in sentences.

    Letters of joint inspections tell what has to improve, with what works; recommendations ask for it.
    """
    if _has_word(sentence, "turning"):
        return True
    return not _has_word(sentence, "asking") and any(map(failings_of, clauses_of(sentence)))


def is_praise(sentence: str) -> bool:
    """Whether a sentence of an item that is told praises, in words, and neither asks for anything nor turns."""
    is_plain = not _has_word(sentence, "asking") and not _has_word(sentence, "turning")
    return is_plain and direction_of(sentence, _TOLD) == _PRAISE and any(cue.words for cue in signals_of(sentence))


def _has_word(sentence: str, kind: str) -> bool:
    return any(word.text in kept_words(kind) for word in words_of(sentence))


def points_back(sentence: str) -> bool:
    """Whether a sentence opens with a word for what the one before told: they are not timely."""
    opening = words_of(sentence)[:1]
    return bool(opening) and opening[0].text.lower() in kept_words("pointing")


@cache
def kept_words(kind: str) -> frozenset[str]:
    """The words of a kind of shortfall_words.csv."""
    return frozenset(row["word"] for row in catalogue.rows("shortfall_words") if row["kind"] == kind)
