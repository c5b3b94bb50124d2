"""Covers in forms that other reports print: torn rows, typesetting, dates in stretches, long names of boards."""

from __future__ import annotations

import textwrap

import pytest

from ingest.readers.printed_dates import day_spans
from ingest.structure.model import StoredText
from ingest.structure.passages import join
from tests.unit.reading_of import reading_of

AREAS = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall": "Overall effectiveness",
}
GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement to be good": "requires_improvement",
    "Inadequate": "inadequate",
}
OPENING = (
    "Inspection of Rutland local authority children’s services\n{dates}\nLead inspector: Jane Example\n"
    "Judgement Grade\n"
)
DATES = "Inspection dates: 4 to 15 March 2024"
PROSE = "Services for children have changed since the last inspection, and leaders know them well.\n" * 4


def ilacs_cover(rows: list[str], dates: str = DATES) -> str:
    return OPENING.format(dates=dates) + "\n".join(rows) + "\n" + PROSE


def headline(text: str) -> dict[str, str | None]:
    return {j.area: j.grade for j in reading_of(text).records.judgements if j.is_headline and j.area}


def line_by_line(area: str, grade: str, width: int, grade_width: int) -> list[str]:
    """A row of two wrapped cells as it reads where a conversion goes line by line across both."""
    left, right = textwrap.wrap(area, width), textwrap.wrap(grade, grade_width)
    height = max(len(left), len(right))
    return [" ".join(cell[line] for cell in (left, right) if line < len(cell)) for line in range(height)]


@pytest.mark.parametrize("grade_width", [12, 20, 24])
@pytest.mark.parametrize("width", [26, 34, 40, 52])
@pytest.mark.parametrize("grade", GRADES)
def test_a_row_whose_cells_are_both_wrapped(grade: str, width: int, grade_width: int) -> None:
    rows = [line for area in AREAS.values() for line in line_by_line(area, grade, width, grade_width)]

    assert headline(ilacs_cover(rows)) == dict.fromkeys(AREAS, GRADES[grade])


@pytest.mark.parametrize(
    ("plain", "typeset"),
    [
        (" ", "\u00a0"),
        ("experiences", "experi\u00adences"),
        ("effectiveness", "e\ufb00ectiveness"),
        ("families", "families\u200b"),
    ],
    ids=["non-breaking blank", "soft hyphen", "ligature", "no width"],
)
def test_typesetting_does_not_hide_a_row(plain: str, typeset: str) -> None:
    rows = [f"{area} Requires improvement to be good" for area in AREAS.values()]

    assert headline(ilacs_cover(rows).replace(plain, typeset)) == dict.fromkeys(AREAS, "requires_improvement")


def test_a_table_that_runs_on_over_a_page_is_one_table() -> None:
    rows = [f"{area} Good" for area in AREAS.values()]
    rows.insert(2, "2\n\fInspection of Rutland local authority children’s services\n4 to 15 March 2024")

    assert headline(ilacs_cover(rows)) == dict.fromkeys(AREAS, "good")


def test_an_area_that_was_not_judged_takes_no_grade_of_another() -> None:
    rows = [f"{area} {'Not judged' if 'care' in area else 'Good'}" for area in AREAS.values()]

    graded = dict.fromkeys(["leadership", "help_and_protection", "overall"], "good")
    assert headline(ilacs_cover(rows)) == {**graded, "in_care": None, "care_leavers": None}


def test_a_passage_reads_ligatures_as_letters_and_keeps_their_place() -> None:
    stored = StoredText("the \ufb01rst of\ufb01ce, well\u2011run and co\u00adordinated", "text")
    passage = join(stored.text, [(0, len(stored.text))])
    start, end = passage.span(passage.text.index("office"), passage.text.index("office") + 6)

    assert passage.text == "the first office, well-run and coordinated"
    assert stored.text[start:end] == "of\ufb01ce"


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("4 to 8 March and 18 to 29 March 2019", "2019-03-04", "2019-03-29"),
        ("28 January to 1 February and 11 to 15 February 2019", "2019-01-28", "2019-02-15"),
        ("10 to 14 December and 7 to 11 January 2019", "2018-12-10", "2019-01-11"),
        ("04/03/2019 – 15/03/2019", "2019-03-04", "2019-03-15"),
    ],
)
def test_days_in_several_stretches(printed: str, first: str, last: str) -> None:
    (span,) = day_spans(printed)

    assert (str(span.first), str(span.last)) == (first, last)


def sif_cover(overall: str, prefix: str = "Inspection", board: str = "", body: str = "") -> str:
    review = (
        "and\nReview of the effectiveness of the Local Safeguarding Children Board1\n" if prefix == "Inspection" else ""
    )
    return (
        f"Rutland County Council\n{prefix} of services for children in need of help and\n"
        f"protection, children looked after and care leavers\n{review}"
        f"Inspection date: 3 March 2015 – 25 March 2015\nReport published date: 13 May 2015\n{overall}\n"
        "1. Children who need help and protection Good\n"
        "2. Children looked after and achieving permanence Good\n2.1 Adoption performance Good\n"
        "2.2 Experiences and progress of care leavers Good\n3. Leadership, management and governance Good\n"
        f"{board}\nExecutive summary\n{body or PROSE}"
    )


@pytest.mark.parametrize(
    "overall",
    [
        "Services for children in Rutland require improvement",
        "The overall judgement of children’s services is requires improvement",
        "Overall judgement: Requires Improvement",
        "Children’s services in Rutland are judged to require improvement to be good",
    ],
)
def test_the_overall_sentence_in_other_words(overall: str) -> None:
    assert headline(sif_cover(overall))["overall"] == "requires_improvement"


@pytest.mark.parametrize(
    "board",
    [
        "The Leicestershire and Rutland Local Safeguarding Children Board (LRLSCB) is inadequate",
        "The effectiveness of the Bath and North East Somerset Safeguarding Children Board is inadequate",
        "The LSCB is inadequate",
    ],
)
def test_a_board_by_its_whole_name(board: str) -> None:
    text = sif_cover("Children’s services in Rutland are good", body=f"{PROSE}{board}\n{PROSE}")

    assert headline(text)["lscb"] == "inadequate"
    assert headline(sif_cover("Children’s services in Rutland are good", board=board))["lscb"] == "inadequate"


def test_a_reinspection_whose_summary_names_the_areas_is_no_ilacs_report() -> None:
    body = "The experiences and progress of children who need help and protection have improved.\n" + PROSE
    (document,) = reading_of(sif_cover("Children’s services in Rutland are good", "Re-inspection", body=body)).documents

    assert (document.kind, document.framework) == ("sif_reinspection", "sif")
    assert str(document.published_date) == "2015-05-13"
