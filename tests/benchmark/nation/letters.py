"""Letters about monitoring and focused visits, of four to five pages."""

from __future__ import annotations

import datetime as dt
from random import Random

from tests.benchmark.nation.composing import Composition
from tests.benchmark.nation.figures import day_printed
from tests.benchmark.nation.printing import Style
from tests.benchmark.nation.truth import Truth

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def monitoring_visit_letter(random: Random, place: str, council: str, end: dt.date) -> Composition:
    """A letter five weeks after a visit of two days to an authority judged inadequate two years before."""
    paper = _letter(random, place, council, end, "monitoring")
    paper.add(
        Style.PARAGRAPH,
        f"This letter summarises the findings of the monitoring visit to {place} on {_days(end)}. It was the "
        f"{random.choice(_ORDINALS)} monitoring visit since the local authority was judged inadequate in "
        f"{dt.date(end.year - 2, end.month, 1):%B %Y}. Her Majesty's Inspectors for this visit were Anna Example and "
        "Ben Sample.",
    )
    paper.add(Style.SUBHEADING, "Areas covered by the visit")
    paper.add(Style.PARAGRAPH, "Inspectors reviewed the progress made in these areas of concern:")
    paper.add(Style.BULLET, "Planning for children who need protection.", "Supervision and management oversight.")
    paper.add(Style.SUBHEADING, "Headline findings")
    paper.add(Style.PARAGRAPH, paper.prose.paragraph(4))
    paper.add(Style.SUBHEADING, "Findings and evaluation of progress")
    return _closed(paper)


def focused_visit_letter(random: Random, place: str, council: str, end: dt.date) -> Composition:
    """A letter after a focused visit of two days."""
    paper = _letter(random, place, council, end, "focused")
    paper.add(
        Style.PARAGRAPH,
        f"This letter summarises the findings of the focused visit to {place} children's services on {_days(end)}. "
        "Her Majesty's Inspectors for this visit were Anna Example and Ben Sample.",
        "Inspectors looked at the local authority's arrangements for children in need.",
        "The visit was made under the inspection of local authority children's services (ILACS) framework.",
    )
    paper.add(Style.SUBHEADING, "Headline findings")
    paper.add(Style.PARAGRAPH, paper.prose.paragraph(4))
    paper.add(Style.SUBHEADING, "What needs to improve in this area of social work practice?")
    paper.asks(4)
    paper.add(Style.SUBHEADING, "Main findings")
    return _closed(paper)


def _letter(random: Random, place: str, council: str, end: dt.date, visit: str) -> Composition:
    written = end + dt.timedelta(days=35)
    dates = {"fieldwork_start_date": end - dt.timedelta(days=1), "fieldwork_end_date": end, "letter_date": written}
    paper = Composition(random, place, Truth(f"{visit}_visit_letter", place, dates=dates))
    paper.add(Style.PARAGRAPH, day_printed(written), "Director of Children's Services", council, "Dear Director")
    paper.add(Style.HEADING, f"{visit.capitalize()} visit to {place} children's services")
    return paper


def _days(end: dt.date) -> str:
    return f"{(end - dt.timedelta(days=1)).day} and {day_printed(end)}"


def _closed(paper: Composition) -> Composition:
    for _ in range(20):
        paper.add(Style.PARAGRAPH, paper.prose.paragraph(4))
    paper.add(Style.PARAGRAPH, "Yours sincerely", "Anna Example", "Her Majesty's Inspector")
    return paper
