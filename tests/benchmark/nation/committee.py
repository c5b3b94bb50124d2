"""Committee papers: packs of sixty pages with reports, performance tables and minutes; and each of these alone."""

from __future__ import annotations

import calendar
import datetime as dt
from random import Random

from tests.benchmark.nation.composing import Composition
from tests.benchmark.nation.figures import IN_THE_TEXT, day_printed, drawn, shown
from tests.benchmark.nation.printing import Style
from tests.benchmark.nation.truth import PrintedValue, Truth

_INDICATORS = (
    ("Number of contacts received", "Low", "count", 900, 4800),
    ("Contacts resulting in a referral (%)", "Low", "percent", 15, 40),
    ("Re-referrals within 12 months (%)", "Low", "percent", 14, 30),
    ("Assessments completed within 45 days (%)", "High", "percent", 60, 97),
    ("Children subject of a child protection plan", "Low", "count", 130, 690),
    ("Initial child protection conferences held on time (%)", "High", "percent", 55, 98),
    ("Children looked after", "Low", "count", 710, 990),
    ("Children with 3 or more placements in the year (%)", "Low", "percent", 5, 14),
    ("Reviews of children looked after held on time (%)", "High", "percent", 80, 99),
    ("Care leavers in education, employment or training (%)", "High", "percent", 40, 70),
    ("Care leavers in suitable accommodation (%)", "High", "percent", 75, 98),
    ("Children in care who went missing", "Low", "count", 12, 90),
    ("Private fostering arrangements", "High", "count", 2, 40),
    ("Children adopted", "High", "count", 2, 60),
)
_SUBJECTS = (
    "Improvement plan",
    "Corporate parenting",
    "Fostering service",
    "Early help",
    "Children missing from home",
    "Audits of practice",
)
_COMMITTEE = "Children's Services Overview and Scrutiny Committee"


def committee_pack(random: Random, place: str, council: str, day: dt.date) -> Composition:
    """An agenda with five reports, four of them with an appendix that holds two tables of months."""
    paper = _paper(random, place, "committee_pack", meeting_date=day)
    paper.add(
        Style.PARAGRAPH,
        f"Agenda for a meeting of the {_COMMITTEE} of {council} to be held on {day:%A}, {day_printed(day)} at 4.30 pm "
        "in the Town Hall",
        "A. PROCEDURAL ITEMS",
        "1. DISCLOSURES OF INTEREST",
        "To receive what members have to declare.",
        "B. OVERVIEW AND SCRUTINY ACTIVITIES",
    )
    subjects = random.sample(_SUBJECTS, 5)
    for number, subject in enumerate(subjects, start=2):
        letter = "ABCDEFGHIJ"[number]
        paper.add(
            Style.PARAGRAPH,
            f"{number}. {subject.upper()}",
            f'The Strategic Director will submit a report (**Document "{letter}"**) on this subject in {place}.',
        )
    for number, subject in enumerate(subjects, start=2):
        paper.new_page()
        _report(paper, "ABCDEFGHIJ"[number], subject, day, has_appendix=number < 6)
    return paper


def _report(paper: Composition, letter: str, subject: str, day: dt.date, has_appendix: bool) -> None:
    paper.add(
        Style.PARAGRAPH,
        f"Report of the Strategic Director Children's Services to the meeting of the {_COMMITTEE} to be held on "
        f"{day_printed(day)}",
        letter,
        f"Subject: {subject} in {paper.place}",
        "Summary statement:",
        paper.prose.paragraph(3),
        "1. SUMMARY",
    )
    _sections(paper, 30, day)
    paper.add(Style.PARAGRAPH, "2. RECOMMENDATIONS", "2.1 That the committee notes the report.", "3. APPENDICES")
    paper.add(Style.PARAGRAPH, "3.1 Appendix 1 - Progress report" if has_appendix else "3.1 None.")
    if has_appendix:
        paper.add(
            Style.PARAGRAPH, "PROGRESS REPORT", f"Children's services in {paper.place}", "Within this reporting period:"
        )
        paper.asks(8)
        for _ in range(2):
            _months(paper, day)
            paper.add(Style.PARAGRAPH, paper.prose.paragraph(4))
        for _ in range(10):
            paper.add(Style.PARAGRAPH, paper.prose.paragraph(4))


def _sections(paper: Composition, paragraphs: int, day: dt.date) -> None:
    now = _month_end(day, -2)
    for number in range(1, paragraphs + 1):
        text = paper.prose.paragraph(4)
        if number % 4 == 0:
            text += f" {paper.figures(paper.random.choice(IN_THE_TEXT), now)}"
        paper.add(Style.PARAGRAPH, f"1.{number} {text}")


