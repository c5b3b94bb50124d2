"""Lists and pages in the ways in which papers print them: marks of every kind, numbers in brackets, running heads."""

from __future__ import annotations

import pytest

from ingest.pages import read_pages
from ingest.structure.embedded import split, whole_of
from ingest.structure.outline import outline
from ingest.structure.running_heads import running_heads

ITEMS = ("Reviews are held in time", "Children live near their homes", "Placements last 3 years on average")
OPENING = (
    "The board was told how children are looked after by the council and by its partners in the year to March 2024:"
)
MARKS = "•▪●○◦■□❏❑✓✔➢➔→»›⁃∙·–-*o\uf0b7\uf0a7"


def blocks_of(text: str) -> list[tuple[str, str | None, str]]:
    return [(b.kind, b.number, b.text) for b in outline(read_pages(text.encode(), "text")).blocks]


def printed(*items: str) -> str:
    return f"{OPENING}\n\n" + "\n\n".join(items) + f"\n\n{OPENING[:-1]}.\n"


@pytest.mark.parametrize("gap", [" ", "\t", "   ", "\u00a0"])
@pytest.mark.parametrize("mark", [*MARKS, "(1)", "(b)", "(iv)"])
def test_a_list_has_the_same_items_whatever_its_mark(mark: str, gap: str) -> None:
    found = blocks_of(printed(*(f"{mark}{gap}{item}" for item in ITEMS)))

    assert [block for block in found if block[0] == "bullet"] == [("bullet", None, item) for item in ITEMS]


@pytest.mark.parametrize("mark", ["•", "▪", "➢", "\uf0b7"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_mark_may_have_a_line_for_itself(mark: str, gap: str) -> None:
    found = blocks_of(printed(*(f"{mark}{gap}{item}" for item in ITEMS)))

    assert [block for block in found if block[0] == "bullet"] == [("bullet", None, item) for item in ITEMS]


@pytest.mark.parametrize("form", ["{}. ", "{}.\t", "{}) ", "{} ", "- {}. ", "- {}.\t", "- {}) ", "- {} "])
def test_a_paragraph_has_its_number_however_it_is_printed(form: str) -> None:
    found = blocks_of(printed(*(f"{form.format(12 + place)}{item}." for place, item in enumerate(ITEMS))))

    assert found[1:-1] == [("paragraph", str(12 + place), f"{item}.") for place, item in enumerate(ITEMS)]


@pytest.mark.parametrize("numbers", [(12, 13), (12, 14, 15), (31, 20, 9)])
def test_bare_numbers_that_do_not_follow_each_other_are_figures(numbers: tuple[int, ...]) -> None:
    found = blocks_of(printed(*(f"{number} Children moved out." for number in numbers)))

    assert [text for *_, text in found[1:-1]] == [f"{number} Children moved out." for number in numbers]


@pytest.mark.parametrize("words", ["(see above) it is so", "12 children moved", "a) to c) are met", "£ 12"])
def test_words_that_only_look_like_a_mark_stay(words: str) -> None:
    assert words in "".join(text for *_, text in blocks_of(printed(words, OPENING)))


HEAD = "Children and Young People Scrutiny Committee 2015"
FEET = ("{}", "Page {}", "Page {} of 40", "Page | {}", "- {} -", "{} | P a g e")


def pages(foot: str, numbers: tuple[int, ...]) -> str:
    """A sentence that goes over the end of each page."""
    opening = "It was so on side {} too, where the children of this council wait for"
    sides = (f"{opening.format(n)}\n{foot.format(n)}\n{HEAD}\nthe plans they need." for n in numbers)
    return f"{HEAD}\n\n" + "\n\n".join(sides) + "\n"


@pytest.mark.parametrize("foot", FEET)
def test_a_running_head_is_no_part_of_the_text(foot: str) -> None:
    text = pages(foot, (1, 2, 3, 5))

    assert [text.count("\n", 0, at) for at in sorted(running_heads(text, 0, len(text)))] == [4, 9, 14, 19]
    assert [text for *_, text in blocks_of(text)] == [HEAD] + [
        f"It was so on side {n} too, where the children of this council wait for the plans they need."
        for n in (1, 2, 3, 5)
    ]


@pytest.mark.parametrize("numbers", [(12, 9, 31, 4), (1, 2), (3, 3, 3, 3)])
def test_what_stands_beside_other_numbers_is_none(numbers: tuple[int, ...]) -> None:
    text = pages("{}", numbers)

    assert running_heads(text, 0, len(text)) == frozenset()


def test_a_table_goes_on_over_a_page() -> None:
    rows = [f"Contacts in month {n}\t{100 + n}\t{200 + n}" for n in range(1, 9)]
    turns = "".join(f"{row}\n{n}\n{HEAD}\n" for n, row in enumerate(rows, 1))
    (table,) = [b.table for b in outline(read_pages(f"{OPENING}\n\n{turns}".encode(), "text")).blocks if b.table]

    assert [row[0].text for row in table.rows] == [f"Contacts in month {n}" for n in range(1, 9)]


@pytest.mark.parametrize(
    "head",
    [
        "Report of the Director to the meeting of Cabinet to be held on 7 February 2024",
        "Report of the Director to the meeting\nof Cabinet to be\nheld on 7 February 2024",
        "Report of the Director to the meeting of Cabinet\nto be held on 7 February 2024",
        "Report  of  the Director to the meeting of Cabinet to  be held on 7 February 2024",
    ],
)
def test_a_pack_has_its_reports_however_their_heads_are_wrapped(head: str) -> None:
    body = "\n\nS\n\nWhat was found\n\n" + "It is told here what was found. " * 20
    stored = read_pages(
        f"Agenda for a meeting of Cabinet\n\n{'An item. ' * 50}\n\n{head}{body}\n\n{head}{body}".encode(), "a"
    )

    assert [part.role for part in split(stored, whole_of(stored))] == ["file", "agenda", "report", "report"]
