"""What stands above a sentence and dates or names what it states: headings, introductions, earlier sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.readers.periods import Period, PeriodContext, find_periods
from ingest.readers.statements.area_labels import AreaSentence, leans
from ingest.readers.statements.dates import Dates
from ingest.readers.statements.scope import Scope
from ingest.readers.statements.statement import Statement
from ingest.structure.model import Block

_DATES_NOTHING = re.compile(
    r"\b(?:inspection dates?|visit|held|meeting|agenda|report|work plan|strategy|published)\b", re.I
)
_NAMES_A_LENGTH = re.compile(r"-(?:week|month|day|year)\b")
"""A 26-week review dates and names nothing that follows it."""
_OF_THESE = re.compile(r"of (?:these|those|them)\b", re.I)
_LEADING_DATE = 16
"""A date within so many characters of a bullet's beginning dates the bullets below it too."""


@dataclass
class Above:
    """The state that runs with the blocks of one section.

    `subject` is what the sentence before counts, `introduction` what the list's introduction counts,
    `counted` what that of the same bullet or paragraph counts in full, `stem` the introduction itself.
    """

    section: tuple[str, ...] = ()
    dates: Dates = field(default_factory=Dates)
    subject: str = ""
    counted: str = ""
    introduction: str = ""
    stem: str | None = None
    depth: int = -1
    heading_date: Period | None = None

    @classmethod
    def of_section(cls, section: tuple[str, ...], context: PeriodContext, before: Dates) -> Above:
        """At the beginning of a section, dated by its nearest dated heading; a cover's heading dates nothing.

        From the dates of the section `before` it keeps what holds for the whole document.
        """
        dates = Dates(ends=before.ends, closes_in_march=before.closes_in_march)
        for heading in reversed(section):
            found = find_periods(heading, context)
            dated = [
                period
                for period in (mention.period for mention in found)
                if period.is_misprinted or (period.end and period.basis == "printed")
            ]
            if dated and not _DATES_NOTHING.search(heading):
                dates.date_section(dated[-1])
                dates.is_own_heading = heading == section[-1]
                return cls(section, dates, heading_date=dated[-1])
        return cls(section, dates)

    def enter(self, block: Block, scope: Scope) -> None:
        """Forget what does not reach into a block; the lists of area statistics run on over pages and notes."""
        self.dates.enter_block()
        if scope != "area":
            if block.kind != "bullet":
                self.dates.bullet = None
            if block.kind != "bullet" or block.depth < self.depth:
                self.introduction, self.stem, self.depth = "", None, -1
        self.subject, self.counted = self.introduction, ""

    def pass_table(self, period: Period | None) -> None:
        """The one period of a table's values dates what is written below it; a table of many has none."""
        self.dates.date_section(period or self.heading_date)

    def open_bullet(self, statement: Statement) -> None:
        """A bullet that begins with a date starts a list of its own."""
        if _leading(statement):
            self.dates.date_bullets(statement.periods[0].period)
            self.introduction = self.subject = ""

    def subject_for(self, text: str) -> str:
        """What a sentence leans on: "Of these" on what was counted last."""
        if self.counted and _OF_THESE.match(text):
            return self.counted
        return self.subject

    def leave(self, statement: Statement, block: Block, scope: Scope, context: PeriodContext, *, is_last: bool) -> None:
        """Keep what a sentence says of those that follow."""
        stated = [figure for figure in statement.figures if not _NAMES_A_LENGTH.match(statement.text, figure.end)]
        self.dates.remember(statement.periods, stated, statement.text, context)
        if scope == "area" and stated and not leans(statement.text):
            self.subject = AreaSentence(statement.text, statement.figures, statement.periods).subject() or self.subject
        is_dated_bullet = scope == "area" and block.kind == "bullet" and _leading(statement)
        if is_dated_bullet and statement.figures:
            self.introduction, self.depth = self.subject, block.depth
        if is_last and statement.text.rstrip().endswith(":"):
            self._introduce(statement, block, scope)

    def _introduce(self, statement: Statement, block: Block, scope: Scope) -> None:
        """A sentence that ends in a colon names, and may date, the bullets below it."""
        if scope == "area" and not statement.figures and not leans(statement.text):
            self.subject = AreaSentence(statement.text, (), statement.periods).subject()
        self.introduction, self.stem, self.depth = self.subject, statement.text, block.depth
        dated: Period | None = statement.periods[0].period if statement.periods else None
        if dated is not None and (dated.end is not None or dated.is_misprinted) and not statement.figures:
            self.dates.date_bullets(dated)


def _leading(statement: Statement) -> bool:
    """True where a statement begins with a period that is known, or misprinted and so not known."""
    first = statement.periods[0] if statement.periods else None
    if first is None or first.start > _LEADING_DATE:
        return False
    return first.period.end is not None or first.period.is_misprinted
