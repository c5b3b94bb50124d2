"""Personal details: finding UK telephone numbers, e-mail addresses and given names in text, and keeping them out.

The people rule: contact details and officers' names never leave the landing area's stored texts. Evidence must stay
verbatim, so a passage is cut down to a part without them; text that is no evidence is blacked out at the same length.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

BLACKED_OUT = "▇"

_GAP = r"[ .\u00a0\u2010-\u2013-]{0,2}"
_EMAIL = r"[\w.+'-]+[ \t]?@[ \t]?[\w-]+(?:\. ?\n?(?:gov|org|ac|co|nhs|uk|com|net)\b|\.[\w-]+)+"
# A dialling code (printed together, with or without brackets), then the subscriber's groups.
_NATIONAL = rf"[\(\[]?[0Oo][1-9]\d{{1,4}}[\)\]]?(?:{_GAP}\d){{4,8}}"
_INTERNATIONAL = rf"(?:\+|\b00)\d{{2}}{_GAP}(?:\(0\){_GAP})?\(?\d(?:{_GAP}\)?{_GAP}\d){{7,9}}"
_FOLLOWED_BY = r"(?:\s?(?:/|or|x|ext\.?|extension)\s?[1-9]\d{2,7}(?!\w))*"
_MARKER = r"(?:tel(?:ephone)?|phone|mob(?:ile)?|fax|text(?:phone)?|direct line|ext(?:ension)?)"
# A number without its dialling code is one only where the text says so.
_MARKED = rf"\b{_MARKER}\.?(?: ?(?:no|number|num)\b\.?)?\s?:\s?[\(\[]?\+?\d(?:{_GAP}[\)\]]?{_GAP}\d){{3,12}}"
_EXTENSION = r"\b(?:ext|extn|extension)\b\.?\s?\d{3,6}"

_EMAIL_ADDRESS = re.compile(rf"(?<![\w.+'-]){_EMAIL}", re.IGNORECASE)
# Read only from a place that may begin one: a sign or nought, or the first letter of a marker.
_TELEPHONE = re.compile(
    rf"(?=[0Oo+\[(])(?:(?P<national>(?<![\w.,/+-]){_NATIONAL}(?!\w){_FOLLOWED_BY})"
    rf"|(?P<international>(?<!\w){_INTERNATIONAL}(?!\w){_FOLLOWED_BY}))"
    rf"|\b(?=[tpmfde])(?:{_MARKED}(?!\w)|{_EXTENSION}(?!\w))",
    re.IGNORECASE,
)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\.?\s+"
_GAP_IN_NAME = r"[\s*_]+"
# What every contact detail holds: cheap first sieves, the second in the RE2 dialect that DuckDB understands.
_THREE_DIGITS = re.compile(r"\d(?:\W{0,3}\d){2}")
CANDIDATE_RE2 = r"@|[+]\d|\b00\d|\b[0Oo][1-9]\d|(?i:\b(tel|phone|mob|fax|text|direct line|ext))"


class ContactDetail(NamedTuple):
    """A contact detail at text[start:end]; `kind` is email or telephone."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=16384)  # every cell of a table row quotes the same row
def find_contact_details(text: str) -> tuple[ContactDetail, ...]:
    """Telephone numbers in their printed forms and e-mail addresses, in order of place."""
    emails = _EMAIL_ADDRESS.finditer(text) if "@" in text else ()
    details = [ContactDetail("email", match.start(), match.end()) for match in emails]
    telephones = _TELEPHONE.finditer(text) if _THREE_DIGITS.search(text) else ()
    for match in telephones:
        if not match["national"] or _is_national_number(match["national"]):
            details.append(ContactDetail("telephone", match.start(), match.end()))
    return tuple(_apart(details))


def _apart(details: list[ContactDetail]) -> list[ContactDetail]:
    """In order of place and joined where they overlap."""
    apart: list[ContactDetail] = []
    for detail in sorted(details, key=lambda detail: detail.start):
        if apart and detail.start < apart[-1].end:
            apart[-1] = apart[-1]._replace(end=max(apart[-1].end, detail.end))
        else:
            apart.append(detail)
    return apart


def _is_national_number(printed: str) -> bool:
    """Whether digits after a dialling code are as many as a UK number has: 10 or 11, or 8 for 0800 1111.

    Eight digits in two groups of four would else be two years or two table cells; no dialling code
    but those of free numbers has so few.
    """
    digits = re.sub(r"\D", "", re.split(r"/|or|x|ext", printed, flags=re.IGNORECASE)[0])
    return len(digits) in (10, 11) or (len(digits) in (8, 10) and digits.startswith("0800"))


class Names:
    """Names that must not be published, found in any case and over line ends; the surname alone after a title."""

    def __init__(self, names: frozenset[str]) -> None:
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        full = "|".join(_GAP_IN_NAME.join(map(re.escape, name.split())) for name in longest_first)
        last = "|".join(sorted({re.escape(name.split()[-1]) for name in names}))
        self._pattern = re.compile(rf"\b(?:(?i:{full})|{_TITLE}(?:{last}))(?!\w)") if names else None

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where the names are in a text."""
        return [match.span() for match in self._pattern.finditer(text)] if self._pattern else []


NO_NAMES = Names(frozenset())


@lru_cache(maxsize=16384)  # every cell of a table row quotes the same row
def find_personal_details(text: str, names: Names = NO_NAMES) -> tuple[tuple[int, int], ...]:
    """Where contact details and these names stand, in order of place and joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted([*((found.start, found.end) for found in find_contact_details(text)), *names.find(text)]):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def redact(text: str, names: Names = NO_NAMES) -> str:
    """The text with its personal details blacked out, at the same length so that offsets hold."""
    for start, end in find_personal_details(text, names):
        text = text[:start] + BLACKED_OUT * (end - start) + text[end:]
    return text


def clear_span(text: str, keep: tuple[int, int] | None = None, names: Names = NO_NAMES) -> tuple[int, int] | None:
    """The part of a passage without personal details: the one around `keep`, else the longest.

    Returns offsets within the text, without spaces at either end; None where nothing is left of it
    or `keep` stands in a personal detail.
    """
    details = find_personal_details(text, names)
    if not details:
        return 0, len(text)
    edges = [0, *(edge for detail in details for edge in detail), len(text)]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    if keep:
        parts = [part for part in parts if part[0] <= keep[0] and keep[1] <= part[1]]
    start, end = max(parts, key=lambda part: part[1] - part[0], default=(0, 0))
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return (start, end) if start < end else None
