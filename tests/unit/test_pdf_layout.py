"""PDFs to blocks: running heads, sizes as printed, lists in larger type, numbers and cells that are told by little."""

from __future__ import annotations

import pytest

from ingest.pages import read_pages
from ingest.structure.outline import FOOTNOTES, outline
from tests.printed_pdf import PrintedLine, print_pdf

NARROW = 14.5


def _blocks(*pages: list[PrintedLine], is_scaled: bool = False) -> list[tuple[str, str | None, str]]:
    """The blocks of these pages, of which another page of prose shows what is usual."""
    prose = ["Prose on a last page shows in which size a text is set and how far its lines are apart,"] * 8
    read = outline(read_pages(print_pdf([*pages, _lines(*prose, "and ends.")], is_scaled), "report.pdf"))
    return [(block.kind, block.number, block.text) for block in read.blocks if block.section != (FOOTNOTES,)][:-1]


def _lines(*texts: str, x: float = 70, y: float = 700, gap: float = NARROW, size: float = 12) -> list[PrintedLine]:
    return [PrintedLine(text, x, y - gap * number, size) for number, text in enumerate(texts)]


def _page(number: int) -> list[PrintedLine]:
    """A page of prose of its own under a running head; pages 2, 9 and 12 begin with a heading too."""
    prose = [
        f"Workers of team {chr(96 + number)}, line {chr(97 + line)}, know the children whom they see"
        for line in range(8)
    ]
    heading = [PrintedLine("Recommendations", 70, 740, size=13)] if number in (2, 9, 12) else []
    return [
        PrintedLine(f"Inspection of Dudley {number}", 70, 800),
        *heading,
        *_lines(*prose, f"and team {chr(96 + number)} says so."),
    ]


def test_a_running_head_goes_and_a_heading_at_the_top_of_some_pages_stays() -> None:
    said = _blocks(*map(_page, range(1, 13)))

    assert said.count(("heading", None, "Recommendations")) == 3
    assert not any("Inspection of Dudley" in text for *_, text in said)


@pytest.mark.parametrize("is_scaled", [False, True])
def test_a_size_is_that_in_print_whatever_the_font_says(is_scaled: bool) -> None:
    first = [
        PrintedLine("Help and protection", 70, 780, size=16),
        *_lines("Most care leavers live in homes that suit them, and financial", y=700),
        *_lines("4 A note that tells of a launch and is set small.", y=60, size=9),
    ]
    second = _lines("support for setting up home is good.", y=780)

    assert _blocks(first, second, is_scaled=is_scaled) == [
        ("heading", None, "Help and protection"),
        (
            "paragraph",
            None,
            "Most care leavers live in homes that suit them, and financial support for setting up home is good.",
        ),
    ]


def test_lines_of_a_list_in_larger_type_are_no_headings() -> None:
    listed = [
        PrintedLine("· Most of the children who are looked after by", 70, 700, size=14),
        PrintedLine("the council are well. Inspectors were glad to see", 88, 682, size=14),
        PrintedLine("Uncles and aunts who help.", 88, 664, size=14),
        PrintedLine("· Social workers care.", 70, 636, size=14),
    ]

    assert _blocks(listed) == [
        (
            "bullet",
            None,
            "Most of the children who are looked after by the council are well. Inspectors were glad to see "
            "Uncles and aunts who help.",
        ),
        ("bullet", None, "Social workers care."),
    ]


def test_a_number_without_its_stop_is_one_between_its_neighbours_alone() -> None:
    numbered = [
        *_lines("33. Support for children who came alone is good.", y=700),
        *_lines("34 Most children live in homes that suit them.", y=670),
        *_lines("35. Carers stay.", y=640),
        *_lines("37 Carers told us that they are heard.", y=610),
        *_lines("36. Plans are clear.", y=580),
    ]

    assert [(number, text) for _, number, text in _blocks(numbered)] == [
        ("33", "Support for children who came alone is good."),
        ("34", "Most children live in homes that suit them."),
        ("35", "Carers stay."),
        (None, "37 Carers told us that they are heard."),
        ("36", "Plans are clear."),
    ]


def test_asks_set_as_cells_of_a_table_are_told_apart_by_a_hair() -> None:
    asks = [
        *_lines("Leaders should make plans for children in need better,", "so that they are of use.", y=700),
        *_lines("Health leaders should see to visits in the first year. This", "should include:", y=670.5),
        *_lines("· visits before birth that are made on time.", x=88, y=641.5),
        *_lines("The partnership should plan for adulthood in good time and", "with young people.", y=626.5),
    ]

    assert [text for *_, text in _blocks(asks)] == [
        "Leaders should make plans for children in need better, so that they are of use.",
        "Health leaders should see to visits in the first year. This should include:",
        "visits before birth that are made on time.",
        "The partnership should plan for adulthood in good time and with young people.",
    ]


@pytest.mark.parametrize("indent", [110, 90])
def test_an_item_that_a_box_breaks_off_goes_on_behind_it_where_it_is_set_in_as_before(indent: float) -> None:
    first = [
        PrintedLine("Areas for improvement", 70, 760, size=16),
        *_lines("• Meetings are mostly held in time, but they do not", y=700),
        PrintedLine("Practice study: effective practice", 90, 600, size=16),
        *_lines("Work with one boy and his family, told over a line and a half,", "was good at home.", x=90, y=570),
    ]
    second = _lines("bring all who work with a child to one table, nor all nurses.", x=indent, y=780)
    said = [text for *_, text in _blocks(first, second)]

    goes_on = "bring all who work with a child to one table, nor all nurses."
    assert (f"Meetings are mostly held in time, but they do not {goes_on}" in said) == (indent == 110)
    assert any(text.endswith(f"was good at home. {goes_on}") for text in said) == (indent == 90)
