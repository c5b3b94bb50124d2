"""The comparison as tables: one row per subject, one column per authority-year, and why two may not be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.comparing import HELD
from warehouse.words import figure, period, printed, within, words

COLUMNS = (
    "subject_kind, subject, label, breakdown, local_authority, year, value, unit, grade, status, "
    "as_at_start, as_at_end, is_common_date, rate_low, rate_high, reference, "
    "qualifier, official_value, rate, rate_unit, printed_rate, note"
)
SOURCES = f"select distinct official_source from {HELD} where official_source is not null order by 1"

LEGEND = "● the date that they have in common   – absent   (…) 95 % interval of the rate or share"


@dataclass(frozen=True)
class Compared:
    """One row of reporting.comparison."""

    subject_kind: str
    subject: str
    label: str
    breakdown: str
    local_authority: str
    year: int
    value: float | None
    unit: str | None
    grade: str | None
    status: str
    as_at_start: dt.date | None
    as_at_end: dt.date | None
    is_common_date: bool
    rate_low: float | None
    rate_high: float | None
    reference: str
    qualifier: str | None
    official_value: float | None
    rate: float | None
    rate_unit: str | None
    printed_rate: float | None
    note: str | None

    @property
    def member(self) -> str:
        """The authority-year: the column it is in."""
        return f"{self.local_authority} {self.year}"

    @property
    def is_present(self) -> bool:
        """Whether there is a value, a paper's or an official one, or a grade."""
        return self.value is not None or self.grade is not None or self.official_value is not None


class Footnotes:
    """Notes by number: one that several values share is printed once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, note: str) -> int:
        """The number under which the note is printed."""
        return self._numbers.setdefault(note, len(self._numbers) + 1)

    def show(self, console: Console) -> None:
        """Prints every note that was numbered, under its heading; nothing where none was."""
        if self._numbers:
            console.print("Why two may not be compared, and which are contested", style="bold")
        for note, number in self._numbers.items():
            console.print(Text(f"{number:>3}  {note}", style="dim"))


def show_comparison(console: Console, title: str, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints the comparison that is held: judgements, figures, what one or none has, and the reasons."""
    found = connection.execute(f"select {COLUMNS} from {HELD} order by rowid").fetchall()
    rows = [Compared(*row) for row in found]
    members = _members(rows)
    footnotes = Footnotes()
    console.print()
    console.rule(Text(title, style="bold"), align="left")
    for kind, title in (("judgement", "Judgements"), ("measure", "Figures, at the dates printed")):
        subjects = _by_subject(row for row in rows if row.subject_kind == kind)
        having = {name: len({row.member for row in of if row.is_present}) for name, of in subjects.items()}
        shared = {name: of for name, of in subjects.items() if having[name] > 1}
        if shared:
            console.print(_table(title, members, shared, footnotes))
        for number, said in ((1, "Of one of them only"), (0, "In none of these papers")):
            left = [name for name in subjects if having[name] == number]
            if left:
                console.print(Text(f"{said}: {'; '.join(left)}.", style="dim"))
    console.print()
    console.print(LEGEND)
    sources = ", ".join(source for (source,) in connection.execute(SOURCES).fetchall())
    if sources:
        console.print(
            Text(f"Official: {sources} (meta.official_sources); no paper of those years that was read prints it.")
        )
    footnotes.show(console)


def _members(rows: Sequence[Compared]) -> list[str]:
    """The authority-years, the one that the others are compared with and its authority's other years first."""
    first = next((row.reference.rpartition(" ")[0] for row in rows), "")
    ordered = sorted({(row.local_authority != first, row.local_authority, row.year) for row in rows})
    return [f"{authority} {year}" for _, authority, year in ordered]


def _by_subject(rows: Iterable[Compared]) -> dict[str, list[Compared]]:
    named: dict[str, list[Compared]] = {}
    for row in rows:
        name = f"{row.label} ({row.breakdown})" if row.breakdown else row.label
        named.setdefault(name, []).append(row)
    return named


def _table(title: str, members: Sequence[str], subjects: dict[str, list[Compared]], footnotes: Footnotes) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    table.add_column("")
    for member in members:
        table.add_column(member)
    for name, rows in subjects.items():
        cells = {member: list(of) for member, of in groupby(sorted(rows, key=_place), key=lambda row: row.member)}
        table.add_row(name, *(_cell(cells.get(member, []), footnotes) for member in members))
    return table


def _place(row: Compared) -> tuple[str, dt.date]:
    return row.member, row.as_at_end or dt.date.max


def _cell(rows: Sequence[Compared], footnotes: Footnotes) -> Text:
    lines = [_line(row, footnotes) for row in rows]
    return Text("\n").join(lines) if lines else Text("–", style="dim")


def _line(row: Compared, footnotes: Footnotes) -> Text:
    """A value with its date and interval; a number leads to the note where there is one."""
    line = Text()
    if row.grade is not None:
        line.append(words(row.grade), style="bold")
    elif row.value is not None:
        line.append(printed(row.value, row.unit, row.qualifier), style="bold")
    elif row.official_value is not None:
        line.append(f"official: {figure(row.official_value, row.unit)}", style="italic")
    else:
        line.append(f"– {within(row.status)}", style="dim")
    when = period(row.as_at_start, row.as_at_end)
    if when:
        line.append(f"  {when}")
    if row.is_common_date:
        line.append(" ●", style="green")
    if row.note and (row.is_present or row.subject_kind == "judgement"):
        line.append(f" [{footnotes.number(row.note)}]", style="yellow")
    if row.rate is not None:
        line.append(f"\n  {_rate(row)}", style="dim")
    return line


def _rate(row: Compared) -> str:
    """64.0 per 10,000 (59.8–68.4); the printed one before it where it differs: 65.0 printed, 65.2 per 10,000 (…)."""
    reckoned = f"{row.rate:.1f}{' %' if row.rate_unit == 'percent' else ' per 10,000'}"
    printed_rate = f"{row.printed_rate:.1f}" if row.printed_rate is not None else f"{row.rate:.1f}"
    before = "" if printed_rate == f"{row.rate:.1f}" else f"{printed_rate} printed, "
    return f"{before}{reckoned} ({row.rate_low:.1f}–{row.rate_high:.1f})"
