"""Which dates of a sentence belong to a judgement or an inspection that it tells of, and what they are dates of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ingest.readers.told.pieces import Piece

_BETWEEN_DATES = frozenset((",", "and", "again", "in"))
_BEFORE_DATE = frozenset(("in", "on", "by", "ofsted", "by ofsted"))
_ENDS_CLAUSE = frozenset((",", ";", "."))
_VERBS = frozenset(("VERB", "AUX"))
_BESIDE_INSPECTION = frozenset(("inspection", "area"))
_HELD = frozenset(("being", "held"))
_ARTICLES = frozenset(("a", "an", "the"))
_AFTER_INSERTED = frozenset((",", ".", ";", ":", ")", "and"))
"""What a date between commas is followed by; "the visit, in 2019 leaders …" dates what leaders did."""
_BEFORE_OWN_DATE = frozenset(("in", "on", "of", "from", "dated", "during", "(", "the"))


class ToldDate(NamedTuple):
    """The first and last day that a printed day, month or year leaves open, and whether it dates the publication."""

    first: dt.date
    last: dt.date
    is_publication: bool


def told_date(pieces: Sequence[Piece], at: int) -> ToldDate:
    """The date that is pieces[at]; "published in 2015" dates a report."""
    first, last = pieces[at].meaning.split("/")
    before = at - 1
    while before >= 0 and pieces[before].text.lower() in _BEFORE_DATE:
        before -= 1
    is_publication = before >= 0 and pieces[before].text.lower().endswith("published")
    return ToldDate(dt.date.fromisoformat(first), dt.date.fromisoformat(last), is_publication)


def dates_after(pieces: Sequence[Piece], start: int, stop: int) -> list[int]:
    """The first date of the clause that goes on at `start`, with those listed after it."""
    for at in range(start, stop):
        if pieces[at].kind == "date":
            return _listed(pieces, at)
        if pieces[at].text in _ENDS_CLAUSE or pieces[at].kind == "grade" or pieces[at].tag in _VERBS:
            break
    return []


def dates_before(pieces: Sequence[Piece], end: int) -> list[int]:
    """The date that stands last before `end`, with those that it is listed with."""
    places = [at for at in range(end) if pieces[at].kind == "date"]
    lists = (_listed(pieces, start) for start in places)
    return next((listed for listed in lists if places[-1] in listed), [])


def dates_of_inspection(pieces: Sequence[Piece], start: int) -> list[int]:
    """The dates of an inspection that is named after `start`."""
    for at in range(start, len(pieces)):
        if pieces[at].kind in ("inspection", "inspected"):
            found = next((place for place in range(at, len(pieces)) if pieces[place].kind == "date"), None)
            return _listed(pieces, found) if found is not None else []
    return []


def own_dates(pieces: Sequence[Piece], at: int) -> list[int]:
    """The dates of the inspection or visit pieces[at]: "the inspection of X in May 2011", "the 2011 inspection".

    Also "the last visit, in 2011, …" and, where a sentence begins so, "In May 2011, the inspection …".
    """
    before = max((place for place in range(1, at) if pieces[place].kind == "date"), default=0)
    if before and all(map(_is_beside_inspection, pieces[before + 1 : at])) and pieces[before - 1].text == "the":
        return [before]
    if before and _opens(pieces, before) and all(map(_is_beside_inspection, pieces[before + 2 : at])):
        return [before]
    after = at + 1
    while after < len(pieces) and _leads_to_date(pieces[after]):
        after += 1
    is_dated = after < len(pieces) and pieces[after].kind == "date"
    if not is_dated or pieces[after - 1].text.split()[-1] not in _BEFORE_OWN_DATE:
        return []
    is_own = pieces[after - 2].text != "," or after + 1 == len(pieces) or pieces[after + 1].text in _AFTER_INSERTED
    return _listed(pieces, after) if is_own else []


def opens_with_date(pieces: Sequence[Piece], end: int) -> bool:
    """True where before pieces[end] nothing stands but "In" a date and a comma."""
    return [piece.kind for piece in pieces[1:2]] == ["date"] and pieces[0].text == "In" and _is_comma(pieces[2:end])


def _is_comma(pieces: Sequence[Piece]) -> bool:
    return [piece.text for piece in pieces] in ([], [","])


def _opens(pieces: Sequence[Piece], date: int) -> bool:
    """True where a sentence opens with "In" a date and goes on with what was held then: "In May 2011, the …"."""
    return date == 1 and pieces[0].text == "In" and pieces[2].text == "," and pieces[3].text in _ARTICLES


def _is_beside_inspection(piece: Piece) -> bool:
    return piece.kind in _BESIDE_INSPECTION or piece.tag == "ADJ" or piece.text in _ARTICLES


def _leads_to_date(piece: Piece) -> bool:
    return piece.is_naming or piece.kind in _HELD or piece.text in "()"


def _listed(pieces: Sequence[Piece], at: int) -> list[int]:
    found = [at]
    for place in range(at + 1, len(pieces)):
        if pieces[place].kind == "date":
            found.append(place)
        elif pieces[place].text.lower() not in _BETWEEN_DATES:
            break
    return found