def _months(paper: Composition, day: dt.date) -> None:
    ends = [_month_end(day, months) for months in range(-7, -1)]
    paper.row("How will we know?", "What good looks like", *(f"{end:%B %y}" for end in ends))
    for label, good, unit, low, high in paper.random.sample(_INDICATORS, 10):
        values = [drawn(paper.place, unit, low, high, end) for end in ends]
        paper.row(label, good, *(shown(value, unit) for value in values))
        paper.truth.values += [PrintedValue(value, unit, end) for value, end in zip(values, ends, strict=True)]


def performance_scorecard(random: Random, place: str, council: str, day: dt.date) -> Composition:
    """The indicators of one quarter beside the two before it."""
    paper = _paper(random, place, "performance_scorecard")
    ends = [_quarter_end(day, quarters) for quarters in (-2, -1, 0)]
    paper.add(Style.PARAGRAPH, f"Children's Services Performance Scorecard – {_quarter(ends[-1])}", council)
    paper.add(
        Style.PARAGRAPH,
        "Each indicator is shown beside the quarters before. Comments are by the managers who answer for it.",
    )
    paper.row("Indicator", "Good is", *(_quarter(end) for end in ends))
    for label, good, unit, low, high in _INDICATORS:
        values = [drawn(place, unit, low, high, end) for end in ends]
        paper.row(label, good, *(shown(value, unit) for value in values))
        paper.truth.values += [PrintedValue(value, unit, end) for value, end in zip(values, ends, strict=True)]
    for _ in range(8):
        paper.add(Style.PARAGRAPH, paper.prose.paragraph(3))
    return paper


def minutes(random: Random, place: str, council: str, day: dt.date) -> Composition:
    """One item of a board as a council's site publishes it."""
    paper = _paper(random, place, "minutes", meeting_date=day)
    paper.add(
        Style.PARAGRAPH, "Agenda item", f"{random.choice(_SUBJECTS)} in {place}",
        f"Meeting: {day:%d/%m/%Y} - Corporate Parenting Board (Item 24)",
        "Report of the Head of Leaving Care", "Minutes:",
        f"The Head of Leaving Care presented her report on {place}, a copy of which had been circulated.",
        "The Board was told that:",
    )  # fmt: skip
    paper.add(Style.BULLET, *(paper.figures(random.choice(IN_THE_TEXT), _month_end(day, -2)) for _ in range(5)))
    for _ in range(10):
        paper.add(Style.PARAGRAPH, paper.prose.paragraph(3))
    paper.add(Style.PARAGRAPH, "RESOLVED that the Board thanks the service and asks for its next report in the spring.")
    return paper


def annual_report(random: Random, place: str, council: str, day: dt.date) -> Composition:
    """The reviewing officers' year up to the last 31 March, of about twenty pages."""
    end = dt.date(day.year if day.month > 3 else day.year - 1, 3, 31)
    paper = _paper(random, place, "annual_report")
    paper.add(Style.PARAGRAPH, f"{place} Independent Reviewing Service", "Annual Report")
    paper.add(Style.PARAGRAPH, f"1 April {end.year - 1} – 31 March {end.year}", "1. Introduction")
    paper.add(
        Style.PARAGRAPH, f"1.1 This report describes how the plans of children looked after by {council} were reviewed."
    )
    for section, title in enumerate(("Reviews", "Children's views", "Challenge", "Next steps"), start=2):
        paper.add(Style.PARAGRAPH, f"{section}. {title}")
        for number in range(1, 17):
            text = paper.prose.paragraph(4)
            if number % 4 == 0:
                text += f" {paper.figures(random.choice(IN_THE_TEXT), end)}"
            paper.add(Style.PARAGRAPH, f"{section}.{number} {text}")
    return paper


def _paper(random: Random, place: str, kind: str, **dates: dt.date) -> Composition:
    return Composition(random, place, Truth(kind, place, dates=dates))


def _month_end(day: dt.date, months: int) -> dt.date:
    """The last day of the month so many months after that of `day`."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _quarter_end(day: dt.date, quarters: int) -> dt.date:
    """The last day of the quarter so many quarters after the last one that had ended on `day`."""
    return _month_end(day.replace(day=1), 3 * quarters - (day.month - 1) % 3 - 1)


def _quarter(end: dt.date) -> str:
    """As scorecards print a quarter of the financial year: Q3 2021/22."""
    first = end.year if end.month > 3 else end.year - 1
    return f"Q{(end.month - 4) % 12 // 3 + 1} {first}/{(first + 1) % 100:02}"
