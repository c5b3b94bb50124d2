"""What a document is, in other reports' words: letters in their forms, and papers that only resemble a known kind."""

from __future__ import annotations

import pytest

from ingest.readers.judgement_table import printed_judgements
from tests.unit.reading_of import reading_of

ILACS = ("ilacs_2018", "ilacs_2023", "ilacs_2026")
ADDRESS = "Ofsted\nPiccadilly Gate\nStore Street\nManchester\nM1 2WD\nT 0300 123 1231\n"
PROSE = "Children who need help receive it. The impact of leaders on practice is clear, and plans are good.\n" * 6
LETTER = (
    """{address}4th April 2019
Mr John Example, Director of Children’s Services
{authority}
High Street
Dear Mr Example
{subject} {authority} children’s services
This letter summarises the findings of {about} {authority} {days}. Inspectors met
social workers and read what they had written.
"""
    + PROSE
)


@pytest.mark.parametrize(
    ("subject", "about", "kind"),
    [
        ("Monitoring visit of", "the monitoring visit to", "monitoring_visit_letter"),
        ("Focused visit to", "Ofsted’s focused visit to", "focused_visit_letter"),
        ("Ofsted focused assurance visit to", "a focused assurance visit to", "assurance_visit_letter"),
        ("Ofsted COVID-19 assurance visit to", "the COVID-19 assurance visit to", "assurance_visit_letter"),
    ],
)
@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ("on 28 February and 1 March 2019", "2019-02-28", "2019-03-01"),
        ("on Tuesday 5 and Wednesday 6 March 2019", "2019-03-05", "2019-03-06"),
        ("on 5, 6 and 7 March 2019", "2019-03-05", "2019-03-07"),
        ("which took place between 5 and 6 March 2019", "2019-03-05", "2019-03-06"),
    ],
)
@pytest.mark.parametrize("address", [ADDRESS, ""], ids=["address first", "date first"])
def test_a_letter_about_a_visit(
    subject: str, about: str, kind: str, days: str, first: str, last: str, address: str
) -> None:
    letter = LETTER.format(address=address, authority="Telford & Wrekin", subject=subject, about=about, days=days)
    (document,) = reading_of(letter).documents

    assert (document.kind, document.local_authority) == (kind, "Telford and Wrekin")
    assert (str(document.fieldwork_start_date), str(document.fieldwork_end_date)) == (first, last)
    assert str(document.letter_date) == "2019-04-04"


@pytest.mark.parametrize(
    "cover",
    [
        "Joint targeted area inspection of Rutland\nInspection dates: 4 to 8 March 2024\nHeadline findings\n",
        "Inspection of Example Fostering Agency\nInspection dates: 4 to 8 March 2019\n"
        "Overall experiences and progress of children and young people good\n",
        "Inspection of safeguarding and looked after children services\nRutland County Council\n"
        "Inspection dates: 21 February – 4 March 2011\n",
        "Inspection of local authority arrangements for the protection of children\nRutland County Council\n"
        "Inspection dates: 21 – 30 January 2013\nLead inspector Jane Example\nOverall effectiveness Adequate\n",
    ],
)
def test_what_only_resembles_an_ilacs_report_is_refused(cover: str) -> None:
    reading = reading_of(cover + PROSE)
    (document,) = reading.documents

    assert document.outcome == "refused"
    assert not reading.records.judgements and not reading.records.observations


@pytest.mark.parametrize(
    "text",
    [
        "The impact of leaders on social work practice Good Overall effectiveness Good",
        "The impact of leaders on social work practice with children and their familiesGood Overall effectivenessGood",
        "The impact of leaders on the social work practice Overall effectiveness Grade Good Good",
    ],
    ids=["short heading", "glued", "header between columns"],
)
def test_rows_in_other_words(text: str) -> None:
    found = [(row.heading.area, row.grade_printed) for row in printed_judgements(text, ILACS)]

    assert found == [("leadership", "Good"), ("overall", "Good")]
