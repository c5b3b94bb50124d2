"""What a run of pieces names: areas of the catalogue, the authority as a whole, another service, or nothing yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.told.pieces import Piece

WHOLE = "overall"
BOTH_OLD = "safeguarding_and_lac"
OF_THE_WHOLE = (WHOLE, "leadership")
"""Areas that a section on a service does not speak of."""
_POSSESSIVES = frozenset(("’s", "'s", "’", "'"))
_OWNERS = frozenset(("owner", "whole", "link", "bare"))
_DETERMINERS = frozenset(("the", "these", "those", "this", "that"))


@dataclass(frozen=True)
class Named:
    """One thing that is judged: its common area, None for another service of the authority, and its words."""

    area: str | None
    printed: str


Subject = tuple[Named, ...] | None
"""What is judged; None where it is no authority's or narrowed by words without a row, empty where it points back."""


def run_before(pieces: Sequence[Piece], end: int) -> Sequence[Piece] | None:
    """The naming pieces that end at `end`; None where there are none or a word without a row narrows them."""
    start = end
    while start > 0 and pieces[start - 1].is_naming:
        start -= 1
    run = pieces[start:end]
    if not run:
        return None
    if start and run[0].text in _POSSESSIVES and pieces[start - 1].tag == "PROPN":
        return run[1:]
    if start and (pieces[start - 1].is_content or pieces[start - 1].kind == "inspection"):
        comma = next((at for at, piece in enumerate(run) if piece.text in (",", ")")), None)
        return run[comma + 1 :] if comma is not None else None
    return run


def run_after(pieces: Sequence[Piece], start: int) -> Sequence[Piece] | None:
    """The naming pieces that begin at `start`; None where a word without a row goes on from them."""
    end = start
    while end < len(pieces) and pieces[end].is_naming:
        end += 1
    if end < len(pieces) and pieces[end].is_content and pieces[end - 1].text not in (",", "and"):
        return None
    while end > start and pieces[end - 1].kind == "link":
        end -= 1
    return pieces[start:end]


def named(run: Sequence[Piece] | None) -> Subject:
    """What a run of naming pieces names."""
    if run is None or _is_of_some(run):
        return None
    kept = _without_exceptions(run)
    if any(piece.kind == "body" for piece in kept):
        return None
    for kind in ("area", "service"):
        found = {piece.meaning or piece.text.lower(): piece for piece in kept if piece.kind == kind}
        if found:
            return tuple(
                Named(piece.meaning or None, _printed(kept) if len(found) == 1 else piece.text)
                for piece in found.values()
            )
    return (Named(WHOLE, _printed(kept)),) if _is_whole(kept) else ()


def is_pointing(subject: Subject) -> bool:
    """True where what is judged is the whole by its words, or points back: an inspection of one area narrows it."""
    return subject is not None and all(each.area == WHOLE for each in subject)


def _is_of_some(run: Sequence[Piece]) -> bool:
    """True for "the services that": those of the authority that were judged so, and not the others."""
    return len(run) > 1 and run[-1].text.lower() in ("that", "which") and run[-2].kind in ("services", "carrier")


def _without_exceptions(run: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    is_left_out = False
    for piece in run:
        is_left_out = (is_left_out and piece.text != ",") or piece.kind == "except"
        if not is_left_out:
            kept.append(piece)
    return kept


def _is_whole(run: Sequence[Piece]) -> bool:
    """True for the authority, its services by name, and services without an article that points back."""
    for at, piece in enumerate(run):
        if piece.kind == "services":
            before = run[at - 1].text.lower() if at else ""
            return piece.text.lower().endswith("s") and before not in _DETERMINERS
        if piece.kind in ("whole", "owner"):
            return True
        if piece.kind in ("bare", "carrier") and piece.text.lower() != "all":
            return any(other.kind == "whole" for other in run[at:])
    return False


def _printed(run: Sequence[Piece]) -> str:
    """The words of a run as printed, without whose it is and what only joins it."""
    owned = [at for at, piece in enumerate(run) if piece.text in _POSSESSIVES and at < len(run) - 1]
    kept = list(run[owned[0] + 1 :] if owned and all(piece.kind in _OWNERS for piece in run[: owned[0]]) else run)
    while len(kept) > 1 and kept[0].kind in ("link", "bare"):
        kept.pop(0)
    while len(kept) > 1 and kept[-1].kind in ("link", "bare"):
        kept.pop()
    text, at = "", kept[0].start if kept else 0
    for piece in kept:
        text += " " * (piece.start > at) + piece.text
        at = piece.end
    return text
