"""A sentence as the pieces that a judgement is told in: what is judged, its grade, verbs, dates and what joins them.

Which words are which piece is rows: catalogue/language/told.csv, the catalogue's grades and the authorities' names.
Any other word is a piece with its part of speech, from the annotated sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.catalogue import rows
from ingest.language.annotation import annotate
from ingest.language.cues import cues
from ingest.readers.grades import grade_pattern
from ingest.readers.printed_dates import printed_dates

_WORD = re.compile(r"\w+|[^\w\s‘’“”'\"]")
_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
_NAMING = frozenset(
    ("area", "service", "body", "whole", "services", "bare", "owner", "carrier", "verdict", "link", "except")
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a name at sentence[start:end]; `kind` is that of its row, "word" where no row knows it."""

    kind: str
    meaning: str
    sentence: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """As printed."""
        return self.sentence[self.start : self.end]

    @property
    def is_naming(self) -> bool:
        """True for what the name of something judged consists of."""
        return self.kind in _NAMING

    @property
    def is_content(self) -> bool:
        """True for a word that no row knows and that narrows, or is narrowed by, the words beside it."""
        return self.tag in _CONTENT

    @property
    def tag(self) -> str:
        """The part of speech of a word that no row knows; empty for any other piece."""
        return _tags(self.sentence).get(self.start, "") if self.kind == "word" else ""


@lru_cache(maxsize=512)
def pieces_of(sentence: str) -> tuple[Piece, ...]:
    """The pieces of a sentence in reading order; of several that begin at one place the longest."""
    found = sorted(_known(sentence), key=lambda piece: (piece.start, -piece.end))
    pieces: list[Piece] = []
    at = 0
    for piece in [*found, None]:
        if piece and piece.start < at:
            continue
        for word in _WORD.finditer(sentence, at, piece.start if piece else len(sentence)):
            pieces.append(Piece("word", "", sentence, *word.span()))
        if piece:
            pieces.append(piece)
            at = piece.end
    return tuple(pieces)


def _known(sentence: str) -> Iterator[Piece]:
    for cue in cues("told").likely(sentence):
        for match in cue.pattern.finditer(sentence):
            yield Piece(cue.kind, cue.meaning, sentence, *match.span())
    for kind, pattern in (("grade", _grades()), ("owner", _authorities())):
        for match in pattern.finditer(sentence):
            yield Piece(kind, "", sentence, *match.span())
    for date in printed_dates(sentence):
        yield Piece("date", f"{date.first}/{date.last}", sentence, date.start, date.end)


@lru_cache(maxsize=512)
def _tags(sentence: str) -> dict[int, str]:
    return {token.start: token.pos for token in annotate(sentence).tokens}


@cache
def _grades() -> re.Pattern[str]:
    return re.compile(grade_pattern(), re.IGNORECASE)


@cache
def _authorities() -> re.Pattern[str]:
    """Every name of an authority, as a word of its own."""
    names = {row["alias"] for row in rows("local_authority_aliases")}
    names |= {row[form] for row in rows("local_authorities") for form in ("name", "short_name")}
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b")
