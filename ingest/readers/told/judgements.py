"""Judgements of earlier inspections as running text tells them: what was judged, how, and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest import catalogue
from ingest.language.cues import hits, is_met
from ingest.readers.authorities import named_places
from ingest.readers.grades import grade_pattern
from ingest.readers.statements.splitting import sentences
from ingest.readers.told.antecedents import resolved
from ingest.readers.told.claims import Claim, claims
from ingest.readers.told.dates import (
    ToldDate,
    dates_after,
    dates_before,
    dates_of_inspection,
    opens_with_date,
    told_date,
)
from ingest.readers.told.names import OF_THE_WHOLE, WHOLE, Named, Subject
from ingest.readers.told.pieces import Piece, pieces_of
from ingest.structure.model import Block

YEAR = re.compile(r"\b20[0-2]\d\b")
_TELLING = ("judging", "inspection", "inspected", "verdict")
"""Kinds of words without which a grade is no telling of a judgement."""
_GRADED = re.compile(grade_pattern(), re.IGNORECASE)


@dataclass(frozen=True)
class ToldJudgement:
    """One judgement known second hand: what was judged, how, when, and the passage that says so.

    `area` is None for a service that no framework judges on its own.
    """

    area: str | None
    area_printed: str
    grade_printed: str
    when: ToldDate
    char_start: int
    char_end: int


@dataclass(frozen=True)
class _Telling:
    """A claim with its dates: places of date pieces in its own sentence or, `is_above`, in the one before."""

    claim: Claim
    dates: tuple[int, ...]
    end: int
    is_above: bool = False


def told_in(block: Block, authority_key: str | None) -> Iterator[ToldJudgement]:
    """Judgements of an authority that a block tells of, each with a date of its own sentence or the one before."""
    if block.kind not in ("paragraph", "bullet") or not YEAR.search(block.text):
        return
    places = sentences(block.text)
    texts = [block.text[slice(*place)] for place in places]
    for index, (place, text) in enumerate(zip(places, texts, strict=True)):
        above = texts[:index]
        spoken = " ".join((*above[-1:], text))
        if not (_GRADED.search(text) and _tells_of_judging(spoken)) or is_of_another(spoken, authority_key):
            continue
        pieces = pieces_of(text)
        before = pieces_of(above[-1]) if above else ()
        for telling in _tellings(pieces, before, is_on_an_area=_is_on_an_area(block)):
            subject = resolved(telling.claim, pieces, above, is_dated_above=telling.is_above)
            dating, start = (before, places[index - 1][0]) if telling.is_above else (pieces, place[0])
            span = block.passage.span(start, place[0] + telling.end)
            grade = pieces[telling.claim.grade].text
            dates = [told_date(dating, at) for at in telling.dates]
            for named in _told_apart(subject, telling.dates):
                for when in dates:
                    if not (telling.claim.is_unnamed and when.last < whole_is_judged_since()):
                        yield ToldJudgement(named.area, named.printed, grade, when, *span)


def is_of_another(text: str, authority_key: str | None) -> bool:
    """True where a text names authorities of the catalogue, but not the one that a document is about."""
    places = list(named_places(text)) if authority_key else []
    return bool(places) and not any(each.authority.key == authority_key for place in places for each in place.bearers)


@cache
def whole_is_judged_since() -> dt.date:
    """First day of the oldest framework with one grade for all services: a grade told of a day before is of some."""
    judging = {row["framework"] for row in catalogue.rows("judgement_headings") if row["area"] == WHOLE}
    starts = (row["valid_from"] for row in catalogue.rows("frameworks") if row["framework"] in judging)
    return dt.date.fromisoformat(min(starts))


def _tells_of_judging(text: str) -> bool:
    """True where an inspection or a judgement is spoken of, and nobody's but the inspectorate's."""
    others = any(hit.cue.meaning == "reviewer" for hit in hits("told", text, "body"))
    return not others and any(is_met("told", kind, text) for kind in _TELLING)


def _told_apart(subject: Subject, dates: Sequence[int]) -> tuple[Named, ...]:
    """What is judged; nothing where several things have several dates, for which was when is not told."""
    return () if subject is None or min(len(subject), len(dates)) > 1 else subject


def _is_on_an_area(block: Block) -> bool:
    heading = block.section[-1] if block.section else ""
    return any(hit.cue.meaning not in OF_THE_WHOLE for hit in hits("told", heading, "area"))


def _tellings(pieces: Sequence[Piece], before: Sequence[Piece], *, is_on_an_area: bool) -> Iterator[_Telling]:
    """The claims of a sentence that are of an inspection and dated, in it or in the sentence before.

    Where no inspection is named, what is judged is: "since X was judged inadequate in 2023 and since it was in 2018",
    "In 2010, X was judged adequate".
    """
    is_inspected, is_above, is_named = is_of_inspection(pieces), is_of_inspection(before), False
    for telling in _dated(pieces, claims(pieces, is_on_an_area=is_on_an_area)):
        claim = telling.claim
        is_named = is_named or bool(claim.subject)
        if telling.dates:
            is_dated_so = telling.end > pieces[claim.end - 1].end or opens_with_date(pieces, claim.start)
            if is_inspected or is_above or (is_dated_so and is_named):
                yield telling
        elif is_above and not any(piece.kind == "now" for piece in pieces):
            dates = tuple(at for at, piece in enumerate(before) if piece.kind == "date")[:1]
            yield _Telling(claim, dates, telling.end, is_above=True)


def is_of_inspection(pieces: Sequence[Piece]) -> bool:
    """True where a sentence names an inspection."""
    return any(piece.kind in ("inspection", "inspected") for piece in pieces)


def _dated(pieces: Sequence[Piece], found: Sequence[Claim]) -> list[_Telling]:
    """Each claim with the dates of its sentence; "X inadequate and Y adequate in May 2011" dates both."""
    dated: list[_Telling] = []
    following: _Telling | None = None
    stop = len(pieces)
    for claim in reversed(found):
        telling = _with_dates(pieces, claim, stop)
        if not telling.dates and following:
            telling = _Telling(claim, following.dates, following.end)
        if telling.dates and telling.end > pieces[claim.end - 1].end:
            following = telling
        dated.append(telling)
        stop = claim.start
    return dated[::-1]


def _with_dates(pieces: Sequence[Piece], claim: Claim, stop: int) -> _Telling:
    """The dates directly after a claim, else before it, else of an inspection after it."""
    end = pieces[claim.end - 1].end
    after = dates_after(pieces, claim.end, stop)
    if not after and not any(piece.kind == "now" for piece in pieces):
        before = dates_before(pieces, claim.grade)
        if before:
            return _Telling(claim, tuple(before), end)
        after = dates_of_inspection(pieces, claim.end)
    return _Telling(claim, tuple(after), pieces[after[-1]].end if after else end)
