"""Who is given which grade in a sentence: by the verb before the grade, by "for" after it, or by the noun beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.told.names import WHOLE, Named, Subject, is_pointing, named, run_after, run_before
from ingest.readers.told.pieces import Piece

_JOINS = frozenset(("and", "but", "while", "whilst", ",", "with"))


@dataclass(frozen=True)
class Claim:
    """A grade given to `subject`, told by pieces[start:end]; the grade itself is pieces[grade].

    `is_unnamed`: "an adequate rating" names nothing that is judged.
    """

    subject: Subject
    start: int
    grade: int
    end: int
    is_unnamed: bool = False


def claims(pieces: Sequence[Piece], *, is_on_an_area: bool) -> list[Claim]:
    """The grades of a sentence with what they are given to, in reading order.

    `is_on_an_area`: in a section on one area a bare "judgement" is not the one of the whole.
    """
    found: list[Claim] = []
    for at, piece in enumerate(pieces):
        if piece.kind != "grade":
            continue
        claim = _by_verb(pieces, at, found) or _by_date(pieces, at, found)
        claim = claim or (None if is_on_an_area else _by_noun(pieces, at))
        claim = _given_for(pieces, at, claim, found)
        if claim and claim.subject is not None:
            found.append(claim)
    return found


def _by_verb(pieces: Sequence[Piece], grade: int, found: Sequence[Claim]) -> Claim | None:
    """The subject of "was judged" or "was", the object of "judged", or what goes on from the grade before."""
    at = _before_being(pieces, grade)
    if at and pieces[at - 1].kind == "judging":
        return _passive(pieces, at - 1, grade)
    run = run_before(pieces, at)
    if not run:
        return None
    claim = Claim(named(run), at - len(run), grade, grade + 1)
    before = _before_being(pieces, claim.start)
    if before and pieces[before - 1].kind == "judging":
        return claim
    goes_on = found and claim.start == found[-1].end and any(piece.text in _JOINS for piece in run[:2])
    is_past = any(piece.text.lower().startswith(("was", "were", "required")) for piece in pieces[at : grade + 1])
    if (goes_on and claim.subject) or (is_past and claim.subject != ()) or (is_past and run[-1].kind == "bare"):
        return claim
    return None


def _by_date(pieces: Sequence[Piece], grade: int, found: Sequence[Claim]) -> Claim | None:
    """The same at another date: "judged X inadequate in 2010 *and adequate in 2012*"."""
    before = pieces[found[-1].end : grade] if found else ()
    is_both_dated = [piece.kind for piece in before] == ["link", "date", "link"] and before[-1].text in _JOINS
    after = [piece.kind for piece in pieces[grade + 1 : grade + 3]]
    return Claim((), grade, grade, grade + 1) if is_both_dated and after == ["link", "date"] else None


def _passive(pieces: Sequence[Piece], verb: int, grade: int) -> Claim | None:
    """The subject of "was judged"; "and judged" has the one of the verb before it."""
    end = _before_being(pieces, verb)
    if end == verb and end and pieces[end - 1].text in _JOINS:
        return Claim((), end, grade, grade + 1)
    run = run_before(pieces, end)
    return Claim(named(run), end - len(run), grade, grade + 1) if run else None


def _by_noun(pieces: Sequence[Piece], grade: int) -> Claim | None:
    """The subject of "the good judgement for X" and "a judgement of good"; the whole where none is told."""
    end = grade + 1
    if end < len(pieces) and pieces[end].kind == "verdict":
        end += 1
    elif not (grade > 1 and pieces[grade - 1].text == "of" and pieces[grade - 2].kind == "verdict"):
        return None
    verdict = next(piece for piece in (pieces[end - 1], pieces[grade - 2]) if piece.kind == "verdict")
    return Claim((Named(WHOLE, verdict.text),), grade, grade, end, is_unnamed=True)


def _given_for(pieces: Sequence[Piece], grade: int, claim: Claim | None, found: Sequence[Claim]) -> Claim | None:
    """The claim with the areas that are named "for" the grade, where they say more than its subject does."""
    at = claim.end if claim else grade + 1
    if at >= len(pieces) or pieces[at].text.lower() not in ("for", "in respect of", "on"):
        return claim
    run = run_after(pieces, at)
    subject = named(run)
    goes_on = bool(found) and grade - found[-1].end <= 2
    if not run or not subject or not (claim or goes_on):
        return claim
    base = claim or Claim((), grade, grade, grade + 1)
    if base.subject is not None and is_pointing(base.subject):
        return replace(base, subject=subject, end=at + len(run), is_unnamed=False)
    return claim


def _before_being(pieces: Sequence[Piece], end: int) -> int:
    """Where the words end that stand before "was", "to be", "as" and what may stand among them."""
    while end and pieces[end - 1].kind == "being":
        end -= 1
    return end
