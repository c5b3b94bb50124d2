"""However a text is wrapped, hyphenated, indented or spaced, it has the same blocks as with one line a paragraph."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pages import read_pages
from ingest.structure.outline import outline

TEXT = """Children looked after in Dudley

Report of the Director of Children’s Services

1. At 31 March 2024, 612 children were looked after by the council, which is 14 more than a year before and the most \
that there have been since 2019. Most of them live with foster carers in the borough.

2. The rate is 88 per 10,000 children. Managers expect it to fall because more children return to their families:

• 94 children left care in the year to 31 March 2024, and 41 of them went home to their parents with a plan of support \
that their social workers had made with them
• 23 children were adopted, five of them with a brother or a sister, in 412 days on average
• Placement stability has become better in each of the last 3 years, and no child had to move at a weekend

What must become better

3. Reviews are late too often. Of 1,204 reviews in the year, 83% were on time, and the placement of 9 children was \
never reviewed at all.
"""
WIDTHS = st.integers(50, 110)


def blocks_of(text: str) -> list[tuple[str, str | None, int, str]]:
    blocks = outline(read_pages(text.encode(), "text")).blocks
    return [(block.kind, block.number, block.level, block.text) for block in blocks]


def wrapped(text: str, width: int, hanging: str = "") -> str:
    wrap = textwrap.TextWrapper(width, subsequent_indent=hanging, break_on_hyphens=False)
    return "\n".join("\n".join(wrap.wrap(line)) or line for line in text.split("\n"))


@given(WIDTHS, st.sampled_from(["", "  ", "    "]))
def test_a_wrapped_text_is_read_as_one_line_a_paragraph(width: int, hanging: str) -> None:
    assert blocks_of(wrapped(TEXT, width, hanging)) == blocks_of(TEXT)


@given(WIDTHS)
def test_paragraphs_without_a_line_between_stay_apart(width: int) -> None:
    close = re.sub(r"\n\n(?=\d\.|•)", "\n", TEXT)

    assert blocks_of(wrapped(close, width)) == blocks_of(TEXT)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("place-\nment", "placement"),
        ("Place-\nment", "Placement"),
        ("wor-\nkers", "workers"),
        ("long-\nterm", "long-term"),
        ("short-\nand long-term", "short- and long-term"),
    ],
)
def test_a_word_broken_at_a_line_end_is_whole_again(printed: str, read: str) -> None:
    text = f"The long view of the board is that each {printed} is looked at in its own term, as before."

    assert read in blocks_of(f"{text}\n\n" * 3)[0][3]


def test_what_was_no_wrapped_text_keeps_its_lines() -> None:
    lines = [
        "Robin Reed",
        "Director of Children’s Services",
        "Dudley Council",
        "Council House, Priory Road",
        "3 May 2024",
    ]

    assert [text for *_, text in blocks_of("\n".join(lines * 3))] == lines * 3


@pytest.mark.parametrize(
    ("pattern", "typeset"),
    [
        (r"(?m)^• ", "•\t"),
        (r"(?m)^• ", "\t•\t"),
        (r"(?m)^(\d\.) ", "\\1\t"),
        (r"(?m)^(?=\w)", "\t"),
        (r"(?m)^• ", "•\u00a0"),
        (r"(?<=\d) ", "\u202f"),
        (r" ", "\u00a0"),
    ],
)
def test_tabs_and_blanks_of_other_kinds_are_blanks(pattern: str, typeset: str) -> None:
    assert blocks_of(re.sub(pattern, typeset, TEXT)) == blocks_of(TEXT)


def test_words_set_in_by_a_tab_belong_to_a_table_right_below_a_row() -> None:
    rows = "Measure\tMay\tJune\nContacts\t120\t131\n\tof them referrals\t\n"
    table = outline(read_pages((TEXT + rows).encode(), "text")).blocks[-1].table

    assert table is not None
    assert len(table.rows) == 3


def specimen(stem: str) -> str:
    return (Path(__file__).resolve().parents[2] / "specimens" / f"{stem}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_specimen_has_the_same_paragraphs_however_wide(width: int) -> None:
    text = specimen("bradford_2014_inspection")
    prose = "\n\n".join(part for part in text.split("\n\n") if "\t" not in part and not part.startswith("#"))

    assert blocks_of(wrapped(prose, width)) == blocks_of(prose)
