"""A sentence whose figures are being dated: its words, figures and periods, and what is above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.number_mention import NumberMention
from ingest.readers.period import PeriodContext, PeriodMention
from ingest.readers.statements import years
from ingest.readers.statements.dates import Dates


@dataclass(frozen=True)
class Dated:
    """`text` with its `figures` and `found` periods, both left to right; `dates` are those in force above it."""

    text: str
    figures: Sequence[NumberMention]
    found: Sequence[PeriodMention]
    context: PeriodContext
    dates: Dates
    in_area: bool

    @property
    def is_report(self) -> bool:
        """True for a paper that was written at a desk: what it leaves undated is not that of an inspection."""
        return self.context.fieldwork_end is None

    @property
    def by_financial_years(self) -> bool:
        """True where a bare 2015 is the financial year that ended in it: the paper dates its values at 31 March."""
        section = self.dates.section
        return (section is not None and years.ends_in_march(section.end)) or (
            self.is_report and self.dates.closes_in_march
        )
