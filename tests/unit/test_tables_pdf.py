"""Tables of a PDF: their columns are read from where the words stand, where the text alone loses them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdf import read_pdf
from ingest.readers.context import ReadingContext
from ingest.readers.tables import read_tables
from ingest.structure.outline import outline
from tests.printed_pdf import PrintedLine, print_pdf

SIZE, WRAP, ROW = 9, 11, 14


def printed_table(rows: Sequence[Sequence[str]], places: Sequence[float], top: float) -> list[PrintedLine]:
    """Rows printed cell by cell, as word processors do; a newline wraps within the cell."""
    lines: list[PrintedLine] = []
    for row in rows:
        wraps = [cell.split("\n") for cell in row]
        for x, cell in zip(places, wraps, strict=True):
            lines += [PrintedLine(text, x, top - number * WRAP, SIZE) for number, text in enumerate(cell) if text]
        top -= ROW + WRAP * (max(len(cell) for cell in wraps) - 1)
    return lines


def read(page: Sequence[PrintedLine]) -> tuple[list[list[list[str]]], list[tuple[str, float | None, str]]]:
    stored = read_pdf(print_pdf([page]), "paper.pdf")
    blocks = outline(stored)
    observations, _ = read_tables(blocks, ReadingContext("rendition"))
    for observation in observations:
        assert stored.text[observation.value_start : observation.value_end] == observation.value_printed
        assert observation.page == 1
    tables = [[[cell.text for cell in row] for row in block.table.rows] for block in blocks.blocks if block.table]
    return tables, [(o.reported_label, o.value, str(o.period_start)) for o in observations]


BODY = [PrintedLine("Words of the report that come before its table and go on over the whole line.", 60, 750)]


def test_wrapped_labels_empty_cells_and_two_values_in_a_cell() -> None:
    rows = [
        ["Measure", "What good\nlooks like", "Jul 23", "Aug 23", "Sept 23"],
        ["Fewer contacts", "Low", "356", "", "346"],
        ["Referrals opened within 12\nmonths of the one before", "Low", "19.1%", "22.6%", "22.9%"],
        ["Missing episodes", "Low", "267\n164 (CiC)", "213\n134 (CiC)", "274\n165 (CiC)"],
    ]
    tables, observations = read([*BODY, *printed_table(rows, [60, 260, 380, 430, 480], 700)])
    assert tables == [[[cell.replace("\n", " ") for cell in row] for row in rows]]
    assert observations[:2] == [("Fewer contacts", 356.0, "2023-07-01"), ("Fewer contacts", 346.0, "2023-09-01")]
    assert observations[2][0] == "Referrals opened within 12 months of the one before"
    assert [value for _, value, _ in observations[5:]] == [267.0, 164.0, 213.0, 134.0, 274.0, 165.0]


def test_a_heading_over_two_columns() -> None:
    rows = [
        ["", "Contacts", "", "Advice given", ""],
        ["Month", "All", "Police", "Number", "%"],
        ["July 2023", "3567", "1056", "418", "39.6%"],
        ["August 2023", "2852", "1094", "451", "41.2%"],
    ]
    tables, observations = read([*BODY, *printed_table(rows, [60, 160, 240, 330, 400], 700)])
    assert tables == [rows]
    assert observations[:2] == [("Contacts, All", 3567.0, "2023-07-01"), ("Contacts, Police", 1056.0, "2023-07-01")]


def test_running_text_telephone_numbers_and_a_list_of_pages_are_no_tables() -> None:
    page = [
        PrintedLine("At 31 March 2013 there were 877 children and at 31 March 2012", 60, 700),
        PrintedLine("there were 890 children, of whom 12 lived with friends in 2011", 60, 686),
        PrintedLine("and 13 with grandparents, a rise of 4 on the year to March 2010", 60, 672),
        PrintedLine("T: 0300 123 4567", 60, 600),
        PrintedLine("Textphone: 0161 618 0000", 60, 586),
    ]
    contents = printed_table([["Findings", "3"], ["Next steps", "5"], ["Names", "9"]], [60, 400], 500)
    assert read([*page, *contents]) == ([], [])


def test_text_below_a_table_is_no_row_of_it() -> None:
    rows = [["Origin", "Number"], ["White", "582"], ["Mixed", "134"], ["Asian or Asian British", "89"]]
    text = [
        PrintedLine("White children are still the largest group, though fewer than the 611 of a year before.", 60, 600)
    ]
    tables, observations = read([*BODY, *printed_table(rows, [60, 300], 700), *text])
    assert tables == [rows]
    assert [value for _, value, _ in observations] == [582.0, 134.0, 89.0]
