"""Inspection reports: SIF of about forty pages, ILACS of about twelve, as Ofsted sets them."""

from __future__ import annotations

import datetime as dt
from random import Random

from tests.benchmark.nation.composing import Composition
from tests.benchmark.nation.figures import AREA_STATISTICS, IN_THE_TEXT, day_printed
from tests.benchmark.nation.printing import Style
from tests.benchmark.nation.truth import PrintedGrade, Truth

_GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement": "requires_improvement",
    "Inadequate": "inadequate",
}
_SIF_AREAS = (
    ("1. Children who need help and protection", "help_and_protection"),
    ("2. Children looked after and achieving permanence", "in_care"),
    ("2.1 Adoption performance", "adoption"),
    ("2.2 Experiences and progress of care leavers", "care_leavers"),
    ("3. Leadership, management and governance", "leadership"),
)
_SIF_SECTIONS = (
    ("The experiences and progress of children who need help and protection", 22),
    ("The experiences and progress of children looked after and achieving permanence", 26),
    ("Adoption performance", 9),
    ("The experiences and progress of care leavers", 10),
    ("Leadership, management and governance", 20),
)
_ILACS_AREAS = (
    ("The impact of leaders on social work practice with children and families", "leadership"),
    ("The experiences and progress of children who need help and protection", "help_and_protection"),
    ("The experiences and progress of children in care", "in_care"),
    ("The experiences and progress of care leavers", "care_leavers"),
    ("Overall effectiveness", "overall"),
)
_LEADS = ("Anna Example", "Ben Sample", "Cara Instance", "Dev Specimen")


def sif_report(random: Random, place: str, council: str, end: dt.date) -> Composition:
    """A report of the single inspection framework on the weeks up to `end`."""
    start = end - dt.timedelta(days=23)
    paper = Composition(
        random, place, Truth("sif_report", place, dates={"fieldwork_start_date": start, "fieldwork_end_date": end})
    )
    grades = [random.choice(list(_GRADES)) for _ in _SIF_AREAS]
    overall = grades[0]
    paper.add(Style.TITLE, council)
    paper.add(
        Style.HEADING,
        "Inspection of services for children in need of help and protection, children looked after and care leavers",
    )
    paper.add(Style.PARAGRAPH, "and")
    paper.add(Style.HEADING, "Review of the effectiveness of the local safeguarding children board")
    paper.add(Style.PARAGRAPH, f"Inspection date: {day_printed(start)} – {day_printed(end)}")
    paper.add(Style.SUBHEADING, f"The overall judgement is that children's services are {overall.lower()}")
    paper.add(Style.PARAGRAPH, paper.prose.paragraph(2))
    for (area, key), grade in zip(_SIF_AREAS, grades, strict=True):
        paper.row(area, grade)
        paper.truth.grades.append(PrintedGrade(key, _GRADES[grade]))
    paper.truth.grades.append(PrintedGrade("overall", _GRADES[overall]))
    paper.new_page()
    paper.add(Style.HEADING, "Section 1: the local authority")
    paper.add(Style.SUBHEADING, "Summary of key findings")
    paper.numbered(14, 3)
    paper.add(Style.SUBHEADING, "What does the local authority need to improve?", "Areas for improvement")
    paper.asks(12)
    paper.add(Style.SUBHEADING, "Information about this inspection")
    paper.add(
        Style.PARAGRAPH,
        "Inspectors read files, watched practice and met families.",
        f"Lead inspector: {random.choice(_LEADS)}",
    )
    _area_statistics(paper, dt.date(end.year if end.month > 6 else end.year - 1, 3, 31))
    paper.new_page()
    paper.add(Style.HEADING, "Inspection judgements about the local authority")
    for (heading, paragraphs), grade in zip(_SIF_SECTIONS, grades, strict=True):
        paper.add(Style.SUBHEADING, f"{heading} {'are' if 'experiences' in heading else 'is'} {grade.lower()}")
        paper.numbered(paragraphs, 5, IN_THE_TEXT, dt.date(end.year - 1, 12, 31))
    return paper


def _area_statistics(paper: Composition, now: dt.date) -> None:
    paper.add(Style.SUBHEADING, "Information about this local authority area")
    for heading, templates in AREA_STATISTICS:
        paper.add(Style.SUBHEADING, heading)
        paper.add(Style.BULLET, *(paper.figures(template, now) for template in templates))


def ilacs_report(random: Random, place: str, council: str, end: dt.date) -> Composition:
    """A standard inspection under the ILACS framework, with a grade of its own for care leavers (since 2023)."""
    start = end - dt.timedelta(days=11)
    paper = Composition(
        random, place, Truth("ilacs_report", place, dates={"fieldwork_start_date": start, "fieldwork_end_date": end})
    )
    grades = [random.choice(list(_GRADES)) for _ in _ILACS_AREAS]
    paper.add(Style.TITLE, f"Inspection of {council} local authority children's services")
    paper.add(Style.PARAGRAPH, f"Inspection dates: {day_printed(start)} to {day_printed(end)}")
    paper.add(Style.PARAGRAPH, f"Lead inspector: {random.choice(_LEADS)}, His Majesty's Inspector")
    paper.row("Judgement", "Grade")
    for (area, key), grade in zip(_ILACS_AREAS, grades, strict=True):
        paper.row(area, grade)
        paper.truth.grades.append(PrintedGrade(key, _GRADES[grade]))
    paper.add(Style.PARAGRAPH, paper.prose.paragraph(4))
    paper.add(Style.SUBHEADING, "What needs to improve?")
    paper.asks(7)
    for (heading, _), grade in list(zip(_ILACS_AREAS, grades, strict=True))[:4]:
        paper.add(Style.SUBHEADING, f"{heading}: {grade.lower()}")
        paper.numbered(13, 4)
    paper.add(Style.PARAGRAPH, f"© Crown copyright {end.year}")
    return paper
