"""Which lines of a text are rows, and which rows are one table."""

from __future__ import annotations

from ingest.structure.model import StoredText
from ingest.structure.tables import find_tables


def tables_of(text: str) -> list[list[list[str]]]:
    found = find_tables(StoredText(text, "text"), 0, len(text))
    return [[[cell.text for cell in row] for row in table.table.rows] for table in found]


def test_tabbed_lines_are_rows_and_prose_is_none() -> None:
    text = "Some words.\n\nMonth\tPlanned\nMay 2023\t91\n\nMore words.\n"
    assert tables_of(text) == [[["Month", "Planned"], ["May 2023", "91"]]]


def test_pipes_are_rows_and_their_rule_is_none() -> None:
    assert tables_of("| Month | Planned |\n|---|---:|\n| May 2023 | 91 |\n") == [
        [["Month", "Planned"], ["May 2023", "91"]]
    ]


def test_rows_go_on_behind_a_page_break() -> None:
    text = "Secure unit\t\t2\nHomes\t\t102\n\n\n\nSchools\t1\nTOTAL :\t105\n"
    assert tables_of(text) == [[["Secure unit", "", "2"], ["Homes", "", "102"], ["Schools", "1"], ["TOTAL :", "105"]]]


def test_a_numbered_title_behind_a_blank_begins_another_table() -> None:
    text = "3.1 STARTED AT 31 MARCH 2016\t\nStarted\t302\n\n3.2 STARTED AT 1 JUNE 2016\t\nStarted\t249\n"
    assert [len(table) for table in tables_of(text)] == [2, 2]


def test_numbered_rows_without_a_blank_are_one_table() -> None:
    assert len(tables_of("1. Help\t\tGood\n\t2.1 Adoption\tGood\n\t2.2 Leavers\tGood\n")) == 1


def test_rows_behind_a_total_and_a_blank_are_another_table() -> None:
    assert len(tables_of("Good\t16\nTOTAL\t60\n\nPercentage moderated\t26.2%\n")) == 2


def test_the_rest_of_a_row_on_a_line_of_its_own_is_kept() -> None:
    assert tables_of("Ceased for another\t\t4\nreason\nAdopted\t2\t1\n") == [
        [["Ceased for another", "", "4"], ["reason"], ["Adopted", "2", "1"]]
    ]


def test_mark_up_and_the_leading_list_mark_of_a_cell_are_gone_and_offsets_lead_back() -> None:
    text = '<ul style="list-style-type: none"> • Your <b>Voice</b> attendance \t\t55\n'
    row = find_tables(StoredText(text, "text"), 0, len(text))[0].table.rows[0]
    assert [cell.text for cell in row] == ["Your Voice attendance", "", "55"]
    start, end = row[2].passage.span(0, 2)
    assert text[start:end] == "55"


def test_row_spans_cut_the_row_from_the_stored_text() -> None:
    text = "Title\n\tContacts\t\nJuly\t3567\n"
    table = find_tables(StoredText(text, "text"), 0, len(text))[0].table
    assert [text[start:end] for start, end in table.row_spans] == ["Contacts", "July\t3567"]
