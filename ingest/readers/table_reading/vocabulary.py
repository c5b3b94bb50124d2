"""The words of headings and labels that decide how a table is read: rows of catalogue/language/table_words.csv."""

from __future__ import annotations

import re
from functools import cache

from ingest.catalogue import rows
from ingest.language.cues import of_kind


@cache
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{cue.pattern.pattern})(?!\w)", re.IGNORECASE), cue.meaning)
        for cue in of_kind("table_words", kind)
    )


@cache
def named(kind: str, text: str) -> str | None:
    """What a text means as a word of this kind, where it is that word and nothing else ('' where it only marks)."""
    bare = text.strip(" :.*–-?()")
    return next((meaning for pattern, meaning in _patterns(kind) if pattern.fullmatch(bare)), None)


@cache
def is_authority(text: str) -> bool:
    """Whether a text is the name of a local authority and nothing else."""
    return text.strip().lower() in _authorities()


@cache
def _authorities() -> frozenset[str]:
    places = [row for row in rows("local_authorities") if row["la_code"]]
    names = {row[key].lower() for row in places for key in ("name", "short_name")}
    return frozenset(names | {row["alias"].lower() for row in rows("local_authority_aliases")})


@cache
def mentioned(kind: str, text: str) -> str | None:
    """What the first word of this kind that stands anywhere in a text means."""
    found = [(m.start(), -m.end(), meaning) for pattern, meaning in _patterns(kind) if (m := pattern.search(text))]
    return min(found)[2] if found else None
