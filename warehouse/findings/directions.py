"""Which way a passage speaks of practice, read from cue phrases that are catalogue rows.

A sentence is cut at its contrasts, each cue found adds its weight to its direction, a negation just
before a cue reverses it, a clause under a concession ("although ...") counts half, and a sentence that
turns from praise ("However, ...") is not outweighed by it. The rules and
their measured quality are described in docs/findings.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ingest import catalogue
from ingest.errors import CatalogueError
from warehouse.findings.sentences import clauses_of, sentences_of, turns
from warehouse.meaning.words import words_of

DIRECTIONS = ("strength", "weakness", "improving", "declining", "mixed", "neutral")
ASKED_FOR = frozenset({"area_for_improvement", "recommendation", "requirement", "priority_action"})

_CONTINUING = re.compile(r"(?:continue|further|build on|sustain|maintain|extend|embed further)\b")
_WORD = re.compile(r"[\w'-]+")
_WORD_START = re.compile(r"\b[a-z]")
_PLAIN_START = re.compile(r"[a-z]{2,4}(?![?*{|])")
_KEYS = (2, 4)
"""Letters of a word's start by which cues are looked up: short beginnings and longer ones."""

_LEAST_EVIDENCE = 0.5
_DECLINING_SHARE = 0.25
_IMPROVING_SHARE = 0.6
_MIXED_SHARE = 0.3
_TURNED_SHARE = 0.25
"""Shares of all the weight found in a passage, set on the findings of tests/labelled that were labelled to tune by."""

_OPENING_COUNTS = 2.0
"""An inspector's opening sentence says what the paragraph is about; it counts more."""
_MOST_OF_A_CLAUSE = 2.0
"""One clause says one thing, however many words of praise it has."""
_SILENT_COUNTS, _SILENT_WORDS = 0.2, 6
"""What is told without any cue, in more words than these, is work that is done."""
_FILED_UNDER, _FILED_COUNTS = frozenset({"strength", "weakness"}), 1.5
"""Kinds of findings that a document lists under such a heading: its own word for what they say."""
_TURNED_COUNTS = 1.0
"""Without any cue, what turns from praise is what is wanting: "However, pupils wait a term for it"."""
_GOVERNING = 0.8
"""Weight from which what falls short takes in the praise after it: a lack of good plans, not yet a timely response."""

_AGAINST = ("weakness", "declining")
_FOR = ("strength", "improving")
_POINTING = ("strength", "weakness", "improving", "declining", "neutral")
_REVERSALS = {
    "negation": ({"strength": "weakness", "weakness": "strength", "improving": "weakness", "declining": "strength"}, 3),
    "shortfall": ({"strength": "weakness", "improving": "weakness"}, 6),
}
"""What "not" and what "lack of" turn round, and how many words may stand between them and the cue."""


@dataclass(frozen=True)
class Cue:
    """One catalogue row: a phrase, the direction it points to and how strongly."""

    direction: str
    phrase: re.Pattern[str]
    weight: float


class Match(NamedTuple):
    """A cue found in a clause, at clause[start:end]."""

    start: int
    end: int
    cue: Cue


class Signal(NamedTuple):
    """A cue met in a passage: what it says after negation and concession, and the words that said it."""

    direction: str
    weight: float
    words: str
    start: int


class Sentence(NamedTuple):
    """What a sentence says, and whether it turns from praise before it."""

    signals: list[Signal]
    is_turn: bool


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """The rows of catalogue/direction_cues.csv by the first letters of their phrase: four, else two.

    Looking cues up by the letters a word starts with is much faster as searching each of them.
    Raises CatalogueError for a phrase that does not start with two plain letters.
    """
    found: dict[str, list[Cue]] = {}
    for line, row in enumerate(catalogue.rows("direction_cues"), start=2):
        start = _PLAIN_START.match(row["pattern"])
        if not start:
            raise CatalogueError(f"direction_cues.csv line {line}: start {row['pattern']!r} with two plain letters")
        cue = Cue(row["direction"], re.compile(rf"(?:{row['pattern']})\b"), float(row["weight"]))
        found.setdefault(row["pattern"][: max(size for size in _KEYS if size <= start.end())], []).append(cue)
    return {letters: tuple(rows) for letters, rows in found.items()}


def direction_of(text: str, kind: str) -> str:
    """One of DIRECTIONS: what the passage says about practice.

    `kind` is that of records.Finding. What inspectors ask for says that practice falls short, so an item
    of that kind is a weakness, or improving where it asks to continue what has begun.
    """
    if kind in ASKED_FOR:
        return "improving" if _CONTINUING.match(text.strip().lower()) else "weakness"
    sentences = _told(text)
    has_turned = any(sentence.is_turn and _balance(sentence.signals) < 0 for sentence in sentences)
    signals = [signal for sentence in sentences for signal in sentence.signals]
    direction = _weigh(signals, has_turned)
    if kind in _FILED_UNDER and (kind != "strength" or direction not in _FOR):
        return _weigh([*signals, Signal(kind, _FILED_COUNTS, "", 0)], has_turned)
    return direction


