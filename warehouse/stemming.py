"""The stem of a word, by which findings are searched and compared: Snowball's English stemmer."""

from __future__ import annotations

from functools import cache
from threading import Lock

import snowballstemmer

_SAY_NOTHING = (
    "about after all also an and any are as at be because been before being but by can could did do does for from had"
    " has have he her his if in into is it its may more most no not of on only or other our out over own she should so"
    " some such than that the their them then there these they this those through to too under until up was we were"
    " what when where which while who will with within would you your"
)
_FUNCTION_WORDS = frozenset(_SAY_NOTHING.split())
# The stemmer keeps the word it works on in itself, and DuckDB calls from several threads.
_ONE_AT_A_TIME = Lock()


@cache
def stem_of(word: str) -> str | None:
    """What "fostering" and "fostered" have in common; None for a function word. `word` is in lower case."""
    if word in _FUNCTION_WORDS:
        return None
    with _ONE_AT_A_TIME:
        stem: str = _stemmer().stemWord(word)
    return stem


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")
