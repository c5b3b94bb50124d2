"""Layouts to blocks: headings, numbered paragraphs, bullets, page breaks, and the way back to the stored text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.pages import read_pages
from ingest.structure.model import Outline, StoredText
from ingest.structure.outline import CONTENTS, FOOTNOTES, outline
from ingest.structure.passages import join
from tests.printed_pdf import PrintedLine, print_pdf


def _of(text: str, medium: str = "text") -> Outline:
    return outline(StoredText(text, medium))


def _said(read: Outline) -> list[tuple[str, str | None, int, str]]:
    return [(block.kind, block.number, block.depth, block.text) for block in read.blocks]


def test_a_figure_at_the_head_of_a_bullet_is_no_paragraph_number() -> None:
    read = _of(
        "Of this number:\n - 188 (or 21.1%) live outside the area\n - 7 live with parents,\n- 33. Agencies work well.\n"
    )
    assert _said(read) == [
        ("heading", None, 0, "Of this number:"),
        ("bullet", None, 0, "188 (or 21.1%) live outside the area"),
        ("bullet", None, 0, "7 live with parents,"),
        ("paragraph", "33", 0, "Agencies work well."),
    ]


def test_a_page_break_within_a_sentence_is_joined_and_a_list_is_not() -> None:
    read = _of(
        "- 8. Children are at the centre of practice. Direct work\n\n\n\n- with children is good.\n"
        " - in schools is 9%\n - in homes is 8%\n"
    )
    assert [text for *_, text in _said(read)] == [
        "Children are at the centre of practice. Direct work with children is good.",
        "in schools is 9%",
        "in homes is 8%",
    ]


def test_headings_know_their_rank_from_their_number() -> None:
    read = _of(
        "# 3.5 Key Stage 2\n\n- **3.5.1** There are new measures.\n\n"
        "#### 3.5.5 Figure 11 Progress\n\nA paragraph of prose here.\n",
        "markdown",
    )
    assert read.blocks[-1].section == ("Key Stage 2", "Figure 11 Progress")
    assert read.blocks[1].number == "3.5.1"
    assert read.blocks[1].text == "There are new measures."


def test_mark_up_is_not_read_and_every_character_leads_back() -> None:
    text = "At 31<sup>st</sup>  March\n**2016** the [total](http://x) was 848."
    passage = join(text, [(0, len(text))])
    assert passage.text == "At 31st March 2016 the total was 848."
    start, end = passage.span(*(lambda at: (at, at + 3))(passage.text.index("848")))
    assert text[start:end] == "848"


@given(st.text(alphabet="ab 1.\n\t-*#<>/&;[]()", max_size=200))
def test_no_text_breaks_the_outline_and_no_offset_lies(text: str) -> None:
    for block in _of(text).blocks:
        offsets = block.passage.offsets
        assert len(offsets) == len(block.text)
        assert list(offsets) == sorted(offsets)
        assert all(
            text[at] == character for at, character in zip(offsets, block.text, strict=True) if character.isalnum()
        )


def test_a_pdf_is_read_by_size_weight_and_place() -> None:
    def body(n: str, y: float) -> list[PrintedLine]:
        return [
            PrintedLine(f"Paragraph {n} begins here and goes on to the next line", 70, y),
            PrintedLine("where it ends.", 70, y - 15),
        ]

    first = [
        PrintedLine("1", 70, 810, size=9),
        PrintedLine("Executive summary", 70, 780, size=16, bold=True),
        *body("one", 750),
        *body("two", 705),
        PrintedLine("1 A footnote set small.", 70, 60, size=8),
        PrintedLine("Report of an inspection 1", 70, 30, size=8),
    ]
    second = [
        PrintedLine("2", 70, 810, size=9),
        *body("three", 750),
        PrintedLine("4. A numbered paragraph.", 70, 700),
        PrintedLine("Report of an inspection 2", 70, 30, size=8),
    ]
    read = outline(read_pages(print_pdf([first, second]), "report.pdf"))
    assert _said(read)[:4] == [
        ("heading", None, 0, "Executive summary"),
        ("paragraph", None, 0, "Paragraph one begins here and goes on to the next line where it ends."),
        ("paragraph", None, 0, "Paragraph two begins here and goes on to the next line where it ends."),
        ("paragraph", None, 0, "1 A footnote set small."),
    ]
    assert read.blocks[3].section == (FOOTNOTES,)
    assert ("paragraph", "4", 0, "A numbered paragraph.") in _said(read)
    assert not any("Report of an inspection" in block.text for block in read.blocks)


def test_a_table_of_contents_opens_no_section_and_its_page_numbers_are_no_figures() -> None:
    read = _of(
        "Contents\n\nSummary of key findings 3\n\nOther matters 9\n\n"
        "Summary of key findings\n\nProse that says something.\n"
    )
    assert [(block.text, block.section) for block in read.blocks[1:3]] == [
        ("Summary of key findings 3", (CONTENTS,)),
        ("Other matters 9", ()),
    ]
    assert read.blocks[-1].section[-1] == "Summary of key findings"


def test_a_list_goes_on_behind_a_box_with_a_case_under_its_own_heading() -> None:
    read = _of(
        "## Areas for improvement\n\n- Plans drift.\n\n## Case study: effective practice\n\n"
        "She was heard. She was helped by:\n- a nurse.\n- Visits are rare.\n\n"
        "## Next steps\n\nLeaders will write a plan by May.\n"
    )
    sections = {block.text: block.section for block in read.blocks if block.kind != "heading"}
    assert sections == {
        "Plans drift.": ("Areas for improvement",),
        "She was heard. She was helped by:": ("Areas for improvement", "Case study: effective practice"),
        "a nurse.": ("Areas for improvement", "Case study: effective practice"),
        "Visits are rare.": ("Areas for improvement",),
        "Leaders will write a plan by May.": ("Next steps",),
    }