def signals_of(text: str) -> list[Signal]:
    """Every cue met, in reading order: the reasons for the direction, for whoever wants to check it."""
    return [signal for sentence in _told(text) for signal in sentence.signals]


def _told(text: str) -> list[Sentence]:
    sentences: list[Sentence] = []
    for number, sentence in enumerate(sentences_of(text)):
        signals = [signal for clause in clauses_of(sentence) for signal in _weighed(clause)]
        is_turn = turns(sentence) and _balance(signal for before in sentences for signal in before.signals) > 0
        if is_turn and not any(signal.words for signal in signals):
            signals = [signal._replace(direction="weakness", weight=_TURNED_COUNTS) for signal in signals[:1]]
        counts = _OPENING_COUNTS if number == 0 else 1
        sentences.append(Sentence([signal._replace(weight=signal.weight * counts) for signal in signals], is_turn))
    return sentences


def _balance(signals: Iterable[Signal]) -> float:
    """What speaks for practice, less what speaks against it."""
    return sum(-signal.weight if signal.direction in _AGAINST else signal.weight for signal in signals)


def _weighed(clause: str) -> list[Signal]:
    """The cues of a clause with what they count: praise after what falls short is part of that."""
    signals, is_short = [], False
    for signal in _clause_signals(_plain(clause)):
        if signal.direction in _AGAINST:
            is_short = is_short or signal.weight >= _GOVERNING
        elif is_short:
            continue
        signals.append(signal)
    if not signals and len(clause.split()) > _SILENT_WORDS:
        return [Signal("strength", _SILENT_COUNTS, "", 0)]
    share = min(1.0, _MOST_OF_A_CLAUSE / sum(signal.weight for signal in signals)) if signals else 1.0
    return [signal._replace(weight=signal.weight * share) for signal in signals]


class Span(NamedTuple):
    """Words `start` to `end` of a clause."""

    start: int
    end: int


def failings_of(clause: str) -> list[Span]:
    """The words by which a clause says that practice falls short; none where it says more for practice than against."""
    signals = list(_clause_signals(_plain(clause)))
    against = [signal for signal in signals if signal.direction in _AGAINST]
    if sum(signal.weight for signal in signals) > 2 * sum(signal.weight for signal in against):
        return []
    return [_words_of(clause, signal) for signal in against]


def _words_of(clause: str, signal: Signal) -> Span:
    start = len(words_of(clause[: signal.start]))
    return Span(start, start + len(words_of(signal.words)))


def _plain(clause: str) -> str:
    return clause.replace("’", "'").lower()


def _weigh(signals: list[Signal], has_turned: bool) -> str:
    totals = dict.fromkeys(("strength", "weakness", "improving", "declining"), 0.0)
    for signal in signals:
        totals[signal.direction] += signal.weight
    total = sum(totals.values())
    if total < _LEAST_EVIDENCE:
        return "neutral"
    for_practice = totals["strength"] + totals["improving"]
    against = totals["weakness"] + totals["declining"]
    if totals["declining"] >= _DECLINING_SHARE * total and against > for_practice:
        return "declining"
    if totals["improving"] >= _IMPROVING_SHARE * total:
        return "improving"
    if min(for_practice, against) >= _MIXED_SHARE * total:
        return "mixed"
    if has_turned and for_practice > against >= _TURNED_SHARE * total:
        return "mixed"
    return "strength" if for_practice > against else "weakness"


def _clause_signals(clause: str) -> Iterator[Signal]:
    matches = _matches(clause)
    reversals = [match for match in matches if match.cue.direction in _REVERSALS]
    conceded_to = _conceded_to(clause, matches)
    for start, end, cue in _longest(match for match in matches if match.cue.direction in _POINTING):
        direction = _reversed(clause, start, cue.direction, reversals)
        if direction != "neutral":
            yield Signal(direction, cue.weight * (0.5 if start < conceded_to else 1.0), clause[start:end], start)


def _reversed(clause: str, start: int, direction: str, reversals: list[Match]) -> str:
    for _, stop, cue in reversals:
        turned, reach = _REVERSALS[cue.direction]
        if stop <= start and direction in turned and len(_WORD.findall(clause[stop:start])) <= reach:
            return turned[direction]
    return direction


def _conceded_to(clause: str, matches: list[Match]) -> int:
    """Where the conceded part ends: at the comma after "although ..."; 0 where nothing is conceded."""
    for match in matches:
        if match.cue.direction == "concession":
            return max(clause.find(",", match.end), 0)
    return 0


def _matches(clause: str) -> list[Match]:
    by_letters = cues()
    found = []
    for word in _WORD_START.finditer(clause):
        at = word.start()
        for size in _KEYS:
            for cue in by_letters.get(clause[at : at + size], ()):
                match = cue.phrase.match(clause, at)
                if match:
                    found.append(Match(at, match.end(), cue))
    return found


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Matches that do not overlap, the longer one kept, in reading order."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start - match.end, match.start)):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)
