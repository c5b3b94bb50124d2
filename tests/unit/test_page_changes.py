"""Paragraphs and lists at a page change, lists within lists, and numbers that stand close to their paragraph."""

from __future__ import annotations

from dataclasses import replace

from ingest.evidence import evidence
from ingest.pages import read_pages
from ingest.structure.model import Block, LineStyle, StoredText
from ingest.structure.outline import outline
from ingest.structure.pdf_lines import PdfLine, without_raised_marks
from tests.printed_pdf import PrintedLine, print_pdf

NUMBER, TEXT = 70, 99
DASH, MARK = "–", "•"
_OPENING = [
    PrintedLine(f"The {team} team knows the families well and sees the children", NUMBER, 760 - 15 * row)
    for row, team in enumerate(["first", "second", "third", "fourth", "last"])
] + [PrintedLine("in most weeks.", NUMBER, 685)]


def _blocks(*pages: list[PrintedLine]) -> list[Block]:
    """Blocks of the pages after one of plain words."""
    return list(outline(read_pages(print_pdf([_OPENING, *pages]), "report.pdf")).blocks)[1:]


def _numbered(blocks: list[Block]) -> dict[str, str]:
    return {block.number: block.text for block in blocks if block.number}


def _text(text: str) -> list[tuple[str, str | None, int, str]]:
    blocks = outline(StoredText(text, "text")).blocks
    return [(block.kind, block.number, block.depth, block.text) for block in blocks]


def test_the_next_number_opens_a_paragraph_whatever_the_page_before_ends_with() -> None:
    first = [PrintedLine("8. Plans are made early and they are", NUMBER, 100), PrintedLine("shared (Action)", TEXT, 85)]
    second = [
        PrintedLine("9. Reviews are held on time and", NUMBER, 760),
        PrintedLine("children come to them", TEXT, 745),
    ]
    third = [PrintedLine("10. Carers are trained.", NUMBER, 760), PrintedLine("They say that it helps.", TEXT, 745)]

    assert _numbered(_blocks(first, second, third)) == {
        "8": "Plans are made early and they are shared (Action)",
        "9": "Reviews are held on time and children come to them",
        "10": "Carers are trained. They say that it helps.",
    }


def test_a_line_set_in_under_the_number_carries_the_paragraph_over_the_page() -> None:
    first = [PrintedLine("8. Plans are made early and they", NUMBER, 100), PrintedLine("are shared.", TEXT, 85)]
    second = [
        PrintedLine("Parents know what they say.", TEXT, 760),
        PrintedLine("Other services", NUMBER, 730, size=14, bold=True),
        PrintedLine("9. Reviews are held on time.", NUMBER, 700),
    ]
    blocks = _blocks(first, second)

    assert _numbered(blocks) == {
        "8": "Plans are made early and they are shared. Parents know what they say.",
        "9": "Reviews are held on time.",
    }
    assert [block.text for block in blocks if block.kind == "heading"] == ["Other services"]


def test_a_line_at_the_margin_of_the_next_page_is_not_of_the_last_paragraph() -> None:
    first = [PrintedLine("8. Plans are made early and they", NUMBER, 100), PrintedLine("are shared.", TEXT, 85)]
    second = [PrintedLine("This office reads all that it is sent.", NUMBER, 760)]

    assert _numbered(_blocks(first, second)) == {"8": "Plans are made early and they are shared."}


def test_without_hanging_indents_a_line_between_two_numbers_is_of_the_first() -> None:
    first = [PrintedLine("8. Plans are made early and they", NUMBER, 100), PrintedLine("are shared.", NUMBER, 85)]
    second = [
        PrintedLine("Parents know what they say.", NUMBER, 760),
        PrintedLine("9. Reviews are held on time.", NUMBER, 730),
    ]
    third = [PrintedLine("This office reads all that it is sent.", NUMBER, 760)]

    assert _numbered(_blocks(first, second, third)) == {
        "8": "Plans are made early and they are shared. Parents know what they say.",
        "9": "Reviews are held on time.",
    }


def test_brackets_at_the_head_of_a_page_are_of_the_bullet_before_it() -> None:
    first = [PrintedLine(f"{MARK} The help for those who are carers.", NUMBER, 85)]
    second = [PrintedLine("(Standard four)", 88, 760), PrintedLine(f"{MARK} How rarely plans change.", NUMBER, 730)]

    assert [block.text for block in _blocks(first, second)] == [
        "The help for those who are carers. (Standard four)",
        "How rarely plans change.",
    ]


