"""A percentage that its count is not of its whole, all three printed together: "n (p %) of N", "N, of whom n (p %)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.shares import Share, is_amount, shares
from warehouse.contradictions.words import number, percent
from warehouse.intervals import loosely, share

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "The percentage does not follow from the count and the whole printed with it."
FIELDS = ("value", "unit", "quote")


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a percentage."""
    for paper in papers:
        told = [each for each in shares(paper) if each.part and each.whole and 0 < each.part.value <= each.whole.value]
        for stated in told:
            assert stated.part and stated.whole
            beside = _counts_beside(paper, stated.percent)
            together = [each for each in told if each.percent.is_with(stated.percent) and each.whole is stated.whole]
            others = {Doubt.BASE} if _fit_another_whole(together, paper) else set()
            yield from _judged(stated.percent, stated.part, stated.whole, beside, others)


def _judged(
    stated: Figure, part: Figure, whole: Figure, beside: Sequence[Figure], doubts: set[Doubt]
) -> Iterator[Contradiction]:
    given = share(part.interval, whole.interval)
    if given.meets(stated.interval) or _is_of_several(stated, part, whole, beside):
        return
    if given.meets(loosely(stated.interval)):
        doubts = doubts | {Doubt.ROUNDING}
    if not whole.is_with(stated):
        doubts.add(Doubt.BASE)
    if any(share(part.interval, other.interval).meets(stated.interval) for other in beside if other.value > 0):
        doubts.add(Doubt.BASE)
    value = 100 * part.value / whole.value
    given_in_words = f"{number(part.value)} of {number(whole.value)} is {percent(value, stated)}"
    arithmetic = f"{given_in_words}; printed is {percent(stated.value)}."
    yield contradiction(stated, whole, arithmetic, doubts, value_b=round(value, 2))


def _fit_another_whole(together: Sequence[Share], paper: Paper) -> bool:
    """Whether the percentages of one sentence, or two and more of them and all but one, are of another, smaller number
    told before: 22 eligible of the 28. That one is then of that number too, and wrong of it or not of either."""
    if len(together) < 2:
        return False
    whole, first = together[0].whole, together[0].percent
    assert whole is not None
    return any(
        _fitting(together, count) >= max(2, len(together) - 1)
        for count in paper.levels
        if count.unit == "count" and 0 < count.value < whole.value and count.value_start < first.value_start
    )


def _fitting(together: Sequence[Share], count: Figure) -> int:
    """How many of the percentages are what their counts are of another one."""
    fits = (each.part and share(each.part.interval, count.interval).meets(each.percent.interval) for each in together)
    return sum(map(bool, fits))


def _is_of_several(stated: Figure, part: Figure, whole: Figure, beside: Sequence[Figure]) -> bool:
    """Whether the whole is one of several that the share is of together: "58 at home and 193 in care; of these"."""
    return any(
        share(part.interval, whole.interval + other.interval).meets(stated.interval)
        for other in beside
        if other.value_start < part.value_start and other is not whole
    )


def _counts_beside(paper: Paper, stated: Figure) -> list[Figure]:
    """The counts of its passage."""
    return [figure for figure in paper.by_passage[stated.char_start] if figure.unit == "count" and is_amount(figure)]
