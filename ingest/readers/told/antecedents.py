"""What a claim's subject points back to: the inspection it was judged in, or what was named before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from ingest.readers.told.claims import Claim, claims
from ingest.readers.told.names import BOTH_OLD, WHOLE, Subject, is_pointing, named, run_after
from ingest.readers.told.pieces import Piece, pieces_of

Sentence = Sequence[Piece]
_OPENS_SCOPE = frozenset(("of", "for", "and"))
_THINGS = frozenset(("area", "service", "body", "whole", "services", "owner"))


def resolved(claim: Claim, sentence: Sentence, above: Sequence[str], *, is_dated_above: bool) -> Subject:
    """The claim's subject: the authority as a whole is judged for what the inspection was of; a pronoun names nothing.

    `above`: the sentences before it in its paragraph, the nearest last. None where nothing of the authority is named.
    """
    subject = claim.subject
    if subject is None or not is_pointing(subject):
        return subject
    if subject == ():
        before = chain((sentence[: claim.start],), map(pieces_of, reversed(above)))
        return next((found for pieces in before if (found := _last_named(pieces)) != ()), None)
    scope = _scope_in(sentence, claim.start)
    if scope == () and above and is_dated_above:
        dating = pieces_of(above[-1])
        scope = _scope_in(dating, len(dating))
    if is_pointing(scope):
        return subject
    is_of_two = any(each.area == BOTH_OLD for each in scope or ())
    return None if is_of_two and subject[0].printed.lower().startswith(WHOLE) else scope


def points_at_body(sentence: Sentence, above: Sentence) -> bool:
    """True where a pronoun is judged and the sentence above names a home, an agency or another body: it was that."""
    if not any(piece.kind == "body" for piece in above):
        return False
    return any(claim.subject == () for claim in claims(sentence, is_on_an_area=True))


def _scope_in(pieces: Sentence, before: int) -> Subject:
    """What the inspection of a sentence was of: the nearest before a place, else after it; empty where none says.

    A sentence that opens with "For" an area is told of it alone.
    """
    if pieces and pieces[0].text == "For":
        return named(run_after(pieces, 0))
    places = sorted(
        (at for at, piece in enumerate(pieces) if piece.kind == "inspection"),
        key=lambda at: (at > before, abs(at - before)),
    )
    scopes = (scope_of(pieces, at, before if at < before else len(pieces)) for at in places)
    return next((scope for scope in scopes if scope != ()), ())


def scope_of(pieces: Sentence, at: int, end: int) -> Subject:
    """What one inspection was of: the last that is named as in "the inspection of X", else "the X inspection"."""
    scope: Subject = ()
    for run in _runs(pieces, at + 1, end):
        thing = next((place for place, piece in enumerate(run) if piece.kind in _THINGS), 0)
        if any(piece.text in _OPENS_SCOPE for piece in run[:thing]):
            scope = named(run)
    before = pieces[at - 1] if at else None
    return named([before]) if scope == () and before and before.kind in ("area", "service", "body") else scope


def _runs(pieces: Sentence, start: int, end: int) -> Iterator[Sentence]:
    while start < end:
        stop = start
        while stop < end and pieces[stop].is_naming:
            stop += 1
        if stop > start:
            yield pieces[start:stop]
        start = stop + 1


def _last_named(pieces: Sentence) -> Subject:
    """What is named last; None where another body is named at all."""
    if any(piece.kind == "body" for piece in pieces):
        return None
    for run in reversed(list(_runs(pieces, 0, len(pieces)))):
        if (subject := named(run)) != () and any(piece.kind in _THINGS for piece in run):
            return subject
    return ()
