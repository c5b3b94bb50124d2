"""Scorecards as spreadsheets and as comma-separated values: every figure is found at its cell."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import spreadsheet as reader
from ingest.csv_table import delimiter_of
from ingest.errors import RefusedDocument
from ingest.pages import read_pages
from ingest.reading import read_file
from ingest.records import Observation, Reading
from tests.unit.reading_of import reading_of, snapshot_of
from tests.unit.saved_as import Cells, bytes_of, comma_separated, e_mail, spreadsheet, workbook

ROOT = Path(__file__).resolve().parents[2]
APRIL, MAY = dt.date(2024, 4, 1), dt.date(2024, 5, 1)
SCORECARD: Cells = [
    ["Children's services scorecard", "", "", "", ""],
    ["Dudley Council", "", "", "", ""],
    ["Indicator", "Good is", "Target", "Apr-24", "May-24"],
    ["Children looked after", "Low", "", "640", "645"],
    ["Care leavers in touch", "High", "95%", "90%", "91%"],
    ["Figures are provisional, and not validated by the Department.", "", "", "", ""],
]


def figures(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (one.reported_label, one.value, one.unit, one.comparator, one.polarity_printed, one.period_start)
        for one in reading.records.observations
    ]


def by_cell(reading: Reading) -> dict[str | None, Observation]:
    return {one.cell: one for one in reading.records.observations}


def whole() -> openpyxl.Workbook:
    """A scorecard as performance teams keep it: groups, empty rows, a target, RAG, notes, sheets of data."""
    kpis: Cells = [
        ["Children's Services Scorecard 2024/25"],
        ["Dudley Metropolitan Borough Council"],
        [],
        [None, "Indicator", "Good is", "Target", APRIL, MAY, "RAG", "Comment"],
        [None, "Children in care"],
        [None, "Children looked after per 10,000", "Low", 80, 84.1, 85.26, "R", "Rising"],
        [],
        [None, "Care leavers"],
        [None, "Care leavers in suitable accommodation", "High", 0.95, 0.9, 0.9149, "A"],
        [None, "Source: the local system."],
    ]
    placements: Cells = [
        ["Placements at 30 June 2024"],
        ["Type", "Number", "Last year", "%"],
        ["Fostering", 1400, 1390, 0.61],
        ["Residential", 90, 88, 0.14],
    ]
    days = {("KPIs", cell): "mmm-yy" for cell in ("E4", "F4")}
    shares = {("KPIs", f"{column}9"): "0.0%" for column in "DEF"} | {("Placements", "D3"): "0%"}
    book = workbook(
        {"KPIs": kpis, "Placements": placements, "Lists": [["Dudley", 7]]},
        days | shares | {("Placements", "B3"): "#,##0", ("KPIs", "F6"): "0.0"},
    )
    book["Lists"].sheet_state = "hidden"
    book["Placements"].row_dimensions[4].hidden = True
    book["Placements"].column_dimensions["C"].hidden = True
    return book


def test_a_workbook_is_read_as_it_is_shown_and_says_what_is_hidden() -> None:
    reading = reading_of(bytes_of(whole()))
    document = reading.documents[0]

    assert (document.kind, document.local_authority) == ("performance_scorecard", "Dudley")
    assert document.title == "Children's Services Scorecard 2024/25"
    assert document.reason == (
        "Read with doubt: left out: the hidden sheet Lists; "
        "left out: 1 hidden row and 1 hidden column of sheet Placements."
    )
    assert {(one.cell, one.value_printed, one.unit, one.period_end) for one in reading.records.observations} == {
        ("sheet KPIs, cell D6", "80", "rate_per_10000", None),
        ("sheet KPIs, cell E6", "84.1", "rate_per_10000", dt.date(2024, 4, 30)),
        ("sheet KPIs, cell F6", "85.3", "rate_per_10000", dt.date(2024, 5, 31)),
        ("sheet KPIs, cell D9", "95.0", "percent", None),
        ("sheet KPIs, cell E9", "90.0", "percent", dt.date(2024, 4, 30)),
        ("sheet KPIs, cell F9", "91.5", "percent", dt.date(2024, 5, 31)),
        ("sheet Placements, cell B3", "1,400", "count", dt.date(2024, 6, 30)),
        ("sheet Placements, cell D3", "61", "percent", dt.date(2024, 6, 30)),
    }


def test_targets_polarity_and_group_of_a_row_are_told() -> None:
    cells = by_cell(reading_of(bytes_of(whole())))

    assert cells["sheet KPIs, cell D9"].comparator == "target"
    assert cells["sheet KPIs, cell F9"].polarity_printed == "high"
    assert cells["sheet KPIs, cell F9"].reported_label == "Care leavers: Care leavers in suitable accommodation"
    assert (cells["sheet KPIs, cell F9"].section or "").startswith("KPIs > ")


def test_every_figure_stands_at_its_place_in_the_text_and_its_row_is_quoted() -> None:
    reading = reading_of(bytes_of(whole()))
    text = reading.file.stored_text

    for one in reading.records.observations:
        assert text[one.char_start : one.char_end] == one.quote == text.split("\n")[one.line - 1].strip("\t")
        assert text[one.value_start : one.value_end] == one.value_printed


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_table_is_one_document_as_workbook_and_as_separated_values(delimiter: str) -> None:
    book, table = reading_of(spreadsheet(SCORECARD)), reading_of(comma_separated(SCORECARD, delimiter))
    sent = reading_of(e_mail(("kpis.xlsx", spreadsheet(SCORECARD))).as_bytes())

    assert len({book.documents[0].document_id, table.documents[0].document_id, sent.documents[1].document_id}) == 1
    assert figures(book) == figures(table) == figures(sent)
    assert len(figures(book)) == 5
    assert list(by_cell(book)) == [f"sheet KPIs, {cell}" for cell in by_cell(table)] == list(by_cell(sent))


def test_merged_years_above_quarters_and_a_second_table_have_their_own_headings() -> None:
    rows: Cells = [
        ["Dudley Council corporate parenting data"],
        [None, "2023/24", None, "2024/25"],
        ["Indicator", "Q3", "Q4", "Q1"],
        ["Children looked after", 620, 630, 640],
        [],
        ["Referrals", "Apr-24", "May-24"],
        ["Re-referrals", 50, 52],
    ]
    book = workbook({"Data": rows})
    book["Data"].merge_cells("B2:C2")
    cells = by_cell(reading_of(bytes_of(book)))

    assert [one.period_start for one in cells.values()] == [
        dt.date(2023, 10, 1),
        dt.date(2024, 1, 1),
        dt.date(2024, 4, 1),
        dt.date(2024, 4, 1),
        dt.date(2024, 5, 1),
    ]


def test_the_figures_of_another_authority_are_not_the_own() -> None:
    names = ("Dudley", "Bolton", "England", "Dudley Council")
    rows: Cells = [["Authority", "Indicator", "Period", "Value"]]
    rows += [[name, "Children looked after", "April 2024", 600 + at] for at, name in enumerate(names)]

    assert {one.value: one.comparator for one in reading_of(comma_separated(rows)).records.observations} == {
        600: None,
        601: "similar",
        602: "national",
        603: None,
    }


def test_figures_of_nobody_are_refused_until_a_sidecar_says_whose_they_are(tmp_path: Path) -> None:
    path = tmp_path / "kpis.xlsx"
    path.write_bytes(spreadsheet([row for row in SCORECARD if row[0] != "Dudley Council"]))
    snapshot = snapshot_of(path)
    nobodys = read_file(snapshot)
    told = read_file(dataclasses.replace(snapshot, sidecar="authority: Dudley\n"))

    assert nobodys.documents[0].outcome == "refused" and nobodys.records.observations == ()
    assert "`oversight sidecar kpis.xlsx`" in (nobodys.documents[0].reason or "")
    assert (told.documents[0].local_authority, len(told.records.observations)) == ("Dudley", 5)


TABLE: Cells = [["Indicator", "Apr-24", "May-24"], ["Children looked after", 640, 645], ["Referrals", 300, 310]]


@pytest.mark.parametrize(
    ("sheets", "authority"),
    [
        ({"Dudley KPIs": TABLE}, "Dudley"),
        ({"Dudley": TABLE, "Targets": TABLE}, "Dudley"),
        ({"KPIs": [["Dudley children's scorecard"], [], *TABLE]}, "Dudley"),
        ({"Dudley": TABLE, "Sandwell": TABLE}, None),
        ({"KPIs": TABLE}, None),
    ],
)
def test_whose_figures_they_are_is_said_by_titles_and_sheets(sheets: dict[str, Cells], authority: str | None) -> None:
    document = reading_of(bytes_of(workbook(sheets))).documents[0]

    assert (document.kind, document.local_authority) == ("performance_scorecard", authority)
    assert document.outcome == ("read" if authority else "refused")


def test_the_year_of_an_only_sheet_dates_its_quarters() -> None:
    rows: Cells = [["Dudley Council children's data"], ["Indicator", "Q1", "Q2"], ["Referrals", 300, 310]]

    assert [one.period_start for one in reading_of(bytes_of(workbook({"2023-24": rows}))).records.observations] == [
        dt.date(2023, 4, 1),
        dt.date(2023, 7, 1),
    ]


def test_a_spreadsheet_about_something_else_is_of_no_known_kind() -> None:
    rows: Cells = [["Dudley Council fleet"], ["Vehicle", "2023", "2024"], ["Vans", 40, 41], ["Lorries", 12, 12]]

    assert reading_of(spreadsheet(rows)).documents[0].kind == "unknown"


def test_records_of_a_database_are_no_indicators() -> None:
    rows: Cells = [["time_period", "la_name", "characteristic", "number_of_children"]]
    rows += [[2020 + at, "Dudley", "Children looked after", 600 + at] for at in range(5)]

    assert reading_of(comma_separated(rows)).documents[0].kind == "unknown"


def test_formulas_without_results_are_said() -> None:
    rows = [*SCORECARD[:4], ["Referrals of children", "", "", "=D4+1", "=E4+1"]]
    reason = reading_of(bytes_of(workbook({"KPIs": rows}))).documents[0].reason

    assert "2 cells whose formula was saved without a result" in (reason or "")


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (spreadsheet(SCORECARD)[:3000], "broken_spreadsheet"),
        (replaced(spreadsheet(SCORECARD), "xl/worksheets/sheet1.xml", b"<torn"), "broken_spreadsheet"),
        (replaced(spreadsheet(SCORECARD), "xl/worksheets/sheet1.xml", b"<row/>" * 3_000_000), "too_large"),
        (replaced(spreadsheet(SCORECARD), "xl/theme/theme1.xml", bytes(160_000_000)), "too_large"),
        (spreadsheet([["x"] * 200] * 260), "too_large"),
        (comma_separated([["Indicator", "Value"]] * 3 + [["Referrals", "12"]] * 500_000), "too_large"),
    ],
)
def test_what_is_damaged_or_endless_is_refused(data: bytes, kind: str) -> None:
    document = reading_of(data).documents[0]

    assert (document.kind, document.outcome) == (kind, "refused")
    assert "Expected" in (document.reason or "")


def test_a_cell_at_the_end_of_a_sheet_costs_a_sentence_and_no_memory() -> None:
    book = workbook({"KPIs": SCORECARD})
    book["KPIs"]["XFD1048576"] = "stray"

    with pytest.raises(RefusedDocument, match="reaches over 1,048,576 rows"):
        read_pages(bytes_of(book), "kpis.xlsx")


def test_entities_of_a_sheet_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of the household", encoding="utf-8")
    strings = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;</t></si></sst>'
    )
    data = replaced(spreadsheet(SCORECARD), "xl/sharedStrings.xml", strings.encode())

    assert "household" not in reading_of(data).file.stored_text


@pytest.mark.parametrize(
    "text",
    [
        "In May, 12 children came, and 14 left.\nIn June, 13 came, and 9 left.\nIn July, 8 came, and 9 left.\n",
        "Dear Panel,\nWe met 12, 14 and 16 families,\nin Dudley, on 4 May 2024,\nand thank you,\n",
        "Indicator\tApril\tMay\nReferrals\t12\t14\nPlans\t4\t5\nVisits\t8\t9\n",
        "name,role\nRobin,chair\nAlex,member\nSam,member\n",
        "",
    ],
)
def test_prose_lists_and_tabbed_texts_are_no_separated_values(text: str) -> None:
    assert delimiter_of(text) is None


@given(st.text(alphabet='a1,;"\n ', max_size=80))
def test_any_separated_values_are_read_or_refused(rows: str) -> None:
    table = 'Indicator,"April",May\nChildren looked after,640,645\nPlans,30,31\nVisits,20,21\n' + rows
    try:
        stored = read_pages(table.encode(), "kpis.csv")
    except RefusedDocument as refusal:
        assert refusal.kind == "no_text"
    else:
        assert "640" in stored.text


def test_sheets_have_a_limit_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_OF_SHEETS", 1000)

    with pytest.raises(RefusedDocument, match="its sheets to"):
        read_pages(spreadsheet(SCORECARD), "kpis.xlsx")
