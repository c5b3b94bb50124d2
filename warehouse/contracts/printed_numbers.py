"""Whether a value follows from how it is printed: an independent second reading of the printed value."""

from __future__ import annotations

import math
import re
from functools import lru_cache

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?|\.\d+")
_MULTIPLIERS = (
    (re.compile(r"\d\s*(?:m|mn|mil|mill|million)\b", re.IGNORECASE), 1e6),
    (re.compile(r"\d\s*(?:k|thousand)\b", re.IGNORECASE), 1e3),
    (re.compile(r"\d\s*(?:bn|billion)\b", re.IGNORECASE), 1e9),
)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_WORD = re.compile(r"[a-z]+")
_UNITS = _WORD.findall(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = _WORD.findall("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "dozen": 12.0}
_COUNTED = {word: float(number) for number, word in enumerate(_UNITS)} | {
    word: 20.0 + 10 * place for place, word in enumerate(_TENS)
}
# Words that stand for an amount which depends on what is counted: all of 12 is 12, and is 100 per cent.
_AMOUNTS = frozenset(
    _WORD.findall(
        "a all an any both couple double doubled each eighth either entire every everyone few fifth fifths half halved "
        "halves handful never neither nil no nobody none not nothing once only pair quadrupled quarter quarters "
        "several single sixth sixths tenth tenths third thirds treble trebled triple tripled twice whole zero"
    )
)
_PROPORTION = re.compile(r"\b(?:in|out of|of)\b", re.IGNORECASE)


def value_follows(value: float | None, printed: str) -> bool:
    """Whether the value is one of the numbers printed, whatever its sign, or the print is a word for an amount.

    A print may hold several numbers (a range, n of m); the value must be one of them.
    """
    if value is None:
        return True
    numbers = numbers_printed(printed)
    if any(math.isclose(abs(value), number, rel_tol=1e-9, abs_tol=1e-9) for number in numbers):
        return True
    has_digits = any(character.isdigit() for character in printed)
    return not has_digits and not _AMOUNTS.isdisjoint(_WORD.findall(printed.lower()))


@lru_cache(maxsize=8192)
def numbers_printed(printed: str) -> frozenset[float]:
    """The numbers, without sign, that a printed value may stand for; empty where it holds none.

    A count may be scaled (1.2 million children); money is in the scale it is printed in.
    """
    texts = {printed, re.sub(r"\s+", "", printed)}
    digits = (match.group() for text in texts for match in _NUMBER.finditer(text))
    found = {float(number.replace(",", "").replace("·", ".")) for number in digits}
    for pattern, factor in _MULTIPLIERS:
        if "£" not in printed and pattern.search(printed):
            found |= {number * factor for number in found}
    for sign, part in _FRACTIONS.items():
        if sign in printed:
            found |= {number + part for number in found} | {part}
    found |= _numbers_in_words(printed)
    if _PROPORTION.search(printed):
        shares = {100 * part / whole for part in found for whole in found if whole}
        found |= shares | {round(share, 1) for share in shares}
    return frozenset(found)


def _numbers_in_words(printed: str) -> set[float]:
    """Numbers written in words; each word and every run of words ('one hundred and twenty-five') counts."""
    words = [word for word in _WORD.findall(printed.lower()) if word != "and"]
    found: set[float] = set()
    total, current = 0.0, 0.0
    for word in words:
        if word in _COUNTED:
            found.add(_COUNTED[word])
            current += _COUNTED[word]
        elif word in _SCALES:
            current = (current or 1.0) * _SCALES[word]
            if _SCALES[word] >= 1e3:
                total, current = total + current, 0.0
        else:
            total, current = 0.0, 0.0
        found.add(total + current)
    return found - {0.0} if "zero" not in words else found
