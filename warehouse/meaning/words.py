"""Words of a text as the lexicon meets them: lower case, without possessives, each with its stem."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_WORD = re.compile(r"\*|[a-z&]+\*?|\d+(?:\.\d+)?½?")
_POSSESSIVE = re.compile(r"(?<=[a-z])'s\b|(?<=s)'(?!\w)")
_PLAIN_MARKS = str.maketrans("‘’“”–—−", "''\"\"---")
_HISSING_PLURAL = re.compile(r"(?:[sxz]|ch|sh)es$")
_VOWEL = re.compile(r"[aeiouy]")
_KEPT_DOUBLE = "slzf"
_IRREGULAR = {
    "children": "child",
    "people": "person",
    "men": "man",
    "women": "woman",
    "held": "hold",
    "took": "take",
    "taken": "take",
    "left": "leave",
    "kept": "keep",
    "went": "go",
    "gone": "go",
    "became": "become",
    "broke": "break",
    "broken": "break",
    "met": "meet",
    "seen": "see",
    "saw": "see",
    "began": "begin",
    "begun": "begin",
    "came": "come",
    "given": "give",
    "found": "find",
    "sought": "seek",
    "made": "make",
    "did": "do",
}


class Word(NamedTuple):
    """One word of a text: as printed in lower case, and its stem."""

    text: str
    stem: str


def words_of(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text, in order; hyphens part words."""
    plain = _POSSESSIVE.sub("", text.translate(_PLAIN_MARKS).lower())
    return tuple(Word(word, stem(word)) for word in _WORD.findall(plain))


@cache
def stem(word: str) -> str:
    """What the inflected forms of one word share: "placed" and "places", but not "adoption" and "adopter".

    Endings that make another word (-ion, -er, -ment) stay: who adopts is not who was adopted.
    """
    word = _IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif _HISSING_PLURAL.search(word):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    word = _without_inflection(word)
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > 3 else word


def _without_inflection(word: str) -> str:
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and _VOWEL.search(root):
            is_doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in _KEPT_DOUBLE
            return root[:-1] if is_doubled else root
    return word
