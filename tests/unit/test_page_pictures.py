import io

import pytest
from PIL import Image

from ingest.page_pictures import VALUE, PrintedPages, Stretch
from ingest.pdf import read_pdf
from tests.printed_pdf import PrintedLine, print_pdf

PAGES = (
    (PrintedLine("Dudley", 70, 760), PrintedLine("In March the council's homes", 70, 700)),
    (PrintedLine("had 41 children.", 70, 760), PrintedLine("In May they had 43 children.", 70, 700)),
)
CONTENT = print_pdf(PAGES)
TEXT = read_pdf(CONTENT, "dudley.pdf").text


@pytest.fixture
def pages():
    with PrintedPages(CONTENT, "dudley.pdf") as opened:
        yield opened


def placed(quote: str) -> tuple[str, tuple[int, int]]:
    start = TEXT.index(quote)
    return quote, (start, start + len(quote))


def test_a_passage_is_found_by_its_place_and_not_where_its_words_stand_first(pages: PrintedPages) -> None:
    second = TEXT.rindex("children")

    found = pages.stretch(2, "children", (second, second + len("children")))

    assert found is not None and found.start > pages.stretch(2, "children").start  # type: ignore[union-attr]


def test_a_passage_that_goes_on_overleaf_is_found_on_both_pages(pages: PrintedPages) -> None:
    start, end = TEXT.index("In March"), TEXT.index("41 children.") + len("41 children.")
    passage = TEXT[start:end]

    for quote in (passage, " ".join(passage.split())):
        assert pages.pages_of(quote, (start, end), near=2) == [1, 2]
        assert pages.stretch(2, quote, (start, end)) == Stretch(0, len("had 41 children."))


def test_where_pages_begin_is_kept_for_the_next_look_at_the_file() -> None:
    quote, place = placed("had 41 children.")
    starts = [0]
    for _ in range(2):
        with PrintedPages(CONTENT, "dudley.pdf", starts) as opened:
            assert opened.pages_of(quote, place, near=2) == [2]
        assert starts == [0, TEXT.index("had 41")]


def test_a_place_of_other_words_is_none(pages: PrintedPages) -> None:
    start = TEXT.index("In March")

    assert pages.pages_of("In June the council's homes had 9 children.", (start, start + 43), near=1) == []


def test_words_alone_are_looked_for_on_the_told_page_whatever_its_quotation_marks(pages: PrintedPages) -> None:
    assert pages.pages_of("In March the council’s\nhomes", None, near=1) == [1]
    assert pages.pages_of("In March the council’s homes", None, near=2) == []


def test_the_marked_passage_is_yellow_and_its_value_orange_where_they_are_printed(pages: PrintedPages) -> None:
    quote, place = placed("In May they had 43 children.")
    plain = Image.open(io.BytesIO(pages.picture(2, 1, []))).convert("RGB")
    marks = pages.marks(2, quote, place, (quote.index("43"), 2))
    marked = Image.open(io.BytesIO(pages.picture(2, 1, marks))).convert("RGB")

    changed = [at for at in pixels(marked) if marked.getpixel(at) != plain.getpixel(at)]
    orange = [at for at in changed if marked.getpixel(at)[0] == 255 and marked.getpixel(at)[1] <= VALUE[1]]
    assert {842 - 715 < y < 842 - 690 for _, y in changed} == {True}
    assert orange and len(orange) < len(changed) / 4


def test_a_page_of_other_words_is_shown_without_a_mark(pages: PrintedPages) -> None:
    assert pages.marks(1, "In May they had 43 children.") == []


def pixels(picture: Image.Image) -> list[tuple[int, int]]:
    return [(x, y) for y in range(picture.height) for x in range(picture.width)]
