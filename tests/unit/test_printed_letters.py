"""Letters and SEND reports as PDFs in other layouts: sizes of type, widths of lines, columns of names."""

from __future__ import annotations

import textwrap

import pytest

from ingest.records import Reading
from tests.printed_pdf import PrintedLine, print_pdf
from tests.unit.reading_of import reading_of

LEFT, RIGHT, TOP = 60.0, 320.0, 780.0
TEAM = (
    ("Ofsted", "Care Quality Commission"),
    ("Ada Quill, Ofsted Lead inspector", "Bo Lark, CQC Lead inspector"),
    ("Cy Wren HMI, Ofsted", "Di Finch, CQC inspector"),
    ("Ed Crow, Ofsted inspector", ""),
)
INSPECTORS = {
    ("lead", "Ada Quill", "ofsted"),
    ("lead", "Bo Lark", "cqc"),
    ("team", "Cy Wren", "ofsted"),
    ("team", "Di Finch", "cqc"),
    ("team", "Ed Crow", "ofsted"),
}
PROSE = (
    "Children wait too long to be seen, and parents tell the partnership so. Plans say what each of them needs and who "
    "will do it, and leaders read how they are going."
)


class Page:
    """Lines printed one below the other."""

    def __init__(self, width: int) -> None:
        self.lines: list[PrintedLine] = []
        self._width, self._y = width, TOP

    def put(self, text: str, size: float = 11, *, bold: bool = False) -> None:
        """A paragraph, wrapped as its size asks."""
        for line in textwrap.wrap(text, int(self._width * 11 / size)):
            self.lines.append(PrintedLine(line, LEFT, self._y, size, bold))
            self._y -= size * 1.3
        self._y -= size * 1.2

    def columns(self, rows: tuple[tuple[str, str], ...], *, row_by_row: bool) -> None:
        """Two columns, written row by row or one after the other."""
        cells = [
            PrintedLine(cell, x, self._y - 15 * number, 11)
            for number, row in enumerate(rows)
            for cell, x in zip(row, (LEFT, RIGHT), strict=True)
            if cell
        ]
        self.lines += cells if row_by_row else sorted(cells, key=lambda cell: cell.x)
        self._y -= 15 * len(rows) + 12


TITLE = "Area SEND inspection of Bournemouth, Christchurch and Poole Local Area Partnership"
VISITORS = {("lead", "Alex Durham"), ("team", "Bo Lark")}


def send_report(title_size: float, width: int, *, row_by_row: bool, is_scaled: bool) -> Reading:
    page = Page(width)
    page.put("Local area partnership report", 10)
    page.put(TITLE, title_size, bold=True)
    page.put("Inspection dates: 27 February to 3 March 2023")
    page.put("Date of previous inspection: 8 to 12 October 2018")
    page.put("Inspection outcome", 14, bold=True)
    page.put("The local area partnership's arrangements lead to inconsistent experiences and outcomes for children.")
    page.put("What is it like to be a child or young person with SEND in this area?", 14, bold=True)
    page.put(PROSE)
    page.put("Areas for improvement", 14, bold=True)
    page.put("Leaders should shorten the waits for an assessment.")
    page.put("Inspection team", 14, bold=True)
    page.columns(TEAM, row_by_row=row_by_row)
    return reading_of(print_pdf([page.lines], is_scaled=is_scaled))


@pytest.mark.parametrize("is_scaled", [False, True], ids=["plain", "scaled"])
@pytest.mark.parametrize("row_by_row", [True, False], ids=["rows", "columns"])
@pytest.mark.parametrize(("title_size", "width"), [(14, 90), (24, 90), (24, 60)])
def test_a_send_report_in_another_layout(title_size: float, width: int, row_by_row: bool, is_scaled: bool) -> None:
    reading = send_report(title_size, width, row_by_row=row_by_row, is_scaled=is_scaled)
    (document,) = reading.documents
    event = next(event for event in reading.records.events if event.event_kind == "area_send_inspection")

    assert (document.kind, document.local_authority) == ("area_send_report", "Bournemouth, Christchurch and Poole")
    assert (str(event.start_date), str(event.end_date), event.outcome) == ("2023-02-27", "2023-03-03", "inconsistent")
    assert {(one.role, one.name, one.inspectorate) for one in reading.records.inspectors} == INSPECTORS


@pytest.mark.parametrize("is_scaled", [False, True], ids=["plain", "scaled"])
@pytest.mark.parametrize("width", [90, 60])
@pytest.mark.parametrize("kind", ["Monitoring", "Focused", "Assurance"])
def test_a_letter_about_a_visit_in_another_layout(kind: str, width: int, is_scaled: bool) -> None:
    page = Page(width)
    for line in ("18 July 2022", "Jane Bolton", "Director of Children's Services", "Kingston upon Hull City Council"):
        page.put(line)
    page.put("Dear Ms Bolton")
    page.put(f"{kind} visit to Kingston upon Hull children's services", 13, bold=True)
    page.put(
        f"This letter summarises the findings of the {kind.lower()} visit to Kingston upon Hull children's services on "
        "14 and 15 June. His Majesty's Inspectors for this visit were Alex Durham and Bo Lark."
    )
    page.put("Headline findings", 13, bold=True)
    page.put(" ".join([PROSE] * 5))
    page.put("What needs to improve in this area of social work practice?", 13, bold=True)
    page.put("How soon plans are made after a referral.")
    for line in ("Yours sincerely", "Alex Durham", "His Majesty's Inspector"):
        page.put(line)
    reading = reading_of(print_pdf([page.lines], is_scaled=is_scaled))
    (document,) = reading.documents

    assert (document.kind, document.local_authority) == (f"{kind.lower()}_visit_letter", "Kingston upon Hull")
    assert (str(document.fieldwork_start_date), str(document.fieldwork_end_date)) == ("2022-06-14", "2022-06-15")
    assert [finding.kind for finding in reading.records.findings] == ["finding", "area_for_improvement"]
    assert {(one.role, one.name) for one in reading.records.inspectors} == VISITORS
