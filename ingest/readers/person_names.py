"""What a person's name looks like in a paper: words in capitals that the paper does not use as ordinary words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.catalogue import rows

_UPPER = "A-ZÀ-ÖØ-Þ"
_WORD = rf"[{_UPPER}][\w’'-]{{0,30}}\w(?!\w)"
_PARTICLE = r"(?:de|da|del|van|von|der|den|la|le|bin|al|el)"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Revd?|Reverend|Canon|Sir|Dame)\b\.?[^\S\n]+)?"
NAME = rf"{_TITLE}(?P<name>{_WORD}(?:[^\S\n]+(?:{_WORD}|[{_UPPER}]\.?(?=\s)|{_PARTICLE}[^\S\n]+{_WORD})){{1,3}})"
"""A pattern with a group `name`: two to four words, a title before them apart."""
_RUN = re.compile(rf"{_WORD}(?:[^\S\n]+{_WORD})*")
_POSSESSIVE = re.compile(r"[’']s?$")
_ORDINARY = re.compile(r"(?<![\w.@’'/-])[a-z][a-z’'-]+(?![\w@]|\.\w)")
_MAILBOX = re.compile(r"(?<![\w.'-])(?P<first>[a-z]{1,30})[._-](?P<last>[a-z'-]{2,40}?)\d{0,4}[ \t]?@", re.IGNORECASE)
_SHORTEST, _LONGEST = 2, 4


@dataclass(frozen=True)
class Wording:
    """How one paper uses words: which are no names by themselves, and whose mailboxes it prints ("ann lee").

    `ordinary`: those it also prints in lower case, words of places and of the calendar.
    """

    ordinary: frozenset[str]
    mailboxes: frozenset[str]

    def is_person(self, name: str) -> bool:
        """Whether words in capitals are a name: none names a post or a body, and not all are ordinary or a place's."""
        words = name.lower().split()
        if name.lower() in self.mailboxes:
            return True
        if not _SHORTEST <= len(words) <= _LONGEST or any(_no_name().fullmatch(word) for word in words):
            return False
        return any(self._is_proper(word) for word in name.split())

    def start(self, name: str) -> str:
        """The name at the start of a match that may have run on into a post: its first two words, then proper ones."""
        words = name.split()
        kept = words[:_SHORTEST]
        for word in words[_SHORTEST:]:
            if _no_name().fullmatch(word) or not (self._is_proper(word) or len(word.strip(".")) == 1):
                break
            kept.append(word)
        return _POSSESSIVE.sub("", " ".join(kept))

    def runs(self, text: str) -> Iterator[str]:
        """Names that are among other words with nothing to mark them: runs of two to four proper words, no body's."""
        for run in _RUN.finditer(text):
            kept: list[str] = []
            for word in [*run[0].split(), ""]:
                if word and self._is_proper(word) and not _no_name().fullmatch(word):
                    kept.append(word)
                    continue
                is_body = _no_name("body").fullmatch(word)
                if _SHORTEST <= len(kept) <= _LONGEST and not is_body:
                    yield _POSSESSIVE.sub("", " ".join(kept))
                kept = []

    def _is_proper(self, word: str) -> bool:
        plain = _POSSESSIVE.sub("", word).lower()
        is_acronym = word.isupper() and len(word) < 5
        return len(plain) > 1 and not is_acronym and plain not in self.ordinary and not _ordinary().fullmatch(plain)


def wording_of(text: str) -> Wording:
    """The wording of a paper's text."""
    mailboxes = (f"{match['first']} {match['last']}".lower() for match in _MAILBOX.finditer(text))
    return Wording(frozenset(_ORDINARY.findall(text)) | _words_of_places(), frozenset(mailboxes))


@cache
def _no_name(kind: str = "") -> re.Pattern[str]:
    """Words that no name holds; those of one kind where it is named."""
    return _words("never", kind)


@cache
def _ordinary() -> re.Pattern[str]:
    return _words("alone")


def _words(reach: str, kind: str = "") -> re.Pattern[str]:
    wanted = [row["pattern"] for row in rows("not_names") if row["reach"] == reach and kind in (row["kind"], "")]
    return re.compile("|".join(wanted), re.IGNORECASE)


@cache
def _words_of_places() -> frozenset[str]:
    """Words of authorities' and regions' names and of the calendar, in lower case."""
    columns = [(row["name"], row["short_name"], row["region"]) for row in rows("local_authorities")]
    places = " ".join(" ".join(names) for names in columns).lower()
    return frozenset(re.findall(r"[\w’'-]+", places)) | {
        name.lower() for name in (*calendar.month_name, *calendar.month_abbr, *calendar.day_name) if name
    }
