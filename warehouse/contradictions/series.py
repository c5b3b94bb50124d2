"""Series: the own values of one thing at several dates, and which of them words speak of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.contradictions.papers import Claim, Figure, Paper
from warehouse.contradictions.words import labels
from warehouse.stemming import stem_of

_WORD = re.compile(r"[a-z]{2,}")
_FEWEST_SHARED, _SHARED = 2, 2 / 3
"""Words of a claim's subject that a series must name: so many, and such a part of them."""
_LEAST_DATES = 2


@dataclass(frozen=True)
class Series:
    """Values of one thing in the order of their dates, one a date, all in one table or all in running text."""

    figures: tuple[Figure, ...]

    def told_by(self, claim: Claim) -> Series:
        """Those of the time that a claim speaks of: between values that its sentence prints, else between its dates.

        All where it speaks of no time.
        """
        printed = [one.period_end for one in self.figures if one.is_with(claim) and one.period_end]
        between = (claim.period_start, claim.period_end)
        first, last = (min(printed), max(printed)) if len(printed) > 1 else between
        if first is None or last is None:
            return self
        return Series(tuple(one for one in self.figures if one.period_end and first <= one.period_end <= last))

    @property
    def stems(self) -> frozenset[str]:
        """The stems of what is counted: of its label and of the name of its measure."""
        first = self.figures[0]
        return stems(f"{first.reported_label} {labels().get(first.measure or '', '')}")


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(stem for word in _WORD.findall(text.lower()) if (stem := stem_of(word)))


_OF_A_SHARE = stems("rate percentage proportion share percent")
_OF_A_COUNT = stems("number numbers")
_SAYS_NOTHING = _OF_A_SHARE | _OF_A_COUNT | stems("figure level total average overall local authority")


def series_of(paper: Paper) -> Iterator[Series]:
    """Every series of a paper that has enough dates."""
    found: dict[tuple[object, ...], dict[object, Figure]] = defaultdict(dict)
    for one in paper.levels:
        thing = one.measure or (one.reported_label if one.reading == "table" else None)
        if thing is not None and one.period_end is not None:
            length = (one.period_end - (one.period_start or one.period_end)).days // 20
            key = (thing, one.breakdown, one.unit, one.table_number, length)
            found[key].setdefault(one.period_end, one)
    for dated in found.values():
        if len(dated) >= _LEAST_DATES:
            yield Series(tuple(sorted(dated.values(), key=lambda one: str(one.period_end))))


def spoken_of(claim: Claim, paper: Paper) -> Series | None:
    """The one series of its paper that a claim's subject names; None where none or several are as near."""
    subject = stems(claim.subject or "")
    named = subject - _SAYS_NOTHING
    near: dict[float, list[Series]] = defaultdict(list)
    for series in series_of(paper):
        is_count = series.figures[0].unit == "count"
        if (subject & _OF_A_SHARE and is_count) or (subject & _OF_A_COUNT and not is_count):
            continue
        shared = len(named & series.stems)
        if shared >= min(_FEWEST_SHARED, len(named)) > 0 and shared >= _SHARED * len(named):
            near[shared / len(named) + shared / (1 + len(series.stems))].append(series)
    best = near[max(near)] if near else []
    return best[0] if len(best) == 1 else None
