"""Official statistics as the catalogue holds them: the one place where a figure meets the official value beside it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ingest import catalogue
from ingest.vocabularies import OfficialMatch
from warehouse.meaning.references import Reference, References

ABOUT_A_YEAR = range(334, 397)
"""Days of what counts as a year: within a month of one."""
YEAR = dt.timedelta(days=365)
OLDEST_ESTIMATE = 3 * YEAR
HALF_A_YEAR = dt.timedelta(days=183)
OLDEST_IN_USE = dt.timedelta(days=1315)
"""A rate of March may rest on the estimate of June three years before, which was the newest then."""


class OfficialValue(NamedTuple):
    """A value of one publication; `value` is None where it prints a reason in place of one."""

    start: dt.date
    end: dt.date
    value: float | None
    source: str
    published: dt.date


class OfficialValues:
    """Published official values by authority and measure, each publication's of a quantity beside the others'."""

    def __init__(
        self, values: Iterable[Mapping[str, str]], sources: Iterable[Mapping[str, str]], matches: Mapping[str, str]
    ) -> None:
        """Rows of the catalogue's tables official_values and official_sources, and `matched_by` of each measure."""
        published = {row["source"]: dt.date.fromisoformat(row["published_date"]) for row in sources}
        self._matches = matches
        self._values: dict[tuple[str, str], list[OfficialValue]] = defaultdict(list)
        for row in values:
            start, end = (dt.date.fromisoformat(row[name]) for name in ("period_start", "period_end"))
            value = float(row["value"]) if row["value"] else None
            one = OfficialValue(start, end, value, row["source"], published[row["source"]])
            self._values[row["local_authority_key"], row["measure"]].append(one)

    def references(self) -> References:
        """What values of any date are judged beside: of each quantity the value that was published first."""
        found = References()
        for (local_authority_key, measure), values in self._values.items():
            first: dict[dt.date, OfficialValue] = {}
            for one in sorted(values, key=_when_published):
                if one.value is not None:
                    first.setdefault(one.end, one)
            for one in first.values():
                assert one.value is not None
                found.add(local_authority_key, measure, Reference(one.value, one.end, one.source))
        return found

    def estimates(self, local_authority_key: str | None, measure: str, day: dt.date) -> list[float]:
        """Values that a rate of a day may rest on: every publication's of its year and of the three before."""
        return [
            one.value
            for one in self._values.get((local_authority_key or "", measure), [])
            if one.value is not None and -HALF_A_YEAR <= day - one.end <= OLDEST_IN_USE
        ]

    def beside(
        self,
        local_authority_key: str | None,
        measure: str,
        start: dt.date | None,
        end: dt.date | None,
        known_on: dt.date | None,
    ) -> OfficialValue | None:
        """The official value of the same quantity as it was known on a day or, where it was not yet, first published.

        None where the measure has no official statistics, or none for that day, year or estimate.
        """
        values = self._values.get((local_authority_key or "", measure), [])
        match self._matches.get(measure):
            case OfficialMatch.SAME_DAY if start == end:
                fitting = [one for one in values if one.start == one.end == end]
            case OfficialMatch.SAME_YEAR if start and end and (end - start).days + 1 in ABOUT_A_YEAR:
                fitting = [one for one in values if one.end == end]
            case OfficialMatch.NEWEST_ESTIMATE if day := end or known_on:
                fitting = _newest([one for one in values if YEAR <= day - one.end <= OLDEST_ESTIMATE])
            case _:
                fitting = []
        known = [one for one in fitting if known_on and one.published <= known_on]
        if known:
            return max(known, key=_when_published)
        return min(fitting, key=_when_published, default=None)


@cache
def official_values() -> OfficialValues:
    """Those of the catalogue."""
    matches = {row["measure"]: row["matched_by"] for row in catalogue.rows("official_measures")}
    return OfficialValues(catalogue.rows("official_values"), catalogue.rows("official_sources"), matches)


def _newest(values: Sequence[OfficialValue]) -> list[OfficialValue]:
    newest = max((one.end for one in values), default=None)
    return [one for one in values if one.end == newest]


def _when_published(one: OfficialValue) -> tuple[dt.date, str]:
    return one.published, one.source
