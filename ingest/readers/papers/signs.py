"""Signs that show what kind of paper a text is: rows of the catalogue's paper_signs, weighed together.

A row says where its words stand: on a line of the heading, at the very head, anywhere in the opening, or beside the
name of a council. Rows of reach `word` are words that other patterns name in braces: `{body}` is any of its rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ingest.catalogue import rows
from ingest.errors import CatalogueError
from ingest.language.needed import may_meet, needed

HEAD = 700
"""Characters at which an inspectorate's own documents have said what they are."""
_NAMED = re.compile(r"\{(?P<kind>[a-z_]{3,})\}")
_LINKING = r"(?:and|of|for|the|to|in|on|with|&|–|-|/)"
_CAPITAL = r"[A-Z][\w’'&/-]*,?"


class Sign(NamedTuple):
    """One row: the kind of paper it speaks for, its words, the letters they need and its weight."""

    kind: str
    pattern: re.Pattern[str]
    needed: frozenset[str]
    weight: int


def weigh(opening: str, lines: Iterable[str]) -> Counter[tuple[str, str]]:
    """The weight of the signs of each kind and reach; a sign counts once however often it is met."""
    lines = tuple(lines)
    found: Counter[tuple[str, str]] = Counter()
    for reach, text in (("opening", opening), ("head", opening[:HEAD])):
        casefolded = text.casefold()
        for sign in signs(reach):
            if may_meet(sign.needed, casefolded) and sign.pattern.search(text):
                found[sign.kind, reach] += sign.weight
    for sign in signs("line"):
        if any(sign.pattern.match(line) for line in lines):
            found[sign.kind, "line"] += sign.weight
    return found


def kinds_of_line(line: str) -> frozenset[str]:
    """The kinds whose signs have this line for themselves."""
    return frozenset(sign.kind for sign in signs("line") if sign.pattern.match(line))


def is_body(name: str) -> bool:
    """True for the name of a committee and nothing else: words in capitals that end in what such bodies are called."""
    return len(name) <= 110 and _body().fullmatch(name) is not None


@cache
def signs(reach: str) -> tuple[Sign, ...]:
    """The signs of one reach."""
    own = [row for row in rows("paper_signs") if row["reach"] == reach]
    patterns = [re.compile(spelt_out(row["pattern"]), re.IGNORECASE) for row in own]
    return tuple(
        Sign(row["kind"], pattern, needed(pattern), int(row["weight"]))
        for row, pattern in zip(own, patterns, strict=True)
    )


def spelt_out(pattern: str) -> str:
    """A pattern with the words of the catalogue for each name in braces."""
    return _NAMED.sub(lambda match: spelt_out(_words(match["kind"])), pattern)


@cache
def _words(kind: str) -> str:
    found = [row["pattern"] for row in rows("paper_signs") if row["reach"] == "word" and row["kind"] == kind]
    if not found:
        raise CatalogueError(
            f"paper_signs.csv has no row of reach word and kind {kind!r}; a pattern names it in braces"
        )
    return f"(?:{'|'.join(found)})"


@cache
def _body() -> re.Pattern[str]:
    name = rf"(?:(?:{_CAPITAL}|{_LINKING})\s)*?(?=[A-Z])(?i:(?:sub-)?{spelt_out('{body}')})"
    tail = r"(?:\s(?i:meeting|members?))?(?:\s(?:for|on|\(|–|-)[^.:;]*)?"
    return re.compile(rf"(?!.*\b(?i:reports?|minutes|agenda|update|strategy)\b)(?:the )?{name}{tail}")