def test_a_line_read_as_two_does_not_part_its_paragraph() -> None:
    joined = "receive a multi-agency service that is known and that families value and that workers can explain well."
    lines = [
        PrintedLine("8. Families who come to the service early often", NUMBER, 700),
        PrintedLine(joined, TEXT, 685),
        PrintedLine("This is shown by the records that we saw.", TEXT, 655),
    ]

    assert _numbered(_blocks(lines))["8"].endswith("This is shown by the records that we saw.")


def test_a_dash_within_a_sentence_opens_no_bullet() -> None:
    lines = [
        PrintedLine("8. The work that the agencies of the borough share", NUMBER, 700),
        PrintedLine("through the three groups that meet in every month", TEXT, 685),
        PrintedLine(f"{DASH} among them the panel {DASH} shows what is known.", TEXT, 670),
    ]

    assert _numbered(_blocks(lines))["8"].endswith("every month – among them the panel – shows what is known.")


def test_a_raised_mark_that_opens_a_line_is_not_read() -> None:
    above = PdfLine(0, 22, "10 live in small homes,", LineStyle(12, False, NUMBER, 700), 1)
    behind = PdfLine(23, 37, "3 of whom few go", LineStyle(8, False, 240, 704), 1)
    alone = PdfLine(38, 39, "1", LineStyle(8, True, 240, 704), 1)
    footnote = PdfLine(40, 60, "3 As they said in May.", LineStyle(8, False, NUMBER, 60), 1)

    assert without_raised_marks([above, behind]) == [
        above,
        replace(behind, start=25, text="of whom few go", style=above.style),
    ]
    assert without_raised_marks([above, alone, footnote]) == [above, footnote]


def test_a_number_close_to_an_abbreviation_opens_a_paragraph() -> None:
    assert _text("28. Help comes early.\n\n29.IROs meet children.\n") == [
        ("paragraph", "28", 0, "Help comes early."),
        ("paragraph", "29", 0, "IROs meet children."),
    ]


def test_a_hollow_mark_is_a_bullet_within_the_list() -> None:
    assert _text("• Support, including for:\no disabled children\no young carers\n• Plans for all.\n") == [
        ("bullet", None, 0, "Support, including for:"),
        ("bullet", None, 1, "disabled children"),
        ("bullet", None, 1, "young carers"),
        ("bullet", None, 0, "Plans for all."),
    ]


def test_a_page_break_of_a_text_parts_no_numbered_paragraph() -> None:
    pages = (
        "- 8. Plans are made early and they are shared with all.\n\n\n\n- Parents know what the plans say of them.\n"
        "- 9. Reviews are held on time (Action)\n\n\n\n- 10. Carers are trained in all that they need to know.\n"
        "\n\n\nThis office reads all that it is sent by anyone.\n"
    )
    assert _text(pages) == [
        (
            "paragraph",
            "8",
            0,
            "Plans are made early and they are shared with all. Parents know what the plans say of them.",
        ),
        ("paragraph", "9", 0, "Reviews are held on time (Action)"),
        ("paragraph", "10", 0, "Carers are trained in all that they need to know."),
        ("paragraph", None, 0, "This office reads all that it is sent by anyone."),
    ]


def test_a_list_behind_a_page_break_stays_a_list() -> None:
    said = _text(
        "- 8. They are to do this:\n\n\n\n- See each child.\n- Write it down.\n- 9. Reviews are held on time.\n"
    )

    assert [kind for kind, *_ in said] == ["paragraph", "bullet", "bullet", "paragraph"]


def test_a_value_is_on_the_page_where_it_is_printed_though_its_sentence_begins_on_the_one_before() -> None:
    first = [PrintedLine("8. At the end of the year there", NUMBER, 100)]
    second = [PrintedLine("were 29 children at home.", TEXT, 760)]
    read = outline(read_pages(print_pdf([_OPENING, first, second]), "report.pdf"))
    block = next(block for block in read.blocks if block.number == "8")
    value = read.stored.text.index("29")

    assert evidence(read, block, block.char_start, block.char_end)["page"] == 2
    assert evidence(read, block, block.char_start, block.char_end, value)["page"] == 3
