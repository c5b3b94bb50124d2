"""Parts that have no child in common and together are more than their whole, as counts or as shares of counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.identities import Identity, identities, interval_in_list
from warehouse.contradictions.measured_shares import counted, printed
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.times import date_doubts
from warehouse.contradictions.wholes import is_of_all
from warehouse.contradictions.words import figure, labels, number, percent, when
from warehouse.intervals import Interval, exactly, parts_that_give, total

KIND = DiscrepancyKind.PART_ABOVE_WHOLE
MESSAGE = "The parts are more than the whole."
FIELDS = ("measure", "breakdown", "value", "period_start", "period_end", "section")


_MOVED = 1.05
"""A share that nothing dates may have moved by so much since the day of the other."""


class Part(NamedTuple):
    """A part of a whole: where it is printed, as a count or as a share of a count, and how many it may be."""

    stated: Figure
    counted: Interval


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a whole: a single part above it, or its parts that have no child in common."""
    for paper in papers:
        for identity in identities():
            if identity.share:
                yield from _judged([identity], paper)
            yield from _share_above_share(identity, paper)
        apart = sorted((one for one in identities() if one.apart), key=lambda one: one.apart)
        for _, together in groupby(apart, key=lambda one: one.apart):
            yield from _judged(list(together), paper)


def _share_above_share(identity: Identity, paper: Paper) -> Iterator[Contradiction]:
    """A share of the same base as another that takes it in, and greater than it by more than passes in a few months."""
    for part in printed(identity.part, paper):
        for whole in (*printed(identity.whole, paper), *counted(identity.whole, paper)):
            doubts = date_doubts(part.figure, whole.whole or whole.figure, paper)
            least = 1 if doubts == set() else _MOVED
            if doubts is not None and part.interval.low > least * whole.interval.high:
                arithmetic = (
                    f"{labels()[identity.part]}: {percent(part.value)}, more than {labels()[identity.whole]}: "
                    f"{whole.in_words}."
                )
                yield contradiction(part.figure, whole.figure, arithmetic, doubts, whole.value)


def _judged(together: Sequence[Identity], paper: Paper) -> Iterator[Contradiction]:
    whole = next((one for one in paper.by_measure.get(together[0].whole, ()) if _is_plain(one, paper)), None)
    if whole is None or together[0].is_by_breakdown:
        return
    parts = [part for identity in together if (part := _part(identity.part, whole, paper))]
    added = total(part.counted for part in parts)
    if parts and (len(together) == 1 or len(parts) > 1) and added.is_above(interval_in_list(whole, paper)):
        yield _told(whole, parts, added)


def _is_plain(one: Figure, paper: Paper) -> bool:
    return one.unit == "count" and not one.breakdown and one.value > 0 and is_of_all(one, paper)


def _part(measure: str, whole: Figure, paper: Paper) -> Part | None:
    """The part of a whole's own day or time: as printed, else as many as its printed share gives of its own whole."""
    for one in paper.by_measure.get(measure, ()):
        if one.unit == "count" and not one.breakdown and date_doubts(one, whole, paper) == set():
            return Part(one, interval_in_list(one, paper))
    for identity in identities():
        if identity.part == measure and identity.share:
            for one in paper.by_measure.get(identity.share, ()):
                if one.unit == "percent" and date_doubts(one, whole, paper) == set():
                    base = next(iter(_wholes_beside(identity, one, paper)), None)
                    given = parts_that_give(one.interval, int(base.value)) if base else None
                    if given:
                        return Part(one, Interval(given[0], given[-1]))
    return None


def _wholes_beside(identity: Identity, share: Figure, paper: Paper) -> Iterator[Figure]:
    return (one for one in paper.by_passage[share.char_start] if one.measure == identity.whole and one.unit == "count")


def _told(whole: Figure, parts: Sequence[Part], added: Interval) -> Contradiction:
    listed = " + ".join(f"{_how_many(part)} ({labels()[part.stated.measure or '']})" for part in parts)
    least = number(added.low, 0)
    arithmetic = (
        f"{listed} is at least {least}, more than {figure(whole)} ({labels()[whole.measure or '']}) {when(whole)}."
    )
    largest = max(parts, key=lambda part: part.counted.low)
    is_bounded = any(part.counted != exactly(part.stated.value) for part in parts)
    doubts = {Doubt.ROUNDING} if is_bounded and added.low - whole.interval.high < len(parts) / 2 else set()
    return contradiction(whole, largest.stated, arithmetic, doubts, value_b=added.low)


def _how_many(part: Part) -> str:
    return number(part.counted.low, 0) if part.counted.low == part.counted.high else f"{part.counted.low:.0f} or more"
