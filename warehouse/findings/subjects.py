"""What findings are about: the subjects of the catalogue as a text names them, and the themes that follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ingest import catalogue
from warehouse.findings.sentences import sentences_of
from warehouse.meaning.lexicon import Lexicon
from warehouse.meaning.words import words_of

_LEAST_WEIGHT = 1.0
_OPENING_COUNTS, _LATER_COUNTS = 2.0, 0.5
_WORDS_TOGETHER = 1
"""How many words may stand between subjects that are named together: assessments *and* plans."""
_DIGITS = 6
_SETTING = "setting"
_ASIDE = "aside"
"""The subject of words that name none of the others though a shorter phrase within them would."""

_BOARD = "board"
"""The subject, and the word, of the safeguarding board: which one "the board" is, another that is named says."""
_POINTING_AT_A_BOARD = frozenset({"the", _BOARD, "member"})


@dataclass(frozen=True)
class Subject:
    """A row of the catalogue; `kind` says whether it is work or whom it is done for."""

    name: str
    label: str
    theme: str
    kind: str


class Mention(NamedTuple):
    """A subject named by words `start` to `end` of a text; `weight` says how strongly they show its theme."""

    subject: str
    start: int
    end: int
    weight: float


class Theme(NamedTuple):
    """How strongly a passage shows a theme, 1 or more, and those of its sentences that name it."""

    weight: float
    passage: str


@cache
def subjects() -> Mapping[str, Subject]:
    """The subjects by name."""
    return {
        row["subject"]: Subject(row["subject"], row["label"], row["theme"], row["kind"])
        for row in catalogue.rows("subjects")
    }


def mentions_of(text: str) -> list[Mention]:
    """Every subject named, in order: of two phrases that fit one place the longer is meant."""
    found = []
    for named in _lexicon().understand(text).concepts:
        row = catalogue.rows("subject_phrases")[int(named.concept)]
        if row["subject"] != _ASIDE:
            found.append(Mention(row["subject"], named.start, named.end, float(row["weight"])))
    return found


def themes_of(text: str) -> dict[str, Theme]:
    """The themes of a passage.

    What a sentence names first, and together with it, is what it is about: what it names later counts half. The
    opening sentence says what the passage is about and counts twice.
    """
    weights: dict[str, float] = defaultdict(float)
    naming: dict[str, list[str]] = defaultdict(list)
    sentences = list(sentences_of(text))
    for number, (sentence, mentions) in enumerate(zip(sentences, _of_boards_named(sentences), strict=True)):
        times = _OPENING_COUNTS if number == 0 else 1.0
        for mention, share in _shares([mention for mention in mentions if _has_theme(mention)]):
            theme = subjects()[mention.subject].theme
            weights[theme] += times * share * mention.weight
            if sentence not in naming[theme]:
                naming[theme].append(sentence)
    return {
        theme: Theme(round(weight, _DIGITS), " ".join(naming[theme]))
        for theme, weight in sorted(weights.items())
        if theme and weight >= _LEAST_WEIGHT
    }


def _of_boards_named(sentences: Sequence[str]) -> Iterator[list[Mention]]:
    """What each sentence of a passage mentions; "the board" is the one that it named first, if any was named."""
    first = None
    for sentence in sentences:
        stems = [word.stem for word in words_of(sentence)]
        found = []
        for mention in mentions_of(sentence):
            words = frozenset(stems[mention.start : mention.end])
            if mention.subject == _BOARD and words <= _POINTING_AT_A_BOARD:
                first = first or _BOARD
                mention = mention._replace(subject=first)
            elif mention.subject == _BOARD or _BOARD in words:
                first = first or mention.subject
            found.append(mention)
        yield found


def _has_theme(mention: Mention) -> bool:
    """False for who does the work, as police officers: being named first takes no weight from what they do."""
    subject = subjects()[mention.subject]
    return subject.theme != "" or subject.kind != _SETTING


def _shares(mentions: list[Mention]) -> Iterator[tuple[Mention, float]]:
    """Each mention of a sentence with how much of its weight counts."""
    share, end = 1.0, None
    for mention in mentions:
        if end is not None and mention.start - end > _WORDS_TOGETHER:
            share = _LATER_COUNTS
        end = mention.end
        yield mention, share


@cache
def _lexicon() -> Lexicon:
    """Phrases by the number of their row."""
    phrases = ((str(number), row["phrase"]) for number, row in enumerate(catalogue.rows("subject_phrases")))
    return Lexicon(phrases, ())
